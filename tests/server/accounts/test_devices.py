from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.server.accounts.conftest import Meet
from tests.server.accounts.person import Hands, Json, Person, collection_key, machine, noise, slug, wrapped


async def put(person: Person, **other: Any) -> Json:
    answer = await person.ask("PUT", "keys", await person.keys_update(**other))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def revocation(person: Person, version: int, *boxes: int, collections: dict[str, int] | None = None) -> Json:
    """A body that revokes: everything wrapped anew, every collection one version on."""
    stored = await person.get("keys")
    keys = [collection_key(key["collection"], key["version"]) for key in stored["collection_keys"]]
    keys += [collection_key(name, at) for name, at in (collections or {}).items()]
    return {"revision": stored["revision"], "keys": wrapped(version, *boxes), "collection_keys": keys}


async def test_a_revoked_device_is_out_at_once_and_no_key_is_one_it_knows(ada: Person):
    phone = await ada.at().sign_in()
    await put(ada, collection_keys=[collection_key("chats", 1), collection_key("folders", 1)])
    asked = await revocation(ada, 2, 1, collections={"chats": 2, "folders": 2})
    answer = await ada.ask("POST", "devices/2/revoke", asked)
    assert answer.status_code == 200, answer.text
    assert answer.json()["keys"] == asked["keys"]
    assert len(answer.json()["collection_keys"]) == 4
    assert slug(await phone.ask("GET", "keys")) == "not-signed-in"
    assert slug(await phone.refresh()) == "refresh-refused"
    assert [device["no"] for device in await ada.get("devices")] == [1]
    assert (await phone.sign_in()).session["device_no"] == 3  # its owner signs in again: it is a new device


LEAVING_A_KEY: list[tuple[int, list[int], dict[str, int]]] = [
    (1, [1], {"chats": 2}),  # the account key that the device has
    (3, [1], {"chats": 2}),
    (2, [1, 2], {"chats": 2}),  # sealed for the very device
    (2, [1, 9], {"chats": 2}),
    (2, [1], {}),  # a collection goes on under the key that the device has
]


async def test_a_revocation_that_leaves_the_device_a_key_changes_nothing(ada: Person):
    phone = await ada.at().sign_in()
    before = await put(ada, collection_keys=[collection_key("chats", 1)])
    for version, boxes, collections in LEAVING_A_KEY:
        asked = await revocation(ada, version, *boxes, collections=collections)
        assert slug(await ada.ask("POST", "devices/2/revoke", asked)) == "keys-incomplete", (version, boxes)
    assert (await phone.ask("GET", "account")).status_code == 200
    assert await ada.get("keys") == before


async def test_old_keys_are_wrapped_under_the_new_account_key_not_left_as_they_are(ada: Person):
    await ada.at().sign_in()
    before = await put(ada, collection_keys=[collection_key("chats", 1)])
    asked = await revocation(ada, 2, 1, collections={"chats": 2})
    asked["collection_keys"][0] = before["collection_keys"][0]
    assert slug(await ada.ask("POST", "devices/2/revoke", asked)) == "keys-incomplete"


async def test_of_two_who_change_the_keys_at_once_the_second_is_told_to_read_them_again(ada: Person):
    update = await ada.keys_update(collection_keys=[collection_key("chats", 1)])
    other = update | {"collection_keys": [collection_key("chats", 1), collection_key("folders", 1)]}
    answers = await asyncio.gather(ada.ask("PUT", "keys", update), ada.ask("PUT", "keys", other))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    late = next(answer for answer in answers if answer.status_code == 409)
    assert (slug(late), late.json()["revision"]) == ("keys-changed", 2)


async def test_no_key_that_sealed_something_gets_lost(ada: Person):
    await put(ada, collection_keys=[collection_key("chats", 1), collection_key("chats", 2)])
    for left in ([], [collection_key("chats", 2)], [collection_key("folders", 1)]):
        update = await ada.keys_update(collection_keys=left)
        assert slug(await ada.ask("PUT", "keys", update)) == "keys-incomplete"
    twice = [collection_key("chats", 3), collection_key("chats", 3)]
    update = await ada.keys_update(collection_keys=twice)
    assert slug(await ada.ask("PUT", "keys", update)) == "keys-incomplete"


async def test_new_keys_and_another_devices_box_need_no_password_but_a_new_wrapping_does(ada: Person, hands: Hands):
    await ada.at().sign_in()
    hands.forward(minutes=6)
    stored = await ada.get("keys")
    boxes = stored["keys"] | {"by_device": {"1": noise(80), "2": noise(80)}}
    stored = await put(ada, keys=boxes, collection_keys=[collection_key("chats", 1)])
    changes: list[dict[str, Any]] = [
        {"keys": stored["keys"] | {"by_password": noise(72)}},
        {"keys": stored["keys"] | {"by_recovery": noise(72)}},
        {"keys": stored["keys"] | {"version": 2}},
        {"collection_keys": [collection_key("chats", 1)]},
    ]
    for changed in changes:
        update = await ada.keys_update(**changed)
        assert slug(await ada.ask("PUT", "keys", update)) == "reauthentication-required"
        await ada.prove_again()
        assert (await ada.ask("PUT", "keys", update)).status_code == 200
        hands.forward(minutes=6)


async def test_a_device_is_renamed_and_one_that_is_not_there_is_not_found(ada: Person, meet: Meet):
    answer = await ada.ask("PATCH", "devices/1", {"name": "Study"})
    assert answer.json()["name"] == "Study"
    assert slug(await ada.ask("PATCH", "devices/2", {"name": "Study"})) == "not-found"
    other = await meet().join()
    await other.at().sign_in()  # the other's device 2 is no device of hers
    assert slug(await ada.ask("PATCH", "devices/2", {"name": "Study"})) == "not-found"


async def test_a_name_is_one_line(ada: Person):
    for name in ("", "a\nb", "a\x00b", "x" * 65):
        assert slug(await ada.ask("PATCH", "devices/1", {"name": name})) == "invalid-request", name


async def test_an_account_has_so_many_devices_and_no_more(ada: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sync_server.accounts.service.sign_in.MAX_DEVICES", 2)
    await ada.at().sign_in()
    assert slug(await ada.at(machine()).try_to_sign_in()) == "device-limit"
    assert (await ada.sign_in()).session["device_no"] == 1
