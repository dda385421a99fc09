"""What ships in resources/router is whole, and says of well-known models what people know of them."""

import asyncio
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.learnt import scales_of
from soulfra_desktop.app.cli.doctor import judging
from soulfra_desktop.app.environment import resources
from soulfra_desktop.domain.complexity.weighing import family_shift, needed, weigh
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.strength import shift

ROUTER = resources() / "router"


def strength(known, name, *, local=True, size_bytes=None):
    ref = ModelRef("any", name)
    return known.of(ref, Model(ref, local, size_bytes=size_bytes), local=local)


async def known_strengths():
    scales = await scales_of(resources() / "router")()
    assert scales is not None
    return scales.strengths


async def test_what_cannot_be_read_judges_nothing(tmp_path):
    assert await scales_of(tmp_path)() is None
    (tmp_path / "weights.json").write_text("{}")
    assert await scales_of(tmp_path)() is None


def everywhere(value, number):
    """The same with this in the place of each number."""
    if isinstance(value, dict):
        return {name: everywhere(inner, number) for name, inner in value.items()}
    if isinstance(value, list):
        return [everywhere(inner, number) for inner in value]
    return number if isinstance(value, int | float) and not isinstance(value, bool) else value


WEIGHTS, MODELS = "weights.json", "models.json"
NUMBERS = [float("nan"), float("inf"), 1e308, -1e308, 0, True, None, "x", [], 10**400]
TEXTS = ["", "{}", "[]", '{"a":', '{"bias": NaN}', "null", '"x"', "[" * 100_000, '{"a":' * 100_000]


@pytest.mark.parametrize("file", [WEIGHTS, MODELS])
@pytest.mark.parametrize("damage", [*TEXTS, *((number,) for number in NUMBERS)], ids=lambda damage: str(damage)[:9])
async def test_a_damaged_file_judges_nothing_and_the_doctor_says_so(tmp_path, file, damage):
    for name in (WEIGHTS, MODELS):
        shutil.copy(ROUTER / name, tmp_path / name)
    whole = json.loads((ROUTER / file).read_text())
    (tmp_path / file).write_text(damage if isinstance(damage, str) else json.dumps(everywhere(whole, damage[0])))
    assert await scales_of(tmp_path)() is None
    found = await judging(tmp_path)
    assert (found.name, found.state) == ("judging", "missing")
    assert "models on this machine come first" in found.detail


async def test_what_ships_is_told_as_good():
    assert (await judging(ROUTER)).state == "good"


async def read(folder: Path):
    return await scales_of(folder)()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(file=st.sampled_from([WEIGHTS, MODELS]), data=st.data())
def test_whatever_stands_in_the_place_of_one_number_no_answer_stops(file, data):
    """One that is not refused leads to a chance, whatever it is."""
    damaged = json.loads((ROUTER / file).read_text())
    place, key = damaged, None
    while key is None or isinstance(place[key], dict | list):
        place = place if key is None else place[key]
        assume(len(place) > 0)
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
    place[key] = data.draw(st.sampled_from([*NUMBERS, -1, 1e-300, 1e6, 1e-9, 699, -699]))
    with TemporaryDirectory() as folder:
        for name in (WEIGHTS, MODELS):
            shutil.copy(ROUTER / name, Path(folder, name))
        Path(folder, file).write_text(json.dumps(damaged))
        scales = asyncio.run(read(Path(folder)))
    if scales is None:
        return
    for text in ("", "Why?", "Prove that x + y = 17, step by step."):
        weighed = weigh(text, scales.weights)
        assert 0 <= needed(scales.weights, 0.3) <= 1
        for name in ("mine", "llama3.1:8b", "qwen2.5:0.5b", "o3"):
            strength_ = strength(scales.strengths, name) - family_shift(weighed, scales.weights, name)
            assert 0 <= shift(weighed.suffices, strength_) <= 1


async def test_the_known_models_stand_in_order():
    known = await known_strengths()
    order = ["smollm2-135m", "qwen2.5:0.5b", "llama3.2:1b", "llama3.2:3b", "llama3.1:8b", "qwen2.5:14b", "llama3.3:70b"]
    strengths = [strength(known, name) for name in order]
    assert strengths == sorted(strengths)
    for cheap, strong in known.put_forward.values():
        assert strength(known, cheap, local=False) < strength(known, strong, local=False)
    assert strength(known, "o3-mini", local=False) < strength(known, "o3", local=False)


async def test_a_name_that_tells_nothing_goes_by_its_file_or_as_usual():
    known = await known_strengths()
    assert strength(known, "mine.gguf") == 0.0
    assert strength(known, "mine.gguf", size_bytes=400_000_000) < -2
    assert strength(known, "mine.gguf", size_bytes=43_000_000_000) > 0.9
    assert strength(known, "nobody-knows", local=False) == known.unknown_cloud
