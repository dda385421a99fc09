"""The score in the window, over a real server: it is seen, checked here, tried out, and taken part in or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from pyotp.totp import TOTP
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from soulfra_desktop.domain.account import Proof
from soulfra_desktop.domain.errors import ServerRefused
from soulfra_desktop.ui.account.ask import Ask
from soulfra_desktop.ui.account.home import Home
from soulfra_desktop.ui.account.view import AccountPage
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.trust.card import TrustCard
from soulfra_desktop.ui.trust.view import TrustView
from sync_server.accounts.models import Account as AccountRow
from sync_server.protocol.risk import EXPORT
from sync_server.trust.models_risk import RiskObservation
from tests.servers.nodes import ServerNode
from tests.stories.accounts import email as email
from tests.stories.accounts import registers, said
from tests.stories.accounts import server as server
from tests.stories.conversing import nothing
from tests.stories.machine import PASSWORD

EXPORTS = 4
"""At once, before a proof is asked for."""


async def exported_often(server: ServerNode, person) -> None:
    """As if it was done within the last hour, from this machine."""
    account = await person.desktop.core.accounts.account.account()
    engine = create_engine(f"sqlite:///{server.home / 'server.sqlite'}")
    with Session(engine) as session, session.begin():
        owner = session.get_one(AccountRow, UUID(account.account_id))
        for number in range(EXPORTS):
            at = datetime.now(UTC) - timedelta(minutes=10 * (number + 1))
            session.add(
                RiskObservation(
                    account_id=owner.id,
                    id=uuid4(),
                    at=at,
                    kind=EXPORT,
                    device_no=account.device_no,
                    n=1,
                )
            )
    engine.dispose()


def test_a_new_accounts_score_is_seen_checked_tried_out_and_taken_part_in_or_not(in_the_everyday_window, server, email):
    async def story(person):
        await registers(person, server.url, email)
        card = await person.finds(TrustCard)
        await person.sees("the tier", lambda: card.title.text() == "Trust: Seed")
        await person.presses("Look closer")
        view = await person.finds(TrustView)
        await person.sees("that it was checked here", lambda: "Checked on this machine" in view.hero.checked.text())
        assert view.hero.ring.accessibleName() == "0 of 1,000 points: Seed"
        assert "Every model and every privacy feature is for everyone" in said(view.tiers)

        view.ahead.boxes["second-factor-on"].click()
        await person.sees("what would come of it", lambda: view.hero.ring.preview > 0)
        assert "You would have" in view.ahead.told.text()

        view.part.ask.click()
        assert "go back to Seed" in view.part.text.text()
        view.part.leave.click()
        await person.sees("that it is no longer taken part in", lambda: view.hero.tier.text() == "You do not take part")
        view.part.join.click()
        await person.sees("that it goes on", lambda: view.hero.tier.text() == "Seed")

    in_the_everyday_window(story, nothing)


def test_a_stop_that_wants_a_proof_leads_to_where_it_is_signed_in_for_with_the_second_step(
    in_the_everyday_window, server, email, tmp_path
):
    async def story(person):
        await registers(person, server.url, email)
        passwords = person.desktop.core.accounts.passwords
        await exported_often(server, person)
        offer, token = await passwords.offer_totp(PASSWORD)
        first, second, *_rest = await passwords.confirm_totp(token, TOTP(offer.secret).now())
        with pytest.raises(ServerRefused):
            await passwords.export(PASSWORD, Proof(recovery_code=first))

        assert person.window.registry.run("trust.show")
        view = await person.finds(TrustView)
        await person.sees("what is stopped", lambda: "Exporting is stopped" in said(view.notices))
        await person.presses("Try it again: Exporting is stopped")
        asked = await person.finds(Ask)
        asked.password.field.setText(PASSWORD)
        there = tmp_path / "account.json"
        asked.export_to(str(there))
        await person.sees("that it wants the second step", lambda: asked.card.code.isVisible())
        asked.card.code.setText(second)
        asked.export_to(str(there))
        await person.finds(Home)
        assert email in there.read_text()

        assert person.window.registry.run("trust.show")
        view = await person.finds(TrustView)
        await person.sees("that nothing is stopped", lambda: "Exporting is stopped" not in said(view.notices))

    in_the_everyday_window(story, nothing)


def test_without_an_account_the_screen_leads_to_one(in_the_everyday_window):
    async def story(person):
        await person.finds(ChatView)
        assert person.window.registry.run("trust.show")
        view = await person.finds(TrustView)
        await person.sees("that nobody is signed in", lambda: view.empty.isVisible())
        view.to_account.click()
        await person.finds(AccountPage)

    in_the_everyday_window(story, nothing)
