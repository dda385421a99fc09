"""The services as the app builds them, over scripted providers and a real store in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from soulfra_desktop.adapters.learnt import scales_of
from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory
from soulfra_desktop.adapters.sqlite.temporary import TemporaryChats
from soulfra_desktop.app.environment import resources
from soulfra_desktop.domain.chat import ChatEvent, Message
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money, Price, TokenCount
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.health import HealthBook
from soulfra_desktop.services.judging import Judge
from soulfra_desktop.services.learning import KeptLessons, Learning
from soulfra_desktop.services.outbound import Outbound
from soulfra_desktop.services.packing import ContextPacker
from soulfra_desktop.services.router import Router
from soulfra_desktop.services.settings import SettingsService
from tests.fakes import FrozenClock, ScriptedProvider


class TwoDollars:
    """Every cloud model costs one micro-dollar a token in and two out; the provider `unpriced` has no price."""

    version = "test 1"

    async def load(self) -> None:
        """Nothing to read."""

    def price(self, ref, day=None):
        return None if ref.provider == "unpriced" else Price(Money(1_000_000), Money(2_000_000))

    def version_of(self, ref):
        return self.version

    async def listed(self, providers):
        return [(ModelRef(name, "listed"), Price(Money(1_000_000), Money(2_000_000))) for name in providers]

    def price_named(self, ref, version, day):
        return self.price(ref, day) if version == self.version else None

    def as_now(self):
        return self

    def cost(self, ref, usage: TokenCount, day=None):
        return None if ref.provider == "unpriced" else Money(usage.input_tokens + 2 * usage.output_tokens)


class WordTokenizer:
    """A word is a token."""

    async def count(self, text: str) -> int:
        return len(text.split())


@dataclass
class House:
    """A whole set of services; `ask` runs one question to its end, whatever that is."""

    providers: list[ScriptedProvider]
    store: Store
    conversations: TemporaryChats
    settings: SettingsService
    health: HealthBook
    catalog: Catalog
    router: Router
    chat: ChatService
    clock: FrozenClock
    learning: Learning | None
    events: list[ChatEvent] = field(default_factory=list)
    packer: ContextPacker | None = None
    """Of a house in which something is known."""

    async def ask(self, text="hello", **options) -> SoulfraError | None:
        self.events = []
        try:
            async for event in self.chat.send(text, **options):
                self.events.append(event)
        except SoulfraError as error:
            return error
        return None

    async def tree(self) -> list[Message]:
        newest = (await self.store.conversations.conversations(1))[0]
        return await self.store.conversations.messages(newest.id)

    async def answer(self) -> Message:
        return (await self.tree())[-1]

    async def ledger(self) -> list[dict]:
        return await self.store.database.read(lambda db: list(db["usage"].rows))


async def build_house(*providers: ScriptedProvider, allowed: tuple[str, ...] = (), judged: bool = False) -> House:
    """`judged`: with the weights that ship; without them models on this machine come first."""
    store = await open_in_memory()
    clock = FrozenClock()
    settings = SettingsService(store.settings, store.secrets, lambda provider: f"key-of-{provider}")
    await settings.load()
    for name in allowed:
        await settings.allow(name)
    numbers = count(1)
    health = HealthBook(clock)
    catalog = Catalog(lambda: list(providers), settings, health, TwoDollars(), clock)

    def new_id() -> str:
        return f"id{next(numbers):04}"

    def baseline() -> str:
        return settings.current.baseline_model

    outbound = Outbound(store.ledger, TwoDollars(), WordTokenizer(), clock, new_id, baseline)
    lessons = KeptLessons(store.outcomes, settings)
    judge = Judge(scales_of(resources() / "router"), lessons) if judged else None
    router = Router(catalog, outbound, settings, health, judge)
    settings.on_key = router.forget
    chats = TemporaryChats(store.database, store.unkept)
    learning = Learning(store.outcomes, chats, judge, lessons, clock) if judge else None
    chat = ChatService(
        chats,
        router,
        clock,
        lambda: f"id{next(numbers):04}",
        organiser=store.organiser,
        trees=store.trees,
        temporary=chats,
        learning=learning,
    )
    return House(list(providers), store, chats, settings, health, catalog, router, chat, clock, learning)
