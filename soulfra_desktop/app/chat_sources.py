"""A number in an answer opens its source; a summary that was made is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.knowledge import Passage


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.shell.actions import Action

    chat, tr = everyday.chat, everyday.window.tr
    everyday.core.gathering.spawn = everyday.tasks.spawn
    everyday.core.gathering.on_summary = chat.sourcing.summarised
    everyday.core.gathering.on_forgotten = lambda kind, ids: chat.sourcing.forgotten(kind, ids)

    def open_source(passage: Passage) -> None:
        if passage.kind == "message":
            chat.open(passage.conversation_id, passage.source_id)
        elif passage.kind == "document":
            everyday.open_citation(passage.source_id, passage.start, passage.end)
        else:
            everyday.open_memory(passage.source_id)

    chat.sourcing.on_source = open_source
    everyday.actions.add(
        Action(
            "chat.known",
            tr("This question: with or without documents and memory"),
            lambda: chat.drafting.know(not chat.state.uses_known),
            "Ctrl+Shift+D",
            tr("Chats"),
        )
    )
