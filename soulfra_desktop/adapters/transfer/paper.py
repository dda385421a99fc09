"""A chat for paper: small pieces of HTML in inline colours, each laid out in a moment (ui/transfer/pdf.py does)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from soulfra_desktop.adapters.transfer import html
from soulfra_desktop.adapters.transfer.chains import Chain, Chains, receipt_text
from soulfra_desktop.adapters.transfer.html_style import LIGHT, colour
from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.transfer import ChatTree, ExportPlan

ROWS = 40
"""Of a table or lines of code in one piece."""
CHARACTERS = 6_000
"""Of plain text in one piece."""
_CLASS = re.compile(r'<span class="([a-z0-9]+)">')


def pieces(tree: ChatTree, plan: ExportPlan) -> list[str]:
    """In their order."""
    chat = tree.conversation
    chains = Chains(tree, branches=plan.branches)
    facts = [chat.created_at.strftime("%Y-%m-%d %H:%M UTC"), tree.folder, *chat.tags]
    found = [
        f'<p style="font-size:20pt;font-weight:600;margin-bottom:4px">{escape(chat.title)}</p>',
        _small(" · ".join(filter(None, facts))),
    ]
    for number, chain in enumerate(chains.all):
        if number:
            found.append(f'<hr><p style="font-size:13pt;font-weight:600">Other version {number}</p>')
        found += _chain(chain, plan)
    return found


def _chain(chain: Chain, plan: ExportPlan) -> Iterator[str]:
    for message in chain.messages:
        yield from _message(message, plan)


def _message(message: Message, plan: ExportPlan) -> Iterator[str]:
    who, ink = ("You", LIGHT["accent"]) if message.role == "user" else ("Answer", LIGHT["cloud"])
    yield f'<p style="margin-top:18px;margin-bottom:2px;font-size:9pt;font-weight:600;color:{ink}">{who}</p>'
    if message.reasoning:
        yield _small("Reasoning")
        yield from _lines(message.reasoning, colour_of="soft")
    yield from blocks(message.text)
    yield from (html.picture(file) for file in message.attachments)
    if not message.complete:
        yield _small("This answer is not complete.")
    if plan.receipts and message.receipt is not None:
        yield _small(receipt_text(message.receipt))


def _small(text: str) -> str:
    return f'<p style="font-size:8.5pt;color:{LIGHT["faint"]};margin-top:4px">{escape(text)}</p>' if text else ""


def _lines(text: str, colour_of: str = "ink") -> Iterator[str]:
    """Text as it was written."""
    for start in range(0, len(text), CHARACTERS):
        piece = escape(text[start : start + CHARACTERS]).replace("\n", "<br>")
        yield f'<p style="color:{LIGHT[colour_of]};font-size:9pt">{piece}</p>'


def blocks(text: str) -> Iterator[str]:
    """Markdown, a piece of HTML for each of its blocks; long code and tables in several."""
    if len(text) > html.LONGEST:
        yield from _lines(text)
        return
    md = html.markdown()
    env: dict[str, Any] = {}
    tokens = md.parse(text, env)
    for group in _groups(tokens):
        if group[0].type in ("fence", "code_block"):
            yield from _code(group[0].content, group[0].info.split()[0] if group[0].info.split() else "")
        elif group[0].type == "table_open":
            yield from (_table(md.renderer.render(part, md.options, env)) for part in _slices(group))
        else:
            yield _inked(md.renderer.render(group, md.options, env))


def _groups(tokens: list[Any]) -> Iterator[list[Any]]:
    group: list[Any] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def _slices(table: list[Any]) -> Iterator[list[Any]]:
    """A long table in tables of ROWS rows, each under the same head."""
    starts = [n for n, token in enumerate(table) if token.type == "tr_open"]
    body = next((n for n, token in enumerate(table) if token.type == "tbody_open"), None)
    if body is None or len(starts) <= ROWS:
        yield table
        return
    rows = [n for n in starts if n > body]
    end = next(n for n, token in enumerate(table) if token.type == "tbody_close")
    for first in range(0, len(rows), ROWS):
        last = rows[first + ROWS] if first + ROWS < len(rows) else end
        yield [*table[: body + 1], *table[rows[first] : last], *table[end:]]


def _table(rendered: str) -> str:
    return rendered.replace(
        "<table>", f'<table border="1" cellspacing="0" cellpadding="4" style="border-color:{LIGHT["line"]}">'
    )


def _code(code: str, language: str) -> Iterator[str]:
    """Code on its ground, every line wrapped at the page's edge rather than cut."""
    shown = _inked(html.coloured(code, language) or escape(code)).rstrip("\n").split("\n")
    for start in range(0, len(shown), ROWS):
        lines = "<br>".join(line or "&nbsp;" for line in shown[start : start + ROWS])
        yield (
            f'<table width="100%" cellspacing="0" cellpadding="8" bgcolor="{LIGHT["code"]}"><tr><td>'
            f'<p style="font-family:monospace;font-size:9pt;white-space:pre-wrap;margin:0">{lines}</p></td></tr></table>'
        )


def _inked(rendered: str) -> str:
    def ink(found: re.Match[str]) -> str:
        colour_of = colour(found[1])
        return f'<span style="color:{colour_of}">' if colour_of else "<span>"

    return _CLASS.sub(ink, rendered)
