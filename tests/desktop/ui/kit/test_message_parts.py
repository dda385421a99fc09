"""What stands in and under a message: copying, receipts, reasoning, failures, versions, links."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import Attempt, Candidate, Complexity, ModelRef
from soulfra_desktop.domain.savings import Instead, Savings
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.ui.kit.backdrop import seen_dots
from soulfra_desktop.ui.kit.message_view import Failure, Handover
from tests.desktop.ui.kit.talking import CLOUD, LOCAL, RECEIPT, anatomy, anchors, answer, follow, question, shown


def test_copy_gives_the_exact_code_of_each_card(transcript):
    codes = ["a = 1\n\n\tb = '\\n'  ", "<b>not html</b>\n"]
    text = f"One\n\n```python\n{codes[0]}\n```\n\n- in a list:\n\n  ```\n  {codes[1].strip()}\n  ```\n"
    message = answer(text)
    transcript.show_messages((message,), 1)
    follow(transcript, "code", message, "0")
    assert QGuiApplication.clipboard().text() == codes[0]
    follow(transcript, "code", message, "1")
    assert QGuiApplication.clipboard().text() == codes[1].strip()


def test_copy_gives_the_whole_message_as_it_was_written(transcript, qtbot):
    message = answer("Some **bold** text\n\n```py\nx\n```")
    transcript.show_messages((message,), 1)
    with qtbot.waitSignal(transcript.copied):
        follow(transcript, "copy", message)
    assert QGuiApplication.clipboard().text() == message.text


def test_a_copied_selection_holds_the_words_and_none_of_our_buttons(transcript):
    transcript.show_messages(
        (question("Why?"), answer("Because.\n\n| a | b |\n|--|--|\n| 1 | 2 |", receipt=RECEIPT)), 1
    )
    transcript.selectAll()
    text = transcript.createMimeDataFromSelection().text()
    assert [line for line in text.split("\n") if line] == ["Why?", "Because.", "a\tb", "1\t2"]


def test_a_receipt_opens_in_place_with_all_it_knows_and_closes_again(transcript):
    message = answer("Because.", receipt=RECEIPT)
    transcript.show_messages((question(), message), 1)
    closed = anatomy(transcript.document())
    assert "llama3.2 on this machine" in shown(transcript)
    follow(transcript, "receipt", message)
    text = shown(transcript).replace("\u00a0", " ")
    for part in (
        "A model on this machine comes first.", "not allowed yet", "price unknown", "not reachable: connection refused",
        "1,204", "312", "0.62 s", "2.3 s", "4 older messages",
    ):  # fmt: skip
        assert part in text
    follow(transcript, "receipt", message)
    assert anatomy(transcript.document()) == closed


def test_why_a_model_answered_is_told_with_the_names_people_know(transcript):
    reason = f"{CLOUD} was tried first and failed (timeout); {LOCAL} was next, and anthropic was found"
    message = answer("Because.", receipt=replace(RECEIPT, reason=reason))
    transcript.show_messages((question(), message), 1)
    follow(transcript, "receipt", message)
    said = "Anthropic claude was tried first and failed (timeout); Ollama llama3.2 was next, and Anthropic was found."
    assert said in shown(transcript)


def test_reasoning_is_folded_until_it_is_wanted(transcript):
    message = answer("Because.", reasoning="First I think of sheep.")
    transcript.show_messages((question(), message), 1)
    assert "sheep" not in shown(transcript)
    assert "5 words" in shown(transcript).replace("\u00a0", " ")
    follow(transcript, "reasoning", message)
    assert "First I think of sheep." in shown(transcript)


def test_a_failure_says_what_happened_and_offers_what_to_do(transcript, qtbot):
    cut = replace(RECEIPT, attempts=(Attempt(LOCAL, "cut", 900, "socket closed"),))
    message = answer("Half an", complete=False, receipt=cut, failure=Failure("It broke off.", "Try again."))
    transcript.show_messages((question(), message), 1)
    text = shown(transcript).replace("\u00a0", " ")
    assert "It broke off." in text
    assert "This part was kept." in text
    assert "socket closed" not in text
    follow(transcript, "details", message)
    assert "socket closed" in shown(transcript)
    assert " Copy" in text.split("Details")[1], "it stands apart from what is before it"
    assert "Answer again" not in text, "trying again is offered once"
    assert "why this model" not in text
    for action in ("retry", "choose-model", "settings"):
        with qtbot.waitSignal(transcript.acted) as heard:
            follow(transcript, action, message)
        assert heard.args == [action, message.id]


def test_a_handover_is_said_above_the_answer(transcript):
    transcript.show_messages((question(), answer("Yes.", handovers=(Handover(CLOUD, "rate_limited", LOCAL),))), 1)
    text = shown(transcript)
    said = "Anthropic claude did not answer (too many requests). Ollama llama3.2 answers instead."
    assert text.index(said) < text.index("Yes.")


@pytest.mark.parametrize(("outcome", "said"), [("unavailable", True), ("skipped", False)])
def test_a_question_that_went_out_before_this_machine_answered_is_said_in_the_receipt_line(transcript, outcome, said):
    receipt = replace(RECEIPT, attempts=(Attempt(CLOUD, outcome, 1200), Attempt(LOCAL, "answered", 2300)))
    transcript.show_messages((question(), answer("Yes.", receipt=receipt)), 1)
    assert ("also sent to Anthropic" in shown(transcript).replace("\u00a0", " ")) is said


def test_no_line_of_a_receipt_begins_or_ends_with_a_dot(transcript, qapp):
    transcript.show_messages((question(), answer("Yes.", receipt=RECEIPT)), 1)
    ended = 0
    for width in range(220, 620, 20):
        transcript.resize(width, 600)
        qapp.processEvents()
        block = transcript.document().begin()
        while block.isValid():
            text, seen = block.text(), {place for place, _line in seen_dots(block)}
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                start, end = line.textStart(), line.textStart() + line.textLength()
                part = text[start:end].strip()
                assert not part.startswith("·"), (width, part)
                ended += part.endswith("·")
                dots = {place for place in range(start, end) if text[place] == "·"}
                unseen = {place for place in dots if not text[place + 1 : end].strip()}
                assert seen & dots == dots - unseen, (width, part)
            block = block.next()
    assert ended, "no width made a line end after a dot"


def test_a_dot_is_painted_by_the_backdrop_alone(transcript, qapp):
    transcript.show_messages((question(), answer("Yes.", receipt=RECEIPT)), 1)
    cursor = transcript.document().find("·")
    assert cursor.charFormat().foreground().color().alpha() == 0


def test_versions_can_be_walked_through(transcript):
    transcript.show_messages((question(version=2, versions=3), answer("x")), 1)
    assert "2/3" in shown(transcript)
    assert {"soulfra:older/q1", "soulfra:newer/q1"} <= set(anchors(transcript))
    transcript.show_messages((question(version=1, versions=3), answer("x")), 1)
    assert "soulfra:older/q1" not in anchors(transcript)
    said = transcript.toPlainText().replace("\u00a0", " ")
    assert "‹ 1/3 ›" in said, "the place of the resting arrow is kept"
    transcript.show_messages((question(version=3, versions=3), answer("x")), 1)
    assert {"soulfra:older/q1"} == {each for each in anchors(transcript) if each.endswith("er/q1")}
    assert "‹ 3/3 ›" in transcript.toPlainText().replace("\u00a0", " ")


def test_every_control_can_be_reached_by_the_keyboard(transcript, qtbot):
    transcript.show_messages((question(), answer("```py\nx\n```", receipt=RECEIPT)), 1)
    transcript.setFocus()
    reached = []
    for _ in range(12):
        qtbot.keyClick(transcript, Qt.Key.Key_Tab)
        reached.append(transcript.textCursor().charFormat().anchorHref())
    assert {"soulfra:code/a1/0", "soulfra:receipt/a1", "soulfra:copy/a1", "soulfra:edit/q1"} <= set(reached)


def test_links_are_handed_over_once_the_person_agreed_and_only_where_they_are_safe(transcript):
    heard = []
    transcript.followed.connect(heard.append)
    transcript.anchorClicked.emit(QUrl("https://example.org/x"))
    assert heard == []
    transcript.following.popover.open.click()
    for url in ("file:///etc/passwd", "javascript:alert(1)", "soulfra:copy/nobody", "soulfra:", "soulfra:code/a1/9/9"):
        transcript.anchorClicked.emit(QUrl(url))
    assert heard == ["https://example.org/x"]


def test_no_picture_is_fetched_and_no_file_is_opened(transcript, tmp_path):
    secret = tmp_path / "x.png"
    secret.write_bytes(b"x")
    for name in (secret.as_uri(), str(secret), "https://example.org/x.png", "qrc:/x", "soulfra:picture/nobody/0"):
        assert transcript.loadResource(2, QUrl(name)) is None


def test_an_attached_picture_that_is_none_says_so(transcript):
    message = question("Look", attachments=(Attachment("bad.png", "image/png", b"\x89PNG not really"),))
    transcript.show_messages((message,), 1)
    assert transcript.loadResource(2, QUrl("soulfra:picture/q1/0")) is None
    assert "This is not a picture that can be shown." in shown(transcript)
    assert "bad.png" in shown(transcript)


def test_no_line_of_a_receipt_ends_between_a_figure_and_its_unit(transcript):
    waits = replace(RECEIPT, attempts=(Attempt(CLOUD, "rate_limited", 240, "Anthropic asks to wait 20 s."),))
    message = answer("Yes.", receipt=waits)
    transcript.show_messages((question(), message), 1)
    follow(transcript, "receipt", message)
    assert "wait 20\u00a0s." in transcript.document().toRawText()


JUDGED = replace(
    RECEIPT,
    chosen=CLOUD,
    local=False,
    candidates=(
        Candidate(LOCAL, True, True, Reason("too_weak"), Money(0), score=0.312),
        Candidate(CLOUD, False, True, Reason("likely_does"), Money(3_204), score=0.82),
        Candidate(ModelRef("openai", "?"), False, False, Reason("not_allowed")),
    ),
    reason=Reason("here_too_weak", (0.312, 0.82)),
    attempts=(Attempt(CLOUD, "answered", 2300),),
    usage=TokenCount(1204, 312, cached_input_tokens=512),
    cost=Money(2_333),
    price_version="2026-11-18",
    complexity=Complexity(0.41, ("something to work out", "few conditions", "asks for reasons"), "2026-11"),
    needed=0.63,
)


def test_a_receipt_tells_how_hard_the_question_looked_and_how_likely_each_candidate_does(transcript):
    message = answer("Because.", receipt=JUDGED)
    transcript.show_messages((question(), message), 1)
    follow(transcript, "receipt", message)
    text = shown(transcript).replace("\u00a0", " ")
    for part in (
        "It looks fairly hard: something to work out, few conditions, asks for reasons.",
        "with a chance of 41 %. Save ↔ best asked for 63 % or more.", "Chance", "31 %", "0.32 ¢", "chosen",
        "512 read, 0 written", "$0.002333", "2026-11-18",
    ):  # fmt: skip
        assert part in text
    assert "likely too weak for this   " in text, "the score has a column of its own"


def test_every_candidate_that_could_answer_can_be_asked_again(transcript, qtbot):
    message = answer("Because.", receipt=JUDGED)
    transcript.show_messages((question(), message), 1)
    follow(transcript, "receipt", message)
    assert [link for link in anchors(transcript) if "/ask/" in link.replace(":", "/")] == ["soulfra:ask/a1/0"]
    with qtbot.waitSignal(transcript.acted) as heard:
        follow(transcript, "ask", message, "0")
    assert heard.args == [f"ask {LOCAL}", "a1"]
    for nonsense in ("7", "", "x", "²"):
        follow(transcript, "ask", message, nonsense)


@pytest.mark.parametrize(
    ("suffices", "needed", "said"),
    [
        (0.9, 0.0, "It looks easy."),
        (0.9, 0.0, "asked for the cheapest."),
        (0.6, 1.01, "It looks fairly easy."),
        (0.6, 1.01, "asked for the best."),
        (0.1, None, "It looks hard."),
    ],
)
def test_how_hard_a_question_looked_is_said_in_words(transcript, suffices, needed, said):
    message = answer("Because.", receipt=replace(JUDGED, complexity=Complexity(suffices), needed=needed))
    transcript.show_messages((question(), message), 1)
    follow(transcript, "receipt", message)
    assert said in shown(transcript).replace("\u00a0", " ")


def test_thumbs_say_whether_they_are_pressed(transcript, qtbot):
    transcript.show_messages((question(), answer("Because.", has_thumbs=True)), 1)
    assert {"soulfra:good/a1", "soulfra:poor/a1"} <= set(anchors(transcript))
    with qtbot.waitSignal(transcript.acted) as heard:
        follow(transcript, "good", answer())
    assert heard.args == ["good", "a1"]
    transcript.show_messages((question(), answer("Because.", has_thumbs=True, thumb=True)), 1)
    assert "✓ Good" in shown(transcript).replace("\u00a0", " ")
    assert "✓ Poor" not in shown(transcript).replace("\u00a0", " ")
    menu = transcript.following.menu(transcript._sections.of("a1"))
    assert "Take “good answer” back" in [action.text() for action in menu.actions()]
    menu.close()
    transcript.show_messages((question(), answer("Because.")), 1)
    assert "soulfra:good/a1" not in anchors(transcript)


@pytest.mark.parametrize(
    ("handover", "said"),
    [
        (
            Handover(CLOUD, "slow", LOCAL, beside=True),
            "Anthropic claude had said nothing for a while. Ollama llama3.2, asked beside it, spoke first.",
        ),
        (
            Handover(CLOUD, "no budget", LOCAL),
            "A budget has no room for Anthropic claude: Ollama llama3.2 answers instead, free.",
        ),
        (Handover(CLOUD, "cut", LOCAL, part_kept=True), "the answer broke off. Ollama llama3.2 goes on from there."),
        (Handover(CLOUD, "cut", CLOUD, retry=True, part_kept=True), "It is asked to go on from there."),
    ],
)
def test_every_way_an_answer_changes_hands_has_its_words(transcript, handover, said):
    transcript.show_messages((question(), answer("Yes.", handovers=(handover,))), 1)
    assert said in shown(transcript)


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAID = replace(
    RECEIPT, chosen=CLOUD, local=False, cost=Money(400), instead=Instead("openai/gpt-5.4", Money(12_300), NOON)
)


def test_what_a_reply_saved_stands_in_its_line_and_against_what_in_its_receipt(transcript):
    message = answer("Because.", receipt=PAID, savings=PAID.savings)
    transcript.show_messages((question(), message), 1)
    assert "0.04 ¢  ·  saved 1.2 ¢  ·" in shown(transcript).replace("\u00a0", " ")
    follow(transcript, "receipt", message)
    text = shown(transcript)
    assert text[text.index("Instead") :].split("\n")[:4] == [
        "Instead of OpenAI gpt-5.4",
        "$0.012300",
        "Saved",
        "$0.011900",
    ]


def test_a_loss_is_called_one(transcript):
    dear = replace(PAID, cost=Money(14_300))
    message = answer("Because.", receipt=dear, savings=dear.savings)
    transcript.show_messages((question(), message), 1)
    assert "lost 0.2 ¢" in shown(transcript).replace("\u00a0", " ")
    follow(transcript, "receipt", message)
    assert "Lost\n$0.002000" in shown(transcript)


def test_a_reply_that_was_asked_again_says_that_it_saves_nothing(transcript):
    message = answer("Because.", receipt=PAID, savings=Savings("openai/gpt-5.4", Money(0), Money(400)))
    transcript.show_messages((question(), message), 1)
    follow(transcript, "receipt", message)
    assert "Lost\n$0.000400; the question was answered again" in shown(transcript)


def test_what_is_claimed_by_nobody_is_not_told(transcript):
    message = answer("Because.", receipt=RECEIPT)
    transcript.show_messages((question(), message), 1)
    follow(transcript, "receipt", message)
    assert not {"saved", "Saved", "Instead of"} & set(shown(transcript).split())
