"""Why a file cannot be read, in words, and what to do about it. Each is one sentence that can be translated."""

from __future__ import annotations

import os
import re

from soulfra_desktop.domain.attachment import size_words
from soulfra_desktop.domain.errors import DocumentRefused

LONGEST_NAME = 80
ANOTHER = "Choose another file."
DAMAGED = "Open it in the program that made it and save it again, or fetch it again."
A_TRAP = "Files like this are made to fill a machine. If you trust it, open it elsewhere and save its text."
NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def name_of(path: str | os.PathLike[str]) -> str:
    """A file's name as it may stand in a sentence: no line ends, nothing written backwards, not endless."""
    name = NOT_SHOWN.sub("\ufffd", os.path.basename(os.fspath(path).rstrip("/\\")) or os.fspath(path))
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 12]}…{name[-11:]}"


def missing(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is not there any more.", "Look where it went, or take it off the list.")


def not_allowed(name: str) -> DocumentRefused:
    return DocumentRefused(f"You may not open {name}.", "Change its permissions, or copy it to a folder of yours.")


def in_a_circle(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is a link that leads round in a circle.", "Choose the file itself.")


def folder(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is a folder.", "Add the files in it.")


def no_file(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is no ordinary file.", "Copy what it holds to a file first.")


def not_opened(name: str, why: str) -> DocumentRefused:
    return DocumentRefused(
        f"{name} cannot be opened ({why}).", "Check that it is still there and that you may open it."
    )


def broken_off(name: str, why: str) -> DocumentRefused:
    return DocumentRefused(f"{name} could be read in part only ({why}).", "Copy it to this machine's own disk first.")


def changed(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} was changed while it was read.", "Try again when nothing writes to it any more.")


def empty(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is empty.", ANOTHER)


def without_text(name: str) -> DocumentRefused:
    return DocumentRefused(f"There is no text in {name}.", ANOTHER)


def only_pictures(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"The pages of {name} are pictures, without text.",
        "Install Tesseract (tesseract-ocr) and try again, or have its text recognised elsewhere (OCR) and add what comes out.",
    )


def encrypted(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is protected by a password.", "Save a copy without a password and add that.")


def damaged(name: str, kind: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is damaged: it begins as {kind}, and does not go on as one.", DAMAGED)


def cut_short(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} ends too early: a part of it is missing.", "Fetch or copy it again.")


def ended(name: str) -> DocumentRefused:
    return DocumentRefused(f"Reading {name} ended unexpectedly: it is damaged, or made to do harm.", DAMAGED)


def not_begun(name: str, why: str) -> DocumentRefused:
    return DocumentRefused(f"Reading {name} cannot begin ({why}).", "Close what you do not need and try again.")


def too_slow(name: str) -> DocumentRefused:
    return DocumentRefused(f"Reading {name} took too long and was stopped.", "Add it in parts, or save it anew first.")


def too_much_memory(name: str) -> DocumentRefused:
    return DocumentRefused(f"Reading {name} takes more memory than it may.", "Add it in parts, or save it anew first.")


def too_large(name: str, size: int, most: int) -> DocumentRefused:
    return DocumentRefused(
        f"{name} has {size_words(size)}; {size_words(most)} is the most for its kind.", "Add the parts that matter."
    )


def too_much_text(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} holds more text than can be taken in at once.", "Add it in parts.")


def too_many_parts(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} has more pages or parts than a document has.", "Add it in parts.")


def bomb(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} would unpack to far more than it is.", A_TRAP)


def other_than_named(name: str, named: str, found: str) -> DocumentRefused:
    return DocumentRefused(
        f"{name} is named as {named}, but holds {found}.", "If that is what you meant to add, change its name first."
    )


def unreadable_kind(name: str, found: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is {found}, which cannot be read.", "Save it as PDF or as text and add that.")


def archive(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is an archive.", "Unpack it and add the files in it.")


def old_office(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"{name} is in the former format of Microsoft Office.", "Open it and save it as .docx, .xlsx or .pptx."
    )


def not_text(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} holds no text, but data for a program.", ANOTHER)


def no_recognition(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"{name} is a picture, and nothing on this machine recognises text in pictures.",
        "Install Tesseract (tesseract-ocr), then try again.",
    )


def recognition_without_language(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"Text in the pictures of {name} cannot be recognised: Tesseract knows no language.",
        "Install one for it (such as tesseract-ocr-eng), then try again.",
    )


def recognition_broken(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"Text in the pictures of {name} cannot be recognised: Tesseract does not work here.",
        "Run “tesseract --list-langs” in a terminal to see why, or install it anew; then try again.",
    )


def recognition_ended(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"Tesseract ended unexpectedly while it read {name}.",
        "Try again. If it ends again, save the picture anew first.",
    )


def too_many_dots(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"{name} is too large a picture for its text to be recognised.", "Save it smaller, or in parts, and add that."
    )


def moves(name: str) -> DocumentRefused:
    return DocumentRefused(f"{name} is a picture that moves.", "Save the frame that matters as PNG and add that.")
