"""An Ollama of one's own, over its published interface."""

from __future__ import annotations

from array import array

import pytest

from soulfra_desktop.adapters.embedding.catalogue import LocalModels
from soulfra_desktop.app.environment import resources
from soulfra_desktop.domain.errors import EmbedderFailed
from tests.desktop.adapters.embedding.test_worker import SENTENCES, cosine
from tests.minilm import TOKENIZER, MiniLM
from tests.servers.ollama_wire import EMBEDDER, HOSTED, MODEL, OllamaWireServer

NAME = f"ollama/{EMBEDDER}"


@pytest.fixture
def ollama(real_model, no_proxy):
    with OllamaWireServer(real_model) as server:
        yield server


@pytest.fixture
async def models(ollama):
    models = LocalModels(resources(), ollama_url=ollama.url)
    yield models
    await models.aclose()


async def test_its_embedding_models_are_offered_and_no_others(models):
    offered = {model.name: model for model in await models.available()}
    assert [name for name in offered if name.startswith("ollama/")] == [NAME]
    assert (offered[NAME].dimensions, offered[NAME].max_tokens, offered[NAME].local) == (384, 8192, True)
    assert offered["minilm"].size > 10_000_000


async def test_its_vectors_are_those_of_the_model(models):
    embedder = models.embedder(await models.named(NAME))
    texts = [SENTENCES[number % 3] for number in range(20)]
    vectors = await embedder.embed(texts, "passage")
    expected = await MiniLM(TOKENIZER).embed(texts, "passage")
    assert min(cosine(one, other) for one, other in zip(vectors, expected, strict=True)) > 0.999
    assert await embedder.embed([], "question") == []
    assert sum(
        value * value for value in array("f", (await embedder.embed(["\ud800"], "question"))[0])
    ) == pytest.approx(1)


@pytest.mark.parametrize("name", [f"ollama/{MODEL}", f"ollama/{HOSTED}", "ollama/nobody"])
async def test_one_that_makes_no_vectors_or_is_not_here_is_refused(models, name):
    with pytest.raises(EmbedderFailed, match=name.removeprefix("ollama/").partition(":")[0]):
        await models.named(name)


async def test_one_that_is_passed_on_to_other_servers_meanwhile_is_not_sent_a_text(models, ollama):
    embedder = models.embedder(await models.named(NAME))
    ollama.models[EMBEDDER] |= {"remote_model": "embedder", "remote_host": "https://ollama.com:443"}
    with pytest.raises(EmbedderFailed, match="not on this machine"):
        await embedder.embed(["my diary"], "passage")
    assert ollama.bodies == []


@pytest.mark.parametrize("host", ["http://192.0.2.1:11434", "http://127.0.0.1:1", "not a host", ""])
async def test_an_ollama_elsewhere_or_nowhere_is_never_asked(host):
    models = LocalModels(resources(), ollama_url=host)
    assert not [model for model in await models.available() if model.name.startswith("ollama/")]
    with pytest.raises(EmbedderFailed, match="an Ollama on this machine"):
        await models.named(NAME)
    await models.aclose()


async def test_one_that_has_gone_is_told(models, ollama):
    embedder = models.embedder(await models.named(NAME))
    del ollama.models[EMBEDDER]
    with pytest.raises(EmbedderFailed):
        await embedder.embed(["text"], "passage")
