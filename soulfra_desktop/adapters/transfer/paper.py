"""A chat for paper: small pieces of HTML in inline colours, each laid out in a moment (ui/transfer/pdf.py does)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from soulfra_desktop.adapters.transfer import html
from soulfra_desktop.adapters.transfer.chains import Chain, Chains
from soulfra_desktop.adapters.transfer.formulas import Draw, Formulas
from soulfra_desktop.adapters.transfer.html_style import LIGHT, colour
from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.transfer import ChatTree, ExportPlan

LINES = 40
"""Of code in one piece."""
CELLS = 60
"""Of a table in one piece."""
TOKENS = 80
"""Of a list or a quotation in one piece, about."""
CHARACTERS = 4_000
"""Of plain text in one piece, and of one line of code."""
PARAGRAPH = 20_000
"""Characters of HTML beyond which a block is set as it was written."""
_OPENINGS = ("bullet_list_open", "ordered_list_open", "blockquote_open")
NONE = Formulas()
_FORMULA = re.compile(r'<img class="formula"[^>]*>')
_CLASS = re.compile(r'<span class="([a-z0-9]+)">')


def pieces(tree: ChatTree, plan: ExportPlan, draw: Draw | None = None) -> list[str]:
    """In their order. Formulas are drawn where there is `draw`."""
    chat, formulas = tree.conversation, Formulas(draw)
    chains = Chains(tree, branches=plan.branches)
    facts = [chat.created_at.strftime("%Y-%m-%d %H:%M UTC"), tree.folder, *chat.tags]
    found = [
        f'<p class="title" style="font-size:20pt;font-weight:700">{escape(chat.title)}</p>',
        _small(" · ".join(filter(None, facts)), "about"),
    ]
    for number, chain in enumerate(chains.all):
        if number:
            found.append(f'<p class="heading" style="font-size:13pt;font-weight:700">Other version {number}</p>')
        found += _chain(chain, chains, plan, formulas)
    return found


def _chain(chain: Chain, chains: Chains, plan: ExportPlan, formulas: Formulas) -> Iterator[str]:
    for message in chain.messages:
        yield from _message(message, chains, plan, formulas)


def _message(message: Message, chains: Chains, plan: ExportPlan, formulas: Formulas) -> Iterator[str]:
    who, ink = ("You", LIGHT["accent"]) if message.role == "user" else ("Answer", LIGHT["cloud"])
    yield f'<p class="label" style="font-size:9pt;font-weight:700;color:{ink}">{who}</p>'
    if message.reasoning:
        yield _small("Reasoning")
        yield from _lines(message.reasoning, colour_of="soft")
    yield from blocks(message.text, formulas)
    yield from (html.picture(file) for file in message.attachments)
    if not message.complete:
        yield _small("This answer is not complete.")
    if plan.receipts and message.receipt is not None:
        yield _small(chains.receipt_of(message))


def _small(text: str, kind: str = "small") -> str:
    return f'<p class="{kind}" style="font-size:8.5pt;color:{LIGHT["faint"]}">{escape(text)}</p>' if text else ""


def _lines(text: str, colour_of: str = "ink") -> Iterator[str]:
    """Text as it was written."""
    kind = "lines"
    for part in _parts(text):
        piece = escape(part).replace("\n", "<br>")
        yield f'<p class="{kind}" style="color:{LIGHT[colour_of]};font-size:9pt">{piece}</p>'
        kind = "more"


def _parts(text: str) -> Iterator[str]:
    """Of CHARACTERS at most, cut between words where there are any."""
    start = 0
    while len(text) - start > CHARACTERS:
        place = max(text.rfind(mark, start, start + CHARACTERS) for mark in (" ", "\n"))
        end = place + 1 if place > start else start + CHARACTERS
        yield text[start:end]
        start = end
    if text[start:].strip():
        yield text[start:]


def blocks(text: str, formulas: Formulas = NONE) -> Iterator[str]:
    """Markdown, a piece of HTML for each of its blocks; long ones in several."""
    if len(text) > html.LONGEST:
        yield from _lines(text)
        return
    md = html.markdown()
    env: dict[str, Any] = {"formulas": formulas, "paper": True}
    lines = text.splitlines()
    for group in _groups(md.parse(text, env)):
        first = group[0]
        if first.type in ("fence", "code_block"):
            yield from _code(first.content, first.info.split()[0] if first.info.split() else "")
            continue
        for number, part in enumerate(_slices(group)):
            shown = _inked(md.renderer.render(part, md.options, env))
            if len(_FORMULA.sub("", shown)) > PARAGRAPH:
                yield from _lines("\n".join(lines[slice(*_span(part))]))
            else:
                whole = _table(shown) if first.type == "table_open" else _framed(shown, part)
                yield re.sub(r"^<(\w+)", r'<\1 class="more"', whole) if number else whole


def _span(tokens: list[Any]) -> tuple[int, int]:
    """The lines they were written in."""
    maps = [token.map for token in tokens if token.map and token.type not in _OPENINGS] or [tokens[0].map or [0, 0]]
    return min(start for start, _ in maps), max(end for _, end in maps)


def _groups(tokens: list[Any]) -> Iterator[list[Any]]:
    group: list[Any] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def _slices(group: list[Any]) -> Iterator[list[Any]]:
    """A long table, list or quotation in several of its kind."""
    opening = group[0].type
    if opening == "table_open":
        yield from _tables(group)
    elif opening in _OPENINGS and len(group) > TOKENS:
        yield from _children(group)
    else:
        yield group


def _children(group: list[Any]) -> Iterator[list[Any]]:
    opened, closed = group[0], group[-1]
    number = int(opened.attrGet("start") or 1)
    part: list[Any] = []
    for token in group[1:-1]:
        part.append(token)
        if token.level == 1 and token.nesting <= 0 and len(part) >= TOKENS:
            yield [_started(opened, number), *part, closed]
            number += sum(one.type == "list_item_open" and one.level == 1 for one in part)
            part = []
    if part:
        yield [_started(opened, number), *part, closed]


def _started(opened: Any, number: int) -> Any:
    return opened.copy(attrs={**opened.attrs, "start": number}) if opened.type == "ordered_list_open" else opened


def _tables(table: list[Any]) -> Iterator[list[Any]]:
    """Their columns agree, as if they were one."""
    starts = [n for n, token in enumerate(table) if token.type == "tr_open"]
    body = next((n for n, token in enumerate(table) if token.type == "tbody_open"), None)
    heads = [token for token in table if token.type == "th_open"]
    most = max(4, CELLS // max(1, len(heads)))
    if body is None or len(starts) <= most:
        yield table
        return
    rows = [n for n in starts if n > body]
    end = next(n for n, token in enumerate(table) if token.type == "tbody_close")
    _fix_columns(table, len(heads))
    for first in range(0, len(rows), most):
        last = rows[first + most] if first + most < len(rows) else end
        head = table[: body + 1] if first == 0 else [table[0], table[body]]
        yield [*head, *table[rows[first] : last], *table[end:]]


def _fix_columns(table: list[Any], columns: int) -> None:
    """Give every column its part of the width, by the longest it holds."""
    longest = [1] * columns
    texts = [token.content for token in table if token.type == "inline"]
    for number, text in enumerate(texts):
        longest[number % columns] = max(longest[number % columns], min(60, len(text)))
    widths = [f"{100 * one // sum(longest)}%" for one in longest]
    cells = [token for token in table if token.type in ("th_open", "td_open")]
    for number, cell in enumerate(cells):
        cell.attrSet("width", widths[number % columns])
    table[0].attrSet("width", "100%")


def _table(rendered: str) -> str:
    return rendered.replace(
        "<table",
        '<table border="1" cellspacing="0" cellpadding="4" '
        f'style="border-color:{LIGHT["line"]};border-collapse:collapse"',
        1,
    )


def _framed(rendered: str, tokens: list[Any]) -> str:
    first = tokens[0]
    if first.type == "hr":
        return f'<hr style="background-color:{LIGHT["line"]}">'
    if first.type == "heading_open":  # as a paragraph: Qt makes letters of its own size of a heading
        inside = rendered.strip().removeprefix(f"<{first.tag}>").removesuffix(f"</{first.tag}>")
        size = {"h1": 15, "h2": 13, "h3": 11.5}.get(first.tag, 10.5)
        return f'<p class="{first.tag}" style="font-size:{size}pt;font-weight:700">{inside}</p>'
    return rendered


def _code(code: str, language: str) -> Iterator[str]:
    """Code on its ground, every line wrapped at the page's edge rather than cut."""
    long = max((len(line) for line in code.split("\n")), default=0) > CHARACTERS
    shown = "\n".join(_parts(code)) if long else code
    shown = _inked((not long and html.coloured(shown, language)) or escape(shown)).rstrip("\n")
    parts = list(_filled(shown.split("\n")))
    for number, lines in enumerate(parts):
        kind = "code" + (" more" if number else "") + (" cut" if number < len(parts) - 1 else "")
        yield (
            f'<table class="{kind}" width="100%" cellspacing="0">'
            f'<tr><td style="padding:{0 if number else 6}px 10px 0 10px">'
            '<p style="font-family:monospace;font-size:9pt;white-space:pre-wrap;margin:0">'
            f"{'<br>'.join(line or '&nbsp;' for line in lines)}</p></td></tr></table>"
        )


def _filled(lines: list[str]) -> Iterator[list[str]]:
    """At most LINES together, and not much more than PARAGRAPH characters."""
    part: list[str] = []
    for line in lines:
        if part and (len(part) >= LINES or sum(map(len, part)) + len(line) > PARAGRAPH // 2):
            yield part
            part = []
        part.append(line)
    yield part


def _inked(rendered: str) -> str:
    def ink(found: re.Match[str]) -> str:
        colour_of = colour(found[1])
        return f'<span style="color:{colour_of}">' if colour_of else "<span>"

    return _CLASS.sub(ink, rendered)
