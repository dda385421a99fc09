"""What may go with a question, and why something may not."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.attachment import LARGEST_TEXT, longest_word, picture_type, size_words, text_attachment
from soulfra_desktop.domain.errors import AttachmentRefused

TEXTS = st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=("Cs",)), min_size=1, max_size=200)


@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_arrives_as_utf_8_however_it_was_written(text, encoding):
    attachment = text_attachment("notes.txt", text.encode(encoding))
    assert attachment.data.decode() == text


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_a_text_or_refused_with_something_to_do(data):
    refusal, attachment = None, None
    try:
        attachment = text_attachment("some.bin", data)
    except AttachmentRefused as error:
        refusal = error
    if attachment is not None:
        assert attachment.media_type.startswith("text/")
        attachment.data.decode()
    else:
        assert refusal is not None
        assert refusal.message.startswith("some.bin")
        assert refusal.advice


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", "text/markdown"),
        ("b.CSV", "text/csv"),
        ("c.py", "text/plain"),
        ("d.json", "text/plain"),
        ("e", "text/plain"),
    ],
)
def test_the_kind_of_a_text_follows_its_name(name, kind):
    assert text_attachment(name, b"x").media_type == kind


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "HEIC"),
        (b"%PDF-1.7\n\xff\xfe", "PDF"),
        (b"PK\x03\x04\xff\0", "office document"),
        (b"\x7fELF\x02\x01\xff\0", "neither a picture nor UTF-8 text"),
        (b"", "is empty"),
        (b"a" * (LARGEST_TEXT + 1), "2.0 MB is the most"),
        (codecs.BOM_UTF16_LE + b"a", "neither"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_works(data, word):
    with pytest.raises(AttachmentRefused) as refused:
        text_attachment("it", data)
    assert word in refused.value.message
    assert refused.value.advice


def test_pictures_are_known_by_their_first_bytes_not_by_their_name():
    assert picture_type(b"\x89PNG\r\n\x1a\n rest") == "image/png"
    assert picture_type(b"RIFF\0\0\0\0WEBPVP8 ") == "image/webp"
    assert picture_type(b"plain words") is None


def test_sizes_are_said_as_people_say_them():
    assert [size_words(n) for n in (0, 1023, 2048, 1_300_000)] == ["0 bytes", "1023 bytes", "2 KB", "1.2 MB"]


def test_the_longest_word_is_measured_where_scripts_have_spaces():
    assert longest_word("") == 0
    assert longest_word("a bc\ndef\tg") == 3
    assert longest_word("x" * 5000 + " y") == 5000
    assert longest_word("東京は日本の首都です" * 1000) < 10
