"""Other words for what can be done, by which the palette finds it: what people say who know another program."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject


class Synonyms(QObject):
    """`of(name)` gives the words for an action or for a setting, in the person's language and in English."""

    def of(self, name: str) -> str:
        """Empty where what it is called says enough."""
        return self._actions.get(name) or self._settings.get(name) or ""

    @property
    def names(self) -> set[str]:
        return {*self._actions, *self._settings}

    @cached_property
    def _actions(self) -> dict[str, str]:
        return {
            "chat.new": self.tr("new conversation start begin create fresh"),
            "chat.temporary": self.tr("private incognito ephemeral off the record"),
            "chat.rename": self.tr("title name change edit"),
            "chat.delete": self.tr("remove trash bin throw away"),
            "chat.archive": self.tr("put away hide store"),
            "chat.pin": self.tr("favourite star keep on top"),
            "chat.tags": self.tr("label category"),
            "chat.export": self.tr("save download share markdown html pdf json"),
            "chat.fork": self.tr("branch copy duplicate"),
            "chat.again": self.tr("regenerate retry repeat redo another answer"),
            "chat.again-with": self.tr("regenerate retry switch model"),
            "chat.continue": self.tr("resume carry on finish"),
            "chat.edit-last": self.tr("edit correct rephrase question prompt"),
            "chat.copy-last": self.tr("clipboard response"),
            "chat.stop": self.tr("cancel abort interrupt halt"),
            "chat.options": self.tr("system prompt instructions temperature length parameters persona"),
            "chat.beside": self.tr("compare models arena multiple split"),
            "chat.model": self.tr("choose model switch model picker provider"),
            "chat.find": self.tr("search text in this conversation"),
            "chat.keep": self.tr("save store temporary"),
            "chats.undo": self.tr("take back restore revert"),
            "chats.select": self.tr("several multiple pick bulk"),
            "chats.new-folder": self.tr("project group directory"),
            "chats.archive": self.tr("archived put away old"),
            "chats.trash": self.tr("deleted bin recycle restore"),
            "chats.import": self.tr("bring in load backup chatgpt claude migrate data"),
            "chats.export": self.tr("save download backup all data markdown html pdf json"),
            "search.open": self.tr("find look for history full text"),
            "models.library": self.tr("download models library gguf fetch install ollama local pull"),
            "prompts.insert": self.tr("template snippet slash"),
            "prompts.manage": self.tr("templates snippets library saved prompts"),
            "quick.show": self.tr("launcher spotlight mini window hotkey"),
            "settings.open": self.tr("preferences options configuration"),
            "view.larger": self.tr("zoom in font size bigger"),
            "view.smaller": self.tr("zoom out font size"),
            "view.usual-size": self.tr("reset zoom font size"),
            "window.sidebar": self.tr("sidebar panel history drawer"),
            "account.show": self.tr("sign in log in register password devices cloud synchronise backup"),
            "account.sync": self.tr("synchronise refresh update devices"),
            "window.quit": self.tr("exit close leave"),
        }

    @cached_property
    def _settings(self) -> dict[str, str]:
        return {
            "theme": self.tr("theme dark light appearance colours night mode"),
            "high_contrast": self.tr("contrast accessibility readable vision"),
            "zoom": self.tr("zoom font size larger smaller"),
            "motion": self.tr("animation reduced movement"),
            "language": self.tr("language english german translation"),
            "default_model": self.tr("default model standard"),
            "local_only": self.tr("offline private no cloud internet"),
            "system_prompt": self.tr("system prompt instructions persona"),
            "quick_hotkey": self.tr("hotkey shortcut global"),
        }
