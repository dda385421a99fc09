"""A chat as one HTML page that needs nothing else: no script, no address that is fetched, pictures inside."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from soulfra_desktop.adapters.transfer.chains import Chain, Chains
from soulfra_desktop.adapters.transfer.formulas import Draw, Formulas, install
from soulfra_desktop.adapters.transfer.html_style import style
from soulfra_desktop.domain.chat import Attachment, Message
from soulfra_desktop.domain.footnotes import footnotes
from soulfra_desktop.domain.transfer import ChatTree, ExportPlan

COLOURED = 100_000
"""Characters of code beyond which it stays in one colour."""
LONGEST = 400_000
"""Characters of one text beyond which it is shown as it was written: reading it as Markdown would take too long."""
_LINK = re.compile(r"(https?://|mailto:)[^\s]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    """What all parts of one page share."""

    chains: Chains
    places: dict[str, int]
    plan: ExportPlan
    formulas: Formulas


def written(tree: ChatTree, plan: ExportPlan, draw: Draw | None = None) -> str:
    """Formulas are drawn in place where there is `draw`."""
    chat = tree.conversation
    chains, formulas = Chains(tree, branches=plan.branches), Formulas(draw)
    page = _Page(chains, {message.id: number for number, message in enumerate(tree.messages, 1)}, plan, formulas)
    facts = [chat.created_at.strftime("%Y-%m-%d %H:%M UTC"), tree.folder, *chat.tags]
    parts = [f"<h1>{escape(chat.title)}</h1>", f'<p class="about">{escape(" · ".join(filter(None, facts)))}</p>']
    if chat.options.system_prompt:
        parts.append(
            f"<details><summary>System prompt</summary>{rendered(chat.options.system_prompt, formulas)}</details>"
        )
    for number, chain in enumerate(chains.all):
        parts.append(_chain(chain, page, number))
    if chains.others and not plan.branches:
        parts.append(f'<p class="about">{chains.others} more in other versions of this chat.</p>')
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
        "style-src 'unsafe-inline'\">"
        f"<title>{escape(chat.title)}</title><style>{style()}</style>"
    )
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body><main>{"".join(parts)}</main></body></html>\n'


def _chain(chain: Chain, page: _Page, number: int) -> str:
    body = "".join(_message(message, page) for message in chain.messages)
    if number == 0:
        return body
    back = f' · <a href="#m{page.places[chain.parent.id]}">what it follows</a>' if chain.parent else ""
    return f'<section class="other"><h2>Other version {number}<span class="label">{back}</span></h2>{body}</section>'


def _message(message: Message, page: _Page) -> str:
    plan, places = page.plan, page.places
    versions = page.chains.versions(message) if plan.branches else [message]
    links = [
        f'<a href="#m{places[other.id]}">version {number} of {len(versions)}</a>'
        for number, other in enumerate(versions, 1)
        if other is not message
    ]
    who = "You" if message.role == "user" else "Answer"
    parts = [f'<p class="label"><span>{who}</span>{"".join(links)}</p><div class="body">']
    if message.reasoning:
        parts.append(f"<details><summary>Reasoning</summary>{rendered(message.reasoning, page.formulas)}</details>")
    parts.append(rendered(message.text, page.formulas))
    parts += [picture(file) for file in message.attachments]
    if notes := footnotes(message.text, message.sources):
        listed = "".join(f"<li>{escape(note)}</li>" for note in notes)
        parts.append(f'<p class="label">Sources</p><ul class="sources">{listed}</ul>')
    parts.append("</div>")
    if not message.complete:
        parts.append('<p class="cut">This answer is not complete.</p>')
    if plan.receipts and message.receipt is not None:
        parts.append(f'<p class="receipt">{escape(page.chains.receipt_of(message))}</p>')
    return f'<article class="{message.role}" id="m{places[message.id]}">{"".join(parts)}</article>'


def picture(file: Attachment) -> str:
    """A picture with its bytes in it; anything else by its name."""
    if not re.fullmatch(r"image/(png|jpeg|gif|webp)", file.media_type):
        return f"<p><em>Attached: {escape(file.name)}</em></p>"
    data = base64.b64encode(file.data).decode()
    return f'<p><img alt="{escape(file.name)}" src="data:{file.media_type};base64,{data}"></p>'


def rendered(text: str, formulas: Formulas) -> str:
    """Markdown as HTML. HTML in it is text, only web and mail addresses are links, pictures from elsewhere are links."""
    if len(text) > LONGEST:
        return f"<pre>{escape(text)}</pre>"
    shown = markdown().render(text, {"formulas": formulas})
    return shown.replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")


@lru_cache(maxsize=1)
def markdown() -> Any:
    """The reader of Markdown."""
    from markdown_it import MarkdownIt

    md = MarkdownIt("commonmark", {"html": False, "linkify": True, "highlight": coloured, "maxNesting": 60})
    md.enable(["table", "strikethrough", "linkify"])
    assert md.linkify is not None
    md.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    md.validateLink = lambda url: bool(_LINK.match(url)) and not any(ord(c) < 32 for c in url)
    md.add_render_rule("image", _image)
    install(md)
    return md


def _image(_renderer: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    address, name = tokens[index].attrGet("src") or "", tokens[index].content or "image"
    return f'<a href="{escape(address)}" rel="noreferrer noopener">{escape(name)}</a>'


def coloured(code: str, language: str, _attributes: str = "") -> str:
    """Code as HTML with a class for every piece; nothing, which is plain text, where the language is not known."""
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    if not language or len(code) > COLOURED:
        return ""
    try:
        lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except (ClassNotFound, ImportError, ValueError):
        return ""
    return highlight(code, lexer, HtmlFormatter(nowrap=True))
