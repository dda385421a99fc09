"""What an answer was given, and summaries of long chats, as tables. Part of the released step m0015_context, and therefore
never changed.

Both are kept on this machine alone. A row goes with its message, and with the document, message or fact that it quotes.
"""

from __future__ import annotations

GOES = "CREATE TRIGGER sources_of_{kind}_go AFTER DELETE ON {kind} BEGIN DELETE FROM source WHERE kind = '{kind}' AND source_id = old.id; END"

STATEMENTS = (
    """CREATE TABLE source (
        message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('document', 'message', 'fact')),
        source_id TEXT NOT NULL,
        title TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        page_from INTEGER,
        page_to INTEGER,
        headings TEXT NOT NULL,
        conversation_id TEXT,
        at INTEGER,
        quote TEXT NOT NULL,
        supported INTEGER NOT NULL,
        PRIMARY KEY (message_id, number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX source_from ON source (kind, source_id)",
    *(GOES.format(kind=kind) for kind in ("document", "message", "fact")),
    """CREATE TABLE summary (
        until_id TEXT PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
        conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        made_by TEXT NOT NULL,
        messages INTEGER NOT NULL,
        made_at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX summary_of_chat ON summary (conversation_id)",
    "ALTER TABLE conversation ADD COLUMN knows INTEGER",
)
