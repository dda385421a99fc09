"""Recomputes what was saved from `soulfra usage --csv FILE` alone: python docs/recompute_savings.py FILE (docs/savings.md)."""

import csv
import sys
from decimal import Decimal

baselines = set()
baseline = Decimal(0)
paid = Decimal(0)
claims = {}
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for call in csv.DictReader(file):
        paid += Decimal(call["cost_usd"] or 0)
        if call["claims"] != "yes":
            continue  # asked again, failed, never heard of, or its question has a call whose price is not known
        if not call["cost_usd"] or call["outcome"] not in ("answered", "stopped", "truncated"):
            sys.exit(f"call {call['id']} claims what it must not")
        if (question := call["question"] or call["id"]) in claims:
            sys.exit(f"calls {call['id']} and {claims[question]} both claim for one question")
        claims[question] = call["id"]
        baseline += Decimal(call["baseline_usd"] or 0)
        baselines.add(call["baseline"])

print("against", *sorted(baselines))
print("baseline", format(baseline, ".6f"))
print("paid", format(paid, ".6f"))
print("saved", format(baseline - paid, ".6f"))
