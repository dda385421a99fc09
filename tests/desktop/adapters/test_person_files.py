"""Looking at the person's own files: what is a document, what is passed over, and what cannot be looked at."""

import hashlib
import os

import pytest

from soulfra_desktop.adapters import person_files
from soulfra_desktop.adapters.person_files import PersonFiles
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.services.knowledge_ports import FoundFile, Walked

files = PersonFiles()


async def file_at(path) -> FoundFile:
    found = await files.look(path)
    assert isinstance(found, FoundFile)
    return found


async def names(folder, source=files):
    found = await source.look(folder)
    assert isinstance(found, Walked)
    return [str(file.path.relative_to(folder)) for file in found.files], dict(found.skipped)


async def test_a_file_is_told_with_size_and_time(tmp_path):
    (tmp_path / "a.txt").write_text("four")
    found = await files.look(tmp_path / "a.txt")
    assert isinstance(found, FoundFile)
    assert (found.path, found.size) == (tmp_path / "a.txt", 4)
    assert found.changed_ns > 0


async def test_nothing_there_is_none(tmp_path):
    assert await files.look(tmp_path / "nothing") is None
    (tmp_path / "a.txt").write_text("x")
    assert await files.look(tmp_path / "a.txt" / "below") is None


@pytest.mark.parametrize("time_ns", [1, 10**18, 4 * 10**18], ids=["1970", "2001", "2096"])
async def test_a_content_that_is_exchanged_with_its_time_kept_shows(tmp_path, time_ns):
    path = tmp_path / "a.txt"
    path.write_text("one")
    os.utime(path, ns=(time_ns, time_ns))
    before = await file_at(path)
    path.write_text("two")
    os.utime(path, ns=(time_ns, time_ns))
    after = await file_at(path)
    assert before.changed_ns != after.changed_ns


def test_a_content_shows_by_its_own_time_where_the_entrys_stays_as_it_was():
    """As on disks that keep for it when a file was made."""

    def entry(seconds: int) -> os.stat_result:
        times = {"st_mtime_ns": seconds * 10**9, "st_ctime_ns": 10**18}
        return os.stat_result((0,) * 10, times)

    assert len({person_files._changed(entry(seconds)) for seconds in range(0, 100, 2)}) == 50


async def test_a_link_is_the_file_that_it_leads_to_and_a_circle_of_them_is_nothing_or_refused(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    assert (await file_at(tmp_path / "link")).path == tmp_path / "a.txt"
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    with pytest.raises(DocumentRefused):
        await files.look(tmp_path / "one")


@pytest.fixture
def abyss(tmp_path):
    """A folder in a folder, some hundred times; what takes temporary folders away may be no better at it than others."""
    place, names = tmp_path, []
    while len(str(place)) < 3_800:
        names.append("d" * 20)
        place = place / names[-1]
        place.mkdir()
    yield place
    (place / "deep.txt").unlink()
    for _ in names:
        place.rmdir()
        place = place.parent


async def test_a_deep_folder_is_walked_to_its_end(tmp_path, abyss):
    (abyss / "deep.txt").write_text("x")
    found, _ = await names(tmp_path)
    assert found == [str((abyss / "deep.txt").relative_to(tmp_path))]


async def test_what_programs_made_is_passed_over_with_all_that_is_in_it(tmp_path):
    for folder, mark in (("venv2", "pyvenv.cfg"), ("cached", "CACHEDIR.TAG"), ("node_modules", "x.md")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / mark).write_text("x")
        (tmp_path / folder / "notes.txt").write_text("x")
    (tmp_path / "notes.txt").write_text("x")
    assert await names(tmp_path) == (["notes.txt"], {"junk": 3})


async def test_an_unknown_kind_is_taken_if_it_is_text_or_begins_like_a_document(tmp_path):
    (tmp_path / "README").write_text("plain")
    (tmp_path / "odd.xyz").write_bytes(b"%PDF-1.7\0\0")
    (tmp_path / "wide.log").write_bytes("wide".encode("utf-16"))
    (tmp_path / "core").write_bytes(b"\x7fELF\0\0")
    assert await names(tmp_path) == (["README", "odd.xyz", "wide.log"], {"binary": 1})


async def test_pictures_are_taken_where_their_text_can_be_read(tmp_path):
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert await names(tmp_path) == ([], {"binary": 1})
    assert await names(tmp_path, PersonFiles(pictures=True)) == (["scan.png"], {})


async def test_soulfras_own_home_holds_no_documents(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "key.json").write_text("{}")
    assert await names(tmp_path, PersonFiles(tmp_path / "home")) == ([], {"own": 1})


@pytest.mark.parametrize("name", [".", "key.json", "models/readme.md", "../link"])
async def test_nor_is_what_lies_in_soulfras_home_when_it_is_named_itself(tmp_path, name):
    home = tmp_path / "home"
    (home / "models").mkdir(parents=True)
    (home / "key.json").write_text("{}")
    (home / "models" / "readme.md").write_text("x")
    (tmp_path / "link").symlink_to(home / "key.json")
    with pytest.raises(DocumentRefused, match="Soulfra's own"):
        await PersonFiles(home).look(home / name)
    (tmp_path / "home2").mkdir()
    assert await PersonFiles(home).look(tmp_path / "home2") == Walked(tmp_path / "home2", is_bare=True)


@pytest.mark.parametrize("what", ["file", "folder"])
async def test_a_name_that_is_no_text_is_passed_over_and_refused_by_name(tmp_path, what):
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    if what == "file":
        os.close(os.open(name, os.O_WRONLY | os.O_CREAT))
    else:
        os.mkdir(name)
    assert await names(tmp_path) == ([], {"name": 1})
    with pytest.raises(DocumentRefused):
        await files.look(tmp_path / os.fsdecode(b"\xff\xfe.txt"))


async def test_a_pipe_or_a_nul_in_a_name_is_refused_and_nothing_hangs(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DocumentRefused):
        await files.look(tmp_path / "pipe")
    with pytest.raises(DocumentRefused):
        await files.look(tmp_path / "a\0b")


async def test_the_content_is_hashed_and_one_that_is_gone_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 3_000_000)
    assert await files.sha256(tmp_path / "a.txt") == hashlib.sha256(b"x" * 3_000_000).hexdigest()
    with pytest.raises(DocumentRefused, match="not there"):
        await files.sha256(tmp_path / "gone.txt")


@pytest.mark.timeout(20)
async def test_a_pipe_in_the_place_of_a_file_that_was_found_is_refused_and_not_waited_for(tmp_path):
    (tmp_path / "letter").write_text("Dear")
    found = await PersonFiles().look(tmp_path / "letter")
    assert isinstance(found, FoundFile)
    (tmp_path / "letter").unlink()
    os.mkfifo(tmp_path / "letter")
    with pytest.raises(DocumentRefused, match="nothing with a content"):
        await PersonFiles().sha256(found.path)
