#!/usr/bin/env python3
"""What the window says, collected for translators and compiled for the window.

python3 installers/translations.py update     collect: resources/i18n/soulfra_LANGUAGE.ts and sentences_LANGUAGE.ts
python3 installers/translations.py compile    compile: the .qm and .json files beside them, which are not in git

`soulfra_*.ts` is pyside6-lupdate's, of everything inside `tr()`. `sentences_*.ts` is what it does not see: the English
sentences of the rooms without Qt (an error's message and advice, a setting's label and help, a status, whatever is in
`words()` or `said()`), each f-string as a template with named places, and the errors and problems that the views make.
The terminal's own are left out: it speaks English.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
BIN = Path(sys.executable).parent
LANGUAGES = ("de",)
HOUSE = ROOT / "soulfra_desktop"
LIBRARY = ROOT / "resources" / "library"
ROOMS = ("domain", "services", "adapters")
VIEWS = ("ui", "app")
TERMINAL = "cli"
MARKS = ("said", "words", "shown", "Refusal", "NotRead", "NotGguf", "EnvironmentUnusable", "Unfit")
"""Calls whose first argument is shown to a person; what a formula, file, picture or proxy is refused for is said later,
from where it is kept."""
TOLD = ("Problem", "Failure")
"""Calls whose first two are: what happened, and what to do."""
DATA = ("ProviderStatus", "ShortcutUnavailable", "SavedPrompt", "Unusable", "Decision", "_unavailable")
"""Values that hold texts for a person, besides settings and errors."""
NAMED = (
    "default_advice",
    "problem",
    "advice",
    "reason",
    "detail",
    "notes",
    "scope",
    "GROUNDS",
    "REASONS",
    "UNFORESEEN",
    "WORDS",
)
"""Names and keywords under which such texts go."""
WHY = r"why|reason|sentence|advice|availab|words|changed|doubt"
"""Functions that give one."""
CHECKED = ("currency.py", "pricing.py", "routing.py")
"""Files of the domain whose ValueErrors say to the person what a value must be."""
SQL = re.compile(r"(INSERT|UPDATE|DELETE|SELECT|CREATE) [A-Z]+ ")
"""Statements that go by the names of sentences: `changed` is a function that tells a change, and one that makes one."""
FILE = re.compile(r"\w+\.\w+")
"""What a place may hold besides sentences."""
PLACE = re.compile(r"\{[a-z_]\w*\}")
UNIT = re.compile(r"\s*(bytes|KB|MB|GB|s)\s*")
CONTEXT = "Sentences"


def update() -> None:
    """Take in what is new, keep what is translated."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    views = sorted(str(path) for room in ("ui", "app") for path in (HOUSE / room).rglob("*.py"))
    for language in LANGUAGES:
        there = FOLDER / f"soulfra_{language}.ts"
        command = [BIN / "pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", *views, "-ts", there]
        subprocess.run(command, check=True, cwd=ROOT)
        _write(FOLDER / f"sentences_{language}.ts", language, sorted(collected()))


def compile_all(folder: Path = FOLDER) -> None:
    """The files that the window loads; a language with nothing in it gives empty ones."""
    for language in LANGUAGES:
        views = folder / f"soulfra_{language}.ts"
        if views.is_file():
            command = [BIN / "pyside6-lrelease", "-silent", views, "-qm", views.with_suffix(".qm")]
            subprocess.run(command, check=True)
        texts: dict[str, str] = {}
        for name in ("soulfra", "sentences"):
            texts |= translations(folder / f"{name}_{language}.ts")
        there = folder / f"sentences_{language}.json"
        there.write_text(json.dumps(texts, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def translations(path: Path) -> dict[str, str]:
    """The finished texts of a .ts file that have one form, by their source."""
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    for message in ET.parse(path).iter("message"):  # our own file
        target = message.find("translation")
        if target is not None and target.get("type") is None and target.text and message.get("numerus") is None:
            found[message.findtext("source", "")] = target.text
    return found


def unfinished(path: Path) -> list[str]:
    """The sources of a .ts file that have no finished translation yet."""
    return [
        message.findtext("source", "")
        for message in ET.parse(path).iter("message")
        if (target := message.find("translation")) is None or target.get("type") == "unfinished"
    ]


def _write(path: Path, language: str, sources: list[str]) -> None:
    known = translations(path)
    top = ET.Element("TS", version="2.1", language=language)
    context = ET.SubElement(top, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source in sources:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        target = ET.SubElement(message, "translation")
        if source in known:
            target.text = known[source]
        else:
            target.set("type", "unfinished")
    ET.indent(top, "    ")
    text = ET.tostring(top, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


# What is said.


def collected() -> set[str]:
    """Every text for a person that lupdate does not see."""
    paths = [path for room in (*ROOMS, *VIEWS) for path in sorted((HOUSE / room).rglob("*.py"))]
    paths = [path for path in paths if TERMINAL not in path.parts]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    errors = _errors(trees.values())
    texts = {text for path, tree in trees.items() for text in _of(tree, errors, path)}
    texts |= set(_notes())
    texts = {text for text in texts if re.search(r"[^\W\d_]{2}", PLACE.sub("", text))}
    found = {text for text in texts if not SQL.match(text) and not FILE.fullmatch(text)}
    if loose := sorted(filter(is_loose, found)):
        raise ValueError(f"These would match what others say, too: write each sentence out. {loose}")
    return found


def is_loose(text: str) -> bool:
    """Whether a template with places at its ends has so little of its own that sentences of others fit it as well: those
    would be translated by half. A figure with its unit may be as short."""
    own = PLACE.sub(" ", text)
    ends = re.match(r"\{", text) or re.search(r"\}\W?$", text)
    return bool(PLACE.search(text) and ends and len(re.findall(r"\w+", own)) < 2 and not UNIT.fullmatch(own))


def _notes() -> Iterator[str]:
    """What each model of the library is good for."""
    for path in sorted(LIBRARY.glob("*.json")):
        yield from re.findall(r'"good_for": *"([^"]+)"', path.read_text(encoding="utf-8"))


def _errors(trees: object) -> set[str]:
    """The names of all errors with a message for the person."""
    parents: dict[str, set[str]] = {}
    for tree in trees:  # type: ignore[attr-defined]
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                parents[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    known = {"SoulfraError"}
    while more := {name for name, bases in parents.items() if bases & known} - known:
        known |= more
    return known


def _of(tree: ast.Module, errors: set[str], path: Path) -> Iterator[str]:
    """Of the views only what is marked, told, or an error counts: lupdate has the rest."""
    assigned = _assigned(tree)
    is_view = path.relative_to(HOUSE).parts[0] in VIEWS
    told = errors | {"ValueError"} if path.name in CHECKED else errors
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in _arguments(node, told, is_view):
                yield from _texts(argument, assigned)
        elif not is_view and isinstance(node, ast.FunctionDef) and re.search(WHY, node.name):
            for inside in ast.walk(node):
                if isinstance(inside, ast.Return) and inside.value is not None:
                    yield from _texts(inside.value, {})
    for name in () if is_view else NAMED:
        for value in assigned.get(name, []):
            yield from _texts(value, {})


def _assigned(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What each name of a module is ever given; names that are given a value together, each its part where it is told."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            apart = node.value.elts if isinstance(node.value, ast.Tuple) and len(names) > 1 else None
            values = apart or [node.value] * len(names)
            for name, value in zip(names, values, strict=False):
                if isinstance(name, ast.Name):
                    found.setdefault(name.id, []).append(value)
    return found


def _arguments(call: ast.Call, errors: set[str], is_view: bool) -> list[ast.expr]:
    """Those arguments of a call that a person reads."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name.strip("_") in MARKS:
        return call.args[:1]
    if name in TOLD:
        return call.args[:2]
    if is_view:
        return call.args if name in errors else []
    if name in ("Spoilt", "SavedPrompt"):
        return call.args[1:]
    if name == "Field":
        return [*call.args[3:5], *_labels(call), *(word.value for word in call.keywords if word.arg == "written")]
    named = [word.value for word in call.keywords if word.arg in NAMED]
    return [*call.args, *named] if name in errors or name in DATA else named


def _labels(field: ast.Call) -> list[ast.expr]:
    """The labels of a setting's choices."""
    given = [*field.args[5:6], *(word.value for word in field.keywords if word.arg == "choices")]
    pairs = [pair for choices in given if isinstance(choices, ast.Tuple) for pair in choices.elts]
    return [pair.elts[1] for pair in pairs if isinstance(pair, ast.Tuple) and len(pair.elts) > 1]


def _texts(node: ast.expr, assigned: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The texts that an argument may be: a literal, a template, one of a table's, or what a name was given."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield template(node)
        for place in node.values:
            if isinstance(place, ast.FormattedValue) and isinstance(place.value, ast.BoolOp | ast.IfExp | ast.Name):
                yield from _texts(place.value, assigned)
    elif isinstance(node, ast.Name):
        for value in assigned.get(node.id, []):
            yield from _texts(value, {name: given for name, given in assigned.items() if name != node.id})
    elif isinstance(node, ast.BinOp):
        for left, right in product(_texts(node.left, assigned), _texts(node.right, assigned)):
            yield left + right
    else:
        for part in _parts(node):
            yield from _texts(part, assigned)


def _parts(node: ast.expr) -> list[ast.expr]:
    """Where in an expression its text may come from."""
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case ast.BoolOp(values=values) | ast.Dict(values=values) | ast.Tuple(elts=values):
            return values
        case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[_, *otherwise]):
            return [table, *otherwise]
        case ast.Subscript(value=table) | ast.Starred(value=table):
            return [table]
    return []


def template(text: ast.JoinedStr) -> str:
    """An f-string with its places named: f"{self.label} has {n:,}" is "{label} has {n}"."""
    names: dict[str, str] = {}
    made = ""
    for part in text.values:
        if isinstance(part, ast.Constant):
            made += str(part.value)
        elif isinstance(part, ast.FormattedValue):
            source = ast.unparse(part)
            if source not in names:
                name = _name(part.value)
                names[source] = name if name not in names.values() else f"{name}{len(names)}"
            made += f"{{{names[source]}}}"
    return made


def _name(value: ast.expr) -> str:
    """What a place is called: the attribute or the variable that fills it."""
    attributes = [node.attr for node in ast.walk(value) if isinstance(node, ast.Attribute)]
    variables = [node.id for node in ast.walk(value) if isinstance(node, ast.Name)]
    return (attributes[:1] or variables[-1:] or ["value"])[0].strip("_").lower()


if __name__ == "__main__":
    {"update": update, "compile": compile_all}[sys.argv[1]]()
