"""Providers that a question may go to, and what came of it."""

from soulfra_desktop.domain.chat import TextDelta
from tests.fakes import ScriptedProvider


def ollama():
    return ScriptedProvider("ollama")


def starter():
    return ScriptedProvider("starter")


def cloud(name="openai"):
    return ScriptedProvider(name, local=False)


def text_of(events):
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def outcomes(message):
    return [(a.ref.provider, a.outcome) for a in message.receipt.attempts]
