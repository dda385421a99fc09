"""Whatever is handed over, there is an answer: a reason, and the rest of it."""

from __future__ import annotations

import contextlib
import io
import json
import resource
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.transfer import chatgpt, json_stream, reader
from soulfra_desktop.adapters.transfer import tree as put_together
from soulfra_desktop.domain.chat import Attachment, branch
from soulfra_desktop.domain.errors import ImportRefused
from soulfra_desktop.domain.transfer import ChatTree, Spoilt
from tests.desktop.adapters.transfer.gpt4all_file import chat_file
from tests.desktop.adapters.transfer.test_readers import read


def node(identity: str, parent: str | None, text: str = "hello", role: str = "user") -> dict[str, object]:
    message = {"author": {"role": role}, "content": {"content_type": "text", "parts": [text]}}
    return {"id": identity, "parent": parent, "message": message}


def chat(identity: str, *nodes: dict[str, object], **changes: object) -> dict[str, object]:
    mapping = {str(n["id"]): n for n in nodes or (node("a", None),)}
    return {"conversation_id": identity, "title": identity, "create_time": 1.7e9, "mapping": mapping, **changes}


GOOD = json.dumps(chat("good"))


@pytest.mark.parametrize(
    "bad",
    [
        b'{"conversation_id": "x", "mapping": {"a" "b"}}',
        b'{"conversation_id": "x", "title": "\xff\xfe", "mapping": {}}',
        b'{"mapping": {"a": 1}, "conversation_id": "x"}',
        b'{"mapping": {}}',
        b'{"what": "else"}',
        b"12",
        b"nonsense",
        b'{"mapping": ' + b"[" * 500 + b"]" * 500 + b"}",
    ],
)
async def test_one_bad_chat_is_told_and_its_neighbours_come_in(tmp_path, bad):
    path = tmp_path / "conversations.json"
    later = json.dumps(chat("later")).encode()
    path.write_bytes(b"[" + GOOD.encode() + b"," + bad + b"," + later + b"]")
    trees, spoilt = await read(path)
    assert [tree.conversation.title for tree in trees] == ["good", "later"]
    assert len(spoilt) == 1 or bad == b'{"mapping": {}}'
    assert all(one.reason for one in spoilt)


async def test_a_truncated_export_gives_what_it_has_and_says_that_it_ends(tmp_path):
    path = tmp_path / "conversations.json"
    path.write_text(f"[{GOOD}, {GOOD[:-30]}")
    trees, (spoilt,) = await read(path)
    assert len(trees) == 1
    assert "ends" in spoilt.reason


async def test_loops_missing_parents_and_doubled_ids_still_make_a_tree(tmp_path):
    rows = [
        chat("loop", node("a", "c"), node("b", "a"), node("c", "b")),
        chat("self", node("a", "a")),
        chat("orphan", node("a", "nowhere"), node("b", "a", role="assistant")),
        chat("times", node("a", None), create_time="NaN", update_time=-1e300),
    ]
    path = tmp_path / "conversations.json"
    path.write_text(json.dumps(rows).replace('"NaN"', "NaN"))
    trees, spoilt = await read(path)
    assert not spoilt
    assert len(trees) == len(rows)
    for tree in trees:
        seen: set[str | None] = {None}
        for message in tree.messages:
            assert message.parent_id in seen
            seen.add(message.id)
        assert branch(list(tree.messages), tree.conversation.leaf_id)


async def test_a_hundred_thousand_messages_in_a_line_are_no_recursion(tmp_path):
    nodes = [node(str(n), str(n - 1) if n else None, "x") for n in range(50_000)]
    path = tmp_path / "conversations.json"
    path.write_text(json.dumps([chat("long", *nodes)]))
    (tree,), _ = await read(path)
    assert len(tree.messages) == 50_000


async def test_halves_of_characters_become_text_that_can_be_kept(tmp_path):
    path = tmp_path / "conversations.json"
    path.write_text(json.dumps([chat("half\ud800", node("a", None, "one \udc00 \x00 two"))]))
    (tree,), _ = await read(path)
    (tree.messages[0].text + tree.conversation.title).encode()
    assert "\0" not in tree.messages[0].text


async def test_a_zip_bomb_is_not_opened(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", b"[" + b" " * (40 << 20))
    with pytest.raises(ImportRefused, match="bomb"):
        reader.look(path)


async def test_names_that_climb_out_of_a_zip_lead_nowhere(tmp_path):
    secret = tmp_path / "file-Secret1.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\nsecret")
    content = {"parts": [{"asset_pointer": "file-service://../file-Secret1"}, "look"]}
    row = chat("climb", {"id": "a", "parent": None, "message": {"author": {"role": "user"}, "content": content}})
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../conversations.json", json.dumps([row]))
    (tree,), _ = await read(path)
    assert not tree.messages[0].attachments
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["export.zip", "file-Secret1.png", "in"]


async def test_a_file_of_gpt4all_that_lies_about_its_lengths_takes_no_memory(tmp_path):
    whole = bytearray(chat_file(12, [("Prompt: ", "a"), ("Response: ", "b")]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path = tmp_path / "gpt4all-1.chat"
    for place in range(8, len(whole) - 4, 3):
        path.write_bytes(whole[:place] + b"\x7f\xff\xff\xff" + whole[place + 4 :])
        trees, spoilt = await read(path)
        assert trees or spoilt
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
async def test_any_bytes_end_in_chats_or_reasons(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "conversations.json"
    for content in (data, b"[" + data + b"]", b"[" + GOOD.encode() + data):
        path.write_bytes(content)
        found = []
        with contextlib.suppress(ImportRefused):
            found = list(reader.chats(path))
        assert all(one is None or isinstance(one, ChatTree) or one.reason for one in found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(values=st.lists(JSON, max_size=6), indent=st.sampled_from([None, 1]))
@example(values=[",", "]", 'a", "b]', 1], indent=None)
def test_a_stream_cuts_an_array_where_json_does(values, indent):
    text = json.dumps(values, indent=indent, ensure_ascii=False).encode("utf-8", "surrogatepass")
    try:
        text.decode()
    except UnicodeDecodeError:
        return
    found = list(json_stream.elements(io.BytesIO(text[1:])))
    assert found == values


@pytest.mark.chaos
async def test_a_gigabyte_is_read_in_bounded_memory(tmp_path):
    path = tmp_path / "conversations.json"
    filler = json.dumps(chat("many", *(node(str(n), str(n - 1) if n else None, "word " * 400) for n in range(500))))
    with path.open("w") as out:
        out.write("[" + GOOD)
        while out.tell() < 1 << 30:
            out.write("," + filler.replace('"many"', f'"many {out.tell()}"'))
        out.write(', {"mapping": "' + "x" * (100 << 20) + f'"}}, {GOOD.replace("good", "last")}]')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count, reasons, last = 0, [], ""
    for one in reader.chats(path):
        count += isinstance(one, ChatTree)
        if isinstance(one, Spoilt):
            reasons.append(one.reason)
        elif one is not None:
            last = one.conversation.title
    assert count > 900
    assert len(reasons) == 1
    assert last == "last"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


@pytest.mark.chaos
async def test_a_gigabyte_of_nothing_is_refused(tmp_path):
    path = Path(tmp_path / "conversations.json")
    with path.open("wb") as out:
        out.write(b"[")
        out.truncate(1 << 30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ImportRefused):
        reader.look(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


@pytest.mark.parametrize("shape", ["chain", "comb", "star"])
def test_what_hidden_steps_did_is_kept_in_bounded_memory(shape):
    """A chain of them; answers that hang on every step of it; chains of their own on one long step."""
    nodes = [put_together.Node("0", None, "user", "question")]
    for number in range(1, 3_000):
        above = "1" if shape == "star" and number > 1 else str(number - 1)
        nodes.append(put_together.Node(str(number), above, None, aside="x" * (90_000 if number == 1 else 1_000)))
        if shape == "comb":
            nodes.append(put_together.Node(f"answer {number}", str(number), "assistant", "answer"))
    nodes.append(put_together.Node("last", "2999", "assistant", "the last answer"))
    tracemalloc.start()
    made = put_together.assembled(put_together.Chat("chatgpt", "c", nodes=nodes))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made is not None
    assert made.messages[-1].text == "the last answer"
    assert most < 120 << 20
    assert sum(len(message.reasoning) for message in made.messages) <= put_together.MOST_ASIDES


def test_a_picture_that_thousands_of_messages_point_to_is_not_held_thousands_of_times():
    picture = Attachment("a.png", "image/png", bytes(20 << 20))
    content = {"content_type": "multimodal_text", "parts": [{"asset_pointer": "file-service://file-A"}]}
    nodes = [node(str(n), str(n - 1) if n else None) for n in range(100)]
    for one in nodes:
        one["message"] = {"author": {"role": "user"}, "content": content}
    made = chatgpt.read(chat("pictures", *nodes), lambda _pointer: picture)
    held = sum(len(file.data) for one in made.nodes for file in one.attachments)
    assert 0 < held <= put_together.MOST_IMAGES + put_together.IMAGE_LIMIT
