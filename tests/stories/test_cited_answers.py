"""A document is added, asked about, cited, opened; what it says is the person's own and stays here; it is forgotten."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.ui.chat.view import ChatView
from tests.hostile_files.pdfs import pdf
from tests.servers.upstream import Upstream

LEASE = """# Lease of the flat in Linden Street 14

## Ending the lease

The notice period for the tenant is three months to the end of a month. The letter must arrive by the third working day.

## Animals

One cat may be kept. For a second one the landlord must be asked first.
"""
QUESTION = "How long is the notice period of my lease?"
ANSWER = "The notice period for the tenant is three months to the end of a month [1]."


@pytest.fixture
def upstream():
    with Upstream(ANSWER) as server:
        yield server


@pytest.fixture
def lease(tmp_path):
    path = tmp_path / "lease.md"
    path.write_text(LEASE)
    return path


def over(upstream, *, here: bool):
    async def fill(store):
        await store.settings.save_endpoint(Endpoint("mine", f"{upstream.url}/v1", here))
        await store.settings.save("allowed_providers", ["mine"])
        await store.settings.save("default_model", "mine/fake")

    return fill


async def added(person, path):
    """The document is in all that is known, read by the real reader."""
    await person.finds(ChatView)
    indexing = person.desktop.core.knowledge.indexing
    (document,) = await indexing.add([path])
    documents = person.desktop.core.store.documents
    await person.sees_soon(lambda: documents.document(document.id), lambda one: one.state in ("embedding", "ready"))
    return document


async def asks(person, text):
    """Type, look at what sending would do, and send: what is known was found by then."""
    await person.sees("a chat that is ready", lambda: person.desktop.everyday.chat.state.phase == "idle")
    composer = person.desktop.everyday.view.composer
    composer.input.setFocus()
    QTest.keyClicks(composer.input, text)

    def estimated():
        state = person.desktop.everyday.chat.state
        known = state.estimate and (state.estimate.withheld or "passages" in dict(state.estimate.parts))
        return state.draft == text and known

    await person.sees("what would be sent", estimated)
    QTest.keyClick(composer.input, Qt.Key.Key_Return)


async def answered(person, upstream, times=1):
    core = person.desktop.core
    await person.sees("an answer", lambda: upstream.asked.total() >= times and "months" in person.reads())
    (chat,) = await core.conversations.conversations(1)
    await person.sees_soon(lambda: core.conversations.messages(chat.id), lambda found: found[-1].complete)
    return (await core.conversations.messages(chat.id))[-1]


def test_a_document_is_asked_about_cited_and_opened_where_it_says_so_and_forgotten(
    in_the_everyday_window, upstream, lease
):
    opened = []

    async def story(person):
        document = await added(person, lease)
        await asks(person, QUESTION)
        reply = await answered(person, upstream)
        assert "The notice period for the tenant is three months" in upstream.questions[-1]
        (source,) = [one for one in reply.sources if one.number == 1]
        assert source.quote == "The notice period for the tenant is three months to the end of a month."
        assert source.passage.source_id == document.id
        await person.sees("the row of sources", lambda: "Sources" in person.reads() and "lease.md" in person.reads())

        presenter = person.desktop.everyday.chat
        presenter.sourcing.on_source = opened.append
        await person.sees_soon(lambda: shown(presenter, reply.id), lambda one: one is not None and one.sources)
        person.desktop.everyday.view.transcript.acted.emit("source 1", reply.id)
        await person.sees("the source, opened", lambda: opened)
        text = await person.desktop.core.store.documents.text(document.id)
        assert text[opened[0].start : opened[0].end] == source.quote

        await person.desktop.core.knowledge.indexing.forget([document.id])
        await person.sees("no source any more", lambda: "lease.md" not in person.reads())
        stored = await person.desktop.core.conversations.messages(reply.conversation_id)
        assert stored[-1].sources == ()
        assert stored[-1].text.strip() == ANSWER

    in_the_everyday_window(story, over(upstream, here=True))


async def shown(presenter, message_id):
    return next((view for view in presenter.state.messages if view.id == message_id), None)


def test_a_model_elsewhere_is_asked_without_the_document_until_it_may_see_it(in_the_everyday_window, upstream, lease):
    async def story(person):
        await added(person, lease)
        await asks(person, QUESTION)
        reply = await answered(person, upstream)
        assert upstream.questions[-1] == QUESTION
        assert "withheld" in [reason.code for reason in reply.receipt.besides]
        assert reply.sources == ()
        core = person.desktop.core
        await core.settings.change("knowledge_seen_by", ["mine"])
        await asks(person, f"Once more: {QUESTION}")
        await answered(person, upstream, 2)
        assert "three months to the end of a month" in upstream.questions[-1]

    in_the_everyday_window(story, over(upstream, here=False))


def test_ask_prints_its_sources_and_json_has_them(soulfra, upstream, lease):
    assert soulfra.run("endpoints", "add", "mine", f"{upstream.url}/v1", "--here").status == 0
    assert soulfra.run("add", str(lease)).status == 0
    asked = soulfra.run("ask", "--model", "mine/fake", QUESTION)
    assert asked.out.startswith("The notice period")
    assert (
        "[1] lease.md, Lease of the flat in Linden Street 14: “The notice period for the tenant is three months"
        in asked.err
    )
    told = json.loads(soulfra.run("ask", "--json", "--model", "mine/fake", QUESTION).out)
    source = told["sources"][0]
    assert (source["number"], source["kind"], source["title"]) == (1, "document", "lease.md")
    assert source["quote"] == "The notice period for the tenant is three months to the end of a month."
    assert soulfra.run("ask", "--no-knowledge", "--model", "mine/fake", QUESTION).status == 0
    assert upstream.questions[-1] == QUESTION


def test_of_a_short_pdf_the_page_of_the_sentence_is_named(soulfra, upstream, tmp_path):
    """Its three pages are one passage."""
    path = tmp_path / "flat.pdf"
    path.write_bytes(pdf(["The flat has two rooms.", "Dogs and cats are welcome.", LEASE.splitlines()[4]]))
    assert soulfra.run("endpoints", "add", "mine", f"{upstream.url}/v1", "--here").status == 0
    assert soulfra.run("add", str(path)).status == 0
    asked = soulfra.run("ask", "--model", "mine/fake", QUESTION)
    assert "[1] flat.pdf, page 3: “The notice period for the tenant" in asked.err
