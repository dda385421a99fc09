"""Keys: one does one thing, the person's choice comes first, writing is never taken away; and finding by letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.shell.actions import Action, Actions
from soulfra_desktop.ui.shell.commands import Command, Group, found
from soulfra_desktop.ui.shell.fuzzy import score
from soulfra_desktop.ui.shell.key_map import key_map, with_choice, without_choice
from soulfra_desktop.ui.shell.reserved import refusal
from soulfra_desktop.ui.shell.shortcuts import Shortcuts


def nothing() -> None:
    """These actions are listed only."""


NEW = Action("chat.new", "New chat", nothing, "Ctrl+N", "Chats")
FIND = Action("search.open", "Find in all chats", nothing, "Ctrl+Shift+F", "Chats")
QUIT = Action("window.quit", "Quit Soulfra", nothing, "Ctrl+Q", "Soulfra")
ALL = (NEW, FIND, QUIT)

NAMES = st.sampled_from(["a", "b", "c", "d"])
KEYS = st.sampled_from(["", "Ctrl+1", "Ctrl+2", "F5"])
ACTIONS = st.lists(st.builds(Action, NAMES, NAMES, st.just(nothing), KEYS), unique_by=lambda action: action.name)
CHOICES = st.lists(st.builds(lambda name, keys: f"{name}={keys}", NAMES, KEYS))


@given(ACTIONS, CHOICES)
def test_no_two_actions_share_a_key(actions, chosen):
    keys = [its for its in key_map(actions, chosen).keys.values() if its]
    assert len(keys) == len(set(keys))


@given(ACTIONS, CHOICES)
def test_an_action_goes_without_its_keys_only_where_another_has_them(actions, chosen):
    made = key_map(actions, chosen)
    assert all(made.keys[holder] for holder in made.lost.values())


@given(ACTIONS.filter(bool), CHOICES, st.data())
def test_what_was_chosen_last_is_what_the_key_does(actions, chosen, data):
    name = data.draw(st.sampled_from([action.name for action in actions]))
    keys = data.draw(KEYS.filter(bool))
    assert key_map(actions, with_choice(actions, chosen, name, keys)).holder(keys) == name


def test_putting_back_gives_an_action_its_own_keys_again():
    chosen = with_choice(ALL, [], "chat.new", "Ctrl+Q")
    assert key_map(ALL, chosen).keys == {"chat.new": "Ctrl+Q", "search.open": "Ctrl+Shift+F", "window.quit": ""}
    chosen = without_choice(ALL, chosen, "chat.new")
    chosen = without_choice(ALL, chosen, "window.quit")
    assert chosen == []


def test_a_choice_for_an_action_that_is_not_there_harms_nobody():
    assert key_map(ALL, ["gone=Ctrl+N", "nonsense", "=Ctrl+N"]).keys["chat.new"] == "Ctrl+N"


@pytest.mark.parametrize("keys", ["A", "Shift+A", "Space", "Tab", "Esc", "Return", "Up", "Shift+Home"])
def test_what_typing_and_moving_need_is_refused(keys):
    assert refusal(keys) == "typing"


@pytest.mark.parametrize("keys", ["Ctrl+C", "Ctrl+V", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Left", "Ctrl+Backspace"])
def test_what_edits_text_is_refused(keys):
    assert refusal(keys) == "editing"


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl++", "F6", "Shift+F6", "Ctrl+Shift+C", "Alt+Up", "Ctrl+,"])
def test_other_keys_may_be_had(keys):
    assert refusal(keys) is None


def test_the_system_keeps_its_own():
    assert refusal("Alt+F4") == "system"


def test_keys_follow_the_registry_and_the_choices_at_once(qtbot):
    window, actions = QWidget(), Actions()
    qtbot.addWidget(window)
    actions.add(NEW, QUIT)
    shortcuts = Shortcuts(window, actions)

    def live() -> list[str]:
        return sorted(s.key().toString() for s in window.findChildren(QShortcut) if s.isEnabled())

    assert live() == ["Ctrl+N", "Ctrl+Q"]
    shortcuts.choose(["chat.new=Ctrl+Shift+N", "window.quit="])
    assert live() == ["Ctrl+Shift+N"]
    assert shortcuts.keys_of("window.quit") == ""
    actions.add(FIND)
    actions.remove(["chat.new"])
    assert live() == ["Ctrl+Shift+F"]


@pytest.mark.parametrize(
    ("better", "worse", "query"),
    [
        ("New chat", "Renew the chat's key", "new"),
        ("Find in all chats", "Quick prompt: if undone", "find"),
        ("Text size", "Next chat", "text"),
    ],
)
def test_whole_words_come_before_pieces(better, worse, query):
    assert score(query, better) > score(query, worse)


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_text_can_be_looked_for(query, text):
    assert score(query, text) >= 0


def test_accents_are_no_hindrance():
    assert score("geloscht", "Gelöscht") > 0


def test_all_words_must_fit():
    assert score("new banana", "New chat") == 0


def test_the_group_with_the_best_fit_comes_first():
    groups = (
        Group("Actions", (Command("Show or hide the list of chats", nothing), Command("Quit", nothing))),
        Group("Chats", (Command("Chats about lists", nothing), Command("List", nothing))),
    )
    assert [(g.title, [c.label for c in g.commands]) for g in found(groups, "list")] == [
        ("Actions", ["Show or hide the list of chats"]),
        ("Chats", ["List", "Chats about lists"]),
    ]
    assert found(groups, "zebra") == ()


def test_nothing_typed_lists_every_action_and_the_latest_of_the_rest():
    many = tuple(Command(str(number), nothing) for number in range(40))
    actions, chats = found((Group("Actions", many), Group("Chats", many)), "  ")
    assert (len(actions.commands), len(chats.commands)) == (40, 6)
