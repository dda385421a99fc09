"""What Linux is told of Soulfra: the entry, the icon, the metainfo and the running program have one name."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from soulfra_desktop.app.app_id import APP_ID
from soulfra_desktop.app.cli.main import parser
from tests.stories.command import ROOT

FOLDER = ROOT / "installers" / "linux"


@pytest.fixture
def entry() -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(FOLDER / f"{APP_ID}.desktop", "utf-8")
    return read


def test_entry_icon_metainfo_and_window_agree(entry, qapp):
    main = entry["Desktop Entry"]
    assert main["Icon"] == main["StartupWMClass"] == APP_ID
    assert (FOLDER / f"{main['Icon']}.svg").is_file()
    metainfo = ElementTree.parse(FOLDER / f"{APP_ID}.metainfo.xml").getroot()
    assert metainfo.findtext("id") == APP_ID
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"
    assert metainfo.findtext("summary") == main["Comment"]


def test_everything_that_the_entry_starts_is_a_command(entry):
    for name in entry.sections():
        command, *arguments = entry[name]["Exec"].split()
        assert command == "soulfra"
        assert parser().parse_args(arguments)
    assert [
        f"Desktop Action {name}" for name in entry["Desktop Entry"]["Actions"].split(";") if name
    ] == entry.sections()[1:]


def test_the_systems_own_check_passes():
    checks = {"desktop-file-validate": f"{APP_ID}.desktop"}
    for program, file in checks.items():
        if shutil.which(program):
            done = subprocess.run([program, FOLDER / file], capture_output=True, text=True)
            assert (done.returncode, done.stdout) == (0, "")
    assert (FOLDER / f"{APP_ID}.desktop").read_text().startswith("[Desktop Entry]\n")
