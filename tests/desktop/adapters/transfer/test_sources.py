"""Exports keep where answers are from."""

import json
from datetime import UTC, datetime
from pathlib import PurePath

from soulfra_desktop.adapters.transfer import html, markdown, soulfra
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.footnotes import footnotes, sources_to_json
from soulfra_desktop.domain.knowledge import Citation, Passage
from soulfra_desktop.domain.transfer import ChatTree, ExportPlan

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LEASE = Passage(
    1, "document", "d1", "Lease_2.pdf", "", start=4, end=9, page_from=3, page_to=4, heading_path=("Notice",)
)
SOURCES = (
    Citation(1, LEASE, "Three *months* <b>.", True),
    Citation(2, Passage(2, "message", "m", "Moving", "", at=NOW), "", False),
    Citation(3, LEASE, "Never named.", True),
)
TREE = ChatTree(
    Conversation("c", "Notice", NOW, NOW),
    (
        Message("q", "c", None, "user", "How long?", NOW),
        Message("a", "c", "q", "assistant", "Three months [1][2].", NOW, sources=SOURCES),
    ),
)


def plan(form):
    return ExportPlan(PurePath("x"), form)


def test_footnotes_say_where_what_is_named_is_from():
    assert footnotes(TREE.messages[1].text, SOURCES) == [
        "[1] Lease_2.pdf, page 3-4, Notice: “Three *months* <b>.”",
        "[2] an earlier chat: Moving, 2026-11-23",
    ]


def test_markdown_keeps_sources_as_footnotes_that_are_no_markup():
    text = markdown.written(TREE, plan("markdown"))
    assert "- [1] Lease\\_2.pdf, page 3-4, Notice: “Three \\*months\\* \\<b\\>.”\n- [2] an earlier chat" in text
    assert "Never named" not in text


def test_a_page_keeps_sources_as_a_list():
    text = html.written(TREE, plan("html"))
    assert "<li>[1] Lease_2.pdf, page 3-4, Notice: “Three *months* &lt;b&gt;.”</li>" in text


def test_json_keeps_all_that_an_answer_was_given_and_reads_the_chat_again():
    told = json.loads(json.dumps(soulfra.to_json(TREE)))
    assert told["messages"][1]["sources"] == sources_to_json(SOURCES)
    assert "sources" not in told["messages"][0]
    tree = soulfra.read(told)
    assert tree is not None
    assert tree.messages[1].text == "Three months [1][2]."
