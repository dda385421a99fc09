"""The passphrase slot: opened by the same passphrase alone, and refused when anyone has changed it."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.vault import passphrase as vault
from soulfra_desktop.domain.errors import StoreDamaged, WrongPassphrase

KEY = bytes(range(32))
SLOT = vault.seal(KEY, "correct horse", "here")


def test_the_passphrase_opens_what_it_sealed():
    assert vault.open_slot(json.loads(json.dumps(SLOT)), "correct horse", "here") == KEY


@pytest.mark.parametrize("passphrase", ["", "correct hors", "Correct horse", "correct horse "])
def test_another_passphrase_does_not(passphrase: str):
    with pytest.raises(WrongPassphrase):
        vault.open_slot(SLOT, passphrase, "here")


def test_a_slot_of_another_store_does_not_open():
    with pytest.raises(WrongPassphrase):
        vault.open_slot(SLOT, "correct horse", "there")


def test_one_passphrase_typed_on_two_keyboards_is_the_same():
    assert vault.open_slot(vault.seal(KEY, "caf\u00e9 \ufb01n", "here"), "cafe\u0301 fin", "here") == KEY


def test_two_slots_of_one_key_have_nothing_in_common():
    other = vault.seal(KEY, "correct horse", "here")
    assert all(other[name] != SLOT[name] for name in ("salt", "nonce", "sealed"))


def test_new_keys_are_whole_and_different():
    keys = {vault.new_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(["salt", "nonce", "sealed"]), st.data())
def test_a_flipped_bit_anywhere_opens_nothing(name: str, data: st.DataObject):
    raw = bytearray(base64.b64decode(SLOT[name]))
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    with pytest.raises(WrongPassphrase):
        vault.open_slot({**SLOT, name: base64.b64encode(raw).decode()}, "correct horse", "here")


@pytest.mark.parametrize(
    "change",
    [
        {"memory": 8 * 1024},
        {"memory": 2**40},
        {"passes": 1},
        {"passes": 10**9},
        {"passes": "4"},
        {"memory": None},
        {"kdf": "pbkdf2"},
        {"cipher": "none"},
        {"salt": "AAAA"},
        {"sealed": "not base64!"},
        {"nonce": 7},
    ],
    ids=str,
)
def test_a_weakened_or_broken_slot_is_refused_before_anything_is_derived(change: dict[str, object]):
    with pytest.raises(StoreDamaged):
        vault.open_slot({**SLOT, **change}, "correct horse", "here")


def test_a_slot_with_a_part_missing_is_refused():
    for name in SLOT:
        with pytest.raises(StoreDamaged):
            vault.open_slot({key: value for key, value in SLOT.items() if key != name}, "correct horse", "here")
