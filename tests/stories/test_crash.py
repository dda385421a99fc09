"""`kill -9` in the middle of an answer, through the real command: what was acknowledged is there."""

import random
import time

import pytest


def kill_while_answering(soulfra, seconds, number):
    """Ask a model that never ends, kill the process, and return what had been printed."""
    question = f"question {number}"
    process = soulfra.start("ask", "--model", "openai/endless", question)
    first = process.stdout.read(1)
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate(timeout=60)
    return question, (first + rest).decode()


def check(soulfra, question, printed):
    chats = {chat["title"]: chat for chat in soulfra.run("chats", "list", "--json").json}
    asked, answer = soulfra.run("chats", "show", chats[question]["id"], "--json").json["messages"]
    assert asked["text"] == question
    assert answer["complete"] is False
    assert answer["route"]["attempts"][-1]["outcome"] == "cut"
    assert answer["usage"]["source"] == "estimated"
    assert answer["cost_usd"] is None  # the price of this model is unknown: never 0
    assert answer["text"].startswith(printed[: len(answer["text"])])


def over(soulfra, faulty):
    soulfra.variables |= {"OPENAI_API_KEY": "sk-x", "OPENAI_BASE_URL": f"{faulty.url}/v1"}


def test_an_answer_that_is_killed_leaves_the_question_the_part_and_a_receipt_that_says_cut(soulfra, faulty):
    over(soulfra, faulty)
    question, printed = kill_while_answering(soulfra, 1.0, 0)
    check(soulfra, question, printed)
    stored = soulfra.run("chats", "export", soulfra.run("chats", "list", "--json").json[0]["id"]).out
    assert len(stored) > 200


@pytest.mark.chaos
def test_a_hundred_killed_answers_leave_a_hundred_questions_and_their_parts(soulfra, faulty):
    over(soulfra, faulty)
    for number in range(100):
        question, printed = kill_while_answering(soulfra, random.uniform(0, 1.5), number)
        if number % 10 == 9:
            check(soulfra, question, printed)
    chats = soulfra.run("chats", "list", "--json").json
    assert {chat["title"] for chat in chats} == {f"question {number}" for number in range(100)}
    assert {chat["messages"] for chat in chats} == {2}
