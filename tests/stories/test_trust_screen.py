"""The score in the window, over a real server: it is seen, checked here, tried out, left and taken up again."""

from __future__ import annotations

from soulfra_desktop.ui.account.view import AccountPage
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.trust.card import TrustCard
from soulfra_desktop.ui.trust.view import TrustView
from tests.stories.accounts import email as email
from tests.stories.accounts import registers, said
from tests.stories.accounts import server as server
from tests.stories.conversing import nothing


def test_a_new_accounts_score_is_seen_checked_tried_out_and_left(in_the_everyday_window, server, email):
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
        await person.sees("that it is left", lambda: view.hero.tier.text() == "You take no part")
        view.part.join.click()
        await person.sees("that it goes on", lambda: view.hero.tier.text() == "Seed")

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
