from __future__ import annotations

from tests.server.accounts.person import Person, slug


async def test_a_second_factor_waits_for_the_address_to_be_verified(ada: Person):
    """Else somebody could register another's address and lock its owner out of every reset."""
    for path in ("totp", "passkey-options"):
        assert slug(await ada.ask("POST", path)) == "address-unverified"
