"""While an answer comes, what is read stands still, and the end is one press away."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from tests.stories.conversing import Told, enters, nothing, with_models


def test_while_an_answer_comes_the_place_that_is_read_stands_still_and_the_end_is_one_press_away(
    in_the_everyday_window,
):
    async def story(person):
        model = Told()
        view = await with_models(person, model)
        enters(view, "Tell me at length")
        bar = view.transcript.verticalScrollBar()
        for number in range(60):
            model.say(f"Paragraph {number} of what there is to say.\n\n")
        await person.sees("the last paragraph", lambda: "Paragraph 59" in person.reads())
        await person.sees("more than fits", lambda: bar.maximum() > 200)
        assert view.transcript.at_end()
        bar.setValue(bar.maximum() // 3)
        top = view.transcript.cursorForPosition(QPoint(200, 60)).block().text()
        for number in range(60, 90):
            model.say(f"Paragraph {number} of what there is to say.\n\n")
        await person.sees("more of it", lambda: "Paragraph 89" in person.reads())
        assert view.transcript.cursorForPosition(QPoint(200, 60)).block().text() == top
        await person.presses("Jump to latest")
        await person.sees("the end", view.transcript.at_end)
        model.end()
        await person.sees("it whole", lambda: view._drawn.phase == "idle")

    in_the_everyday_window(story, nothing)
