"""One reading of markdown tokens: nested blocks become flat leaves that know their depth. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from soulfra_desktop.ui.kit.addresses import address, claimed_elsewhere
from soulfra_desktop.ui.kit.footnotes import raised
from soulfra_desktop.ui.kit.leaf import Cell, Leaf, Run

DEEPEST = 8
"""Levels of indentation that are drawn; deeper ones keep the last."""
HEADING_SIZES = (18.0, 15.0, 13.0, 11.5, 11.0, 11.0)
PLAIN = Run("")
_BULLETS = ("•", "◦", "▪")
_DRAWN_BOXES = ("☐ ", "☑ ")
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}


@dataclass(slots=True)
class _Lists:
    """Where a walk through the tokens stands."""

    quote: int = 0
    markers: list[Any] = field(default_factory=list)
    """For each open list its next number, or None of a bulleted one."""
    fresh: str = ""
    """The marker of an item that has shown nothing yet."""
    tight: bool = False
    first: bool = False
    goes_on: bool = False


def leaves_of(tokens: Sequence[Any], *, goes_on: bool = False) -> list[Leaf]:
    """Leaves of whole top-level blocks, in order. `goes_on`: the first goes on with a list that began before."""
    at = _Lists(goes_on=goes_on)
    made: list[Leaf] = []
    number = 0
    while number < len(tokens):
        token = tokens[number]
        if token.type == "table_open":
            end = next(n for n in range(number, len(tokens)) if tokens[n].type == "table_close")
            made.append(_placed(_table(tokens[number:end]), at))
            number = end
        elif token.type == "inline" and (pictures := _pictures(token.children)):
            made += [_placed(leaf, at) for leaf in pictures]
        elif token.type in _MOVES:
            _MOVES[token.type](at, token)
        elif token.type in _LEAVES:
            made.append(_placed(_LEAVES[token.type](tokens, number), at))
        number += 1
    return made


def _placed(leaf: Leaf, at: _Lists) -> Leaf:
    depth = min(len(at.markers), DEEPEST)
    gap = leaf.gap
    if depth:
        gap = 3 if at.tight and not at.first else (6 if at.fresh or at.tight else leaf.gap)
    marker, at.fresh, at.first = at.fresh, "", False
    if marker in _BULLETS and leaf.runs and leaf.runs[0].text[:2] in _DRAWN_BOXES:
        marker = leaf.runs[0].text[0]
        leaf = replace(leaf, runs=(replace(leaf.runs[0], text=leaf.runs[0].text[2:]), *leaf.runs[1:]))
    return replace(leaf, indent=depth, quote=min(at.quote, DEEPEST), marker=marker, gap=gap)


def _open_list(at: _Lists, token: Any) -> None:
    at.markers.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None)
    at.first = len(at.markers) == 1 and not at.goes_on
    at.goes_on = False


def _close_list(at: _Lists, _token: Any) -> None:
    at.markers.pop()


def _open_item(at: _Lists, _token: Any) -> None:
    number = at.markers[-1]
    at.fresh = _BULLETS[(len(at.markers) - 1) % 3] if number is None else f"{number}."
    if number is not None:
        at.markers[-1] = number + 1


def _open_note(at: _Lists, token: Any) -> None:
    at.markers.append(None)
    at.fresh, at.first = raised(token.content), False


def _quote(step: int) -> Any:
    def move(at: _Lists, _token: Any) -> None:
        at.quote += step

    return move


def _paragraph_opens(at: _Lists, token: Any) -> None:
    at.tight = bool(token.hidden)


_MOVES = {
    "bullet_list_open": _open_list,
    "ordered_list_open": _open_list,
    "bullet_list_close": _close_list,
    "ordered_list_close": _close_list,
    "list_item_open": _open_item,
    "footnote_open": _open_note,
    "footnote_close": _close_list,
    "blockquote_open": _quote(1),
    "blockquote_close": _quote(-1),
    "paragraph_open": _paragraph_opens,
}


def _pictures(children: Sequence[Any]) -> list[Leaf]:
    """A paragraph in which nothing but pictures stand, as one leaf each."""
    found = [child for child in children if child.type == "image"]
    rest = (child for child in children if child.type not in ("image", "softbreak", "hardbreak"))
    if not found or any(child.type != "text" or child.content.strip() for child in rest):
        return []
    return [Leaf("picture", picture=one.attrGet("src"), code=one.content[:300], gap=10) for one in found]


def _inline(tokens: Sequence[Any], number: int) -> Leaf:
    before = tokens[number - 1]
    if before.type == "heading_open":
        level = int(before.tag[1])
        like = Run("", size=HEADING_SIZES[level - 1], weight=700 if level < 3 else 600)
        return Leaf(runs=runs_of(tokens[number].children, like), heading=level, gap=18 if level < 3 else 14, spread=0.3)
    runs = runs_of(tokens[number].children)
    alone = len(runs) == 1 and runs[0].formula == "display"
    return Leaf(runs=runs, align="center" if alone else "left", gap=10)


def _code(tokens: Sequence[Any], number: int) -> Leaf:
    words = tokens[number].info.split()
    code = tokens[number].content.removesuffix("\n")
    return Leaf("code", code=code, language=words[0] if words else "", card="code", gap=10, spread=0.38)


def _rule(_tokens: Sequence[Any], _number: int) -> Leaf:
    return Leaf("rule", gap=14)


def _formula(tokens: Sequence[Any], number: int) -> Leaf:
    tex = tokens[number].content
    source = tex if tex.startswith("\\begin") else f"$$\n{tex}\n$$"
    return Leaf(runs=(Run(tex, formula="display", source=source),), align="center", gap=12)


_LEAVES = {"inline": _inline, "fence": _code, "code_block": _code, "hr": _rule, "formula_block": _formula}


def _table(tokens: Sequence[Any]) -> Leaf:
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    aligns: list[str] = []
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            rows.append(tuple(row))
        elif token.type == "inline":
            head = tokens[number - 1].type == "th_open"
            row.append(runs_of(token.children, Run("", size=10.0, weight=600 if head else 400)))
            if head:
                aligns.append((tokens[number - 1].attrGet("style") or "text-align:left").partition(":")[2])
    return Leaf("table", rows=tuple(rows), aligns=tuple(aligns), gap=12, spread=0.3)


def runs_of(children: Sequence[Any], like: Run = PLAIN) -> tuple[Run, ...]:
    """The styled text of one paragraph; neighbours of one style are one run."""
    styles, made = [like], []
    for child in children:
        if child.type in _STYLES:
            styles.append(replace(styles[-1], **_STYLES[child.type](styles[-1])))
        elif child.type == "link_open":
            url = child.attrGet("href")
            styles.append(replace(styles[-1], href=url, tip=address(url).whole, tone="accent"))
        elif child.nesting < 0:
            ended = styles.pop()
            if child.type == "link_close":
                _mark(made, ended)
        else:
            _join(made, _run(child, styles[-1]))
    if made and made[0].text[:4] in _BOXES:
        made[0] = replace(made[0], text=_BOXES[made[0].text[:4]] + made[0].text[4:])
    return tuple(made)


def _mark(made: list[Run], link: Run) -> None:
    """Where the words of a link name another host than it goes to, that is said behind them."""
    words = "".join(run.text for run in made if run.href == link.href)
    elsewhere = claimed_elsewhere(words, link.href)
    if elsewhere:
        made.append(Run(f" → {elsewhere} ", "warn", 9.5, 500, href=link.href, tip=link.tip, control=True))


def joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs where neighbours of one style are one."""
    made: list[Run] = []
    for run in runs:
        _join(made, run)
    return tuple(made)


def _join(made: list[Run], run: Run) -> None:
    if made and not run.formula and made[-1].looks_like(run):
        made[-1] = replace(run, text=made[-1].text + run.text)
    elif run.text:
        made.append(run)


_STYLES = {
    "strong_open": lambda style: {"weight": max(600, style.weight)},
    "em_open": lambda _style: {"italic": True},
    "s_open": lambda _style: {"strike": True},
}


def _run(child: Any, style: Run) -> Run:
    if child.type in ("softbreak", "hardbreak"):
        return replace(style, text="\u2028")
    if child.type == "formula":
        display = child.meta["display"]
        close = {"\\(": "\\)", "\\[": "\\]"}.get(child.markup, child.markup)
        source = f"{child.markup}{child.content}{close}"
        return replace(style, text=child.content, formula="display" if display else "inline", source=source)
    if child.type == "footnote_mark":
        return replace(style, text=raised(child.content), tone="accent")
    if child.type == "code_inline":
        return replace(style, text=child.content, mono=True)
    if child.type == "image":
        url = child.attrGet("src")
        return replace(style, text=f"[{child.content or url}]", href=url, tip=address(url).whole, tone="accent")
    return replace(style, text=child.content)
