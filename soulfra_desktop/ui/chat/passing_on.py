"""What the person does in the parts of the chat screen, passed on to the presenter as it is."""

from __future__ import annotations

from soulfra_desktop.ui.chat.columns import ColumnsView
from soulfra_desktop.ui.chat.composer.view import Composer
from soulfra_desktop.ui.chat.header import Header
from soulfra_desktop.ui.chat.options.panel import OptionsPanel
from soulfra_desktop.ui.chat.picker.view import ModelPicker
from soulfra_desktop.ui.chat.presenter import ChatPresenter


def pass_on(
    presenter: ChatPresenter,
    composer: Composer,
    header: Header,
    picker: ModelPicker,
    columns: ColumnsView,
    options: OptionsPanel,
) -> None:
    """Connect all that needs no view in between."""
    composer.typed.connect(presenter.type)
    composer.sent.connect(lambda: presenter.send())
    composer.knowing.connect(lambda use: presenter.drafting.know(use))
    composer.stopped.connect(presenter.stop)
    composer.detached.connect(presenter.detach)
    composer.edit_left.connect(presenter.cancel_edit)
    composer.recalled.connect(presenter.edit_last)
    composer.queue_hurried.connect(lambda number: presenter.queueing.send_now(number))
    composer.queue_edited.connect(lambda number: presenter.queueing.edit(number))
    composer.queue_removed.connect(lambda number: presenter.queueing.remove(number))
    composer.usage_wanted.connect(lambda: presenter.on_usage())
    composer.own_prices_wanted.connect(lambda: presenter.on_own_prices())
    composer.prices.left.connect(lambda: presenter.comparing.choose(()))
    header.renamed.connect(presenter.rename)
    header.local_only.connect(presenter.keep_local)
    header.kept.connect(lambda: presenter.keep())
    picker.several.connect(lambda models: presenter.comparing.choose(models))
    picker.starred.connect(lambda ref: presenter.drafting.choosing.star(ref))
    picker.allowed.connect(presenter.allow_provider)
    columns.stopped.connect(lambda model: presenter.comparing.stop(model))
    columns.taken.connect(lambda model: presenter.comparing.go_on_with(model))
    options.changed.connect(lambda *typed: presenter.optioning.change(*typed))
    options.reset.connect(lambda names: presenter.optioning.reset(*names))
    options.choosing.kept_here.connect(lambda privacy: presenter.optioning.keep_here(privacy))
    options.choosing.turned.connect(lambda dial: presenter.optioning.turn(dial))
    options.choosing.known.connect(lambda knows: presenter.optioning.know(knows))
    options.choosing.limited.connect(lambda amount: presenter.optioning.limit(amount))
    header.paid.connect(lambda: presenter.on_usage())
    header.asked_privacy.connect(lambda: presenter.optioning.open())
