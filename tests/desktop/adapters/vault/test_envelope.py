"""One sealed record: it opens whole, as what it was sealed as, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.vault.envelope import (
    Label,
    blob_version,
    open_blob,
    open_envelope,
    padded_length,
    seal,
    seal_blob,
)
from soulfra_desktop.domain.errors import KeyNotOpened
from sync_server.protocol.sync import Frame

VECTORS = json.loads((Path(__file__).parents[3] / "data" / "vectors" / "records.json").read_text())
LABEL = Label(account=b"a" * 16, collection=1, record=b"r" * 16, key_version=1)
KEY = bytes(range(32))


def test_the_published_records_open():
    for vector in VECTORS:
        label = Label(
            bytes.fromhex(vector["account"]), vector["collection"], bytes.fromhex(vector["record"]),
            vector["key_version"], vector["schema"], vector["device_no"], vector["idx"],
        )  # fmt: skip
        opened = open_envelope(bytes.fromhex(vector["envelope"]), label, bytes.fromhex(vector["key"]))
        assert opened == (vector["revision"], vector["content"].encode())


@given(st.binary(max_size=5_000), st.integers(0, 2**64 - 1))
def test_what_is_sealed_opens_again(content, revision):
    envelope = seal(content, LABEL, revision, KEY)
    assert open_envelope(envelope, LABEL, KEY) == (revision, content)
    assert Frame(LABEL.collection, LABEL.key_version, LABEL.record, envelope).revision == revision


@given(st.binary(max_size=200), st.data())
def test_a_changed_byte_anywhere_keeps_it_from_opening(content, data):
    envelope = bytearray(seal(content, LABEL, 7, KEY))
    place = data.draw(st.integers(0, len(envelope) - 1))
    envelope[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(KeyNotOpened):
        open_envelope(bytes(envelope), LABEL, KEY)


@pytest.mark.parametrize(
    "changed",
    [
        {"account": b"b" * 16},
        {"collection": 2},
        {"record": b"s" * 16},
        {"key_version": 2},
        {"schema": 2},
        {"device_no": 2},
        {"idx": 1},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_the_server_cannot_pass_it_off_as_another_record(changed):
    envelope = seal(b"Dear diary", LABEL, 7, KEY)
    with pytest.raises(KeyNotOpened):
        open_envelope(envelope, replace(LABEL, **changed), KEY)


@given(st.binary(max_size=39))
def test_what_is_too_short_to_be_one_says_so(envelope):
    with pytest.raises(KeyNotOpened):
        open_envelope(envelope, LABEL, KEY)


@given(st.integers(1, 10**9))
def test_padding_adds_at_most_12_percent_and_never_takes_away(length):
    assert length <= padded_length(length) <= max(32, length * 1.12)
    assert padded_length(padded_length(length)) == padded_length(length)


def test_lengths_up_to_a_megabyte_look_like_a_few_hundred_lengths():
    assert len({padded_length(length) for length in range(1, 1 << 20, 7)}) < 500


def test_content_that_ends_in_zeros_or_in_the_mark_comes_back_whole():
    for content in (b"", b"\0", b"\x80", b"x\x80\0\0", bytes(100)):
        assert open_envelope(seal(content, LABEL, 1, KEY), LABEL, KEY) == (1, content)


@given(st.binary(max_size=3_000), st.integers(1, 65_535))
def test_an_attachment_is_sealed_the_same_each_time_and_opens_again(data, version):
    sealed = seal_blob(data, version, KEY)
    assert sealed == seal_blob(data, version, KEY)
    assert blob_version(sealed) == version
    assert open_blob(sealed, KEY) == data


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_two_attachments_never_share_a_nonce_and_keys_tell_them_apart(one, other):
    nonces = {
        seal_blob(data, version, key)[2:26] for data in {one, other} for version in (1, 2) for key in (KEY, bytes(32))
    }
    assert len(nonces) == 4 * len({one, other})


@given(st.binary(max_size=100), st.data())
def test_a_changed_attachment_does_not_open(content, data):
    sealed = bytearray(seal_blob(content, 1, KEY))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(KeyNotOpened):
        open_blob(bytes(sealed), KEY)
    with pytest.raises(KeyNotOpened):
        open_blob(bytes(sealed[:30]), KEY)
