"""CPU milliseconds a request through LiteLLM's Router, and through its own SDK; run in a venv of its own.

litellm_router.py BASE_URL REQUESTS MODEL...   prints one JSON object: {model: milliseconds}
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import time

os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", OPENAI_API_KEY="x", LITELLM_LOG="ERROR")


async def main(base: str, requests: int, models: list[str]) -> None:
    import litellm  # type: ignore[import-not-found]

    def deployment(name: str, model: str) -> dict:
        return {"model_name": name, "litellm_params": {"model": f"openai/{model}", "api_base": base, "api_key": "x"}}

    result = {}
    for model in models:
        router = litellm.Router(
            model_list=[deployment("first", model), deployment("second", model)], fallbacks=[{"first": ["second"]}]
        )
        costs = []
        for number in range(requests + 5):
            start = time.process_time()
            stream = await router.acompletion(
                model="first",
                messages=[{"role": "user", "content": "Summarise the plot of Hamlet in one line."}],
                stream=True,
                stream_options={"include_usage": True},
            )
            async for _ in stream:
                pass
            if number >= 5:
                costs.append(time.process_time() - start)
        result[model] = round(1e3 * statistics.median(costs), 3)
    print(json.dumps(result))


asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
