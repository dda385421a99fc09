"""What is attached is read aside, shown on its way, and lands in the chat it was given to."""

import asyncio

import pytest

from soulfra_desktop.domain.attachment import MOST_ATTACHMENTS, TakenAttachment
from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.errors import AttachmentRefused
from soulfra_desktop.ui.chat.composer.attaching import Attaching

NOTE = Attachment("note.txt", "text/plain", b"x")


class Reader:
    """Reads when it is told to; a name with `bad` in it is refused."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.thumbnails = 0

    async def file(self, path, progress):
        progress(0.5)
        await self.go.wait()
        if "bad" in path:
            raise AttachmentRefused("It is bad.", "Take a good one.")
        return TakenAttachment(Attachment(path, "text/plain", b"x"), note="changed")

    async def picture(self, name, picture):
        return TakenAttachment(Attachment(name, "image/png", b"p"), b"thumb")

    async def text(self, name, text):
        return TakenAttachment(Attachment(name, "text/plain", text.encode()))

    async def thumbnail(self, attachment):
        self.thumbnails += 1
        return b"thumb"


@pytest.fixture
async def desk():
    class Desk:
        def __init__(self) -> None:
            self.reader = Reader()
            self.tasks = []
            self.held: dict[str | None, list[Attachment]] = {}
            self.attaching = Attaching(
                self.reader,
                self.spawn,
                lambda place, one: self.held.setdefault(place, []).append(one),
                lambda place: len(self.held.get(place, [])),
            )

        def spawn(self, work):
            self.tasks.append(asyncio.get_running_loop().create_task(work))
            return self.tasks[-1]

        async def settled(self):
            await asyncio.gather(*self.tasks, return_exceptions=True)

        @property
        def state(self):
            return self.attaching.state

    return Desk()


async def test_a_file_is_shown_while_it_is_read_and_then_attached(desk):
    desk.attaching.files("c1", ["/home/anna/note.txt"])
    await asyncio.sleep(0)
    (reading,) = desk.state.of("c1")
    assert (reading.name, reading.share) == ("note.txt", 0.5)
    assert desk.state.of("c2") == ()
    desk.reader.go.set()
    await desk.settled()
    assert desk.state.reading == ()
    (attached,) = desk.held["c1"]
    assert desk.state.previews[attached].note == "changed"


async def test_a_refusal_stays_until_it_is_dismissed_or_something_else_is_attached(desk):
    desk.reader.go.set()
    desk.attaching.files(None, ["bad.bin"])
    await desk.settled()
    (reading,) = desk.state.of(None)
    assert (reading.problem, reading.advice) == ("It is bad.", "Take a good one.")
    desk.attaching.dismiss(reading.number)
    assert desk.state.reading == ()
    desk.attaching.files(None, ["bad.bin"])
    await desk.settled()
    desk.attaching.text(None, "long.txt", "words")
    await desk.settled()
    assert desk.state.reading == ()
    assert [one.name for one in desk.held[None]] == ["long.txt"]


async def test_what_is_dismissed_while_it_is_read_is_not_attached(desk):
    desk.attaching.files(None, ["note.txt"])
    await asyncio.sleep(0)
    desk.attaching.dismiss(desk.state.reading[0].number)
    desk.reader.go.set()
    await desk.settled()
    assert desk.held == {}


async def test_no_more_than_the_most_go_with_one_question(desk):
    desk.reader.go.set()
    desk.attaching.files(None, [f"{number}.txt" for number in range(MOST_ATTACHMENTS + 2)])
    await desk.settled()
    assert len(desk.held[None]) == MOST_ATTACHMENTS
    assert len([one for one in desk.state.reading if "the most" in one.problem]) == 2


async def test_an_old_attachment_gets_its_small_picture_once(desk):
    desk.attaching.look([NOTE])
    desk.attaching.look([NOTE])
    await desk.settled()
    desk.attaching.look([NOTE])
    assert desk.reader.thumbnails == 1
    assert desk.state.previews[NOTE].thumbnail == b"thumb"
