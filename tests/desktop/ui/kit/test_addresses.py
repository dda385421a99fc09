"""Addresses: what is shown is where a link leads."""

from __future__ import annotations

import pytest

from soulfra_desktop.ui.kit.addresses import address, claimed_elsewhere, visible
from soulfra_desktop.ui.kit.inline_pictures import PLACE, without_data


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Example.org/a", "example.org"),
        ("https://аpple.com/", "xn--pple-43d.com"),
        ("https://google.com@evil.example/", "evil.example"),
        ("https://user:example.org@evil.example:80/", "evil.example"),
        ("mailto:anna@example.org?subject=x", "example.org"),
    ],
)
def test_the_host_is_the_one_the_network_knows(url, host):
    assert address(url).host == host


def test_nothing_in_an_address_hides_or_reorders():
    assert visible("https://x/\u202egnp\u200b") == "https://x/%E2%80%AEgnp%E2%80%8B"


@pytest.mark.parametrize(
    ("text", "url", "elsewhere"),
    [
        ("paypal.com", "https://evil.example/", "evil.example"),
        ("https://bank.example/login", "https://evil.example/", "evil.example"),
        ("example.org", "https://www.example.org/x", ""),
        ("docs.example.org", "https://example.org", ""),
        ("the paper", "https://example.org", ""),
        ("pay\u200bpal.com", "https://evil.example/", "evil.example"),
    ],
)
def test_words_that_name_another_host_are_told(text, url, elsewhere):
    assert claimed_elsewhere(text, url) == elsewhere


def test_a_pictures_data_is_taken_out_and_one_not_whole_yet_left_off():
    text, data = without_data("a ![x](data:image/png;base64,AAAA) b ![y](data:image/png;base64,BB")
    assert text == f"a ![x]({PLACE}0) b "
    assert data == ("data:image/png;base64,AAAA",)
