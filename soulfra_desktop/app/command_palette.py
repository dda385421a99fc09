"""The command palette over everything: actions, settings, the chats at the top of the list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.settings import Field
    from soulfra_desktop.ui.shell.commands import Command
    from soulfra_desktop.ui.shell.palette import Palette

PALETTE = "window.commands"
RECENT = 50


def plug_in(everyday: Everyday) -> None:
    """Register the palette; it is made when it is first opened."""
    from soulfra_desktop.ui.shell.actions import Action

    window = everyday.window
    made: list[Palette] = []

    def show() -> None:
        from soulfra_desktop.ui.shell.palette import Palette

        if not made:
            tr = window.tr
            made.append(
                Palette(
                    window,
                    (
                        (tr("Actions"), lambda: _actions(everyday)),
                        (tr("Chats"), lambda: _chats(everyday)),
                        (tr("Settings"), lambda: _settings(everyday)),
                    ),
                )
            )
        made[0].close_palette() if made[0].isVisible() else made[0].open()

    everyday.actions.add(
        Action(
            PALETTE, window.tr("All commands"), show, "Ctrl+K", window.tr("View"), lambda: window.workspace is not None
        )
    )


def _actions(everyday: Everyday) -> Iterator[Command]:
    from soulfra_desktop.ui.shell.commands import Command
    from soulfra_desktop.ui.shell.synonyms import Synonyms

    synonyms = Synonyms()
    shortcuts = everyday.window.shortcuts
    for action in everyday.actions.all():
        if action.name != PALETTE and action.enabled():
            keys = shortcuts.keys_of(action.name) if shortcuts else ""
            yield Command(action.label, action.run, action.section, keys, synonyms.of(action.name))


def _chats(everyday: Everyday) -> Iterator[Command]:
    from soulfra_desktop.ui.shell.commands import Command

    for chat in everyday.sidebar.state.chats[:RECENT]:
        yield Command(chat.title or everyday.window.tr("New chat"), lambda chat=chat: _open(everyday, chat.id))


def _open(everyday: Everyday, conversation_id: str) -> None:
    if everyday.window.workspace is not None:
        everyday.window.workspace.uncover()
    everyday.sidebar.open(conversation_id)


def _settings(everyday: Everyday) -> Iterator[Command]:
    from soulfra_desktop.domain.settings import FIELDS
    from soulfra_desktop.ui.settings.places import ELSEWHERE

    for field in FIELDS:
        if field.name not in ELSEWHERE:
            yield from _field(everyday, field)


def _field(everyday: Everyday, field: Field) -> Iterator[Command]:
    """A choice can be made right here; whatever has to be typed opens the settings."""
    from soulfra_desktop.ui.kit.sentences import shown
    from soulfra_desktop.ui.shell.commands import Command
    from soulfra_desktop.ui.shell.synonyms import Synonyms

    words = f"{shown(field.help)} {Synonyms().of(field.name)}"
    tr, label = everyday.window.tr, shown(field.label)
    current = getattr(everyday.core.settings.current, field.name)
    if field.kind == "flag":
        options = ((True, tr("on")), (False, tr("off")))
    elif field.kind == "choice":
        options = tuple((value, shown(text)) for value, text in field.choices)
    else:
        yield Command(label, lambda: everyday.actions.run("settings.open"), words=words)
        return
    for value, text in options:
        if value != current:
            name = tr("{0}: {1}").format(label, text)
            yield Command(name, lambda value=value: everyday.set(field.name, value), words=words)
