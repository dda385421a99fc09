"""Web pages: what a person would see of them. Scripts, styles and what is hidden are left out."""

from __future__ import annotations

import re
from typing import Any

from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.plain import decoded
from soulfra_desktop.adapters.reading.writing import Writing

_SKIPPED = "script style noscript template svg math head iframe object select textarea button canvas"
SKIPPED = frozenset(_SKIPPED.split())
_BLOCKS = """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul"""
BLOCKS = frozenset(_BLOCKS.split())
CELLS = frozenset({"td", "th"})
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.I)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SPACES = re.compile(r"[ \t\r\n\f]+")
DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)|^<\?xml[^>]{0,200}encoding=[\"']([\w-]+)", re.I
)


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    write_page(file.content(kind.largest), writing)


def write_page(data: bytes, writing: Writing) -> None:
    """Write the visible text of a page."""
    import lxml.etree as etree
    import lxml.html as html

    text = _text_of(data, writing)
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        _check_memory(parser)
        raise refusals.without_text(writing.name) from None
    _check_memory(parser)
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        writing.note(detail="A part of it is too deeply nested and was not read.")
    found = tree.find(".//title")
    if found is not None and not writing.title:
        writing.title = found.text or ""
    _Page(writing).take(tree)


def _check_memory(parser: Any) -> None:
    """The parser says it in its log alone, and leaves half a page."""
    if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
        raise MemoryError


def _text_of(data: bytes, writing: Writing) -> str:
    declared = DECLARED.search(data[:2048])
    if declared:
        name = (declared[1] or declared[2]).decode("ascii")
        try:
            text = data.decode(name)
        except (LookupError, ValueError):
            return decoded(data, writing.name, writing)
        if "\0" not in text:
            return text
    return decoded(data, writing.name, writing)


class _Page:
    """Gathers inline text until a block begins or ends."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._gathered: list[str] = []
        self._level = 0
        self._kept = 0
        self._listed = False
        self._row = False

    def take(self, tree: Any) -> None:
        import lxml.etree as etree

        walker = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if not tag or tag in SKIPPED or _is_hidden(element):
                    walker.skip_subtree()
                else:
                    self._begin(tag)
                    self._gather(element.text)
            else:
                if tag and tag not in SKIPPED:
                    self._end(tag)
                self._gather(element.tail)
        self._write()

    def _begin(self, tag: str) -> None:
        if tag in BLOCKS and not (self._row and tag != "tr"):
            self._write()
            self._level = HEADINGS.get(tag, 0)
            self._listed = tag == "li" or (self._listed and tag == "p")
            self._row = tag == "tr"
            self._kept += tag == "pre"
        elif tag == "br":
            self._gathered.append("\n")
        elif tag in CELLS and "".join(self._gathered).strip():
            self._gathered.append(" | ")

    def _end(self, tag: str) -> None:
        if tag in BLOCKS and not (self._row and tag != "tr"):
            self._write()
            self._kept -= tag == "pre" and self._kept > 0
            self._level, self._listed, self._row = 0, False, False

    def _gather(self, text: str | None) -> None:
        if text:
            self._gathered.append(text if self._kept else SPACES.sub(" ", text))

    def _write(self) -> None:
        text = "".join(self._gathered)
        self._gathered.clear()
        if not self._kept:
            text = "\n".join(line.strip() for line in text.split("\n")).strip()
        if not text.strip():
            return
        if self._level:
            self._writing.heading(self._level, text)
        elif self._listed:
            self._writing.line(f"- {text}")
        elif self._row:
            self._writing.line(SPACES.sub(" ", text))
        else:
            self._writing.block(text.strip("\n"))


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and HIDDEN.search(style))
