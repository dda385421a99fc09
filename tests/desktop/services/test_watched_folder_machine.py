"""Whatever happens in a watched folder and whenever the app is killed: what is found is what lies there."""

import asyncio
import copy
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from soulfra_desktop.domain.knowledge import Scope
from soulfra_desktop.services.reading_line import ENDED_TWICE
from tests.desktop.services.kept_documents import InMemoryDocuments, Shelf

NAMES = st.sampled_from(["a.txt", "b.md", "sub/c.txt", "sub/d.txt", "sub/deep/e.txt", ".hidden.txt"])
TEXTS = st.sampled_from(["one\n", "two\n", "six\n", "", "one\ntwo\nsix\n", "a line that is longer\n"])
"""Three of one length: neither size nor, within a tick, time tells them apart. An empty file cannot be read."""


class WatchedFolder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()).resolve()
        (self.folder / ".there").touch()  # a bare folder is taken for the place of a disk that is away
        self.runner = asyncio.Runner()
        self.shelf = Shelf(self.folder)
        self.forgotten: set[str] = set()
        self.forgotten_texts: set[str] = set()
        self.suspects: set[str] = set()
        """Paths at which a forgotten text lay when they were looked at: whether they are new there is not kept here."""
        self.runner.run(self.shelf.service.watch(self.folder, Scope()))

    def teardown(self) -> None:
        self.runner.close()
        shutil.rmtree(self.folder)

    @rule(name=NAMES, text=TEXTS)
    def write(self, name, text):
        self.shelf.write(name, text)

    @rule(name=NAMES, text=TEXTS)
    def put_another_in_its_place(self, name, text):
        (self.folder / ".draft").write_text(text)
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(self.folder / ".draft", self.folder / name)

    @rule(one=NAMES, other=NAMES)
    def move(self, one, other):
        if (self.folder / one).exists():
            (self.folder / other).parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.folder / one, self.folder / other)

    @rule()
    def rename_a_folder(self):
        if (self.folder / "sub").exists() and not (self.folder / "other").exists():
            (self.folder / "sub").rename(self.folder / "other")

    @rule(name=NAMES)
    def delete(self, name):
        (self.folder / name).unlink(missing_ok=True)

    @rule(name=NAMES)
    def touch(self, name):
        if (self.folder / name).exists():
            os.utime(self.folder / name, ns=(1, 1))

    @rule(name=NAMES)
    def forget(self, name):
        self.runner.run(self._forget(str(self.folder / name)))

    async def _forget(self, path: str) -> None:
        for document in await self.shelf.store.documents():
            if document.path == path:
                read, file = self.shelf.store.texts.get(document.id), Path(path)
                self.forgotten_texts |= {read.text} if read else set()
                self.forgotten_texts |= {file.read_text()} if file.exists() else set()
                await self.shelf.service.forget([document.id])
                self.forgotten.add(path)

    @rule()
    def kill_while_it_reads(self):
        self.shelf = Shelf(self.folder, self.runner.run(self._killed()))

    async def _killed(self) -> InMemoryDocuments:
        """The store as it is in the middle of reading: nothing is put in order."""
        self.shelf.reader.held.clear()
        self.look_for_forgotten_texts()
        async with self.shelf.working() as service:
            await service.load()
            await service._watching.scan()
            for _ in range(40):
                await asyncio.sleep(0)
            return copy.deepcopy(self.shelf.store)

    @rule()
    def let_it_work(self):
        self.look_for_forgotten_texts()
        self.runner.run(self._settled())
        found = {path: text for path, text in self.shelf.store.found().items() if text}
        there = self.there()
        assert found.items() <= there.items()
        assert there.keys() - found.keys() <= self.suspects

    def look_for_forgotten_texts(self) -> None:
        self.suspects |= {path for path, text in self.there().items() if text in self.forgotten_texts}

    async def _settled(self) -> None:
        self.shelf.reader.held.set()
        async with self.shelf.working() as service:
            await service.load()
            await service._watching.scan()
            await self.shelf.settled()
            for document in await self.shelf.store.documents():
                if document.problem == ENDED_TWICE[0]:
                    await service.retry(document.id)
            await self.shelf.settled()

    @invariant()
    def a_file_is_one_document(self):
        paths = [one.path for one in self.shelf.store.rows.values() if one.state != "missing"]
        assert len(paths) == len(set(paths))

    def there(self) -> dict[str, str]:
        every = [Path(place) / name for place, _, names in os.walk(self.folder) for name in names]
        texts = {str(path): path.read_text() for path in every if not path.name.startswith(".")}
        return {path: text for path, text in texts.items() if text and path not in self.forgotten}


WatchedFolder.TestCase.settings = settings(max_examples=60, stateful_step_count=14, deadline=None)
test_what_is_found_is_what_lies_there = WatchedFolder.TestCase
