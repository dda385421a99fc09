"""Footnotes and task lists in answers."""

from __future__ import annotations

from soulfra_desktop.ui.kit.markdown import Stream, whole
from soulfra_desktop.ui.kit.words import plain_text, said

TEXT = "As was shown[^1], and more[^long].\n\n[^1]: https://example.org/paper\n[^long]: In *two*\nlines.\n\nAfter."


def test_a_note_stands_below_with_its_number_and_nothing_is_lost():
    first, one, long, after = whole(TEXT)
    assert said(first.runs) == "As was shown¹, and more[long]."
    assert (one.marker, said(one.runs)) == ("¹", "https://example.org/paper")
    assert (long.marker, said(long.runs)) == ("[long]", "In two\u2028lines.")
    assert (after.marker, after.indent) == ("", 0)


def test_a_mark_before_its_note_and_a_note_without_a_mark_are_shown_as_well():
    assert plain_text(whole("[^9]: alone")) == "⁹ alone"
    assert plain_text(whole("alone[^9]")) == "alone⁹"


def test_streamed_footnotes_are_the_same():
    for size in (1, 3, 17):
        stream = Stream()
        for start in range(0, len(TEXT), size):
            stream.feed(TEXT[start : start + size])
        assert stream.finish(TEXT) == whole(TEXT)


def test_what_looks_like_a_footnote_in_code_or_a_link_is_none():
    assert plain_text(whole("`a[^1]`")) == "a[^1]"
    (leaf,) = whole("[^1](https://example.org)")
    assert leaf.runs[0].href == "https://example.org"


def test_a_task_list_shows_what_is_done():
    done, open_one = whole("- [x] written\n- [ ] read")
    assert (done.marker, said(done.runs)) == ("☑", "written")
    assert (open_one.marker, said(open_one.runs)) == ("☐", "read")
