"""Markup read piece by piece: nothing is fetched, no entity is filled in, and what was read is let go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from soulfra_desktop.adapters.reading import refusals

BEGINNING = 4096
DECLARED = (b"<!DOCTYPE", b"<!ENTITY")


class Events:
    """The elements of one XML file as they begin and end. Raises DocumentRefused where it is damaged or a trap."""

    def __init__(
        self, stream: IO[bytes], name: str, kind: str, *, doctype: bool = False, only: str | None = None
    ) -> None:
        """`doctype`: whether this kind of file may have one. `only` the ends of these elements, with all that is in them:
        several times as fast where there are very many small ones."""
        self._name, self._kind, self._only = name, kind, only
        self._stream = _Checked(stream, name, doctype)

    def __iter__(self) -> Iterator[tuple[bool, str, Any]]:
        """Whether it begins, its name without its namespace, and the element, whose text is there when it ends."""
        import lxml.etree as etree

        events = etree.iterparse(
            self._stream,
            events=("end",) if self._only else ("start", "end"),
            tag=f"{{*}}{self._only}" if self._only else None,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for event, element in events:
                tag = element.tag
                yield event == "start", local(tag), element
                if event == "end":
                    element.clear(keep_tail=True)
                    before = element.getprevious()
                    if before is not None:
                        element.getparent().remove(before)
        except etree.XMLSyntaxError as error:
            if error.code in (etree.ErrorTypes.ERR_ENTITY_LOOP, etree.ErrorTypes.ERR_RESOURCE_LIMIT):
                raise refusals.bomb(self._name) from None
            raise refusals.damaged(self._name, self._kind) from None


class _Checked:
    """A stream whose beginning declares no entities."""

    def __init__(self, stream: IO[bytes], name: str, doctype: bool) -> None:
        self._stream = stream
        beginning = stream.read(BEGINNING)
        squeezed = beginning.replace(b"\0", b"")
        if DECLARED[1] in squeezed or (DECLARED[0] in squeezed and not doctype):
            raise refusals.bomb(name)
        self._beginning = beginning

    def read(self, size: int = -1) -> bytes:
        if self._beginning:
            beginning, self._beginning = self._beginning, b""
            return beginning
        return self._stream.read(size if size > 0 else 65536)


def local(tag: object) -> str:
    """A name without its namespace; empty for what is no element."""
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without a namespace; empty where it has none."""
    for key, value in element.items():
        if key == name or key.endswith(f"}}{name}"):
            return value
    return ""
