"""What is forgotten for good, as columns and tables. Part of the released step m0016_forgotten, and therefore never changed."""

from __future__ import annotations

NOBODY = "(SELECT account_id = '' FROM replica)"

STATEMENTS = (
    "ALTER TABLE message ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0",
    """UPDATE message SET forgotten = 1 WHERE text = '(forgotten)' AND reasoning = '' AND NOT on_its_way
       AND NOT EXISTS (SELECT 1 FROM attachment WHERE message_id = message.id)""",
    "ALTER TABLE replica ADD COLUMN person TEXT NOT NULL DEFAULT ''",
    "UPDATE replica SET person = substr(account_id, 1, instr(account_id || '/', '/') - 1)",
    "CREATE TABLE gone (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER chat_gone_signed_out AFTER UPDATE OF deleted_at ON conversation"
    f" WHEN new.deleted_at = 0 AND old.deleted_at IS NOT 0 AND {NOBODY} AND (SELECT person != '' FROM replica)"
    " BEGIN INSERT INTO gone VALUES (new.id) ON CONFLICT DO NOTHING; END",
    f"CREATE TRIGGER chat_back_signed_out AFTER INSERT ON conversation WHEN {NOBODY} BEGIN"
    " DELETE FROM gone WHERE id = new.id;"
    " UPDATE life SET life = life + 1 WHERE kind = 1 AND id = new.id AND life % 2 = 1; END",
)
"""`person` is the account that was signed in last, also after signing out. `gone` are chats that were removed for good while
none was: before the first account only those that somebody asked to be forgotten (`forgetting`)."""
