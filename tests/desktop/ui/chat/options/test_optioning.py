"""How one chat answers."""

from __future__ import annotations

from soulfra_desktop.domain.chat import AnswerOptions
from tests.fakes import ScriptedProvider


async def test_options_are_kept_with_the_chat_and_shown_with_what_they_stand_over(screen):
    ollama = ScriptedProvider("ollama")
    chat = await screen(ollama)
    await chat.ask("Why?")
    chat.presenter.optioning.open()
    assert (await chat.settled()).options.in_force.prompt_from == "default"
    chat.presenter.optioning.change("Be brief.", "0,3", "1,000")
    state = await chat.settled()
    assert state.options.set_here == AnswerOptions("Be brief.", 0.3, 1_000)
    assert state.options.inherited_from == "default"
    await chat.ask("And?")
    asked = ollama.requests[-1]
    assert (asked.system, asked.temperature, asked.max_tokens) == ("Be brief.", 0.3, 1_000)
    chat.presenter.optioning.reset("temperature")
    assert (await chat.settled()).options.set_here == AnswerOptions("Be brief.", None, 1_000)
    chat.presenter.optioning.reset()
    assert (await chat.settled()).options.set_here == AnswerOptions()
    chat.presenter.optioning.close()
    assert chat.state.options is None


async def test_what_does_not_fit_is_said_and_changes_nothing(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("Why?")
    chat.presenter.optioning.open()
    await chat.settled()
    for typed in (("", "3", ""), ("", "warm", ""), ("", "", "many"), ("", "", "0"), ("", "nan", "")):
        chat.presenter.optioning.change(*typed)
        state = await chat.settled()
        assert state.options.error, typed
        assert state.conversation.options == AnswerOptions()


async def test_options_of_a_new_chat_go_with_its_first_question(screen):
    ollama = ScriptedProvider("ollama")
    chat = await screen(ollama)
    chat.presenter.optioning.open()
    await chat.settled()
    chat.presenter.optioning.change("Be a pirate.", "", "")
    await chat.settled()
    state = await chat.ask("Why?")
    assert ollama.requests[-1].system == "Be a pirate."
    assert state.conversation.options.system_prompt == "Be a pirate."
    chat.presenter.open(None)
    await chat.settled()
    await chat.ask("And here?")
    assert ollama.requests[-1].system != "Be a pirate."


async def test_a_chats_privacy_and_dial_outlive_the_panel(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("Why?")
    strict = AnswerOptions(privacy="local-only", dial=5)
    await chat.house.conversations.set_options(chat.state.conversation.id, strict)
    chat.presenter.open(chat.state.conversation.id)
    await chat.settled()
    chat.presenter.optioning.open()
    await chat.settled()
    chat.presenter.optioning.change("Be brief.", "", "")
    assert (await chat.settled()).options.set_here == AnswerOptions("Be brief.", privacy="local-only", dial=5)
    chat.presenter.optioning.reset()
    assert (await chat.settled()).options.set_here == strict
