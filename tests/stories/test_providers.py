"""With Ollama or keys present, they are found and used: on real sockets."""

import pytest

from tests.servers.ollama_wire import HOSTED
from tests.servers.real_model import STARTER_FILE


def over(soulfra, faulty):
    soulfra.variables |= {
        "OPENAI_API_KEY": "sk-planted-openai",
        "OPENAI_BASE_URL": f"{faulty.url}/v1",
        "ANTHROPIC_API_KEY": "sk-planted-anthropic",
        "ANTHROPIC_BASE_URL": faulty.url,
    }
    return soulfra


def attempts(said):
    return [(a["provider"], a["outcome"]) for a in said["route"]["attempts"]]


def test_a_running_ollama_is_found_and_answers_first(soulfra, ollama_server):
    soulfra.variables["OLLAMA_HOST"] = ollama_server.url
    outcome = soulfra.run("ask", "--json", "What is the capital of France?")
    assert outcome.json["route"]["chosen"]["provider"] == "ollama"
    assert "Paris" in outcome.json["answer"]
    assert outcome.json["cost_usd"] == "0.000000"
    listed = {entry["provider"]: entry for entry in soulfra.run("models", "--json").json}
    assert [m["local"] for m in listed["ollama"]["models"] if m["model"] == HOSTED] == [False]


def test_a_hosted_model_behind_a_loopback_ollama_is_refused_under_local_only(soulfra, ollama_server):
    soulfra.variables["OLLAMA_HOST"] = ollama_server.url
    outcome = soulfra.run("ask", "--local-only", "--model", f"ollama/{HOSTED}", "hello")
    assert outcome.status == 3
    assert "leaves this machine" in outcome.err


def test_a_key_that_was_found_is_offered_and_used_only_once_allowed(soulfra, faulty):
    over(soulfra, faulty)
    first = soulfra.run("ask", "hello")
    assert "openai was found and is not used until you allow it" in first.err
    assert not faulty.asked
    named = soulfra.run("ask", "--json", "--model", "openai/healthy", "hello").json
    assert (named["answer"], named["complete"]) == ("one two three four five", True)
    assert soulfra.run("allow", "openai").status == 0
    assert soulfra.run("allow", "nobody").status == 1


@pytest.mark.parametrize(
    ("provider", "fault", "outcome"),
    [
        ("openai", "status-401", "unauthorised"),
        ("openai", "cut", "cut"),
        ("openai", "truncated", "truncated"),
        ("openai", "status-404", "refused"),
        ("anthropic", "context", "refused"),
        ("anthropic", "status-500", "unavailable"),
        ("anthropic", "truncated", "truncated"),
        ("anthropic", "garbled", "garbled"),
    ],
)
def test_a_fault_is_told_and_the_named_model_is_not_silently_replaced(soulfra, faulty, provider, fault, outcome):
    over(soulfra, faulty)
    result = soulfra.run("ask", "--json", "--model", f"{provider}/{fault}", "hello")
    assert result.status == 3
    said = result.json
    assert said["complete"] is False
    assert set(attempts(said)) == {(provider, outcome)}
    assert "planted" not in result.err + result.out
    assert said["answer"] in ("", "one two three ")


def test_fallback_is_opted_into_and_told(soulfra, faulty):
    over(soulfra, faulty)
    result = soulfra.run(
        "ask", "--json", "--fallback", "--model", "openai/status-401", "What is the capital of France?"
    )
    assert result.status == 0
    assert attempts(result.json) == [("openai", "unauthorised"), ("starter", "answered")]
    assert "asking starter/smollm2-135m-instruct instead" in result.err


def test_an_unknown_price_is_null_and_shown_as_unknown(soulfra, faulty):
    over(soulfra, faulty)
    result = soulfra.run("ask", "--json", "--model", "openai/healthy", "hello")
    assert result.json["cost_usd"] is None
    assert "price unknown" in soulfra.run("ask", "--model", "openai/healthy", "hello").err


def test_nothing_of_a_key_a_prompt_or_an_answer_lies_in_clear_in_the_home(soulfra, faulty):
    over(soulfra, faulty)
    soulfra.run("ask", "--model", "openai/healthy", "a planted question")
    files = [path for path in soulfra.home.rglob("*") if path.is_file()]
    assert files
    for path in files:
        for planted in (b"planted", b"one two three", b"story"):
            assert planted not in path.read_bytes(), path


def test_an_endpoint_of_ones_own_is_added_used_and_forgotten(soulfra, faulty):
    added = soulfra.run("endpoints", "add", "mine", f"{faulty.url}/v1", "--here", "--key", text="sk-planted-mine")
    assert added.status == 0
    said = soulfra.run("ask", "--json", "--local-only", "--model", "mine/healthy", "hello").json
    assert (said["answer"], said["route"]["local"], said["cost_usd"]) == ("one two three four five", True, "0.000000")
    assert soulfra.run("endpoints", "list", "--json").json[0]["name"] == "mine"
    assert soulfra.run("endpoints", "delete", "mine").status == 0
    assert soulfra.run("ask", "--model", "mine/healthy", "hello").status == 1


def test_an_endpoint_that_is_not_said_to_run_here_leaves_this_machine_even_on_loopback(soulfra, faulty):
    soulfra.run("endpoints", "add", "relay", f"{faulty.url}/v1")
    outcome = soulfra.run("ask", "--local-only", "--model", "relay/healthy", "hello")
    assert outcome.status == 3
    assert not faulty.asked


def test_an_endpoint_on_another_machine_cannot_be_said_to_run_here(soulfra):
    outcome = soulfra.run("endpoints", "add", "far", "https://far.example/v1", "--here")
    assert outcome.status == 2
    assert "another machine" in outcome.err


def test_a_gguf_file_of_ones_own_answers_without_ollama(soulfra, tmp_path):
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "mine.gguf").symlink_to(STARTER_FILE)
    (tmp_path / "models" / "broken.gguf").write_bytes(b"GGUF and then nothing of the kind")
    assert soulfra.run("settings", "gguf_folder", str(tmp_path / "models")).status == 0
    said = soulfra.run("ask", "--json", "--model", "starter/mine.gguf", "What is the capital of France?").json
    assert "Paris" in said["answer"]
    broken = soulfra.run("ask", "--model", "starter/broken.gguf", "hello")
    assert (broken.status, "broken.gguf" in broken.err) == (3, True)


def test_a_setting_is_set_shown_and_refused_in_words(soulfra):
    assert soulfra.run("settings", "local_only", "on").status == 0
    assert soulfra.run("settings", "local_only", "--json").json == {"local_only": True}
    assert "does not fit" in soulfra.run("settings", "theme", "pink").err
    assert soulfra.run("settings", "theme", "pink").status == 2
    assert soulfra.run("settings", "colour").status == 1
