"""What stands behind the composer: attachments that are read off the window's thread, and the prompt library."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday


def plug_in(everyday: Everyday) -> None:
    attach(everyday)
    call_prompts(everyday)


def attach(everyday: Everyday) -> None:
    """Paste, drop and picker."""
    from soulfra_desktop.adapters.attachments import AttachmentFiles
    from soulfra_desktop.ui.chat.composer.attaching import Attaching
    from soulfra_desktop.ui.chat.composer.dropping import DropZone, is_no_file_here
    from soulfra_desktop.ui.kit.picture_files import AttachedPictures
    from soulfra_desktop.ui.shell.actions import Action

    drafting, view = everyday.chat.drafting, everyday.view
    drafting.draft_files = everyday.core.draft_files
    reader = AttachmentFiles(AttachedPictures())
    attachments = view.composer.attachments
    attachments.use(Attaching(reader, everyday.tasks.spawn, drafting.attach_in, drafting.held))
    DropZone(view, attachments.take, is_no_file_here)  # files: app/documents_screen.py
    everyday.actions.add(
        Action(
            "composer.attach",
            view.tr("Attach pictures or text files"),
            attachments.browse,
            "Ctrl+Shift+A",
            view.tr("Chat"),
            view.isVisible,
        )
    )


def call_prompts(everyday: Everyday) -> None:
    """The slash, and the screen where prompts are written."""
    from soulfra_desktop.ui.chat.composer.prompts import ComposerPrompts
    from soulfra_desktop.ui.prompts.calling import Calling
    from soulfra_desktop.ui.shell.actions import Action

    view, window, spawn, prompts = everyday.view, everyday.window, everyday.tasks.spawn, everyday.core.prompts

    def manage() -> None:
        from soulfra_desktop.ui.prompts.presenter import PromptsPresenter
        from soulfra_desktop.ui.prompts.view import PromptsView

        presenter = PromptsPresenter(prompts, spawn)
        presenter.on_done = window.hide_settings
        screen = PromptsView(presenter, window.notices)
        window.show_settings(screen)
        presenter.load()

    calling = Calling(prompts, spawn, lambda: datetime.now().astimezone())
    calling.on_manage = manage
    calls = ComposerPrompts(view.composer, calling, view)
    everyday.actions.add(
        Action("prompts.insert", view.tr("Insert a prompt"), calls.call, "Ctrl+/", view.tr("Chat"), view.isVisible),
        Action("prompts.manage", view.tr("Prompts"), manage, "", view.tr("Chat")),
    )

    async def look() -> None:
        await prompts.look()

    everyday.arrived.connect(lambda what: spawn(look()) if what.prompts else None)
    spawn(look())
