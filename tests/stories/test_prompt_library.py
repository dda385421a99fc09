"""The prompt library, from the slash to the file, on the real window by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from soulfra_desktop.ui.prompts.editor import PromptEditor
from soulfra_desktop.ui.prompts.form import PromptForm
from soulfra_desktop.ui.prompts.popup import PromptPopup
from soulfra_desktop.ui.prompts.view import PromptsView
from tests.stories.test_composing import ready


def test_an_example_is_called_by_a_slash_and_its_blanks_filled_by_keys(in_the_window):
    async def story(person):
        view = await ready(person)
        QGuiApplication.clipboard().setText("Guten Tag")
        field = view.composer.input
        QTest.keyClicks(field, "/tra")
        await person.finds(PromptPopup)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        form = await person.finds(PromptForm)
        assert form.fields[0].text() == "English"
        form.fields[0].selectAll()
        QTest.keyClicks(form.fields[0], "French")
        QTest.keyClick(form.fields[0], Qt.Key.Key_Return)
        await person.sees("the prompt", lambda: field.toPlainText() == "Translate this into French:\n\nGuten Tag")
        assert field.hasFocus()
        field.undo()
        assert field.toPlainText() == "/tra"

    in_the_window(story)


def test_a_prompt_is_written_found_deleted_and_brought_back(in_the_window):
    async def story(person):
        view = await ready(person)
        assert person.window.registry.run("prompts.manage")
        screen = await person.finds(PromptsView)
        await person.presses("New prompt")
        editor = await person.finds(PromptEditor)
        QTest.keyClicks(editor.name, "My Mail")
        await person.sees("what is amiss", lambda: "my-mail" in editor.name_problem.text())
        editor.name.clear()
        QTest.keyClicks(editor.name, "my-mail")
        QTest.keyClicks(editor.text, "Write a mail to {{whom}}.")
        QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await person.sees("it is kept", lambda: [one.name for one in screen._presenter.state.all] == ["my-mail"])
        await person.presses("Delete /my-mail")
        await person.sees("it is gone", lambda: not screen._presenter.state.all)
        await person.presses("Undo")
        await person.sees("it is back", lambda: [one.name for one in screen._presenter.state.all] == ["my-mail"])
        await person.presses("Back")
        QTest.keyClicks(view.composer.input, "/my")
        popup = await person.finds(PromptPopup)
        await person.sees("it in the list", lambda: "/my-mail" in popup.accessibleName())

    in_the_window(story)
