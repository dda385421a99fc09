"""What the everyday screen is made of: each feature is plugged in by one line."""

from __future__ import annotations

from collections.abc import Callable

from soulfra_desktop.app.appearance import plug_in as appearance
from soulfra_desktop.app.chatting import plug_in as chatting
from soulfra_desktop.app.commanding import plug_in as commanding
from soulfra_desktop.app.composing import plug_in as composing
from soulfra_desktop.app.conversing import plug_in as conversing
from soulfra_desktop.app.everyday import Everyday
from soulfra_desktop.app.finding import plug_in as finding
from soulfra_desktop.app.illustrating import plug_in as illustrating
from soulfra_desktop.app.setting import plug_in as setting
from soulfra_desktop.app.stocking import plug_in as stocking
from soulfra_desktop.app.transferring import plug_in as transferring
from soulfra_desktop.app.upkeep import plug_in as upkeep
from soulfra_desktop.app.watching import plug_in as watching

FEATURES: tuple[Callable[[Everyday], None], ...] = (
    appearance,
    chatting,
    commanding,
    composing,
    conversing,
    finding,
    illustrating,
    setting,
    stocking,
    upkeep,
    watching,
    transferring,
)
"""Each is called once, when the everyday screen is built, in this order; heavy imports stay inside the functions."""
