"""Each app's export as its documentation describes it comes in whole: every branch, thought, picture and name."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from soulfra_desktop.adapters.transfer import reader
from soulfra_desktop.domain.chat import branch
from soulfra_desktop.domain.errors import ImportRefused
from soulfra_desktop.domain.transfer import ChatTree, Spoilt
from tests.desktop.adapters.transfer.gpt4all_file import chat_file

IMPORTS = Path(__file__).parents[3] / "data" / "imports"


async def read(path: Path) -> tuple[list[ChatTree], list[Spoilt]]:
    found = list(reader.chats(path))
    return [o for o in found if isinstance(o, ChatTree)], [o for o in found if isinstance(o, Spoilt)]


def shown(tree: ChatTree) -> list[tuple[str, str]]:
    return [(m.role, m.text) for m in branch(list(tree.messages), tree.conversation.leaf_id)]


async def test_chatgpt_keeps_versions_thoughts_pictures_and_model(tmp_path):
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(IMPORTS / "chatgpt" / "conversations.json", "conversations.json")
        archive.writestr("file-AbC123-cat.png", b"\x89PNG\r\n\x1a\n....")
    (tree,), spoilt = await read(packed)
    assert not spoilt
    assert (reader.look(packed)).source == "chatgpt"
    assert shown(tree) == [("user", "What is in this picture?"), ("assistant", "A tabby cat.")]
    question, *answers = tree.messages
    assert [file.media_type for file in question.attachments] == ["image/png"]
    assert {answer.text for answer in answers} == {"A cat.", "A tabby cat."}
    assert {answer.parent_id for answer in answers} == {question.id}
    chosen = next(answer for answer in answers if answer.text == "A tabby cat.")
    assert "stripes" in chosen.reasoning
    assert chosen.receipt is not None
    assert (str(chosen.receipt.chosen), chosen.receipt.cost) == ("openai/gpt-4o", None)
    assert tree.conversation.archived
    assert tree.conversation.source == "chatgpt"
    assert tree.conversation.tags == ("ChatGPT",)
    assert tree.conversation.created_at.isoformat() == "2023-11-14T22:13:20+00:00"


async def test_claude_keeps_documents_thoughts_artifacts_and_projects():
    trees, spoilt = await read(IMPORTS / "claude")
    assert not spoilt
    (tree,) = trees
    assert tree.folder == "House"
    (_, question), (_, answer) = shown(tree)
    assert "Summarise this" in question
    assert "rent is 900" in question
    assert "photo.jpg" in question
    assert "The rent is 900." in answer
    assert "```html" in answer
    assert "look at the lease" in tree.messages[-1].reasoning


async def test_open_webui_keeps_the_tree_the_pictures_and_the_system_prompt():
    trees, spoilt = await read(IMPORTS / "open_webui" / "chat-export.json")
    assert not spoilt
    (tree,) = trees
    assert shown(tree)[-1] == ("assistant", "Blue.")
    assert len(tree.messages) == 3
    assert tree.messages[0].attachments[0].media_type == "image/png"
    assert "Rayleigh" in tree.messages[-1].reasoning
    assert tree.conversation.pinned
    assert tree.conversation.tags == ("Open WebUI", "sky")
    assert tree.conversation.options.system_prompt == "Be short."


async def test_jan_reads_every_thread_of_its_folder():
    trees, spoilt = await read(IMPORTS / "jan")
    assert not spoilt
    (tree,) = trees
    assert tree.conversation.title == "Bread"
    assert shown(tree) == [("user", "How much water?"), ("assistant", "Seven parts in ten.")]
    assert tree.messages[1].reasoning == "Bakers count in percent."
    assert tree.messages[1].receipt is not None
    assert str(tree.messages[1].receipt.chosen) == "llamacpp/qwen3-8b"


@pytest.mark.parametrize("version", range(1, 13))
async def test_gpt4all_reads_every_version_of_its_files(tmp_path, version):
    path = tmp_path / "gpt4all-1234.chat"
    path.write_bytes(chat_file(version, [("Prompt: ", "Wer bist du? 🦙"), ("Response: ", "Ein Lama.")]))
    (tree,), spoilt = await read(path)
    assert not spoilt
    assert shown(tree) == [("user", "Wer bist du? 🦙"), ("assistant", "Ein Lama.")]
    assert tree.conversation.title == "Lamas"


async def test_a_gpt4all_file_that_is_cut_anywhere_is_refused_with_a_reason(tmp_path):
    whole = chat_file(12, [("Prompt: ", "a"), ("Response: ", "b")])
    path = tmp_path / "gpt4all-1.chat"
    for length in range(8, len(whole)):
        path.write_bytes(whole[:length])
        trees, spoilt = await read(path)
        assert not trees
        assert spoilt[0].reason


async def test_the_same_export_has_the_same_ids_and_a_later_one_adds_to_them(tmp_path):
    first, _ = await read(IMPORTS / "chatgpt" / "conversations.json")
    again, _ = await read(IMPORTS / "chatgpt" / "conversations.json")
    assert first == again
    rows = json.loads((IMPORTS / "chatgpt" / "conversations.json").read_text())
    node = {"id": "new", "parent": "answer2", "message": {"author": {"role": "user"}, "content": {"parts": ["Thanks"]}}}
    rows[0]["mapping"]["new"] = node
    later = tmp_path / "conversations.json"
    later.write_text(json.dumps(rows))
    grown, _ = await read(later)
    assert {m.id for m in first[0].messages} < {m.id for m in grown[0].messages}
    assert grown[0].conversation.id == first[0].conversation.id


async def test_a_folder_of_an_unpacked_export_is_read_like_its_zip(tmp_path):
    shutil.copytree(IMPORTS / "chatgpt", tmp_path / "ChatGPT export")
    trees, _ = await read(tmp_path / "ChatGPT export")
    assert len(trees) == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.json", b"", "is empty"),
        ("photo.json", b"\x89PNG\r\n", "not an export"),
        ("other.json", b'[{"a": 1}]', "No chats"),
        ("wide.json", "\ufeff[".encode("utf-16-le"), "UTF-16"),
        ("broken.zip", b"PK\x03\x04 not really", "not an export"),
    ],
)
async def test_what_is_no_export_is_refused_with_a_reason(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ImportRefused, match=said) as refused:
        reader.look(tmp_path / name)
    assert refused.value.advice
