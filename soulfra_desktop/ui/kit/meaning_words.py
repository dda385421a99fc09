"""What is said of the models that find by meaning: on the documents' screen, in the settings and in the news."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from soulfra_desktop.domain.knowledge import EmbeddingModel, Foreign
from soulfra_desktop.ui.kit.meaning import MeaningState
from soulfra_desktop.ui.kit.sentences import figure

MEGABYTE = 1_000_000
MOST_LANGUAGES = 3


class MeaningWords(QObject):
    """Kept by who says them."""

    def language(self, code: str) -> str:
        """As the person calls it; in its own name where it is not among the commonest."""
        return {
            "ar": self.tr("Arabic"), "cs": self.tr("Czech"), "da": self.tr("Danish"), "de": self.tr("German"),
            "el": self.tr("Greek"), "en": self.tr("English"), "es": self.tr("Spanish"), "fi": self.tr("Finnish"),
            "fr": self.tr("French"), "he": self.tr("Hebrew"), "hu": self.tr("Hungarian"), "it": self.tr("Italian"),
            "ja": self.tr("Japanese"), "ko": self.tr("Korean"), "nl": self.tr("Dutch"), "no": self.tr("Norwegian"),
            "pl": self.tr("Polish"), "pt": self.tr("Portuguese"), "ro": self.tr("Romanian"), "ru": self.tr("Russian"),
            "sv": self.tr("Swedish"), "tr": self.tr("Turkish"), "uk": self.tr("Ukrainian"), "zh": self.tr("Chinese"),
        }.get(code) or QLocale(code).nativeLanguageName() or code  # fmt: skip

    def model(self, model: EmbeddingModel) -> str:
        """Its name, the languages it knows, and its size where that is known."""
        known = sorted(self.language(code) for code in model.languages)
        many = self.tr("many languages")
        languages = many if not known or len(known) > MOST_LANGUAGES else ", ".join(known)
        megabytes = figure(f"{model.size / MEGABYTE:,.0f}")
        size = self.tr("{0} MB").format(megabytes) if model.size else ""
        return "  ·  ".join(part for part in (model.label, languages, size) if part)

    def by_language(self, model: EmbeddingModel | None) -> str:
        """What it is that the documents' language has chosen."""
        if model is None:
            return self.tr("By the documents' language")
        return self.tr("By the documents' language: {0}").format(model.label)

    def notice(self, notice: Foreign) -> str:
        """What the languages of the documents ask of the model, and what was done about it."""
        language = self.language(notice.language)
        so = self.tr("Most of what you added is in {0}, which {1} does not know.").format(language, notice.model.label)
        if notice.better is None:
            return f"{so} " + self.tr("It is found by its words, and hardly by its meaning.")
        if notice.changed:
            return f"{so} " + self.tr("So {0} takes its place.").format(notice.better.label)
        return f"{so} " + self.tr("{0} knows it, and is on this machine.").format(notice.better.label)

    def change(self, state: MeaningState) -> str:
        """How far the change of the model is; empty where there is none."""
        if state.coming is None or state.model is None:
            return ""
        done, all_ = figure(f"{state.done:,}"), figure(f"{state.all:,}")
        said = self.tr("{0} has seen {1} of {2} passages. Until it has seen all, {3} answers.")
        return said.format(state.coming.label, done, all_, state.model.label)
