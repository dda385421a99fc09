"""One file, from its name to what stands in it."""

from __future__ import annotations

import codecs
import contextlib
import encodings
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from encodings.aliases import aliases
from pathlib import PurePath

from soulfra_desktop.adapters.reading import cleaning, language, limits, pdf, plain, refusals, web_page, word
from soulfra_desktop.adapters.reading.kinds import CODE, DOCX, HTML, KINDS, PDF, TEXTS, Kind, kind_of, named_as
from soulfra_desktop.adapters.reading.opening import OpenFile, opened
from soulfra_desktop.adapters.reading.writing import Writing
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import ReadDocument

Reader = Callable[[OpenFile, Kind, Writing], None]
READERS: dict[str, Reader] = {PDF: pdf.read, DOCX: word.read, HTML: web_page.read, **dict.fromkeys(TEXTS, plain.read)}


def warm() -> None:
    """Load all that is loaded late: in a fork nothing can be opened any more."""
    import lxml.etree
    import lxml.html
    import puremagic
    import pypdfium2.raw  # noqa: F401
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


def read(path: str) -> ReadDocument:
    """Raises DocumentRefused."""
    with opened(path) as file:
        kind = kind_of(file)
        reader = READERS.get(kind.media_type)
        if reader is None:
            raise refusals.unreadable_kind(file.name, kind.words)
        limits.shut()
        return _read(file, kind, reader)


def _read(file: OpenFile, kind: Kind, reader: Reader) -> ReadDocument:
    writing = Writing(file.name)
    try:
        reader(file, kind, writing)
    except (DocumentRefused, MemoryError, OSError):
        raise
    except Exception:  # whatever a library says of a file that nobody foresaw, the file is at fault
        raise refusals.damaged(file.name, kind.words) from None
    _note_its_name(file, kind, writing)
    suffix = f".{PurePath(file.suffix).name.lstrip('.')}" if kind.media_type == CODE else ""
    found = writing.done(kind.media_type + suffix)
    if not any(map(str.isalnum, found.text)):
        raise refusals.without_text(file.name)
    return replace(found, language=language.told(found.text))


def _note_its_name(file: OpenFile, kind: Kind, writing: Writing) -> None:
    named = named_as(file.suffix)
    if named and named != kind and not {named.media_type, kind.media_type} <= {*TEXTS, HTML}:
        writing.note(detail=f"It is named as {named.words}, but it is {kind.words}.")


__all__ = ["KINDS", "read", "warm"]
