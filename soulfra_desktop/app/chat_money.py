"""What the chat knows of money: its currency, what it saves, its budgets; and what it learns from the person."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import SoulfraError

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.services.usage import UsageService


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.services.budget import currency_of
    from soulfra_desktop.ui.kit import money

    core, chat = everyday.core, everyday.chat
    chat.judging.learning = core.learning
    chat.accounting.budgets = chat.optioning.budgets = core.budgets
    chat.accounting.usage = core.usage
    chat.on_usage = lambda: everyday.actions.run("usage.show")
    money.use(currency_of(core.settings))

    def in_currency(_value: object) -> None:
        money.use(currency_of(core.settings))
        everyday.view.say_amounts_again()
        everyday.sidebar_view.list.viewport().update()

    def against(_baseline: object) -> None:
        everyday.tasks.spawn(_weigh(core.usage))
        chat.accounting.look()

    everyday.on_setting |= {"currency": in_currency, "currency_rate": in_currency, "baseline_model": against}


async def _weigh(usage: UsageService) -> None:
    """Compare what was called before with the baseline that was named. It goes on at the next start where it cannot."""
    try:
        async with aclosing(usage.weigh()) as steps:
            async for _step in steps:
                pass
    except SoulfraError:
        return
