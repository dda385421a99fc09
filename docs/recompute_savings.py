"""Recomputes what was saved from `soulfra usage --csv FILE` alone: python docs/recompute_savings.py FILE (docs/savings.md)."""

import csv
import sys
from collections import defaultdict
from decimal import Decimal

questions = defaultdict(list)
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for call in csv.DictReader(file):
        questions[call["question"] or "call " + call["id"]].append(call)

baselines = {call["baseline"] for calls in questions.values() for call in calls} - {""}
baseline = Decimal(0)
paid = Decimal(0)
for calls in questions.values():
    paid += sum(Decimal(call["cost_usd"] or 0) for call in calls)
    if any(not call["cost_usd"] for call in calls):
        continue  # something about this question has no known price: nothing is claimed
    served = [call for call in calls if call["outcome"] in ("answered", "stopped", "truncated")]
    if served:
        last = max(served, key=lambda call: (call["time_utc"], call["id"]))
        baseline += Decimal(last["baseline_usd"] or 0)

print("against", *sorted(baselines))
print("baseline", format(baseline, ".6f"))
print("paid", format(paid, ".6f"))
print("saved", format(baseline - paid, ".6f"))
