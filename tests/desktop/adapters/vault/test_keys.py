"""The keys of an account: what opens what, and what does not."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.vault import keys, recovery
from soulfra_desktop.domain.errors import KeyNotOpened, WeakKeyDerivation

VECTORS = json.loads((Path(__file__).parents[3] / "data" / "vectors" / "keys.json").read_text())
KEYS = st.binary(min_size=32, max_size=32)


def test_a_password_yields_the_published_keys():
    for vector in VECTORS["password"]:
        how = keys.Derivation(bytes.fromhex(vector["salt"]), vector["passes"], vector["memory_kib"], vector["lanes"])
        found = keys.from_password(vector["password"], how)
        assert found.sign_in_secret.hex() == vector["sign_in_secret"]
        assert found.wrapping.hex() == vector["wrapping_key"]


def test_a_recovery_key_is_written_and_becomes_the_published_key():
    for vector in VECTORS["recovery"]:
        key = bytes.fromhex(vector["key"])
        assert recovery.written(key) == vector["written"]
        assert keys.from_recovery(key).hex() == vector["private_key"]


def test_a_record_name_is_as_published():
    for vector in VECTORS["derived"]:
        key = bytes.fromhex(vector["key"])
        assert keys.record_name(keys.names_key(key), vector["name"]).hex() == vector["record_id"]


def test_what_was_wrapped_elsewhere_opens_here():
    for vector in VECTORS["wrapped"]:
        opened = keys.unwrap(bytes.fromhex(vector["wrapped"]), bytes.fromhex(vector["wrapping"]), vector["purpose"])
        assert opened.hex() == vector["key"]


def test_one_password_typed_in_two_ways_of_unicode_is_one():
    how = keys.Derivation(bytes(16))
    assert keys.from_password("café ﬁ", how) == keys.from_password("café fi", how)


def test_what_signs_in_tells_nothing_of_what_wraps():
    found = keys.from_password("correct horse battery staple", keys.Derivation(keys.new_salt()))
    assert found.sign_in_secret != found.wrapping
    assert len(found.sign_in_secret) == len(found.wrapping) == 32
    assert "horse" not in repr(found)
    assert found.wrapping.hex() not in repr(found)
    assert str(found.wrapping) not in repr(found)


@pytest.mark.parametrize(
    "how",
    [
        keys.Derivation(bytes(16), passes=2),
        keys.Derivation(bytes(16), memory=64 * 1024 - 1),
        keys.Derivation(bytes(16), lanes=1),
        keys.Derivation(bytes(15)),
        keys.Derivation(bytes(16), passes=1_000),
        keys.Derivation(bytes(16), memory=1 << 30),
    ],
)
def test_a_server_that_asks_for_less_or_for_a_stall_is_refused_before_anything_is_derived(how):
    with pytest.raises(WeakKeyDerivation) as refused:
        keys.from_password("correct horse", how)
    assert "Nothing was sent" in refused.value.advice


@given(KEYS, KEYS, st.text(max_size=30))
def test_a_wrapped_key_opens_with_its_wrapping_and_for_its_purpose(key, wrapping, purpose):
    assert keys.unwrap(keys.wrap(key, wrapping, purpose), wrapping, purpose) == key


@given(KEYS, KEYS, st.integers(0, 71), st.integers(1, 255))
def test_a_wrapped_key_with_any_byte_changed_does_not_open(key, wrapping, place, change):
    wrapped = bytearray(keys.wrap(key, wrapping, "account-key:1"))
    wrapped[place] ^= change
    with pytest.raises(KeyNotOpened):
        keys.unwrap(bytes(wrapped), wrapping, "account-key:1")


def test_a_wrapped_key_does_not_open_for_another_purpose_or_when_cut():
    wrapped = keys.wrap(bytes(32), bytes(32), "collection:1:chats:1")
    with pytest.raises(KeyNotOpened):
        keys.unwrap(wrapped, bytes(32), "collection:1:chats:2")
    with pytest.raises(KeyNotOpened):
        keys.unwrap(wrapped[:-1], bytes(32), "collection:1:chats:1")


def test_two_wraps_of_one_key_do_not_look_alike():
    assert keys.wrap(bytes(32), bytes(32), "x") != keys.wrap(bytes(32), bytes(32), "x")


def test_a_key_boxed_for_a_device_opens_there_alone_and_tells_who_boxed_it():
    ours, theirs, strangers = (keys.new_key() for _ in range(3))
    key = keys.new_key()
    boxed = keys.box(key, ours, keys.public_key(theirs))
    assert keys.unbox(boxed, theirs, keys.public_key(ours)) == key
    for private, public in ((strangers, ours), (theirs, strangers)):
        with pytest.raises(KeyNotOpened):
            keys.unbox(boxed, private, keys.public_key(public))
    with pytest.raises(KeyNotOpened):
        keys.unbox(boxed[:20], theirs, keys.public_key(ours))


def test_a_key_sealed_to_a_recovery_key_opens_with_it_alone():
    private, key = keys.from_recovery(keys.new_key()), keys.new_key()
    sealed = keys.seal_to(key, keys.public_key(private))
    assert keys.open_sealed(sealed, private) == key
    for stranger, bytes_ in ((keys.from_recovery(keys.new_key()), sealed), (private, sealed[:-1]), (private, b"")):
        with pytest.raises(KeyNotOpened, match="recovery key"):
            keys.open_sealed(bytes_, stranger)


@given(KEYS)
def test_a_recovery_key_is_read_as_it_was_written(key):
    text = recovery.written(key)
    assert len(text.split("-")) == 14
    assert recovery.read(text) == key
    assert recovery.read(text.lower().replace("-", " ")) == key
    assert recovery.read(text.replace("0", "O").replace("1", "l")) == key


@settings(max_examples=60)
@given(KEYS, st.integers(0, 55), st.sampled_from(recovery.ALPHABET))
def test_one_letter_wrong_in_a_recovery_key_is_found(key, place, letter):
    letters = recovery.written(key).replace("-", "")
    if letters[place] == letter:
        return
    with pytest.raises(KeyNotOpened, match="slip"):
        recovery.read(letters[:place] + letter + letters[place + 1 :])


@pytest.mark.parametrize(
    ("text", "says"), [("", "this has 0"), ("ABCD", "this has 4"), ("U" * 56, "no U"), ("é" * 56, "no U")]
)
def test_what_is_no_recovery_key_says_why(text, says):
    with pytest.raises(KeyNotOpened, match=says):
        recovery.read(text)


def test_several_derivations_at_once_all_end():
    """In OpenSSL two of them would wait for each other for ever: a sign-in that was given up, and the next one."""
    found: list[keys.PasswordKeys] = []
    how = keys.Derivation(bytes(16))
    threads = [
        threading.Thread(target=lambda: found.append(keys.from_password("correct horse", how)), daemon=True)
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 3
    assert len({one.sign_in_secret for one in found}) == 1
