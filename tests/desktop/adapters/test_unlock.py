"""Which key opens a home, and that no key ever lies on the disk in clear."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.adapters.unlock import change_passphrase, leave_to_keyring, protect, unlock
from soulfra_desktop.domain.errors import (
    DiskFull,
    HomeUnusable,
    PassphraseNeeded,
    StoreDamaged,
    StoreError,
    WrongPassphrase,
)
from tests.contract.keyrings import MemoryRing, NoRing


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "a new" / "home"


class TestAFreshHome:
    async def test_is_sealed_with_the_passphrase_that_is_given(self, home: Path):
        made = await unlock(home, "words", MemoryRing())
        assert (made.protection, made.created) == ("passphrase", True)
        again = await unlock(home, "words", NoRing())
        assert (again.key, again.protection, again.created) == (made.key, "passphrase", False)

    async def test_leaves_its_key_to_the_keyring_when_there_is_no_passphrase(self, home: Path):
        ring = MemoryRing()
        made = await unlock(home, None, ring)
        assert (made.protection, made.created) == ("keyring", True)
        assert list(ring.keys.values()) == [made.key]
        again = await unlock(home, None, ring)
        assert (again.key, again.created) == (made.key, False)

    async def test_keeps_nothing_when_nothing_can_guard_a_key(self, home: Path):
        for passphrase in (None, ""):
            found = await unlock(home, passphrase, NoRing())
            assert (found.key, found.protection, found.created) == (None, "nothing kept", False)
        assert not (home / "key.json").exists()

    async def test_is_private(self, home: Path):
        await unlock(home, "words", NoRing())
        assert home.stat().st_mode & 0o777 == 0o700
        assert (home / "key.json").stat().st_mode & 0o777 == 0o600

    async def test_is_made_private_unless_it_is_shared_with_other_things(self, tmp_path: Path):
        empty, shared = tmp_path / "empty", tmp_path / "shared"
        for folder in (empty, shared):
            folder.mkdir()
            folder.chmod(0o755)
        (shared / "letter.txt").write_text("mine")
        for folder in (empty, shared, shared):
            await unlock(folder, "words", NoRing())
        assert empty.stat().st_mode & 0o777 == 0o700
        assert shared.stat().st_mode & 0o777 == 0o755
        assert (shared / "key.json").stat().st_mode & 0o777 == 0o600

    async def test_two_homes_share_one_keyring(self, tmp_path: Path):
        ring = MemoryRing()
        one, two = await unlock(tmp_path / "1", None, ring), await unlock(tmp_path / "2", None, ring)
        assert one.key != two.key
        assert (await unlock(tmp_path / "1", None, ring)).key == one.key

    async def test_can_be_given_a_passphrase_later(self, home: Path):
        await unlock(home, None, NoRing())
        made = await protect(home, "words")
        assert (await unlock(home, "words", NoRing())).key == made.key
        with pytest.raises(StoreError, match="key already"):
            await protect(home, "other words")


class TestASealedHome:
    async def test_asks_for_its_passphrase(self, home: Path):
        await unlock(home, "words", NoRing())
        with pytest.raises(PassphraseNeeded):
            await unlock(home, None, MemoryRing())
        with pytest.raises(WrongPassphrase):
            await unlock(home, "other words", MemoryRing())

    async def test_gets_another_passphrase_and_keeps_its_key(self, home: Path):
        made = await unlock(home, "words", NoRing())
        await change_passphrase(home, "words", "better words", NoRing())
        assert (await unlock(home, "better words", NoRing())).key == made.key
        with pytest.raises(WrongPassphrase):
            await unlock(home, "words", NoRing())

    @pytest.mark.parametrize("given", ["other words", None, ""])
    async def test_is_changed_by_nobody_who_does_not_know_its_passphrase(self, home: Path, given: str | None):
        ring = MemoryRing()
        await unlock(home, "words", ring)
        before = (home / "key.json").read_bytes()
        with pytest.raises((WrongPassphrase, PassphraseNeeded)):
            await change_passphrase(home, given, "better words", ring)
        with pytest.raises((WrongPassphrase, PassphraseNeeded)):
            await leave_to_keyring(home, given or "", ring)
        assert (home / "key.json").read_bytes() == before
        assert ring.keys == {}

    async def test_goes_to_the_keyring_and_back(self, home: Path):
        ring = MemoryRing()
        made = await unlock(home, "words", ring)
        await leave_to_keyring(home, "words", ring)
        found = await unlock(home, None, ring)
        assert (found.key, found.protection) == (made.key, "keyring")
        await change_passphrase(home, None, "better words", ring)
        assert ring.keys == {}
        found = await unlock(home, "better words", NoRing())
        assert (found.key, found.protection) == (made.key, "passphrase")

    async def test_stays_sealed_where_no_keyring_takes_its_key(self, home: Path):
        made = await unlock(home, "words", NoRing())
        with pytest.raises(StoreError, match="keyring"):
            await leave_to_keyring(home, "words", NoRing())
        assert (await unlock(home, "words", NoRing())).key == made.key

    async def test_leaves_nothing_that_an_older_passphrase_opens(self, home: Path):
        await unlock(home, "words", NoRing())
        (home / "key.json.77.new").write_bytes((home / "key.json").read_bytes())  # a change that was killed
        await change_passphrase(home, "words", "better words", NoRing())
        assert [file.name for file in home.iterdir() if file.name != ".lock"] == ["key.json"]

    @pytest.mark.parametrize("blank", ["", "  ", "\n"])
    async def test_refuses_a_blank_passphrase(self, home: Path, blank: str):
        await unlock(home, "words", NoRing())
        with pytest.raises(StoreError, match="blank"):
            await change_passphrase(home, "words", blank, NoRing())
        with pytest.raises(StoreError, match="blank"):
            await protect(home.with_name("other"), blank)


class TestAHomeOfTheKeyring:
    async def test_never_gets_a_new_key_over_its_old_one(self, home: Path):
        await unlock(home, None, MemoryRing())
        before = (home / "key.json").read_bytes()
        with pytest.raises(StoreError, match="no longer has the key"):
            await unlock(home, None, MemoryRing())
        with pytest.raises(StoreError, match="keyring"):
            await unlock(home, "some words", NoRing())
        assert (home / "key.json").read_bytes() == before

    async def test_forgets_the_keyring_once_it_has_a_passphrase(self, home: Path):
        ring = MemoryRing()
        made = await unlock(home, None, ring)
        await change_passphrase(home, None, "words", ring)
        assert ring.keys == {}
        assert (await unlock(home, "words", ring)).key == made.key


class TestAStoreThatIsGone:
    async def test_is_told_and_no_empty_one_takes_its_place(self, home: Path):
        ring = MemoryRing()
        for folder, passphrase in ((home, "words"), (home.with_name("of the ring"), None)):
            await (await open_store(folder, passphrase, keyring=ring)).aclose()
            key = (folder / "key.json").read_bytes()
            (folder / "soulfra.db").unlink()
            for _ in range(2):
                with pytest.raises(StoreDamaged, match="is gone, but its key is here") as caught:
                    await open_store(folder, passphrase, keyring=ring)
                assert "backup" in caught.value.advice
                assert "key.json" in caught.value.advice
            assert not (folder / "soulfra.db").exists()
            assert (folder / "key.json").read_bytes() == key

    async def test_opens_again_once_it_is_put_back(self, home: Path):
        await (await open_store(home, "words", keyring=NoRing())).aclose()
        kept = (home / "soulfra.db").rename(home / "elsewhere")
        with pytest.raises(StoreDamaged):
            await open_store(home, "words", keyring=NoRing())
        kept.rename(home / "soulfra.db")
        store = await open_store(home, "words", keyring=NoRing())
        assert (store.created, store.protection) == (False, "passphrase")
        await store.aclose()

    async def test_is_made_anew_once_its_key_is_moved_away(self, home: Path):
        await (await open_store(home, "words", keyring=NoRing())).aclose()
        (home / "soulfra.db").unlink()
        (home / "key.json").rename(home / "key.json.old")
        store = await open_store(home, "other words", keyring=NoRing())
        assert store.created
        await store.aclose()

    async def test_is_still_known_after_the_passphrase_was_changed(self, home: Path):
        ring = MemoryRing()
        await (await open_store(home, None, keyring=ring)).aclose()
        await change_passphrase(home, None, "words", ring)
        (home / "soulfra.db").unlink()
        with pytest.raises(StoreDamaged, match="is gone"):
            await unlock(home, "words", ring)

    async def test_a_first_start_that_died_before_its_store_was_made_recovers(self, home: Path):
        for _ in range(2):  # the key is written, the store is not
            await unlock(home, "words", NoRing())
        assert not (home / "soulfra.db").exists()
        await (await open_store(home, "words", keyring=NoRing())).aclose()
        await (await open_store(home, "words", keyring=NoRing())).aclose()

    @pytest.mark.parametrize("where", ["Database.open", "mark_begun"])
    def test_a_first_start_that_is_killed_recovers(self, home: Path, where: str):
        script = (
            "import asyncio, os, sys; from pathlib import Path\n"
            "from soulfra_desktop.adapters.sqlite import store\n"
            "async def die(*_): os._exit(9)\n"
            f"store.{where} = die\n"
            "asyncio.run(store.open_store(Path(sys.argv[1]), 'words'))\n"
        )
        killed = subprocess.run([sys.executable, "-c", script, str(home)], check=False)
        assert killed.returncode == 9
        assert (home / "key.json").exists()
        assert (home / "soulfra.db").exists() is (where == "mark_begun")
        done = subprocess.run(
            [sys.executable, "-c", script.replace(f"store.{where} = die\n", ""), str(home)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads((home / "key.json").read_text())["begun"] is True

    async def test_a_key_file_of_the_first_version_counts_as_having_its_store(self, home: Path):
        await (await open_store(home, "words", keyring=NoRing())).aclose()
        data = json.loads((home / "key.json").read_text())
        del data["begun"]
        (home / "key.json").write_text(json.dumps(data))
        await (await open_store(home, "words", keyring=NoRing())).aclose()
        assert json.loads((home / "key.json").read_text()) == data
        (home / "soulfra.db").unlink()
        with pytest.raises(StoreDamaged, match="is gone"):
            await open_store(home, "words", keyring=NoRing())


class TestAHomeThatCannotBeUsed:
    async def test_a_store_without_its_key_file_is_left_alone(self, home: Path):
        home.mkdir(parents=True)
        (home / "soulfra.db").write_bytes(b"sealed")
        for attempt in (unlock(home, "words", NoRing()), unlock(home, None, MemoryRing()), protect(home, "words")):
            with pytest.raises(StoreDamaged, match=r"key\.json"):
                await attempt
        assert sorted(file.name for file in home.iterdir() if file.name != ".lock") == ["soulfra.db"]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "[]",
            '{"format": 1}',
            '{"format": 1, "store": "a", "passphrase": null, "begun": 1}',
            '{"format": 1, "store": 3, "passphrase": null}',
        ],
    )
    async def test_a_damaged_key_file_is_left_alone(self, home: Path, text: str):
        home.mkdir(parents=True)
        (home / "key.json").write_text(text)
        with pytest.raises(StoreDamaged):
            await unlock(home, "words", MemoryRing())
        assert (home / "key.json").read_text() == text

    async def test_a_newer_key_file_is_refused(self, home: Path):
        await unlock(home, "words", NoRing())
        data = json.loads((home / "key.json").read_text())
        (home / "key.json").write_text(json.dumps({**data, "format": 2}))
        with pytest.raises(StoreError, match="newer"):
            await unlock(home, "words", NoRing())

    @pytest.mark.parametrize("inside", [False, True])
    async def test_a_file_in_place_of_the_folder(self, tmp_path: Path, inside: bool):
        file = tmp_path / "file"
        file.write_text("mine")
        with pytest.raises(HomeUnusable, match="there is a file"):
            await open_store(file / "home" if inside else file, "words")
        assert file.read_text() == "mine"

    def test_a_folder_that_may_not_be_entered(self, tmp_path: Path):
        for mode in (0o000, 0o500):
            home = tmp_path / f"{mode:o}"
            home.mkdir(mode=mode)
            assert _opened_by_someone_else(home) == "HomeUnusable"

    async def test_a_place_that_takes_no_folders(self):
        with pytest.raises((HomeUnusable, DiskFull)):
            await unlock(Path("/proc/soulfra"), "words", NoRing())


async def test_neither_passphrase_nor_key_lies_in_the_home(home: Path):
    ring = MemoryRing()
    for passphrase, folder in (("planted words", home), (None, home.with_name("of the ring"))):
        found = await unlock(folder, passphrase, ring)
        assert found.key
        assert repr(found.key) not in repr(found)
        for file in folder.iterdir():
            data = file.read_bytes()
            for form in (found.key, found.key.hex().encode(), *_base64s(found.key), b"planted"):
                assert form not in data


def _base64s(key: bytes) -> list[bytes]:
    import base64

    return [base64.b64encode(key).rstrip(b"="), base64.urlsafe_b64encode(key).rstrip(b"=")]


def _opened_by_someone_else(home: Path) -> str:
    """The kind of error that opening a home ends in, for a user whom permissions bind (root's they do not)."""
    script = (
        "import asyncio, os, sys; from pathlib import Path\n"
        "from soulfra_desktop.adapters.sqlite.store import open_store\n"
        "from soulfra_desktop.domain.errors import SoulfraError\n"
        "import concurrent.futures.thread, nacl.pwhash, sqlite_utils, sqlcipher3, filelock\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "try: asyncio.run(open_store(Path(sys.argv[1]), 'words'))\n"
        "except SoulfraError as error: print(type(error).__name__)\n"
    )
    for parent in (home, *list(home.parents)[:3]):
        if os.geteuid() == 0 and parent != home:
            parent.chmod(0o711)
    done = subprocess.run([sys.executable, "-c", script, str(home)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.strip()
