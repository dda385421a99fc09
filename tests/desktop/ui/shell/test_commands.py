"""What the palette puts first."""

from __future__ import annotations

from soulfra_desktop.ui.shell.commands import Command, Group, found

GROUPS = (
    Group("Actions", (Command("Usage: spent, saved, budgets", lambda: None), Command("New chat", lambda: None))),
    Group("Chats", (Command("Our budget for May", lambda: None), Command("Usage", lambda: None))),
)


def first(query):
    return found(GROUPS, query)[0].commands[0].label


def test_an_action_whose_name_has_the_words_stands_above_chats_that_have_them_too():
    assert first("budget") == first("usage") == first("usa bud") == "Usage: spent, saved, budgets"


def test_a_chat_stands_first_where_no_action_has_the_words():
    assert first("may") == "Our budget for May"
