"""The one line that a second start says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.app.summons import COMMANDS, LONGEST_LINE, LONGEST_TEXT, OFFERS, Summons, read_line, send

TEXTS = st.text(max_size=500)


@given(st.sampled_from(COMMANDS), TEXTS, st.sampled_from(OFFERS))
def test_what_is_said_is_what_is_heard_on_one_line(command: str, text: str, offer: str):
    line = Summons(command, text, offer).line()
    assert line.count(b"\n") == 1
    assert read_line(line) == Summons(command, text, offer)


@given(st.binary(max_size=200))
def test_anything_else_is_refused_and_never_an_error(line: bytes):
    heard = read_line(line)
    assert heard is None or heard.line().split() == line.split()


@pytest.mark.parametrize(
    "line",
    [
        b"raise\n",
        b"soulfra/2 raise {}\n",
        b"soulfra/1 delete {}\n",
        b"soulfra/1 quick []\n",
        b'soulfra/1 quick {"text": 3}\n',
        b'soulfra/1 quick {"offer": "files"}\n',
        b"soulfra/1 quick " + b"[" * 100_000 + b"\n",
    ],
)
def test_another_version_an_unknown_command_and_wrong_values_are_refused(line: bytes):
    assert read_line(line) is None


def test_the_longest_text_fits_the_longest_line_whatever_it_is_made_of():
    assert len(Summons("quick", "\U0001f600" * LONGEST_TEXT).line()) <= LONGEST_LINE


def test_a_longer_text_is_refused():
    assert read_line(Summons("quick", "x" * (LONGEST_TEXT + 1)).line()) is None


def test_where_nobody_listens_nobody_is_told(tmp_path):
    assert send(tmp_path, Summons("quick")) is None


def test_half_a_pair_of_utf_16_becomes_the_sign_for_an_unknown_letter():
    for sent, heard in {
        r"a\ud800b": "a\ufffdb",
        r"\udc00": "\ufffd",
        r"\ud83d\ude00": "😀",
        r"\ufeffx": "\ufeffx",
    }.items():
        assert read_line(f'soulfra/1 quick {{"text": "{sent}"}}\n'.encode()) == Summons("quick", heard)
