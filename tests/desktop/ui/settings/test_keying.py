"""Changing keys: what is refused, what is asked, what is put back."""

from __future__ import annotations

from soulfra_desktop.ui.settings.keying import KeyingPresenter, KeyRow, Refused, Wanted
from soulfra_desktop.ui.shell.actions import Action, Actions


def nothing() -> None:
    """These actions are listed only."""


def keyboard(chosen: list[str]) -> KeyingPresenter:
    actions = Actions()
    actions.add(
        Action("chat.new", "New chat", nothing, "Ctrl+N", "Chats"),
        Action("window.quit", "Quit", nothing, "Ctrl+Q", "Soulfra"),
        Action("chat.fork", "Fork the chat", nothing, section="Chats"),
    )

    def save(new: list[str]) -> None:
        chosen[:] = new

    return KeyingPresenter(actions, lambda: chosen, save)


def row(presenter: KeyingPresenter, name: str) -> KeyRow:
    return next(row for row in presenter.state.rows if row.name == name)


def test_actions_stand_by_section():
    sections = keyboard([]).state.sections
    assert [(name, [row.label for row in rows]) for name, rows in sections] == [
        ("Chats", ["New chat", "Fork the chat"]),
        ("Soulfra", ["Quit"]),
    ]


def test_free_keys_are_taken_and_kept():
    chosen: list[str] = []
    presenter = keyboard(chosen)
    presenter.record("chat.fork")
    assert row(presenter, "chat.fork").recording
    presenter.take("Ctrl+Shift+K")
    assert chosen == ["chat.fork=Ctrl+Shift+K"]
    assert row(presenter, "chat.fork") == KeyRow("chat.fork", "Fork the chat", "Chats", "Ctrl+Shift+K", True)


def test_keys_that_another_has_are_asked_about_and_replaced():
    chosen: list[str] = []
    presenter = keyboard(chosen)
    presenter.record("chat.fork")
    presenter.take("Ctrl+N")
    assert row(presenter, "chat.fork").trouble == Wanted("Ctrl+N", "New chat")
    assert chosen == []
    presenter.replace()
    assert sorted(chosen) == ["chat.fork=Ctrl+N", "chat.new="]
    assert row(presenter, "chat.new").keys == ""


def test_leaving_changes_nothing():
    chosen: list[str] = []
    presenter = keyboard(chosen)
    presenter.record("chat.fork")
    presenter.take("Ctrl+N")
    presenter.stop()
    assert row(presenter, "chat.fork").trouble is None
    presenter.replace()
    assert chosen == []


def test_keys_of_writing_are_refused_with_the_reason():
    presenter = keyboard([])
    presenter.record("chat.fork")
    presenter.take("Ctrl+C")
    assert row(presenter, "chat.fork").trouble == Refused("Ctrl+C", "editing")


def test_keys_can_be_taken_away_and_all_put_back():
    chosen: list[str] = []
    presenter = keyboard(chosen)
    presenter.record("chat.new")
    presenter.take("")
    assert chosen == ["chat.new="]
    assert presenter.state.any_changed
    presenter.reset_all()
    assert chosen == []
    assert row(presenter, "chat.new").keys == "Ctrl+N"


def test_a_search_leaves_what_fits():
    presenter = keyboard([])
    presenter.search("fork")
    assert [row.name for row in presenter.state.rows] == ["chat.fork"]
    presenter.search("xyzzy")
    assert presenter.state.rows == ()
