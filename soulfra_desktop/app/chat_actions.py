"""What can be done in a chat, for the palette, the shortcuts and the header's menu; temporary chats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.ui.shell.state import SidebarState


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.chat.chat_actions import ICONS, IN_HEADER, ChatActions
    from soulfra_desktop.ui.kit import icons

    chat, view, actions = everyday.chat, everyday.view, everyday.actions
    made = ChatActions(chat, view).all()
    actions.add(*made)
    everyday.sidebar.on_temporary = chat.open_temporary

    def fill(menu: QMenu) -> None:
        by_name = {action.name: action for action in made}
        for name in IN_HEADER:
            if not name:
                menu.addSeparator()
            elif by_name[name].enabled():
                keys = everyday.window.shortcuts.keys_of(name) if everyday.window.shortcuts else ""
                text = f"{by_name[name].label}\t{keys}" if keys else by_name[name].label
                menu.addAction(icons.icon(ICONS[name], size=16), text, lambda run=by_name[name].run: run())
        usage = next((action for action in actions.all() if action.name == "usage.show"), None)
        if usage is not None:
            menu.addSeparator()
            menu.addAction(icons.icon("wallet", size=16), usage.label, lambda: usage.run())
        shown = chat.state.conversation
        if shown is not None and not chat.state.temporary:
            menu.addSeparator()
            elsewhere = everyday.sidebar_view.list.menus.of_chats([shown.id])
            elsewhere.setParent(menu, elsewhere.windowFlags())
            menu.addActions(elsewhere.actions())

    view.fill_menu = fill
    _follow_the_list(everyday)


def _follow_the_list(everyday: Everyday) -> None:
    """What is changed about the shown chat in the list is seen in its header."""
    chat, sidebar = everyday.chat, everyday.sidebar

    def follow(_state: SidebarState) -> None:
        if chat.state.conversation is not None:
            for same in sidebar.chats((chat.state.conversation.id,)):
                chat.changed_elsewhere(same)

    sidebar.changed.connect(follow)
