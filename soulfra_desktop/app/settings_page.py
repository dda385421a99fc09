"""The settings, opened from wherever, and brought into force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.app.protecting import Protecting

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.ui.settings.presenter import Section


def plug_in(everyday: Everyday) -> None:
    protecting = Protecting(everyday)

    def own_prices() -> None:
        show("own_prices")

    def show(field: str = "", section: Section = "general") -> None:
        from soulfra_desktop.ui.settings.keying import KeyingPresenter
        from soulfra_desktop.ui.settings.presenter import SettingsPresenter
        from soulfra_desktop.ui.settings.view import SettingsView

        core = everyday.core
        presenter = SettingsPresenter(core.settings, core.catalog, everyday.tasks.spawn, protecting.now)
        presenter.on_setting = everyday.brought
        presenter.on_done = leave
        presenter.set_by["baseline_model"] = core.usage.name_baseline
        presenter.forget_learnt = core.learning.forget
        presenter.on_library = lambda: everyday.actions.run("models.library")
        presenter.on_usage = lambda: everyday.actions.run("usage.show")
        keying = KeyingPresenter(
            everyday.actions, lambda: core.settings.current.shortcuts, lambda chosen: everyday.set("shortcuts", chosen)
        )
        account = everyday.account_page() if everyday.account_page else None
        view = SettingsView(presenter, keying, protecting.panel(presenter), account)
        presenter.go_to(section)
        everyday.window.show_settings(view)
        presenter.load()
        everyday.settings_shown(presenter)
        if field:
            view.go_to_field(field)

    def leave() -> None:
        everyday.window.hide_settings()
        everyday.chat.look_at_models()

    def use_keys(chosen: object) -> None:
        if everyday.window.shortcuts is not None and isinstance(chosen, list):
            everyday.window.shortcuts.choose(chosen)

    everyday.on_setting["shortcuts"] = use_keys
    use_keys(everyday.core.settings.current.shortcuts)
    everyday.show_section = lambda section: show(section=section)
    everyday.show_field = show
    everyday.chat.on_settings = show
    everyday.chat.on_own_prices = own_prices
    everyday.sidebar.on_settings = show
    everyday.window.on_settings = show
