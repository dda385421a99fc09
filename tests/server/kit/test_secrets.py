"""The server's own keys: what is sealed with them opens only where and for what it was sealed."""

from __future__ import annotations

import base64
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_server.kit.secrets import NotOurs, Secrets, new_key
from sync_server.settings import SettingsRefused

OLD, NEW, OTHER = b"o" * 32, b"n" * 32, b"x" * 32


def secrets(*sealing: bytes) -> Secrets:
    return Secrets([OLD], sealing or [OLD])


def opens(with_: Secrets, use: str, sealed: bytes, bound_to: bytes = b"") -> bool:
    try:
        with_.open(use, sealed, bound_to)
    except NotOurs:
        return False
    return True


@given(st.binary(max_size=500), st.text(max_size=20), st.binary(max_size=40))
def test_what_is_sealed_is_opened_again(plain, use, bound_to):
    sealed = secrets().seal(use, plain, bound_to)
    assert secrets().open(use, sealed, bound_to) == plain
    assert len(plain) < 8 or plain not in sealed


def test_it_opens_for_its_use_its_owner_and_its_key_alone():
    sealed = secrets().seal("totp", b"seed", b"account 1")
    assert opens(secrets(), "totp", sealed, b"account 1")
    assert not opens(secrets(), "totp", sealed, b"account 2")
    assert not opens(secrets(), "mail", sealed, b"account 1")
    assert not opens(secrets(OTHER), "totp", sealed, b"account 1")


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_opens_nothing(at, change):
    sealed = bytearray(secrets().seal("totp", b"a seed of twenty bytes"))
    sealed[at % len(sealed)] ^= change
    assert not opens(secrets(), "totp", bytes(sealed))


@given(st.binary(max_size=60))
def test_what_was_never_sealed_opens_nothing(rubbish):
    assert not opens(secrets(), "totp", rubbish)


def test_a_new_key_seals_and_the_old_one_still_opens():
    before = secrets(OLD).seal("totp", b"seed")
    both = secrets(NEW, OLD)
    assert both.open("totp", before) == b"seed"
    assert opens(secrets(NEW), "totp", both.seal("totp", b"seed"))


def test_a_digest_is_the_same_on_every_node_and_no_other_server_knows_it():
    assert secrets().digest("salt", "ada@example.org") == secrets().digest("salt", "ada@example.org")
    digests = {
        secrets().digest("salt", "ada@example.org"),
        secrets().digest("salt", "bob@example.org"),
        secrets().digest("other", "ada@example.org"),
        secrets(OTHER).digest("salt", "ada@example.org"),
    }
    assert len(digests) == 4


def test_keys_are_made_once_for_this_user_alone(make_settings, tmp_path):
    first, second = Secrets.of(make_settings()), Secrets.of(make_settings())
    assert second.open("totp", first.seal("totp", b"seed")) == b"seed"
    files = sorted((tmp_path / "home").iterdir())
    assert [path.name for path in files] == ["sealing.keys", "signing.keys"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_nodes_that_start_at_once_have_the_same_keys(make_settings):
    settings = make_settings()
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: Secrets.of(settings), range(8)))
    assert len({one.digest("same", "?") for one in made}) == 1


def test_keys_of_the_environment_come_before_those_of_the_folder(make_settings, tmp_path):
    given = make_settings(signing_keys=new_key(), sealing_keys=f"{new_key()}, {new_key()}")
    Secrets.of(given)
    assert not (tmp_path / "home" / "sealing.keys").exists()


@pytest.mark.parametrize("wrong", ["not base64!", base64.b64encode(b"short").decode()])
def test_a_key_that_is_none_is_refused_by_its_variable(make_settings, wrong):
    with pytest.raises(SettingsRefused) as told:
        Secrets.of(make_settings(sealing_keys=wrong))
    assert "SOULFRA_SEALING_KEYS" in str(told.value)
    assert wrong not in str(told.value)


def test_a_file_without_a_key_says_what_to_do(make_settings, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "signing.keys").write_text("\n")
    with pytest.raises(SettingsRefused, match="remove it"):
        Secrets.of(make_settings())
