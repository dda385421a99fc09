"""Writes what is derived from the code: `.env.example`, and the tables in docs/. `--check` only says what is stale."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.app.cli.main import parser  # noqa: E402
from soulfra_desktop.app.environment import VARIABLES, env_example  # noqa: E402
from soulfra_desktop.domain.settings import FIELDS, PRESETS  # noqa: E402
from sync_server.settings import ServerSettings  # noqa: E402

COMPOSE_VARIABLES = (
    ("SOULFRA_DOMAIN", "localhost", "The name that people reach; the certificate is for it."),
    ("POSTGRES_PASSWORD", "", "Must be set: letters and digits, as of `openssl rand -hex 24`."),
    ("SOULFRA_NODES", "2", "How many nodes are started."),
    (
        "SOULFRA_VERSION",
        "latest",
        "The tag of the server's image: another one for each build, and going back is possible.",
    ),
)


def commands() -> str:
    """Each command's usage, as argparse tells it."""
    top = parser()
    (subparsers,) = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    parts = [_usage(top), *(_usage(command) for command in subparsers.choices.values())]
    return "```\n" + "\n".join(parts) + "\n```"


def _usage(command: argparse.ArgumentParser) -> str:
    return re.sub(r"\s+", " ", command.format_usage().removeprefix("usage: ")).strip()


def variables() -> str:
    rows = [f"| `{v.name}` | {v.default or '–'} | {v.help} |" for v in VARIABLES]
    return "\n".join(["| variable | where it is not set | what it says |", "|---|---|---|", *rows])


def server_variables() -> list[tuple[str, str, str]]:
    """Name, default and sentence of each variable of the server."""
    fields = ServerSettings.model_fields.items()
    return [
        (f"SOULFRA_{name.upper()}", _server_default(field.default), field.description or "") for name, field in fields
    ]


def server_table() -> str:
    rows = [f"| `{name}` | {default or '–'} | {told} |" for name, default, told in server_variables()]
    return "\n".join(["| variable | where it is not set | what it says |", "|---|---|---|", *rows])


def env_file() -> str:
    """The desktop's variables, then the server's, then those of compose.yaml."""
    lines = ["", "", "# The sync server (docs/operations.md)."]
    for name, default, told in server_variables():
        lines += ["", f"# {told}", f"# {name}={default}"]
    lines += ["", "", "# The server's containers alone (compose.yaml)."]
    for name, default, told in COMPOSE_VARIABLES:
        lines += ["", f"# {told}", f"# {name}={default}"]
    return env_example().rstrip("\n") + "\n".join(lines) + "\n"


def _server_default(default: object) -> str:
    """Empty for secrets, and for what is worked out."""
    return str(default) if isinstance(default, str | int) else ""


def settings() -> str:
    rows = [
        f"| {field.label} | `{field.name}` | {_default(field.default)} | {' '.join(filter(None, [field.help, field.written]))} |"
        for field in FIELDS
    ]
    return "\n".join(["| setting | name | default | what it does |", "|---|---|---|---|", *rows])


def presets() -> str:
    rows = [f"| {p.name} | `{p.base_url}` | {'this machine' if p.serves_this_machine else 'cloud'} |" for p in PRESETS]
    return "\n".join(["| preset | address | where it runs |", "|---|---|---|", *rows])


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value) if value else "–"


TABLES = {
    "docs/cli.md": {"commands": commands, "variables": variables},
    "docs/operations.md": {"variables": server_table},
    "docs/settings.md": {"settings": settings, "presets": presets},
}


def with_tables(text: str, tables: dict[str, str]) -> str:
    """The text with everything between `<!-- NAME -->` and `<!-- end -->` replaced."""
    for name, table in tables.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        assert pattern.search(text), f"no place for {name}"
        text = pattern.sub(lambda match, table=table: match.group(1) + table + "\n" + match.group(2), text)
    return text


def wanted() -> dict[Path, str]:
    """Every generated file and what it should hold."""
    files = {ROOT / ".env.example": env_file()}
    for name, tables in TABLES.items():
        path = ROOT / name
        files[path] = with_tables(path.read_text(), {key: make() for key, make in tables.items()})
    return files


def main() -> int:
    stale = [path for path, text in wanted().items() if not path.is_file() or path.read_text() != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not what the code says: make docs", file=sys.stderr)
        return bool(stale)
    for path in stale:
        path.write_text(wanted()[path])
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
