"""Keys pressed together, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.chord import MODIFIERS, NAMED, Chord, parse
from soulfra_desktop.domain.errors import SettingRefused

CHORDS = st.builds(
    lambda held, key: Chord(tuple(name for name in MODIFIERS if name in held), key),
    st.sets(st.sampled_from(MODIFIERS), min_size=1).filter(lambda held: held != {"Shift"}),
    st.sampled_from([*NAMED, "K", "7", "+", "."]),
)


@given(CHORDS)
def test_what_is_written_is_read_back(chord: Chord):
    assert parse(str(chord)) == chord


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ctrl+shift+space", "Ctrl+Shift+Space"),
        ("Shift + Ctrl + k", "Ctrl+Shift+K"),
        ("Strg+Umschalt+Enter", "Ctrl+Shift+Return"),
        ("Super+J", "Meta+J"),
        ("F9", "F9"),
    ],
)
def test_other_spellings_are_the_same_keys(text, read):
    assert str(parse(text)) == read


@pytest.mark.parametrize(
    "text", ["", "Ctrl", "Ctrl+Shift", "K", "Shift+K", "F", "Ctrl+Nonsense", "Ctrl+K+J", "+", "Hyper+K"]
)
def test_what_is_no_key_or_would_be_pressed_by_typing_is_refused(text):
    with pytest.raises(SettingRefused):
        parse(text)
