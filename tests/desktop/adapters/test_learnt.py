"""What ships in resources/router is whole, and says of well-known models what people know of them."""

from soulfra_desktop.adapters.learnt import scales_of
from soulfra_desktop.app.environment import resources
from soulfra_desktop.domain.routing import Model, ModelRef


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
