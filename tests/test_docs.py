"""The documents say what is true."""

import argparse
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from soulfra_desktop.app.cli.main import parser
from soulfra_desktop.domain.routing import Outcome

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_generated_tables_are_what_the_code_says():
    result = subprocess.run(
        [sys.executable, "tests/generated_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_every_command_option_and_outcome_is_documented():
    text = (ROOT / "docs/cli.md").read_text()
    (subparsers,) = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    for name, command in subparsers.choices.items():
        assert f"`soulfra {name}" in text
        for action in command._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help") or option in text, option
    for outcome in get_args(Outcome):
        assert f"| {outcome} |" in text


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(path):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text()):
        assert (path.parent / target).exists(), target
    for source in re.findall(
        r"`((?:soulfra_desktop|sync_server|tests|docs|installers)/[\w./-]+\.\w+)`", path.read_text()
    ):
        assert (ROOT / source).exists(), source
