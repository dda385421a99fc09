"""Pictures in answers, and temperatures that are refused: what the wire says of them."""

from __future__ import annotations

import base64
from types import SimpleNamespace

import pytest

from soulfra_desktop.adapters.providers.faults import Exchange
from soulfra_desktop.adapters.providers.openai_wire import Reply, pictured
from soulfra_desktop.domain.errors import RequestRefused, TemperatureRefused

DOT = base64.b64encode(b"\x89PNG dot").decode()
URL = f"data:image/png;base64,{DOT}"


def chunk(**said):
    delta = SimpleNamespace(**{"content": None, "tool_calls": None, **said})
    return SimpleNamespace(choices=[SimpleNamespace(delta=delta, finish_reason=None)], usage=None)


def images(*urls):
    return [{"type": "image_url", "image_url": {"url": url}} for url in urls]


def test_a_picture_beside_the_text_belongs_to_the_answer_once():
    reply = Reply()
    deltas = reply.read(chunk(content="Here.", images=images(URL)))
    assert [delta.text for delta in deltas] == ["Here.", ""]
    assert deltas[1].image is not None
    assert deltas[1].image.data == b"\x89PNG dot"
    assert deltas[1].image.media_type == "image/png"
    assert reply.read(chunk(images=images(URL))) == [], "some send all of them again at the end"


def test_an_address_is_never_fetched_and_no_other_kind_is_taken():
    assert pictured("https://example.org/a.png", 1) is None
    assert pictured(f"data:text/html;base64,{DOT}", 1) is None
    assert pictured(f"data:image/svg+xml;base64,{DOT}", 1) is None


@pytest.mark.parametrize("odd", [[{"image_url": {}}], [{}], images("data:image/png;base64,%%%"), ["x"], [None]])
def test_a_malformed_picture_is_the_replys_fault(odd):
    exchange = Exchange("openai", "OpenAI")
    exchange.begun = True
    with pytest.raises(Exception, match=r"protocol"), exchange:
        Reply().read(chunk(images=odd))


class _BadRequest(Exception):
    status_code = 400

    def __init__(self, message):
        super().__init__(message)
        self.message = message


_BadRequest.__module__ = "openai"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.", TemperatureRefused),
        ("Unsupported parameter: 'temperature' is not supported with this model.", TemperatureRefused),
        ("`temperature` is deprecated for this model.", TemperatureRefused),
        ("`temperature` may only be set to 1 when thinking is enabled.", TemperatureRefused),
        ("messages: the temperature in Rome is too high a topic", RequestRefused),
    ],
)  # fmt: skip
def test_a_refused_temperature_is_told_from_other_refusals(said, kind):
    assert type(Exchange("openai", "OpenAI", "o9").translate(_BadRequest(said))) is kind
