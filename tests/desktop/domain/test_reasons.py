"""Reasons: a code with its facts, kept as such, and words only where somebody reads them."""

import ast
import json
from decimal import Decimal
from pathlib import Path

import pytest

from installers import translations
from soulfra_desktop.domain.budget import Budget, BudgetState, NoRoom, PriceUnknown
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.reasons import FACTS, REASONS, Reason, as_sentence, in_english, is_of_budgets, is_unpriced
from soulfra_desktop.domain.reasons_formerly import formerly
from soulfra_desktop.domain.receipt import receipt_from_json, receipt_to_json
from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Receipt
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit import money, receipt_card
from soulfra_desktop.ui.kit.reasons import said
from soulfra_desktop.ui.kit.sentences import Sentences, speak

ROOT = Path(__file__).resolve().parents[3]
GERMAN = translations.translations(ROOT / "resources" / "i18n" / "sentences_de.ts")
MODEL = ModelRef("openai", "gpt-5.4")
GIVEN = {
    "model": str(MODEL), "first_model": "ollama/llama3.2", "provider": "anthropic", "words": "busy", "app": "ChatGPT",
    "chance": 0.414, "weaker_chance": 0.2, "seconds": 5.0, "outcome": "rate_limited", "scope": "month",
    "limit_micros": 5_000_000, "left_micros": 12_345, "count": 3,
}  # fmt: skip
EVERY = [Reason(code, tuple(GIVEN[name] for name in FACTS.get(code, ()))) for code in REASONS]


def codes_in_the_source() -> set[str]:
    """Every text inside a `Reason(…)` of the rooms below, and what is returned as a code."""
    found: set[str] = set()
    for room in ("domain", "services", "adapters", "app"):
        for path in (ROOT / "soulfra_desktop" / room).rglob("*.py"):
            if path.name.startswith("reasons"):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                inside = []
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                    inside = list(ast.walk(node.args[0]))
                elif isinstance(node, ast.FunctionDef) and node.name == "_second":
                    inside = [part for part in ast.walk(node) if isinstance(part, ast.Return)]
                    inside = [part.value for part in inside]
                found |= {
                    part.value for part in inside if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return found


@pytest.fixture
def german():
    speak(Sentences(GERMAN).shown, ".", ",")
    yield
    speak(None)


def receipt(*reasons: Reason) -> Receipt:
    """With each of them in every place."""
    candidates = tuple(Candidate(ModelRef("p", f"m{n}"), False, True, one) for n, one in enumerate(reasons))
    attempts = tuple(Attempt(MODEL, "skipped", 0, one) for one in reasons)
    return Receipt(MODEL, False, candidates, reasons[0], attempts, cost=Money(1), besides=reasons[1:])


def test_every_code_that_can_be_given_is_known_and_every_known_one_is_given():
    assert codes_in_the_source() == set(REASONS)


@pytest.mark.parametrize("reason", EVERY, ids=lambda reason: reason.code)
def test_every_code_has_words_in_english_and_in_german(reason, german):
    english, here = in_english(reason), said(reason)
    assert "{" not in english + here
    assert here != english
    assert here in "".join(
        run.text for leaf in receipt_card.card(receipt(reason), str, 1) for run in runs(leaf)
    ).replace("\u2028", "") or as_sentence(here) in "".join(
        run.text for leaf in receipt_card.card(receipt(reason), str, 1) for run in leaf.runs
    )


def runs(leaf):
    return [*leaf.runs, *(run for row in leaf.rows for cell in row for run in cell)]


def test_a_receipt_keeps_the_code_and_its_facts_and_says_them_in_english_to_who_reads_its_json():
    kept = receipt(*EVERY)
    told = json.loads(json.dumps(receipt_to_json(kept)))
    assert receipt_from_json(told) == kept
    detail = next(one for one in told["route"]["attempts"] if one["why"][0]["code"] == "budget_too_small")
    assert detail["why"] == [
        {"code": "budget_too_small", "scope": "month", "limit_micros": 5_000_000, "left_micros": 12_345}
    ]
    assert detail["detail"] == ("The budget for this month ($5.00) has only $0.012345 left, too little for an answer")


def test_a_code_of_a_later_version_is_told_in_the_words_beside_it():
    told = receipt_to_json(receipt(Reason("here_first")))
    told["route"]["why"] = [{"code": "read_your_mind", "how": 3}]
    assert receipt_from_json(told).reason == "a model on this machine comes first"


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit_micros": -1},
        {"limit_micros": "5"},
        {"scope": 5},
        {"limit_micros": None},
        {"code": 7},
        {"limit_micros": True},
    ],
)
def test_a_reason_that_is_not_what_it_should_be_is_refused(wrong):
    told = receipt_to_json(receipt(Reason("budget_used_up", ("month", 5))))
    told["route"]["why"][0] |= wrong
    with pytest.raises(ValueError, match="not"):
        receipt_from_json(told)


def test_what_a_budget_refused_is_kept_in_micro_dollars_and_told_in_the_persons_currency():
    refusal = NoRoom(MODEL, BudgetState(Budget("month", Money(5_000_000)), Money(4_990_000)))
    assert refusal.why == Reason("budget_too_small", ("month", 5_000_000, 10_000))
    assert refusal.message == "The budget for this month ($5.00) has only $0.01 left, too little for an answer."
    euro = Currency("EUR", Decimal("0.5"))
    assert "2.50 €" in in_english(refusal.why, amounts=euro.shown)
    money.use(euro)
    try:
        assert "2.50 €" in said(refusal.why)
        assert "2.50 €" in "".join(
            run.text for leaf in receipt_card.card(receipt(refusal.why), str, 1) for run in runs(leaf)
        )
    finally:
        money.use(Currency())


def test_what_money_has_to_do_with_is_known_by_its_code():
    assert is_unpriced(PriceUnknown(MODEL).why)
    assert is_of_budgets(NoRoom(MODEL, BudgetState(Budget("day", Money(1)), Money(1))).why)
    assert not is_of_budgets("the budget is a word that somebody else said")


@pytest.mark.parametrize(
    ("kept", "reason"),
    [
        ("likely too weak for this: 41 %", Reason("too_weak")),
        ("would do: 80 %, but its price is unknown", Reason("does_unpriced")),
        ("would do as well: 80 %, and is no favourite", Reason("no_favourite")),
        ("a model on this machine comes first", Reason("here_first")),
        ("What a/b costs is not known here, and a budget holds.", Reason("call_unpriced", ("a/b",))),
        ("The budget for today ($1,250.50) is used up.", Reason("budget_used_up", ("day", 1_250_500_000))),
        (
            "The budget for this chat ($0.05) has only $0.002 left, too little for an answer.",
            Reason("budget_too_small", ("chat", 50_000, 2_000)),
        ),
        ("imported from ChatGPT", Reason("imported", ("ChatGPT",))),
        ("a model on this machine will likely do (41 %)", "a model on this machine will likely do (41 %)"),
        ("OpenAI cannot be reached.", "OpenAI cannot be reached."),
        ("The budget for today ($" + "9" * 9_000 + ".00) is used up.", "The budget for today ($" + "9" * 9_000 + ".00) is used up."),
        ("", ""),
    ],
)  # fmt: skip
def test_a_sentence_that_was_kept_before_there_were_codes_is_known_or_stays_as_it_is(kept, reason):
    told = receipt_to_json(
        Receipt(MODEL, False, (Candidate(MODEL, False, True, "x"),), "x", (Attempt(MODEL, "cut", 1),))
    )
    told["route"]["reason"] = told["route"]["candidates"][0]["reason"] = told["route"]["attempts"][0]["detail"] = kept
    read = receipt_from_json(told)
    assert formerly(kept) == reason
    assert read.reason == read.candidates[0].reason == read.attempts[0].detail == (reason if len(kept) < 600 else kept)
    assert receipt_card.card(read, str, 1)
