"""A fresh machine: nothing installed, no key."""

import json

from soulfra_desktop.domain.usage import Money
from tests.stories.command import Soulfra


def test_the_first_question_is_answered_by_a_real_model_with_nothing_else_installed(soulfra):
    outcome = soulfra.run("ask", "What is the capital of France?")
    assert outcome.status == 0
    assert "Paris" in outcome.out
    assert "starter/smollm2-135m-instruct on this machine · free" in outcome.err
    assert "free" not in outcome.out


def test_the_json_answer_is_one_object_with_an_honest_receipt(soulfra):
    outcome = soulfra.run("ask", "--json", "What is the capital of France?")
    said = outcome.json
    assert outcome.status == 0
    assert said["complete"] is True
    assert "Paris" in said["answer"]
    assert said["route"]["chosen"] == {"provider": "starter", "model": "smollm2-135m-instruct"}
    assert {c["provider"]: c["available"] for c in said["route"]["candidates"]} == {
        "ollama": False,
        "openai": False,
        "anthropic": False,
        "starter": True,
    }
    assert [a["outcome"] for a in said["route"]["attempts"]] == ["answered"]
    assert said["usage"]["source"] == "provider"
    assert said["usage"]["output_tokens"] > 0
    assert said["cost_usd"] == "0.000000"
    assert 0 < said["timing"]["first_token_ms"] <= said["timing"]["total_ms"]


def test_the_chat_is_kept_and_can_be_gone_on_with_and_taken_away(soulfra):
    first = soulfra.run("ask", "--json", "Say hello.").json
    second = soulfra.run("ask", "--json", "--conversation", first["conversation_id"], "Say goodbye.").json
    assert second["conversation_id"] == first["conversation_id"]
    (chat,) = soulfra.run("chats", "list", "--json").json
    assert set(chat) == {"id", "title", "created_at", "updated_at", "messages"}
    assert (chat["title"], chat["messages"]) == ("Say hello.", 4)
    shown = soulfra.run("chats", "show", chat["id"], "--json").json
    assert [m["role"] for m in shown["messages"]] == ["user", "assistant", "user", "assistant"]
    assert shown["messages"][3]["parent_id"] == shown["messages"][2]["id"]
    assert shown["messages"][1]["route"]["chosen"]["provider"] == "starter"
    assert Money.parse(shown["messages"][1]["cost_usd"]) == Money(0)
    assert json.loads(soulfra.run("chats", "export", chat["id"][:8], "--json").out) == shown
    assert "## You\n\nSay goodbye." in soulfra.run("chats", "export", chat["id"]).out


def test_ctrl_c_keeps_the_part_and_says_so(soulfra):
    outcome = soulfra.interrupt_after_first_words("ask", "Write a long story about a lighthouse keeper and a storm.")
    assert outcome.status == 130
    assert "stopped by you; the part is kept" in outcome.err
    (chat,) = soulfra.run("chats", "list", "--json").json
    kept = soulfra.run("chats", "show", chat["id"], "--json").json["messages"][1]
    assert kept["complete"] is False
    assert kept["text"].strip().startswith(outcome.out.strip()[:20])
    assert kept["route"]["attempts"][-1]["outcome"] == "stopped"


def test_without_a_passphrase_or_keyring_it_answers_keeps_nothing_and_says_so(tmp_path):
    soulfra = Soulfra(
        tmp_path / "home", {"SOULFRA_PASSPHRASE": "", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    )
    outcome = soulfra.run("ask", "What is the capital of France?")
    assert outcome.status == 0
    assert "nothing of this is kept" in outcome.err
    assert not (tmp_path / "home" / "soulfra.db").exists()


def test_without_a_display_the_bare_command_says_so_and_answers_in_the_terminal(soulfra):
    outcome = soulfra.run(text="What is the capital of France?\n\nAnd of Spain?\n")
    assert outcome.status == 0
    assert "There is no display" in outcome.err
    assert "Paris" in outcome.out
    (chat,) = soulfra.run("chats", "list", "--json").json
    assert chat["messages"] == 4


def test_the_doctor_says_what_was_found_and_what_to_do(soulfra):
    findings = {f["name"]: f for f in soulfra.run("doctor", "--json").json["findings"]}
    assert findings["store"]["state"] == "good"
    assert findings["Starter model"]["state"] == "good"
    assert findings["Ollama"]["state"] == "missing"
    assert "ollama.com/download" in findings["Ollama"]["advice"]


def test_the_demonstration_needs_nothing_and_keeps_nothing(soulfra):
    outcome = soulfra.run("--demo", "ask", "Show me around")
    assert outcome.status == 0
    assert "```" in outcome.out
    assert not soulfra.home.exists()
