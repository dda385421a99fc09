"""What the everyday screen is made of: each feature is plugged in by one line."""

from __future__ import annotations

from collections.abc import Callable

from soulfra_desktop.app.account_screen import plug_in as account_screen
from soulfra_desktop.app.active_days import plug_in as active_days
from soulfra_desktop.app.appearance import plug_in as appearance
from soulfra_desktop.app.chat_actions import plug_in as chat_actions
from soulfra_desktop.app.chat_and_list import plug_in as chat_and_list
from soulfra_desktop.app.chat_money import plug_in as chat_money
from soulfra_desktop.app.chat_sources import plug_in as chat_sources
from soulfra_desktop.app.command_palette import plug_in as command_palette
from soulfra_desktop.app.composer import plug_in as composer
from soulfra_desktop.app.documents_screen import plug_in as documents_screen
from soulfra_desktop.app.everyday import Everyday
from soulfra_desktop.app.memory_screen import plug_in as memory_screen
from soulfra_desktop.app.model_library import plug_in as model_library
from soulfra_desktop.app.other_writers import plug_in as other_writers
from soulfra_desktop.app.reading_on import plug_in as reading_on
from soulfra_desktop.app.search_and_shelves import plug_in as search_and_shelves
from soulfra_desktop.app.settings_page import plug_in as settings_page
from soulfra_desktop.app.transfer import plug_in as transfer
from soulfra_desktop.app.trust_screen import plug_in as trust_screen
from soulfra_desktop.app.upkeep import plug_in as upkeep
from soulfra_desktop.app.usage_screen import plug_in as usage_screen
from soulfra_desktop.app.web_pictures import plug_in as web_pictures

FEATURES: tuple[Callable[[Everyday], None], ...] = (
    appearance,
    chat_and_list,
    command_palette,
    composer,
    chat_actions,
    chat_money,
    search_and_shelves,
    web_pictures,
    settings_page,
    model_library,
    upkeep,
    usage_screen,
    other_writers,
    transfer,
    account_screen,
    trust_screen,
    reading_on,
    memory_screen,
    active_days,
    documents_screen,
    chat_sources,
)
"""Each is called once, when the everyday screen is built, in this order; heavy imports stay inside the functions."""
