"""Tokens are counted offline, for any text, in time that grows with its length."""

from __future__ import annotations

import asyncio
import hashlib
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters import tokens as module
from soulfra_desktop.adapters.tokens import SLICE, TiktokenTokenizer

VOCABULARY = Path(__file__).parents[3] / "resources" / "tokenizer" / "cl100k_base.tiktoken"
TOKENIZER = TiktokenTokenizer(VOCABULARY)


def counted_by(tokenizer: TiktokenTokenizer, text: str) -> int:
    return asyncio.run(tokenizer.count(text))


def counted(text: str) -> int:
    return counted_by(TOKENIZER, text)


def test_the_vocabulary_is_the_published_one() -> None:
    digest = hashlib.sha256(VOCABULARY.read_bytes()).hexdigest()
    assert digest == "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("hello", 1),
        ("hello world", 2),
        ("Hello, world!", 4),
        ("antidisestablishmentarianism", 6),
        ("2 + 2 = 4", 7),
    ],
)
def test_known_texts_have_their_known_counts(text: str, count: int) -> None:
    assert counted(text) == count


@given(st.text(max_size=2500))
def test_any_text_has_a_count(text: str) -> None:
    count = counted(text)
    assert (count == 0) is (text == "")
    assert count <= 4 * len(text)


@pytest.mark.parametrize(
    "text", ["<|endoftext|>", "<|fim_prefix|> and <|endofprompt|>", "half \ud800 a character", "\0"]
)
def test_what_looks_like_a_command_is_counted_as_text(text: str) -> None:
    assert counted(text) > 1 or text == "\0"


@given(st.text(max_size=6000), st.integers(1, 6))
def test_slices_lose_nothing(text: str, times: int) -> None:
    slices = list(module._slices(text * times))
    assert "".join(slices) == text * times
    assert max(map(len, slices)) <= SLICE


def test_slicing_hardly_changes_the_count_of_prose() -> None:
    prose = "The quick brown fox jumps over the lazy dog, and nobody asks it why. " * 200
    whole = len(TOKENIZER._encoding.encode_ordinary(prose))
    assert abs(counted(prose) - whole) <= whole // 100


@pytest.mark.parametrize("letter", ["a", " ", "é", "\n", "あ"])
def test_a_megabyte_of_one_letter_is_merged_in_short_pieces(letter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0
    real = TOKENIZER._encoding.encode_ordinary

    class Watched:
        def encode_ordinary(self, text: str) -> list[int]:
            nonlocal longest
            longest = max(longest, len(text))
            return real(text)

    monkeypatch.setitem(TOKENIZER.__dict__, "_encoding", Watched())
    assert counted(letter * 1_000_000) > 1000
    assert longest <= SLICE


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert counted_by(TiktokenTokenizer(VOCABULARY), "hello world") == 2


@pytest.mark.parametrize("content", [None, b"", b"not a vocabulary", b"aGVsbG8= x\n"])
def test_without_a_vocabulary_four_letters_are_a_token(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "vocabulary"
    if content is not None:
        path.write_bytes(content)
    tokenizer = TiktokenTokenizer(path)
    assert [counted_by(tokenizer, text) for text in ("", "abcd", "abcde")] == [0, 1, 2]
