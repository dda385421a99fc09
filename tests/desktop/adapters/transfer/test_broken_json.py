"""A file that breaks off is called broken, not empty of chats."""

from __future__ import annotations

import pytest

from soulfra_desktop.adapters.transfer.reader import look
from soulfra_desktop.domain.errors import ImportRefused


@pytest.mark.parametrize("text", ['[{"title": "Chat", ', '{"a": 1,}', "[" * 5000])
def test_broken_json_is_said_to_be_no_valid_json(tmp_path, text):
    path = tmp_path / "conversations.json"
    path.write_text(text)
    with pytest.raises(ImportRefused, match=r"conversations\.json is not valid JSON"):
        look(path)


def test_whole_json_without_chats_is_said_to_have_none(tmp_path):
    path = tmp_path / "other.json"
    path.write_text('{"a": 1}')
    with pytest.raises(ImportRefused, match=r"No chats were found in other\.json"):
        look(path)
