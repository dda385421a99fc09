"""The store's shape, as named steps that only go forward. A released step is never changed: add another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite import (
    context_schema,
    forgotten_schema,
    knowledge_schema,
    money_schema,
    replica_schema,
    replica_triggers,
)
from soulfra_desktop.adapters.sqlite.faults import fault
from soulfra_desktop.domain.errors import DiskFull, HomeUnusable, SoulfraError, StoreDamaged, StoreError

if TYPE_CHECKING:
    import sqlite_utils

Migration = Callable[["sqlite_utils.Database"], None]
"""A function named mNNNN_what; its name is what the store remembers."""

BACKUP = "before-"
BACKUPS_KEPT = 3

TOKENIZER = "tokenize = 'porter unicode61 remove_diacritics 2'"


def migrate(db: sqlite_utils.Database, migrations: Sequence[Migration], back_up: Callable[[str], None] | None) -> None:
    """Bring the store up to the last step, all in one transaction, after `back_up(name)` of a store that is in use.

    Raises StoreError where the store is from a newer Soulfra or a step fails; the store is then as it was.
    """
    if not _pending(_applied(db), migrations):
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        applied = _applied(db)
        pending = _pending(applied, migrations)
        if applied and pending and back_up is not None:
            back_up(f"{BACKUP}{pending[-1].__name__}")
        _apply(db, pending)
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


def _applied(db: sqlite_utils.Database) -> set[str]:
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").fetchone():
        return set()
    return {name for (name,) in db.execute("SELECT name FROM migration")}


def _pending(applied: set[str], migrations: Sequence[Migration]) -> list[Migration]:
    if applied - {step.__name__ for step in migrations}:
        raise StoreError(
            "These chats were kept by a newer Soulfra, which this one cannot read.",
            "Update Soulfra. Nothing was changed.",
        )
    return [step for step in migrations if step.__name__ not in applied]


def _apply(db: sqlite_utils.Database, pending: Sequence[Migration]) -> None:
    db.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT")
    for step in pending:
        try:
            step(db)
        except SoulfraError:
            raise
        except Exception as error:
            if isinstance(fault(error, None), DiskFull | HomeUnusable | StoreDamaged):
                raise
            raise StoreError(
                f"The store could not be brought up to date ({step.__name__}: {type(error).__name__}).",
                "Your chats are as they were. Go back to the last version, and please report it.",
            ) from error
        db.execute("INSERT INTO migration VALUES (?, ?)", [step.__name__, datetime.now(UTC).isoformat()])
    replica_triggers.renew(db)


def m0001_conversations(db: sqlite_utils.Database) -> None:
    """Conversations, their trees of messages, and the journal of answers on their way. Times are UTC microseconds."""
    for statement in (
        """CREATE TABLE conversation (
            id TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            messages INTEGER NOT NULL DEFAULT 0,
            leaf_id TEXT,
            model TEXT,
            deleted_at INTEGER
        ) STRICT""",
        "CREATE INDEX conversation_by_time ON conversation (updated_at DESC) WHERE deleted_at IS NULL",
        """CREATE TABLE message (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
            parent_id TEXT REFERENCES message (id),
            role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
            text TEXT NOT NULL,
            reasoning TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            complete INTEGER NOT NULL,
            on_its_way INTEGER NOT NULL,
            receipt TEXT
        ) STRICT""",
        "CREATE INDEX message_of_conversation ON message (conversation_id)",
        "CREATE INDEX message_of_parent ON message (parent_id)",
        """CREATE TABLE attachment (
            message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (message_id, position)
        ) STRICT""",
        """CREATE TABLE journal (
            number INTEGER PRIMARY KEY,
            answer_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            reasoning TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX journal_of_answer ON journal (answer_id)",
        "CREATE TABLE draft (conversation_id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT",
    ):
        db.execute(statement)


def m0002_usage(db: sqlite_utils.Database) -> None:
    """The ledger: one row for each call of a provider. Money is micro-dollars; an unknown cost is NULL."""
    db.execute(
        """CREATE TABLE usage (
            id TEXT PRIMARY KEY,
            message_id TEXT,
            conversation_id TEXT,
            provider TEXT NOT NULL,
            model TEXT NOT NULL,
            local INTEGER NOT NULL,
            input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL,
            cached_input_tokens INTEGER NOT NULL,
            cache_write_tokens INTEGER NOT NULL,
            source TEXT NOT NULL,
            cost_micros INTEGER,
            price_version TEXT NOT NULL,
            at INTEGER NOT NULL,
            outcome TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX usage_of_conversation ON usage (conversation_id, cost_micros)")
    db.execute("CREATE INDEX usage_by_time ON usage (at)")


def m0003_settings(db: sqlite_utils.Database) -> None:
    """Settings as JSON, named endpoints, and the secrets that no export carries."""
    db.execute("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    db.execute(
        """CREATE TABLE endpoint (
            name TEXT PRIMARY KEY,
            base_url TEXT NOT NULL,
            serves_this_machine INTEGER NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")


def m0004_shelf(db: sqlite_utils.Database) -> None:
    """What puts chats in order: folders, tags, pins, the archive; how each one answers, and where it came from.

    `deleted_at` 0 marks a chat that is being removed for good: nothing finds it any more.
    """
    for statement in (
        """CREATE TABLE folder (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            system_prompt TEXT NOT NULL,
            position INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE tag (
            conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            PRIMARY KEY (conversation_id, tag)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX tag_by_name ON tag (tag, conversation_id)",
        "ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE conversation ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE conversation ADD COLUMN folder_id TEXT REFERENCES folder (id) ON DELETE SET NULL",
        "ALTER TABLE conversation ADD COLUMN system_prompt TEXT",
        "ALTER TABLE conversation ADD COLUMN temperature REAL",
        "ALTER TABLE conversation ADD COLUMN max_tokens INTEGER",
        "ALTER TABLE conversation ADD COLUMN source TEXT NOT NULL DEFAULT ''",
        "DROP INDEX conversation_by_time",
        "CREATE INDEX conversation_by_time ON conversation (archived, updated_at DESC) WHERE deleted_at IS NULL",
        "CREATE INDEX conversation_in_trash ON conversation (deleted_at) WHERE deleted_at IS NOT NULL",
        "CREATE INDEX conversation_in_folder ON conversation (folder_id) WHERE folder_id IS NOT NULL",
        "CREATE INDEX conversation_pinned ON conversation (updated_at DESC) WHERE pinned",
        "CREATE INDEX message_at_the_start ON message (conversation_id) WHERE parent_id IS NULL",
        "CREATE INDEX usage_of_message ON usage (message_id)",
    ):
        db.execute(statement)


def m0005_prompts(db: sqlite_utils.Database) -> None:
    """The prompt library."""
    db.execute(
        """CREATE TABLE prompt (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            text TEXT NOT NULL,
            description TEXT NOT NULL
        ) STRICT"""
    )


def m0006_search(db: sqlite_utils.Database) -> None:
    """The full-text index. Titles are read at once; messages go on a list, to be read a few at a time.

    `found.place` is a message's rowid in the index: by time, so that the newest are met first (index.py).
    """
    for statement in (
        """CREATE TABLE found (
            place INTEGER PRIMARY KEY,
            number INTEGER NOT NULL UNIQUE,
            conversation_id TEXT NOT NULL,
            role TEXT NOT NULL,
            model TEXT
        ) STRICT""",
        "CREATE INDEX found_in_conversation ON found (conversation_id)",
        "CREATE INDEX found_of_model ON found (model) WHERE model IS NOT NULL",
        f"CREATE VIRTUAL TABLE message_index USING fts5 (text, content = '', prefix = '1 2 3', {TOKENIZER})",
        "CREATE TABLE unread (number INTEGER PRIMARY KEY) STRICT",
        "INSERT INTO unread SELECT number FROM message WHERE NOT on_its_way",
        "ALTER TABLE conversation ADD COLUMN number INTEGER",
        "UPDATE conversation SET number = rowid",
        "CREATE UNIQUE INDEX conversation_by_number ON conversation (number)",
        f"CREATE VIRTUAL TABLE title_index USING fts5 (title, content = '', prefix = '1 2 3', {TOKENIZER})",
        "INSERT INTO title_index (rowid, title) SELECT number, title FROM conversation ORDER BY number",
        "INSERT INTO message_index (message_index, rank) VALUES ('secure-delete', 1)",
        "INSERT INTO title_index (title_index, rank) VALUES ('secure-delete', 1)",
        "INSERT INTO message_index (message_index, rank) VALUES ('usermerge', 8)",
        "INSERT INTO message_index (message_index, rank) VALUES ('automerge', 16)",
        "INSERT INTO message_index (message_index, rank) VALUES ('crisismerge', 64)",
    ):
        db.execute(statement)


def m0007_latency(db: sqlite_utils.Database) -> None:
    """How long a call took, for measured speeds; NULL where it was not measured."""
    db.execute("ALTER TABLE usage ADD COLUMN first_token_ms INTEGER")
    db.execute("ALTER TABLE usage ADD COLUMN total_ms INTEGER")
    db.execute("CREATE INDEX usage_of_local_model ON usage (provider, model, at) WHERE local AND total_ms IS NOT NULL")


def m0008_draft_files(db: sqlite_utils.Database) -> None:
    """What is attached to a question that is not sent yet; it goes with its conversation."""
    db.execute(
        """CREATE TABLE draft_file (
            conversation_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (conversation_id, position)
        ) STRICT"""
    )
    db.execute(
        "CREATE TRIGGER draft_files_go AFTER DELETE ON conversation"
        " BEGIN DELETE FROM draft_file WHERE conversation_id = old.id; END"
    )


def m0009_money(db: sqlite_utils.Database) -> None:
    """Budgets, whose day and which baseline a call counts for, and the sums that the dashboard and the budgets read."""
    for statement in money_schema.STATEMENTS:
        db.execute(statement)


def m0010_privacy(db: sqlite_utils.Database) -> None:
    """Where a chat or a folder's chats may be answered, how good the answer must be, a folder's model; what was learned.

    An outcome holds numbers only: what was judged before the answer, and what the person made of it.
    """
    for statement in (
        "ALTER TABLE conversation ADD COLUMN privacy TEXT",
        "ALTER TABLE conversation ADD COLUMN dial INTEGER",
        "ALTER TABLE folder ADD COLUMN privacy TEXT",
        "ALTER TABLE folder ADD COLUMN dial INTEGER",
        "ALTER TABLE folder ADD COLUMN model TEXT",
        """CREATE TABLE outcome (
            message_id TEXT PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
            at INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            judged TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX outcome_by_time ON outcome (at)",
    ):
        db.execute(statement)


def m0011_replica(db: sqlite_utils.Database) -> None:
    """What several machines need to agree: an outbox, stamps, tombstones, the place in the account's log.

    The triggers that fill them come with the sign-in (replica_triggers), and anew with every later step.
    """
    for statement in replica_schema.TABLES:
        db.execute(statement)


def m0012_heard(db: sqlite_utils.Database) -> None:
    """The number that each device's next change must have: what a server leaves out of the log is noticed.

    The log of before was sealed otherwise, by no released version: it is begun again.
    """
    db.execute("ALTER TABLE replica ADD COLUMN heard TEXT NOT NULL DEFAULT '[]'")
    db.execute("UPDATE replica SET seq = 0, chain = x''")


def m0013_sealed(db: sqlite_utils.Database) -> None:
    """What a sealed batch holds, so that it can be made anew without what is to stay here since.

    Batches of before were sealed otherwise, by no released version: what they held is enqueued again.
    """
    db.execute("UPDATE replica SET next_idx = (SELECT min(first_idx) FROM batch), backlog = 0, backlog_after = 0"
               " WHERE EXISTS (SELECT 1 FROM batch)")  # fmt: skip
    db.execute("DELETE FROM batch")
    db.execute("DELETE FROM leftover")
    db.execute("ALTER TABLE batch ADD COLUMN names TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE batch ADD COLUMN stale INTEGER NOT NULL DEFAULT 0")


def m0014_knowledge(db: sqlite_utils.Database) -> None:
    """Documents, facts, and the passages of them and of messages. Those of messages that are here are made in the background."""
    for statement in knowledge_schema.STATEMENTS:
        db.execute(statement)


def m0015_context(db: sqlite_utils.Database) -> None:
    """What answers were given and cite, summaries of long chats, and whether a chat uses what is known."""
    for statement in context_schema.STATEMENTS:
        db.execute(statement)


def m0016_forgotten(db: sqlite_utils.Database) -> None:
    """Which messages were forgotten, for machines that still have them; whose account this was, and which chats were removed
    for good since: what goes while nobody is signed in goes from the account too, at the next sign-in."""
    for statement in forgotten_schema.STATEMENTS:
        db.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (
    m0001_conversations,
    m0002_usage,
    m0003_settings,
    m0004_shelf,
    m0005_prompts,
    m0006_search,
    m0007_latency,
    m0008_draft_files,
    m0009_money,
    m0010_privacy,
    m0011_replica,
    m0012_heard,
    m0013_sealed,
    m0014_knowledge,
    m0015_context,
    m0016_forgotten,
)
