"""The composition root: builds every object once, and is the only place that knows them all."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.learnt import scales_of
from soulfra_desktop.adapters.model_hub import HuggingFaceHub
from soulfra_desktop.adapters.prices import GenaiPriceTable
from soulfra_desktop.adapters.prompt_files import JsonPromptFiles
from soulfra_desktop.adapters.providers import ollama_wire
from soulfra_desktop.adapters.providers.anthropic import AnthropicProvider
from soulfra_desktop.adapters.providers.library_folder import LibraryFolder, offers
from soulfra_desktop.adapters.providers.ollama import OllamaProvider
from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.adapters.providers.registry import third_party
from soulfra_desktop.adapters.providers.starter import StarterProvider
from soulfra_desktop.adapters.sqlite.temporary import TemporaryChats
from soulfra_desktop.adapters.tokens import TiktokenTokenizer
from soulfra_desktop.app.account import AccountParts
from soulfra_desktop.app.environment import Environment, resources
from soulfra_desktop.app.knowing import Gathering
from soulfra_desktop.app.knowledge import KnowledgeParts
from soulfra_desktop.domain.library import LibraryModel
from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.services.budget import BudgetService
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.health import HealthBook
from soulfra_desktop.services.judging import Judge
from soulfra_desktop.services.learning import KeptLessons, Learning
from soulfra_desktop.services.outbound import Outbound
from soulfra_desktop.services.ports import ChatProvider
from soulfra_desktop.services.prompts import PromptService
from soulfra_desktop.services.router import Router
from soulfra_desktop.services.settings import BUILT_IN, SettingsService
from soulfra_desktop.services.usage import UsageService

if TYPE_CHECKING:
    from soulfra_desktop.adapters.sqlite.store import Store
    from soulfra_desktop.adapters.unlock import Protection
    from soulfra_desktop.services.draft_ports import DraftFiles
    from soulfra_desktop.services.ports import Ledger
    from soulfra_desktop.services.store_ports import ChatOrganiser, MessageSearch, OtherWriters, TreeStore

OPENAI_URL = "https://api.openai.com/v1"
STARTER_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
ANTHROPIC_URL = "https://api.anthropic.com"


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def new_id() -> str:
    """A random id of 32 hexadecimal digits."""
    return uuid.uuid4().hex


@dataclass(slots=True)
class Providers:
    """All providers: the built-in ones, plugins, and one for each endpoint, made when it is first seen."""

    fixed: list[ChatProvider]
    settings: SettingsService
    by_endpoint: dict[Endpoint, ChatProvider] = field(default_factory=dict)

    def __call__(self) -> list[ChatProvider]:
        endpoints = self.settings.known_endpoints
        return [*self.fixed, *(self._of(endpoint) for endpoint in endpoints)]

    def _of(self, endpoint: Endpoint) -> ChatProvider:
        if endpoint not in self.by_endpoint:
            self.by_endpoint[endpoint] = endpoint_provider(endpoint, self.settings)
        return self.by_endpoint[endpoint]

    async def aclose(self) -> None:
        for provider in [*self.fixed, *self.by_endpoint.values()]:
            await provider.aclose()


@dataclass(frozen=True, slots=True)
class Core:
    """Everything below the screens, each thing by one name; the window and the command line stand on the same."""

    store: Store
    """What is closed in the end. Nobody reaches through it: what a feature needs stands here by its own name."""
    conversations: TemporaryChats
    """All that can be opened: the store's chats, and those that are kept in memory alone."""
    organiser: ChatOrganiser
    trees: TreeStore
    search: MessageSearch
    other_writers: OtherWriters
    draft_files: DraftFiles
    prompts: PromptService
    ledger: Ledger
    settings: SettingsService
    providers: Providers
    catalog: Catalog
    router: Router
    chat: ChatService
    learning: Learning
    clock: SystemClock
    budgets: BudgetService
    usage: UsageService
    accounts: AccountParts
    knowledge: KnowledgeParts
    gathering: Gathering

    @property
    def protection(self) -> Protection:
        """What guards the key of all this."""
        return self.store.protection

    async def aclose(self) -> None:
        await self.accounts.aclose()
        await self.knowledge.aclose()
        await self.providers.aclose()
        await self.conversations.aclose()
        await self.store.aclose()


async def build(environment: Environment, store: Store, report: Callable[[str], None]) -> Core:
    """The real thing. `report` gets a sentence for a plugin that does not load."""
    settings = SettingsService(store.settings, store.secrets, environment.key)
    await settings.load()
    built_in = _built_in(environment, settings)
    plugins = await asyncio.to_thread(
        third_party, lambda name, why: report(f"soulfra: the plugin {name} is not used: {why}."), frozenset(BUILT_IN)
    )
    core = _assemble(store, settings, [*built_in, *plugins], environment.home)
    core.knowledge.ollama_url = ollama_wire.address(environment.ollama_host)
    return core


async def build_demo(store: Store) -> Core:
    """A scripted provider and sample chats, for a look around: no key, no model, no network."""
    from soulfra_desktop.adapters.providers.demo import DemoProvider
    from soulfra_desktop.app.demo import fill

    settings = SettingsService(store.settings, store.secrets, lambda _provider: None)
    await settings.load()
    await settings.change("welcomed", True)
    core = _assemble(store, settings, [DemoProvider()])
    await fill(core.conversations, core.clock)
    return core


def _assemble(store: Store, settings: SettingsService, fixed: list[ChatProvider], home: Path | None = None) -> Core:
    """`home` is None where nothing is kept."""
    clock = SystemClock()
    health = HealthBook(clock)
    prices = GenaiPriceTable(lambda: settings.current.own_prices)
    tokenizer = TiktokenTokenizer(resources() / "tokenizer" / "cl100k_base.tiktoken")
    providers = Providers(fixed, settings)
    catalog = Catalog(providers, settings, health, prices, clock)
    outbound = Outbound(store.ledger, prices, tokenizer, clock, new_id, lambda: settings.current.baseline_model)
    lessons = KeptLessons(store.outcomes, settings)
    judge = Judge(scales_of(resources() / "router"), lessons)
    router = Router(catalog, outbound, settings, health, judge)
    settings.on_key = router.forget
    chats = TemporaryChats(store.database, store.unkept)
    learning = Learning(store.outcomes, chats, judge, lessons, clock)
    chat = ChatService(
        chats, router, clock, new_id, organiser=store.organiser, trees=store.trees, temporary=chats, learning=learning
    )
    knowledge = KnowledgeParts(
        store, home if store.protection != "nothing kept" else None, resources(), settings, clock, new_id
    )
    gathering = Gathering(store, knowledge, router, settings, chats, clock)
    chat.knowing = gathering.knowing
    budgets = BudgetService(store.budgets, settings, clock)
    chat.budget_left = budgets.left
    return Core(
        store=store,
        conversations=chats,
        organiser=store.organiser,
        trees=store.trees,
        search=store.search,
        other_writers=store.database,
        draft_files=store.draft_files,
        prompts=PromptService(store.prompts, JsonPromptFiles(), new_id),
        ledger=store.ledger,
        settings=settings,
        providers=providers,
        catalog=catalog,
        router=router,
        chat=chat,
        learning=learning,
        clock=clock,
        budgets=budgets,
        usage=UsageService(store.usage, settings, prices),
        accounts=AccountParts(store, home, settings, clock),
        knowledge=knowledge,
        gathering=gathering,
    )


def _built_in(environment: Environment, settings: SettingsService) -> list[ChatProvider]:
    return [
        OllamaProvider(environment.ollama_host),
        OpenAIProvider("openai", "OpenAI", environment.openai_base_url or OPENAI_URL, lambda: settings.key("openai")),
        AnthropicProvider(environment.anthropic_base_url or ANTHROPIC_URL, lambda: settings.key("anthropic")),
        StarterProvider(
            resources() / "models" / STARTER_FILE,
            lambda: settings.current.gguf_folder,
            lambda: settings.current.starter_threads,
            library_folder(environment),
        ),
    ]


def library_folder(environment: Environment) -> LibraryFolder:
    """Where models for the built-in engine are fetched to."""
    return LibraryFolder(environment.home / "models", library_offers("models"), HuggingFaceHub(environment.hub_url))


def library_offers(name: str) -> tuple[LibraryModel, ...]:
    """A list of the model library, by its file's name in resources/library."""
    return offers(resources() / "library" / f"{name}.json")


def endpoint_provider(endpoint: Endpoint, settings: SettingsService) -> ChatProvider:
    """The provider that talks to a named OpenAI-compatible endpoint."""
    return OpenAIProvider(
        endpoint.name,
        endpoint.name,
        endpoint.base_url,
        lambda: settings.key(f"endpoint:{endpoint.name}"),
        local=endpoint.serves_this_machine,
    )
