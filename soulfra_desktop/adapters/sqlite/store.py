"""Opens a home and hands out its stores: what the composition root calls."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.home import LOCK_FILE
from soulfra_desktop.adapters.secrets import Keyring, SystemKeyring
from soulfra_desktop.adapters.sqlite.budgets import SqliteBudgets
from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.draft_files import SqliteDraftFiles
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.outcomes import SqliteOutcomes
from soulfra_desktop.adapters.sqlite.prompts import SqlitePrompts
from soulfra_desktop.adapters.sqlite.search import SqliteSearch
from soulfra_desktop.adapters.sqlite.settings import SqliteSecrets, SqliteSettings
from soulfra_desktop.adapters.sqlite.trees import SqliteTrees
from soulfra_desktop.adapters.sqlite.unkept import Unkept
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger
from soulfra_desktop.adapters.sqlite.usage_reports import SqliteUsageReports
from soulfra_desktop.adapters.unlock import STORE_FILE, Protection, mark_begun, unlock

if TYPE_CHECKING:
    from soulfra_desktop.adapters.sqlite.documents import SqliteDocuments
    from soulfra_desktop.adapters.sqlite.facts import SqliteFacts
    from soulfra_desktop.adapters.sqlite.passages import SqlitePassages
    from soulfra_desktop.adapters.sqlite.replica import SqliteReplica
    from soulfra_desktop.adapters.sqlite.summaries import SqliteSummaries


@dataclass(frozen=True, slots=True)
class Store:
    """An open home. `protection` says what guards its key, or that nothing is kept; `created` that it is new."""

    database: Database
    conversations: SqliteConversations
    organiser: SqliteOrganiser
    search: SqliteSearch
    prompts: SqlitePrompts
    draft_files: SqliteDraftFiles
    trees: SqliteTrees
    outcomes: SqliteOutcomes
    ledger: SqliteLedger
    budgets: SqliteBudgets
    unkept: Unkept
    usage: SqliteUsageReports
    settings: SqliteSettings
    secrets: SqliteSecrets
    protection: Protection
    created: bool
    keyring: Keyring | None = None
    """The ring that holds the store's key, where one does."""

    @property
    def replica(self) -> SqliteReplica:
        """This store as one of several; loaded late, since most commands never sync."""
        from soulfra_desktop.adapters.sqlite.replica import SqliteReplica

        return SqliteReplica(self.database, self.settings)

    @property
    def summaries(self) -> SqliteSummaries:
        from soulfra_desktop.adapters.sqlite.summaries import SqliteSummaries

        return SqliteSummaries(self.database)

    @property
    def documents(self) -> SqliteDocuments:
        """What is known besides the chats; these three are loaded late, after the window is there."""
        from soulfra_desktop.adapters.sqlite.documents import SqliteDocuments

        return SqliteDocuments(self.database)

    @property
    def passages(self) -> SqlitePassages:
        from soulfra_desktop.adapters.sqlite.passages import SqlitePassages

        return SqlitePassages(self.database)

    @property
    def facts(self) -> SqliteFacts:
        from soulfra_desktop.adapters.sqlite.facts import SqliteFacts

        return SqliteFacts(self.database)

    async def aclose(self) -> None:
        """Close the store. Closing twice does nothing."""
        await self.database.aclose()


async def open_store(home: Path, passphrase: str | None = None, *, keyring: Keyring | None = None) -> Store:
    """Unlock a home and open what it keeps; where neither passphrase nor keyring guards it, a store in memory.

    `keyring` is the system's, with 5 s to answer, unless given. Raises PassphraseNeeded, WrongPassphrase,
    HomeUnusable, StoreDamaged, DiskFull, or StoreError where the keyring or a newer store stands in the way.
    """
    found = await unlock(home, passphrase, keyring or SystemKeyring())
    if found.key is None:
        return _bundle(await Database.in_memory(), found.protection, created=False)
    database = await Database.open(home / STORE_FILE, found.key)
    if not found.begun:
        await _begin(home, database)
    holder = (keyring or SystemKeyring()) if found.protection == "keyring" else None
    return _bundle(database, found.protection, created=found.created, stamp=home / LOCK_FILE, keyring=holder)


async def _begin(home: Path, database: Database) -> None:
    try:
        await mark_begun(home)
    except BaseException:
        await database.aclose()
        raise


async def open_in_memory() -> Store:
    """A store that touches no disk: the demonstration's, and a session's that keeps nothing by choice."""
    return _bundle(await Database.in_memory(), "nothing kept", created=False)


def _bundle(
    database: Database,
    protection: Protection,
    *,
    created: bool,
    stamp: Path | None = None,
    keyring: Keyring | None = None,
) -> Store:
    unkept = Unkept()
    return Store(
        database=database,
        conversations=SqliteConversations(database),
        organiser=SqliteOrganiser(database),
        search=SqliteSearch(database),
        prompts=SqlitePrompts(database),
        draft_files=SqliteDraftFiles(database),
        trees=SqliteTrees(database),
        outcomes=SqliteOutcomes(database),
        ledger=SqliteLedger(database, unkept),
        budgets=SqliteBudgets(database, unkept),
        unkept=unkept,
        usage=SqliteUsageReports(database),
        settings=SqliteSettings(database, stamp),
        secrets=SqliteSecrets(database),
        protection=protection,
        created=created,
        keyring=keyring,
    )
