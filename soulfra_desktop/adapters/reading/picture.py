"""Pictures with text in them, where Tesseract is installed on this machine."""

from __future__ import annotations

import shutil
import subprocess

from soulfra_desktop.adapters.reading import limits, refusals
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.writing import Writing

PROGRAM = "tesseract"


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    program = shutil.which(PROGRAM)
    if program is None:
        raise refusals.no_recognition(file.name)
    data = file.content(kind.largest)
    try:
        found = subprocess.run(  # noqa: S603 - the person's own program, with nothing of the file in its arguments
            [program, "stdin", "stdout"], input=data, capture_output=True, timeout=limits.SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise refusals.too_slow(file.name) from None
    if found.returncode:
        raise refusals.damaged(file.name, kind.words)
    writing.block(found.stdout.decode("utf-8", "replace"))
