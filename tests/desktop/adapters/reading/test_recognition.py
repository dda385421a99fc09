"""Text in pictures: by the real Tesseract where there is one, and whatever else goes by its name."""

from __future__ import annotations

import asyncio
import io
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest
from PIL import Image, ImageDraw, ImageFont

from soulfra_desktop.adapters.reading.reader import ProcessReader
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import page_of
from tests.hostile_files.pdfs import pdf

FONT = Path(__file__).parents[4] / "resources" / "fonts" / "Inter[opsz,wght].ttf"
HARBOUR = [
    "The harbour", "", "The keeper of the lighthouse counted forty-two ships", "that evening, and he wrote the number down.",
    "The lease of the boathouse ends on 30 September 2027.",
]  # fmt: skip
CONTRACT = [
    "Mietvertrag", "", "Die Kündigungsfrist beträgt drei Monate zum Monatsende.",
    "Größere Änderungen bedürfen der Schriftform.", "Die Schlüssel werden zum 30. September übergeben.",
]  # fmt: skip
STRANGE = "tests.desktop.adapters.reading.strange_process"
LISTS = '#!/bin/sh\nif [ "$1" = --list-langs ]; then echo "List of languages (2):"; echo eng; echo osd; exit; fi\n'
HEAD = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"
WORD = "5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t95.5\\tharbour\\n"


def languages() -> frozenset[str]:
    if shutil.which("tesseract") is None:
        return frozenset()
    return frozenset(subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True).stdout.split())


real = pytest.mark.skipif("eng" not in languages(), reason="no Tesseract with English is installed")
in_german = pytest.mark.skipif("deu" not in languages(), reason="no Tesseract with German is installed")
upright = pytest.mark.skipif("osd" not in languages(), reason="this Tesseract cannot tell how a page is turned")


def drawn(lines: list[str], size: tuple[int, int] = (1240, 1754), letters: int = 28) -> Image.Image:
    """A page as a scanner sees it."""
    page = Image.new("L", size, 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), letters)
    for number, line in enumerate(lines):
        pen.text((letters * 4, letters * (4 + 1.6 * number)), line, fill=0, font=font)
    return page


def saved(page: Image.Image, form: str, **options) -> bytes:
    into = io.BytesIO()
    page.save(into, form, **options)
    return into.getvalue()


def scanned(*pages: Image.Image) -> bytes:
    return saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=150)


@pytest.fixture
def read(reader, tmp_path):
    async def reading(name: str, data: bytes, by: ProcessReader = reader):
        path = tmp_path / name
        path.write_bytes(data)
        return await by.read(path)

    return reading


@real
@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
async def test_a_picture_of_any_form_is_read_and_it_is_said_that_letters_may_be_wrong(read, form):
    document = await read(f"sign.{form.lower()}", saved(drawn(HARBOUR), form))
    assert "The lease of the boathouse ends on 30 September 2027." in document.text
    assert document.text.startswith("The harbour\n")
    assert "some letters may be wrong" in " ".join(document.notes)


@real
@in_german
async def test_a_language_that_is_installed_is_read_with_its_own_letters(read):
    document = await read("vertrag.png", saved(drawn(CONTRACT), "PNG"))
    assert "Größere Änderungen bedürfen der Schriftform." in document.text
    assert document.language == "de"


@real
@upright
@pytest.mark.parametrize("degrees", [90, 180, 270])
async def test_a_page_that_lies_on_its_side_is_read(read, degrees):
    page = drawn([*HARBOUR * 5], (1240, 1754))
    document = await read("turned.png", saved(page.rotate(degrees, expand=True), "PNG"))
    assert "counted forty-two ships" in document.text


@real
@pytest.mark.parametrize(
    "picture",
    [
        Image.new("L", (1240, 1754), 255), Image.new("L", (1, 1), 255), drawn(["x"], (20, 12), 5),
        Image.radial_gradient("L").resize((1500, 1000)), Image.effect_mandelbrot((800, 600), (-2, -1.2, 1, 1.2), 90),
    ],
    ids=["blank", "a dot", "tiny", "a sky", "a shape"],
)  # fmt: skip
async def test_in_a_picture_without_text_there_is_none(read, picture):
    with pytest.raises(DocumentRefused, match="There is no text in"):
        await read("photo.png", saved(picture, "PNG"))


@real
async def test_each_page_of_a_tiff_is_a_page(read):
    data = saved(
        drawn(HARBOUR), "TIFF", save_all=True, append_images=[drawn(["Ships", "", "Aurora and Bremen lie here."])]
    )
    document = await read("fax.tiff", data)
    assert [page_of(document.pages, document.text.index(words)) for words in ("keeper", "Bremen")] == [1, 2]


@real
async def test_of_a_gif_that_moves_the_first_frame_is_read_and_that_is_said(read):
    data = saved(drawn(HARBOUR), "GIF", save_all=True, append_images=[drawn(["Ships"])])
    document = await read("moving.gif", data)
    assert "It moves: only its first frame was read." in document.notes


async def test_a_webp_that_moves_is_refused_with_what_to_do(read):
    data = saved(drawn(HARBOUR), "WEBP", save_all=True, append_images=[drawn(["Ships"])])
    with pytest.raises(DocumentRefused, match="picture that moves") as refused:
        await read("moving.webp", data)
    assert "PNG" in refused.value.advice


@real
async def test_a_picture_that_takes_more_memory_than_there_is_for_it_is_too_large_and_not_damaged(read):
    began = time.monotonic()
    with pytest.raises(DocumentRefused, match="too large a picture"):
        await read("poster.png", saved(Image.new("1", (40_000, 40_000), 1), "PNG"))
    assert time.monotonic() - began < 20


@real
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
async def test_half_a_picture_is_damaged(read, form):
    data = saved(drawn(HARBOUR), form)
    with pytest.raises(DocumentRefused, match="is damaged"):
        await read(f"half.{form.lower()}", data[: len(data) // 2])


@real
async def test_a_pdf_whose_pages_are_pictures_is_read_page_by_page_within_the_limits_of_memory(read, reader):
    document = await read(
        "scan.pdf", scanned(drawn(HARBOUR), drawn([]), drawn(["Ships", "", "Aurora and Bremen lie here."]))
    )
    assert [page_of(document.pages, document.text.index(words)) for words in ("keeper", "Bremen")] == [1, 3]
    assert "some letters may be wrong" in " ".join(document.notes)
    assert reader.cost["bytes"] < 300_000_000


@pytest.fixture
def engine(tmp_path, monkeypatch) -> Callable[[str], None]:
    """Something that is called Tesseract, and a reader that finds it. Each file has two seconds."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("_PYI_TEST_SECONDS", "2")

    def made(does: str) -> None:
        program = folder / "tesseract"
        program.write_text(does)
        program.chmod(0o755)

    return made


@pytest.fixture
async def own() -> AsyncIterator[ProcessReader]:
    made = ProcessReader(STRANGE)
    yield made
    await made.aclose()


@pytest.mark.parametrize(
    ("does", "reason", "advice"),
    [
        (f"{LISTS}exec sleep 600", "took too long", "in parts"),
        (f"{LISTS}while :; do :; done", "took too long", "in parts"),
        (f"{LISTS}kill -9 $$", "Tesseract ended unexpectedly", "Try again"),
        (f"{LISTS}exit 1", "is damaged", "save it again"),
        (f"{LISTS}echo out of memory >&2; exit 1", "too large a picture", "smaller"),
        (f"{LISTS}exec yes nonsense", "does not work", "--list-langs"),
        (f"{LISTS}head -c 99999 /dev/urandom", "does not work", "--list-langs"),
        (f"{LISTS}exit 0", "does not work", "--list-langs"),
        (f"{LISTS}printf '{HEAD}'; head -c 99999 /dev/urandom", "There is no text", "another"),
        (f"{LISTS}printf '{HEAD}5\\t1\\t1\\n5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\tvery\\tsure\\n'", "There is no text", "another"),
        ("#!/bin/sh\nexit 1", "does not work", "--list-langs"),
        ("#!/nowhere/at/all\n", "does not work", "--list-langs"),
        ("#!/bin/sh\necho 'List of languages (1):'; echo osd", "knows no language", "tesseract-ocr-eng"),
    ],
)  # fmt: skip
async def test_an_engine_that_goes_wrong_has_its_reason_and_none_of_it_stays(engine, own, read, does, reason, advice):
    engine(does)
    with pytest.raises(DocumentRefused, match=reason) as refused:
        await read("sign.png", saved(drawn(HARBOUR), "PNG"), own)
    assert advice in refused.value.advice
    assert not [one for one in psutil.Process(own.pid).children(recursive=True) if one.name() in ("tesseract", "sleep")]
    engine(f"{LISTS}cat > /dev/null; printf '{HEAD}{WORD}'")
    assert (await read("sign.png", saved(drawn(HARBOUR), "PNG"), own)).text == "harbour"


async def test_stopping_a_picture_ends_the_engine_with_it(engine, own, read):
    engine(f"{LISTS}exec sleep 61234")
    reading = asyncio.get_running_loop().create_task(read("sign.png", saved(drawn(HARBOUR), "PNG"), own))
    while not (found := [one for one in psutil.process_iter() if "61234" in _command(one)]):
        await asyncio.sleep(0.02)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    psutil.wait_procs(found, timeout=10)
    assert not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in found)


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


async def test_without_an_engine_a_picture_says_what_to_install(read, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    without = ProcessReader()
    with pytest.raises(DocumentRefused, match="recognises text in pictures") as refused:
        await read("sign.png", saved(drawn(HARBOUR), "PNG"), without)
    assert "Tesseract" in refused.value.advice
    with pytest.raises(DocumentRefused, match="are pictures, without text") as refused:
        await read("scan.pdf", scanned(drawn(HARBOUR)), without)
    assert "Tesseract" in refused.value.advice
    await without.aclose()


async def test_pages_that_were_read_stay_where_the_engine_fails_at_a_later_one(engine, own, read):
    data = scanned(*(drawn([str(number)], (200 + 10 * number, 300)) for number in range(4)))
    engine(
        f"{LISTS}read -r size; case $size in *' 46'?' '*) exec sleep 600;; esac\n"
        f"cat > /dev/null; printf '{HEAD}'; for n in 1 2 3; do printf '{WORD}'; done"
    )
    document = await read("scan.pdf", data, own)
    assert document.text == "\n\n".join(["harbour harbour harbour"] * 3)
    assert "Tesseract could not go on at page 4: pictures from there on were not read." in document.notes


async def test_what_reads_a_pdf_beside_its_recognition_can_open_nothing(engine, own, read):
    engine(f"{LISTS}exec sleep 600")
    for what in ("open", "write", "connect", "run"):
        assert "could not: Too many open files" in (await read("taken.pdf", f"%PDF-{what}".encode(), own)).text
    assert (await read("plain.pdf", pdf(["words of a page that has its own text"]), own)).notes == ()
