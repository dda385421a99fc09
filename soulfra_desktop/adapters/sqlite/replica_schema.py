"""The tables of the replica. Part of the released step m0011_replica, and therefore never changed."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE replica (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        account_id TEXT NOT NULL DEFAULT '',
        device INTEGER NOT NULL DEFAULT 0,
        recording INTEGER NOT NULL DEFAULT 0,
        clock INTEGER NOT NULL DEFAULT 0,
        seq INTEGER NOT NULL DEFAULT 0,
        chain BLOB NOT NULL DEFAULT x'',
        next_idx INTEGER NOT NULL DEFAULT 0,
        acknowledged_seq INTEGER NOT NULL DEFAULT 0,
        synced_at INTEGER,
        backlog INTEGER,
        backlog_after INTEGER NOT NULL DEFAULT 0,
        knows TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "INSERT INTO replica (one) VALUES (1)",
    """CREATE TABLE outbox (
        number INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,
        id TEXT NOT NULL,
        field TEXT NOT NULL,
        UNIQUE (kind, id, field)
    ) STRICT""",
    """CREATE TABLE stamp (
        kind INTEGER NOT NULL,
        id TEXT NOT NULL,
        field TEXT NOT NULL,
        time INTEGER NOT NULL,
        device INTEGER NOT NULL,
        PRIMARY KEY (kind, id, field)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE life (
        kind INTEGER NOT NULL,
        id TEXT NOT NULL,
        life INTEGER NOT NULL,
        PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE shared (kind INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID",
    "CREATE TABLE batch (first_idx INTEGER PRIMARY KEY, count INTEGER NOT NULL, blob BLOB NOT NULL) STRICT",
    """CREATE TABLE leftover (
        number INTEGER PRIMARY KEY,
        collection INTEGER NOT NULL,
        name TEXT NOT NULL,
        revision INTEGER NOT NULL,
        content BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE orphan (
        number INTEGER PRIMARY KEY,
        waits_for TEXT NOT NULL,
        owner TEXT NOT NULL,
        life INTEGER NOT NULL,
        digest BLOB NOT NULL UNIQUE,
        content BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX orphan_waiting ON orphan (waits_for)",
    "CREATE INDEX orphan_of ON orphan (owner) WHERE owner != ''",
    """CREATE TABLE part (
        whole BLOB NOT NULL,
        number INTEGER NOT NULL,
        of INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (whole, number)
    ) STRICT""",
    "CREATE TABLE wanted_folder (conversation_id TEXT PRIMARY KEY, folder_id TEXT NOT NULL) STRICT",
    "CREATE INDEX wanted_folder_of ON wanted_folder (folder_id)",
    """CREATE TABLE blob (
        message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        address TEXT NOT NULL,
        size INTEGER NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('to push', 'here', 'to fetch')),
        PRIMARY KEY (message_id, position)
    ) STRICT""",
    "CREATE INDEX blob_at ON blob (address)",
    "CREATE INDEX blob_moving ON blob (state) WHERE state != 'here'",
    "CREATE TABLE shared_setting (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "ALTER TABLE folder ADD COLUMN stays_here INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversation ADD COLUMN stays_here INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE usage ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX conversation_kept_here ON conversation (id) WHERE stays_here",
    "CREATE INDEX message_on_its_way ON message (created_at) WHERE on_its_way",
    """CREATE TABLE prompt_again (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        description TEXT NOT NULL
    ) STRICT""",
    "INSERT INTO prompt_again SELECT id, name, text, description FROM prompt",
    "DROP TABLE prompt",
    "ALTER TABLE prompt_again RENAME TO prompt",
    "CREATE INDEX prompt_by_name ON prompt (name)",
)
"""`replica` is one row. `outbox` names what is to be pushed; `field` is empty for the whole record. `stamp` says when a field
was written; the one of the empty field holds for those that have none. `life` counts removals and returns. `shared` are
chats and folders that others have seen. `leftover`, `part`: of changes too large for one envelope. `orphan` came before what
it needs. `stays_here` keeps from the others; `elsewhere` marks calls of another machine. The names of prompts are kept apart
by the code: two machines may well choose the same one."""
