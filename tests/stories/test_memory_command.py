"""`soulfra memory`: read, added to, changed, switched off, and forgotten so that no byte of it is left."""

from __future__ import annotations

import json

import pytest

from tests.stories.test_documents_by_command import without_a_trace


def done(soulfra, *arguments):
    outcome = soulfra.run("memory", *arguments)
    assert outcome.status == 0, outcome.err
    return outcome


def listed(soulfra, *more):
    return json.loads(done(soulfra, "--json", *more).out)


def test_facts_are_added_changed_and_forgotten_without_a_trace(soulfra):
    done(soulfra, "add", "The", "quokkatrombone", "hangs in the cellar.")
    done(soulfra, "add", "The bins go out on Tuesday.")
    found = listed(soulfra)["facts"]
    assert [fact["text"] for fact in found] == [
        "The bins go out on Tuesday.",
        "The quokkatrombone hangs in the cellar.",
    ]
    assert not without_a_trace(soulfra, "cellar")
    ident = found[1]["id"]
    done(soulfra, "pin", ident[:10])
    done(soulfra, "disable", ident[:10])
    done(soulfra, "edit", ident, "The quokkatrombone hangs in the hall.")
    [fact] = [one for one in listed(soulfra)["facts"] if one["id"] == ident]
    assert (fact["text"], fact["pinned"], fact["disabled"]) == ("The quokkatrombone hangs in the hall.", True, True)
    assert "Taken by you" in done(soulfra, "why", ident).out
    assert not without_a_trace(soulfra, "quokkatrombone")
    assert without_a_trace(soulfra, "cellar")
    done(soulfra, "forget", ident)
    assert len(listed(soulfra, "list", "--all")["facts"]) == 1
    assert without_a_trace(soulfra, "quokkatrombon")


def test_the_switch_is_kept_and_what_is_there_stays_readable(soulfra):
    done(soulfra, "add", "The bins go out on Tuesday.")
    done(soulfra, "off")
    assert listed(soulfra)["on"] is False
    assert len(listed(soulfra)["facts"]) == 1
    done(soulfra, "on")
    assert listed(soulfra)["on"] is True


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("add",), 2, "needs a sentence"),
        (("why", "zz"), 1, "No fact has an id"),
        (("add", "My password is hunter2"), 2, "Such things are never remembered"),
    ],
)
def test_what_cannot_be_done_is_said(soulfra, arguments, status, said):
    outcome = soulfra.run("memory", *arguments)
    assert (outcome.status, said in outcome.err) == (status, True), outcome.err


def test_what_is_said_on_the_command_line_is_remembered_and_used_there(soulfra, faulty):
    soulfra.variables |= {"OPENAI_API_KEY": "sk-x", "OPENAI_BASE_URL": f"{faulty.url}/v1"}
    first = soulfra.run("ask", "--model", "openai/plain", "Always answer in rhymes. My cat is called Quixote.")
    assert "Remembered: Your cat is called Quixote." in first.err
    assert [fact["kind"] for fact in listed(soulfra)["facts"]] == ["person", "instruction"]
    second = soulfra.run("ask", "--model", "openai/plain", "Forget my cat.")
    assert "Forgotten for good: Your cat is called Quixote." in second.err
    assert [fact["kind"] for fact in listed(soulfra)["facts"]] == ["instruction"]
