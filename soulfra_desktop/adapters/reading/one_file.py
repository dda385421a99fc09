"""One file, from its name to what stands in it."""

from __future__ import annotations

import codecs
import contextlib
import encodings
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from encodings.aliases import aliases
from importlib import import_module

from soulfra_desktop.adapters.reading import (
    cleaning,
    epub,
    language,
    limits,
    opendocument,
    pdf,
    picture,
    plain,
    recognition,
    refusals,
    rich_text,
    sheets,
    slides,
    web_page,
    word,
)
from soulfra_desktop.adapters.reading.kinds import KINDS, TEXTS, Kind, kind_of, named_as
from soulfra_desktop.adapters.reading.media_types import CODE, DOCX, EPUB, HTML, ODT, PDF, PPTX, RTF, WORDS, XLSX
from soulfra_desktop.adapters.reading.opening import OpenFile, opened
from soulfra_desktop.adapters.reading.recognition_apart import RecognitionApart, RecognitionHere
from soulfra_desktop.adapters.reading.writing import Writing
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import ReadDocument

Reader = Callable[[OpenFile, Kind, Writing], None]
PICTURES = frozenset(kind for kind in KINDS if kind.startswith("image/"))
READERS: dict[str, Reader] = {
    PDF: pdf.read,
    DOCX: word.read,
    PPTX: slides.read,
    XLSX: sheets.read,
    ODT: opendocument.read,
    EPUB: epub.read,
    RTF: rich_text.read,
    HTML: web_page.read,
    **dict.fromkeys(TEXTS, plain.read),
    **dict.fromkeys(PICTURES, picture.read),
}

LATE = ("lxml.etree", "lxml.html", "pypdfium2", "pypdfium2.raw", "puremagic", "charset_normalizer", "striprtf.striprtf")


def warm() -> None:
    """Load all that is loaded late: in a fork nothing can be opened any more."""
    for module in LATE:
        import_module(module)
    import lxml.html
    import puremagic
    from charset_normalizer import from_bytes

    for name in {*aliases.values(), *(module.name for module in pkgutil.iter_modules(encodings.__path__))}:
        with contextlib.suppress(LookupError, ImportError):
            codecs.lookup(name)
    from_bytes("Eine Übung, schön geübt. Привет".encode("cp1251", "replace") * 20).best()
    with contextlib.suppress(puremagic.PureError):
        puremagic.from_string(bytes(64), mime=True)
    lxml.html.document_fromstring("<p>A page")
    cleaning.cleaned("\u00e9")
    language.told("A sentence by which the model of languages is loaded.")


def read(path: str, going_on: Callable[[], object] = lambda: None) -> ReadDocument:
    """`going_on` is called as long as it takes long for a good reason. Raises DocumentRefused."""
    with opened(path) as file, _whatever_happens(file.name, WORDS["document"]):
        kind = kind_of(file)
        writing = Writing(file.name)
        writing.going_on = going_on
        with _whatever_happens(file.name, kind.words):
            if kind.media_type == PDF and recognition.program() is not None:
                return _read_with_recognition(file, kind, writing)
            if kind.media_type in PICTURES:
                limits.loosen()
            else:
                limits.shut()
            return _read(file, kind, writing)


def _read_with_recognition(file: OpenFile, kind: Kind, writing: Writing) -> ReadDocument:
    """What could start the engine is there before the file is parsed; afterwards nothing is opened any more."""
    writing.recogniser = (RecognitionApart if limits.FORKS else RecognitionHere)(file.name, writing.going_on)
    try:
        limits.shut(page_by_page=True)
        return _read(file, kind, writing)
    finally:
        writing.recogniser.close()


@contextlib.contextmanager
def _whatever_happens(name: str, kind: str) -> Iterator[None]:
    """Whatever a library says of a file that nobody foresaw: the file is at fault."""
    try:
        yield
    except (DocumentRefused, MemoryError, OSError):
        raise
    except Exception:
        raise refusals.damaged(name, kind) from None


def _read(file: OpenFile, kind: Kind, writing: Writing) -> ReadDocument:
    READERS[kind.media_type](file, kind, writing)
    _note_its_name(file, kind, writing)
    suffix = file.suffix if kind.media_type == CODE else ""
    found = writing.done(kind.media_type + suffix)
    if not any(map(str.isalnum, found.text)):
        raise refusals.without_text(file.name)
    return replace(found, language=language.told(found.text))


def _note_its_name(file: OpenFile, kind: Kind, writing: Writing) -> None:
    named = named_as(file.suffix)
    if named and named != kind and not {named.media_type, kind.media_type} <= {*TEXTS, HTML}:
        writing.note(detail=f"It is named as {named.words}, but it is {kind.words}.")
