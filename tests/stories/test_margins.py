"""What looks change leaves the column of the transcript where it stood."""

from __future__ import annotations

import pytest

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.settings.view import SettingsView
from tests.fakes import ScriptedProvider, answer
from tests.stories.conversing import enters, with_models
from tests.stories.test_keyboard import empty

LONG = "Some words that fill lines. " * 40


@pytest.fixture(autouse=True)
def usual_looks(qapp):
    yield
    theme.apply(qapp, "light", contrast=False)
    theme.set_zoom(qapp, 100)


def margins(view) -> tuple[float, float]:
    """Left and right of the text, in pixels."""
    frame = view.transcript.document().rootFrame().frameFormat()
    return frame.leftMargin(), frame.rightMargin()


def stands(view) -> bool:
    """Whether the text stands in the middle, with room at either side."""
    left, right = margins(view)
    bar = view.transcript.width() - view.transcript.viewport().width()
    return left >= 16 and abs(left - right - bar) <= 1 and view.transcript.viewport().width() - left - right >= 200


@pytest.mark.parametrize("scrolled", [False, True])
def test_high_contrast_and_zoom_in_any_order_keep_both_margins(in_the_everyday_window, scrolled):
    async def story(person):
        view = await with_models(person, ScriptedProvider("ollama").enqueue(*[answer(LONG) for _ in range(2)]))
        everyday = person.desktop.everyday
        for number in range(2):
            enters(view, f"Question {number}?")
            await person.sees("the answer", lambda n=number: len(view._drawn.messages) == 2 * n + 2)
            await person.sees("its end", lambda: view._drawn.phase == "idle")
        if scrolled:
            view.transcript.verticalScrollBar().setValue(view.transcript.verticalScrollBar().maximum() // 2)

        async def change(name, value):
            everyday.set(name, value)
            await person.sees(f"{name} {value}", lambda: getattr(everyday.core.settings.current, name) == value)
            await person.sees("it written", lambda: not view.transcript._sections.has_work)
            assert stands(view), (name, value, margins(view), view.transcript.width())

        for name, value in (("high_contrast", True), ("zoom", 130), ("high_contrast", False)):
            await change(name, value)
        everyday.window.on_settings()
        await person.finds(SettingsView)
        for name, value in (("high_contrast", True), ("zoom", 100)):
            await change(name, value)
        everyday.window.hide_settings()
        await person.sees("the chat", lambda: view.transcript.isVisible())
        assert stands(view), ("back", margins(view))
        await change("high_contrast", False)
        person.window.resize(360, 700)
        assert stands(view), ("narrow", margins(view))

    in_the_everyday_window(story, empty)
