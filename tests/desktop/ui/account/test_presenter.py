"""Where somebody is in the account's page, and what a form does when the server says no."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from soulfra_desktop.domain.account import Account, Proof
from soulfra_desktop.domain.errors import ExportFailed, SecondFactorNeeded, SettingRefused, SignInRefused
from soulfra_desktop.services.account import AccountService, Entered
from soulfra_desktop.services.password import PasswordService
from soulfra_desktop.ui.account.forming import Ways
from soulfra_desktop.ui.account.presenter import AccountPresenter, proof
from tests.desktop.ui.working import settled
from tests.pictured_account import LAPTOP

ANN = Account("https://sync.example.org", "ann@example.org", "a" * 32, 1, "desk")
KEY = "7Q4M XK2R"


class Scripted(AccountService):
    """Answers with what it is given, in turn; keeps with what it was asked."""

    def __init__(self, *answers: object, account: Account | None = None) -> None:
        self.answers, self.asked, self.known = list(answers), [], account

    async def account(self) -> Account | None:
        return self.known

    async def _answer(self, *asked: object) -> Entered:
        self.asked.append(asked)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Entered)
        self.known = answer.account
        return answer

    async def register(self, server: str, email: str, password: str, device_name: str) -> Entered:
        return await self._answer(server, email, password, device_name)

    async def sign_in(
        self, server: str, email: str, password: str, device_name: str, proof: Proof | None = None
    ) -> Entered:
        return await self._answer(server, email, password, device_name, proof)

    @property
    def recovery_key(self) -> Scripted:
        return self

    async def written(self) -> None:
        self.asked.append("written")

    async def look(self) -> Any:
        raise SignInRefused("Not asked here.")


async def judge(password: str, email: str) -> None:
    await asyncio.sleep(0.01 if password == "slow and weak" else 0)
    if "weak" in password:
        raise SettingRefused("Too easy.", "Take another.")


async def no_disk(path: Path, text: str) -> None:
    raise ExportFailed(f"{path} could not be written.")


def page(tasks, *answers: object, account: Account | None = None) -> Any:
    return AccountPresenter(
        Scripted(*answers, account=account),
        PasswordService(None, None, None),  # type: ignore[arg-type]  # nothing is asked of it here
        Ways(lambda text: text.strip(), judge, no_disk),
        tasks.spawn,
        device_name="desk",
    )


async def test_nobody_is_signed_in_at_first(tasks):
    shown = page(tasks)
    shown.load()
    await settled(tasks)
    assert shown.state.place == "out"


async def test_a_session_of_no_account_shows_the_barrier_and_asks_nothing(tasks):
    shown = page(tasks)
    shown.state = AccountPresenter(None, None, None, tasks.spawn, barrier="demo").state  # type: ignore[arg-type]
    shown.load()
    assert (shown.state.place, shown.state.barrier) == ("out", "demo")


async def test_a_recovery_key_stays_until_somebody_says_that_they_have_it(tasks):
    shown = page(tasks, Entered(ANN, KEY))
    news = []
    shown.on_news = news.append
    shown.go("register")
    shown.entering.register(" https://sync.example.org ", " ann@example.org ", "a password", "")
    assert shown.state.working
    await settled(tasks)
    assert shown.state.place == "recovery"
    assert shown.state.secrets.recovery_key == KEY
    assert news[0].place == "recovery"
    shown.go("home")
    shown.leave()
    assert shown.state.place == "recovery", "nothing else leads on"
    shown.has_it()
    await settled(tasks)
    assert shown.state.place == "home"
    assert shown.state.secrets.recovery_key == ""
    assert shown._account.asked[-1] == "written", "from now on nobody asks for a new one"


def test_what_is_secret_is_never_printed():
    from soulfra_desktop.ui.account.state import AccountState, Secrets

    assert KEY not in repr(AccountState(secrets=Secrets(KEY, ("code-one",), "secret", "otpauth://secret")))
    assert "otpauth" not in repr(AccountState(secrets=Secrets(totp_uri="otpauth://secret")))


async def test_the_second_step_is_asked_for_once_and_a_wrong_code_is_said(tasks):
    wanted = SecondFactorNeeded("Signing in to this account takes a second step.")
    shown = page(tasks, wanted, wanted, Entered(ANN))
    shown.go("sign-in")
    shown.entering.sign_in("s", "ann@example.org", "a password", "desk")
    await settled(tasks)
    assert (shown.state.asks_code, shown.state.problem) == (True, None)
    shown.entering.sign_in("s", "ann@example.org", "a password", "desk", "111 111")
    await settled(tasks)
    assert shown.state.problem is not None
    shown.entering.sign_in("s", "ann@example.org", "a password", "desk", "222222")
    await settled(tasks)
    assert (shown.state.place, shown.state.done) == ("home", "in")
    assert [asked[-1] for asked in shown._account.asked] == [None, Proof(totp="111111"), Proof(totp="222222")]


async def test_a_refusal_keeps_the_form_open_until_something_is_typed(tasks):
    shown = page(tasks, SignInRefused("The address or the password is not right."))
    shown.go("sign-in")
    shown.entering.sign_in("s", "ann@example.org", "wrong", "desk")
    await settled(tasks)
    assert shown.state.place == "sign-in"
    assert shown.state.problem is not None
    assert "can be reset" in shown.state.problem.advice
    shown.edit()
    assert shown.state.problem is None


@pytest.mark.parametrize(("email", "password"), [(" ", "a password"), ("ann@example.org", "")])
async def test_what_is_missing_is_said_before_the_server_is_asked(tasks, email, password):
    shown = page(tasks)
    shown.go("sign-in")
    shown.entering.sign_in("s", email, password, "desk")
    await settled(tasks)
    assert shown.state.problem is not None
    assert shown._account.asked == []


async def test_of_a_password_that_is_typed_the_last_letter_is_judged(tasks):
    shown = page(tasks)
    shown.judge("slow and weak", "")
    assert shown.state.judged.verdict == "looking"
    shown.judge("four words that fit", "")
    await settled(tasks)
    assert shown.state.judged.verdict == "good"
    shown.judge("weak", "")
    await settled(tasks)
    assert shown.state.judged.problem.message == "Too easy."
    shown.judge("", "")
    assert shown.state.judged.verdict == ""


async def test_a_file_that_cannot_be_written_is_said_and_the_key_stays(tasks):
    shown = page(tasks, Entered(ANN, KEY))
    shown.entering.register("s", "ann@example.org", "a password", "desk")
    await settled(tasks)
    shown.write("/nowhere/key.txt", "text")
    await settled(tasks)
    assert "could not be written" in shown.state.problem.message
    assert shown.state.secrets.recovery_key == KEY


async def test_a_device_that_is_signed_out_is_known_from_the_first_moment(tasks):
    shown = page(tasks, account=ANN)
    shown.load()
    await settled(tasks)
    seen = []
    shown.on_change = seen.append
    shown.tending.ask_revoke(LAPTOP)
    assert [(state.place, state.device) for state in seen] == [("revoke", LAPTOP)]


async def test_while_a_form_works_nothing_else_is_opened(tasks):
    shown = page(tasks, Entered(ANN))
    shown.go("sign-in")
    shown.entering.sign_in("s", "ann@example.org", "a password", "desk")
    shown.go("register")
    shown.leave()
    assert shown.state.place == "sign-in"
    await settled(tasks)


async def test_an_account_is_deleted_only_with_its_address_typed(tasks):
    shown = page(tasks, account=ANN)
    shown.load()
    await settled(tasks)
    shown.go("delete")
    shown.tending.delete_account("bob@example.org", "a password")
    await settled(tasks)
    assert shown.state.place == "delete"
    assert shown.state.problem.message == "That is not the address of this account."


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("123456", Proof(totp="123456")),
        ("123 456", Proof(totp="123456")),
        ("k7mq-x2rt", Proof(recovery_code="k7mq-x2rt")),
        ("1234567", Proof(recovery_code="1234567")),
    ],
)
def test_six_digits_are_the_authenticators_all_else_is_a_recovery_code(typed, given):
    assert proof(typed) == given
