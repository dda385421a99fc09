"""LiteLLM's complexity rules, run in a venv of its own: one JSON string a line in, one score a line out.

The last line is one JSON object: {"ms": median CPU milliseconds a prompt}.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from unittest.mock import MagicMock

os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", LITELLM_LOG="ERROR")


def main() -> None:
    from litellm.router_strategy.complexity_router.complexity_router import (  # type: ignore[import-not-found]
        ComplexityRouter,
    )

    router = ComplexityRouter(model_name="peer", litellm_router_instance=MagicMock())
    costs = []
    for line in sys.stdin:
        prompt = json.loads(line)
        start = time.process_time()
        _tier, score, _signals = router.classify(prompt)
        costs.append(time.process_time() - start)
        print(score)
    print(json.dumps({"ms": 1e3 * statistics.median(costs)}))


if __name__ == "__main__":
    main()
