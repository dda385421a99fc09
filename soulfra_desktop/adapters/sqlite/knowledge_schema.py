"""What is known, as tables: documents, facts, and passages of them and of messages, with their words and their vectors.

Part of the released step m0014_knowledge, and therefore never changed. A passage holds no text: that stands once, in its
document, message or fact. Whatever removes or rewrites one of these, in whichever way, removes its passages with their words
and vectors in the same transaction, since triggers do it.
"""

from __future__ import annotations

SCOPE = "folder_id TEXT, agent TEXT, conversation_id TEXT"
"""A folder that is gone may come back from another machine: what belongs to it waits, and does not become everybody's."""

TABLES = (
    f"""CREATE TABLE watched_folder (
        id TEXT PRIMARY KEY,
        path TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        paused INTEGER NOT NULL,
        left_out TEXT NOT NULL,
        {SCOPE}
    ) STRICT""",
    f"""CREATE TABLE document (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        path TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        changed_ns INTEGER NOT NULL,
        state TEXT NOT NULL,
        problem TEXT NOT NULL,
        advice TEXT NOT NULL,
        pages INTEGER NOT NULL,
        characters INTEGER NOT NULL DEFAULT 0,
        chunks INTEGER NOT NULL DEFAULT 0,
        language TEXT NOT NULL,
        notes TEXT NOT NULL,
        watched_id TEXT,
        {SCOPE}
    ) STRICT""",
    "CREATE INDEX document_by_state ON document (state)",
    "CREATE INDEX document_by_time ON document (added_at)",
    "CREATE INDEX document_of_chat ON document (conversation_id) WHERE conversation_id IS NOT NULL",
    """CREATE TABLE document_text (
        document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
        piece INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (document, piece)
    ) STRICT""",
    """CREATE TABLE document_outline (
        document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
        pages TEXT NOT NULL,
        headings TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE fact (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        kind TEXT NOT NULL,
        taken_by TEXT NOT NULL,
        valid_from INTEGER NOT NULL,
        subject TEXT NOT NULL,
        source_message_id TEXT,
        source_conversation_id TEXT,
        valid_to INTEGER,
        superseded_by TEXT,
        pinned INTEGER NOT NULL,
        disabled INTEGER NOT NULL,
        {SCOPE}
    ) STRICT""",
    "CREATE INDEX fact_by_time ON fact (valid_from)",
    "CREATE INDEX fact_of_chat ON fact (conversation_id) WHERE conversation_id IS NOT NULL",
    """CREATE TABLE passage (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('document', 'message', 'fact')),
        source INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        place INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        page_from INTEGER,
        page_to INTEGER,
        headings TEXT NOT NULL,
        language TEXT NOT NULL,
        length INTEGER NOT NULL,
        asks INTEGER NOT NULL,
        at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX passage_placed ON passage (sequence, place, length, asks)",
    "CREATE INDEX passage_of ON passage (kind, source)",
    "CREATE VIRTUAL TABLE passage_words USING fts5 (words, tokenize = 'ascii')",
    "INSERT INTO passage_words (passage_words, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO passage_words (passage_words, rank) VALUES ('usermerge', 4)",
    "CREATE VIRTUAL TABLE passage_terms USING fts5vocab (passage_words, row)",
    "CREATE VIRTUAL TABLE message_terms USING fts5vocab (message_index, row)",
    "CREATE VIRTUAL TABLE title_terms USING fts5vocab (title_index, row)",
    "CREATE TABLE vector_model (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, vectors INTEGER NOT NULL) STRICT",
    """CREATE TABLE vector (
        number INTEGER PRIMARY KEY,
        model INTEGER NOT NULL,
        passage INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX vector_of ON vector (passage, model)",
    "CREATE TABLE unembedded (model INTEGER NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (model, passage))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE document_embedded (document INTEGER NOT NULL, model INTEGER NOT NULL, vectors INTEGER NOT NULL,"
    " PRIMARY KEY (document, model)) STRICT, WITHOUT ROWID",
    "CREATE TABLE unpassaged (number INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE spoken (language TEXT PRIMARY KEY, passages INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE knowledge (passages INTEGER NOT NULL, words INTEGER NOT NULL, forgetting INTEGER NOT NULL,"
    " in_bulk INTEGER NOT NULL) STRICT",
    "INSERT INTO knowledge VALUES (0, 0, 0, 0)",
)
"""`sequence` names a document (3 × its number), a chat (+ 1) or a fact (+ 2), `place` the order in it. `unembedded` lists what
a model has not seen, `unpassaged` messages that are not passages yet. `knowledge` is one row of sums; `forgetting` says how far the
traces of what was removed are erased, `in_bulk` that the index of words must be merged for it (erasing.py)."""

OF_DOCUMENT = (
    "INSERT INTO document_embedded SELECT source, {row}.model, {by} FROM passage"
    " WHERE id = {row}.passage AND kind = 'document'"
    " ON CONFLICT (document, model) DO UPDATE SET vectors = vectors + excluded.vectors"
)
FINISHED = "NOT new.on_its_way AND new.text != ''"
NO_PASSAGES = "DELETE FROM passage WHERE kind = '{kind}' AND source = old.number"

TRIGGERS = (
    "CREATE TRIGGER passage_comes AFTER INSERT ON passage BEGIN"
    " UPDATE knowledge SET passages = passages + 1, words = words + new.length;"
    " INSERT INTO spoken VALUES (new.language, 1) ON CONFLICT (language) DO UPDATE SET passages = passages + 1;"
    " INSERT INTO unembedded SELECT number, new.id FROM vector_model; END",
    "CREATE TRIGGER passage_goes BEFORE DELETE ON passage BEGIN"
    " DELETE FROM vector WHERE passage = old.id;"
    " DELETE FROM unembedded WHERE passage = old.id AND model IN (SELECT number FROM vector_model);"
    " DELETE FROM passage_words WHERE rowid = old.id;"
    " UPDATE spoken SET passages = passages - 1 WHERE language = old.language;"
    " UPDATE knowledge SET passages = passages - 1, words = words - old.length, forgetting = 1; END",
    "CREATE TRIGGER passage_said_otherwise AFTER UPDATE OF length, language ON passage BEGIN"
    " UPDATE knowledge SET words = words + new.length - old.length;"
    " UPDATE spoken SET passages = passages - 1 WHERE language = old.language;"
    " INSERT INTO spoken VALUES (new.language, 1) ON CONFLICT (language) DO UPDATE SET passages = passages + 1; END",
    "CREATE TRIGGER vector_comes AFTER INSERT ON vector BEGIN"
    " UPDATE vector_model SET vectors = vectors + 1 WHERE number = new.model;"
    " DELETE FROM unembedded WHERE model = new.model AND passage = new.passage;"
    f" {OF_DOCUMENT.format(row='new', by='1')}; END",
    "CREATE TRIGGER vector_goes BEFORE DELETE ON vector BEGIN"
    " UPDATE vector_model SET vectors = vectors - 1 WHERE number = old.model;"
    f" {OF_DOCUMENT.format(row='old', by='-1')}; END",
    f"CREATE TRIGGER document_goes BEFORE DELETE ON document BEGIN {NO_PASSAGES.format(kind='document')};"
    " DELETE FROM document_embedded WHERE document = old.number; END",
    f"CREATE TRIGGER fact_goes BEFORE DELETE ON fact BEGIN {NO_PASSAGES.format(kind='fact')}; END",
    f"CREATE TRIGGER passages_of_message_come AFTER INSERT ON message WHEN {FINISHED} BEGIN"
    " INSERT INTO unpassaged VALUES (new.number); END",
    "CREATE TRIGGER passages_of_message_change AFTER UPDATE OF text, on_its_way ON message"
    " WHEN old.text IS NOT new.text OR old.on_its_way IS NOT new.on_its_way BEGIN"
    f" {NO_PASSAGES.format(kind='message')}; DELETE FROM unpassaged WHERE number = old.number;"
    f" INSERT INTO unpassaged SELECT new.number WHERE {FINISHED};"
    " UPDATE knowledge SET forgetting = 1 WHERE old.text != ''; END",
    "CREATE TRIGGER passages_of_message_go BEFORE DELETE ON message BEGIN"
    f" {NO_PASSAGES.format(kind='message')}; DELETE FROM unpassaged WHERE number = old.number;"
    " UPDATE knowledge SET forgetting = 1; END",
    "CREATE TRIGGER knowledge_of_chat_goes AFTER DELETE ON conversation BEGIN"
    " DELETE FROM document WHERE conversation_id = old.id; DELETE FROM fact WHERE conversation_id = old.id;"
    " UPDATE knowledge SET forgetting = 1; END",
)
"""What belongs to one chat alone goes with it."""

FILLED = ("INSERT INTO unpassaged SELECT number FROM message WHERE NOT on_its_way AND text != ''",)

STATEMENTS = (*TABLES, *TRIGGERS, *FILLED)
