"""Every input can be bad: a clear sentence, and nothing lost."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_question_is_a_usage_error(soulfra, text):
    outcome = soulfra.run("ask", text)
    assert outcome.status == 2
    assert "Write a question first" in outcome.err


def test_a_megabyte_is_kept_and_the_model_that_cannot_read_it_says_so(soulfra):
    outcome = soulfra.run("ask", "-", "--json", text="word " * 200_000)
    assert outcome.status == 3
    assert "more than starter/smollm2-135m-instruct can read" in outcome.err
    (chat,) = soulfra.run("chats", "list", "--json").json
    assert len(soulfra.run("chats", "show", chat["id"], "--json").json["messages"][0]["text"]) == 1_000_000


def test_what_is_not_text_is_refused_by_name(soulfra):
    nul = soulfra.run("ask", text=b"a\0b")
    assert (nul.status, "NUL byte" in nul.err) == (2, True)
    surrogate = soulfra.run("ask", os.fsdecode(b"a\xff"))
    assert (surrogate.status, "lone surrogate" in surrogate.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("ask", "--model", "nobody/x", "hello"), 1, "no provider named nobody"),
        (("ask", "--model", "noslash", "hello"), 2, "provider/model"),
        (("ask", "--model", "starter/none.gguf", "hello"), 3, "none.gguf"),
        (("ask", "--conversation", "gone", "hello"), 1, "No chat's id"),
        (("chats", "show", "gone"), 1, "No chat's id"),
        (("chats", "show"), 2, "needs the ID"),
        (("models", "pull", "ollama"), 2, "provider/model"),
        (("models", "pull", "starter/x"), 3, "cannot fetch"),
        (("dance",), 2, "invalid choice"),
    ],
)
def test_what_is_not_there_is_named(soulfra, arguments, status, says):
    outcome = soulfra.run(*arguments)
    assert outcome.status == status, outcome.err
    assert says in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.out == ""


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(soulfra):
    soulfra.run("ask", "hello")
    before = (soulfra.home / "soulfra.db").read_bytes()
    soulfra.variables["SOULFRA_PASSPHRASE"] = "wrong"
    outcome = soulfra.run("chats", "list")
    assert outcome.status == 1
    assert "passphrase" in outcome.err.lower()
    assert (soulfra.home / "soulfra.db").read_bytes() == before
    soulfra.variables["SOULFRA_PASSPHRASE"] = ""
    assert soulfra.run("chats", "list").status == 1


def test_a_home_that_cannot_be_one_is_named(soulfra, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    soulfra.home = tmp_path / "file"
    outcome = soulfra.run("ask", "hello")
    assert outcome.status == 1
    assert str(tmp_path / "file") in outcome.err


@pytest.mark.parametrize("variable", ["OPENAI_BASE_URL", "ANTHROPIC_BASE_URL"])
def test_a_variable_that_makes_no_sense_is_named(soulfra, variable):
    soulfra.variables[variable] = "not an address"
    outcome = soulfra.run("doctor")
    assert (outcome.status, variable in outcome.err) == (1, True)


def test_ten_questions_at_once_in_a_fresh_home_are_all_answered_and_kept(soulfra):
    with ThreadPoolExecutor(10) as pool:
        outcomes = list(
            pool.map(lambda n: soulfra.run("ask", f"What is the capital of France? Question {n}."), range(10))
        )
    assert [outcome.status for outcome in outcomes] == [0] * 10, [outcome.err for outcome in outcomes]
    chats = soulfra.run("chats", "list", "--json").json
    assert sorted(chat["title"] for chat in chats) == sorted(
        f"What is the capital of France? Question {n}." for n in range(10)
    )
    assert {chat["messages"] for chat in chats} == {2}
