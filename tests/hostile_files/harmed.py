"""Files that were harmed on their way: cut, overwritten, emptied, named as something else, in encodings gone wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from tests.hostile_files import good, zips
from tests.hostile_files.cases import (
    ARCHIVE,
    DAMAGED,
    DATA,
    EMPTY,
    NO_TEXT,
    OTHERWISE,
    READ,
    Case,
    Content,
    each,
    written,
)

ZIPPED = ("report.docx", "talk.pptx", "ships.xlsx", "letter.odt", "novel.epub")
EITHER = f"^$|{DAMAGED}|{NO_TEXT}|is an archive|holds no text|damaged"
"""What is left of it may be read or not, but not for ever, and with words."""
SOUND = b"\xff\xfb\x90d" + bytes(400)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)


@cache
def whole(name: str) -> bytes:
    return good.MAKERS[name]()


def cases() -> Iterator[Case]:
    yield from (written(name, make, READ) for name, make in good.MAKERS.items())
    yield from _cut()
    yield from _overwritten()
    yield from _empty()
    yield from _misnamed()
    yield from _encoded()


def _cut() -> Iterator[Case]:
    for name in ZIPPED:
        stem, suffix = name.split(".")
        for share in (0.05, 0.5, 0.98):
            yield from each(stem, suffix, iter([(f"cut-{share}", _part(name, share))]), DAMAGED)
    for share in (0.02, 0.3, 0.6):
        yield from each("report", "pdf", iter([(f"cut-{share}", _part("report.pdf", share))]), EITHER)
    yield written("cut.rtf", _part("memo.rtf", 0.8), READ)
    yield written("cut.html", _part("page.html", 0.7), READ, "lighthouse")
    yield written("cut-letter.txt", lambda: "Schöne Grüße aus München ü".encode()[:-1], READ, "München")


def _part(name: str, share: float) -> Content:
    return lambda: whole(name)[: max(9, int(len(whole(name)) * share))]


def _overwritten() -> Iterator[Case]:
    """The same damage at every run."""
    for name in (*ZIPPED, "report.pdf", "memo.rtf", "page.html"):
        for seed in range(4):
            stem, suffix = name.split(".")
            yield written(f"{stem}-damaged-{seed}.{suffix}", _damaged(name, seed), EITHER)
    yield written("pointing-nowhere.epub", _pointing_nowhere, DAMAGED)


def _pointing_nowhere() -> bytes:
    """A book whose zip says that a part begins before the file does."""
    data = bytearray(whole("novel.epub"))
    place = data.find(b"PK\x01\x02")
    data[place + 42 : place + 46] = b"\xff\xff\xff\xff"
    end = data.rfind(b"PK\x05\x06")
    data[end + 16 : end + 20] = (int.from_bytes(data[end + 16 : end + 20], "little") + 9000).to_bytes(4, "little")
    return bytes(data)


def _damaged(name: str, seed: int) -> Content:
    def make() -> bytes:
        chance, data = random.Random(f"{name}{seed}"), bytearray(whole(name))
        for _ in range(5 + seed * 30):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        return bytes(data)

    return make


def _empty() -> Iterator[Case]:
    for suffix in ("txt", "pdf", "docx", "html", "md", "png"):
        yield written(f"empty.{suffix}", lambda: b"", EMPTY)
    for name, text in (
        ("spaces", b" \n\t" * 99),
        ("mark", b"\xef\xbb\xbf"),
        ("zero-width", "\u200b\ufeff".encode() * 9),
    ):
        yield written(f"{name}.txt", lambda text=text: text, NO_TEXT)
    yield written("wordless.docx", lambda: zips.zipped(zips.word("")), NO_TEXT)
    yield written("wordless.odt", lambda: zips.zipped(zips.open_document("")), NO_TEXT)
    yield written("wordless.epub", lambda: zips.zipped(zips.book()), NO_TEXT)
    yield written("wordless.html", lambda: b"<html><body><script>words()</script></body></html>", NO_TEXT)
    yield written("wordless.rtf", lambda: rb"{\rtf1 }", NO_TEXT)
    yield written("slideless.pptx", lambda: zips.zipped(zips.slides()), NO_TEXT)
    yield written("nothing.zip", lambda: zips.zipped({}), ARCHIVE)
    yield written("start-only.pdf", lambda: b"%PDF-1.7\n", DAMAGED)
    yield written("start-only.docx", lambda: b"PK\x03\x04", DAMAGED)
    yield written("start-only.rtf", lambda: b"{\\rtf", NO_TEXT)


def _misnamed() -> Iterator[Case]:
    for suffix in ("pdf", "docx", "xlsx", "png", "epub", "odt"):
        yield written(f"text-as.{suffix}", lambda: good.WORDS.encode(), OTHERWISE)
        yield written(f"page-as.{suffix}", lambda: whole("page.html"), OTHERWISE)
    for name, suffix in (("report.docx", "pdf"), ("report.pdf", "docx"), ("talk.pptx", "txt"), ("novel.epub", "zip")):
        yield written(f"{name}-as.{suffix}", lambda name=name: whole(name), READ)
    yield written("no-suffix", lambda: whole("report.pdf"), READ, "lighthouse")
    yield written("sound.txt", lambda: b"ID3" + SOUND, DATA + "|a sound")
    yield written("film.md", lambda: b"\0\0\0\x18ftypmp42" + bytes(300), DATA + "|a film")
    yield written("program.txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, DATA)
    yield written("program.exe", lambda: b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 9, DATA)
    yield written("store.db", lambda: b"SQLite format 3\0" + bytes(4000), DATA)
    yield written("class.java", lambda: b"\xca\xfe\xba\xbe" + bytes(99), DATA)
    yield written("old.doc", lambda: OLD_WORD, "former format")
    yield written("locked.docx", lambda: OLD_WORD + "EncryptedPackage".encode("utf-16-le"), "password")
    for name, start in (("a.rar", b"Rar!\x1a\x07\0"), ("a.7z", b"7z\xbc\xaf\x27\x1c"), ("a.gz", b"\x1f\x8b\x08")):
        yield written(name, lambda start=start: start + bytes(50), ARCHIVE)
    yield written("photos.zip", lambda: zips.zipped({"a.txt": b"hello", "b.txt": b"there"}), ARCHIVE)
    yield written("picture.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(60), "recognises text|is damaged")
    yield written("picture.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(60), "recognises text|is damaged")
    yield written(
        "table.ods", lambda: zips.zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "read"
    )


def _encoded() -> Iterator[Case]:
    german, russian = "Schöne Grüße aus München. " * 9, "Привет, как поживаете сегодня? " * 9
    for name, text, encoding in (
        ("latin", german, "cp1252"), ("mac", german, "mac-roman"), ("wide", german, "utf-16"),
        ("wide-le", german, "utf-16-le"), ("wide-be", german, "utf-16-be"), ("widest", german, "utf-32"),
        ("cyrillic", russian, "cp1251"), ("koi", russian, "koi8-r"), ("japanese", "東京の天気は晴れです。" * 20, "shift_jis"),
        ("chinese", "今天天气很好，我们去公园散步。" * 20, "gb18030"), ("korean", "안녕하세요 오늘 날씨가 좋네요 " * 20, "euc-kr"),
    ):  # fmt: skip
        yield written(f"{name}.txt", lambda text=text, encoding=encoding: text.encode(encoding), READ)
    half = german.encode()
    yield written("two-encodings.txt", lambda: half * 9 + german.encode("cp1252"), READ, "München")
    yield written("nul.txt", lambda: b"words\0and words", DATA)
    yield written("nuls.md", lambda: bytes(5000), DATA)
    yield written("late-nul.txt", lambda: b"words " * 20_000 + b"\0" * 10 + b"end", READ, "end")
    yield written("noise.txt", lambda: random.Random(1).randbytes(9000), DATA)
    yield written("controls.txt", lambda: b"\x01\x02\x03\x04" * 500, DATA)
    yield written("colours.log", lambda: b"\x1b[31mred\x1b[0m is the colour of this line\n" * 9, READ, "red")
    yield written("backwards.txt", lambda: "start \u202etxt.exe\u202c end".encode(), READ, "start txt.exe end")
    yield written("unseen.txt", lambda: ("seen" + "".join(chr(0xE0000 + ord(c)) for c in "unseen")).encode(), READ)
    yield written("halves.txt", lambda: b"half \xed\xa0\x80 letter and more words here to read", READ)
    yield written("overlong.txt", lambda: b"over \xc0\xaf long and more words here to read", READ)
    yield written("marks.txt", lambda: ("a" + "\u0301\u0316" * 400_000).encode(), READ)
    yield written("declared.html", lambda: b"<meta charset=nonsense><p>caf\xc3\xa9 au lait", READ, "café")
    yield written("declared-wide.html", lambda: b"<html><meta charset=utf-16><p>plain words", READ, "plain words")
    yield written(
        "declared.xhtml", lambda: b'<?xml version="1.0" encoding="idna"?><html><p>words</html>', READ, "words"
    )
