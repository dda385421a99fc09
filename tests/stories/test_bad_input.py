"""Every input can be bad: a clear sentence, and nothing lost."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.stories.command import ROOT


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
        (("models", "pull", "openai/x"), 1, "cannot fetch"),
        (("models", "pull", "starter/x"), 1, "The library has no x"),
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


def ten_at_once(soulfra, *model):
    with ThreadPoolExecutor(10) as pool:
        outcomes = list(
            pool.map(lambda n: soulfra.run("ask", *model, f"What is the capital of France? Question {n}."), range(10))
        )
    assert [outcome.status for outcome in outcomes] == [0] * 10, [outcome.err for outcome in outcomes]
    chats = soulfra.run("chats", "list", "--json").json
    assert sorted(chat["title"] for chat in chats) == sorted(
        f"What is the capital of France? Question {n}." for n in range(10)
    )
    assert {chat["messages"] for chat in chats} == {2}


def test_ten_questions_at_once_in_a_fresh_home_are_all_answered_and_kept(soulfra, faulty):
    soulfra.variables |= {"OPENAI_API_KEY": "sk-planted-openai", "OPENAI_BASE_URL": f"{faulty.url}/v1"}
    ten_at_once(soulfra, "--model", "openai/healthy")


@pytest.mark.chaos
def test_so_they_are_by_ten_real_models_at_once(soulfra):
    ten_at_once(soulfra)


def ask_through_bash(soulfra, redirection):
    """As a script would call it, with a stream closed or put elsewhere."""
    command = f'"{sys.executable}" -m soulfra_desktop --demo ask hello {redirection}'
    return subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=soulfra.environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_the_caller_closed_is_no_crash(soulfra, closed):
    done = ask_through_bash(soulfra, closed)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "on this machine" not in done.stdout


def test_a_full_standard_output_is_told(soulfra):
    done = ask_through_bash(soulfra, "> /dev/full")
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_line_in_the_terminal_goes_to_the_chat_it_was_typed_in(soulfra):
    talking = soulfra.start(stdin=subprocess.PIPE)
    talking.stdin.write(b"What is the capital of France?\n")
    talking.stdout.read(1)
    assert soulfra.run("ask", "another chat").status == 0
    out, _ = talking.communicate(b"And of Spain?\n", timeout=90)
    assert out
    titles = {chat["title"]: chat["messages"] for chat in soulfra.run("chats", "list", "--json").json}
    assert titles == {"What is the capital of France?": 4, "another chat": 2}
