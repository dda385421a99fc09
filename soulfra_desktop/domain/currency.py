"""Amounts as people type and read them. What is counted is always whole micro-dollars; a currency only shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

from soulfra_desktop.domain.usage import Money

SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY"}
_SIGN_OF = {code: sign for sign, code in reversed(SIGNS.items())}  # of two for one code the first
MILLION = Decimal(1_000_000)
CENT = Decimal("0.01")
MICRO = Decimal("0.000001")
MOST = Decimal(1_000_000_000)
"""Dollars: above this an amount is a slip."""

_AMOUNT = re.compile(r"(?P<before>[^\d.,+-]*)(?P<number>[\d.,'\s]*\d)(?P<after>\D*)")
_GROUPED = re.compile(r"\d{1,3}([.,' ]\d{3})+")


@dataclass(frozen=True, slots=True)
class Currency:
    """What amounts are shown and typed in. `per_dollar` is the person's own rate: what one US dollar costs."""

    code: str = "USD"
    per_dollar: Decimal = Decimal(1)

    @classmethod
    def of(cls, code: str, rate: str) -> Currency:
        """From the settings `currency` and `currency_rate`; dollars where they say nothing. Raises ValueError."""
        code = currency_code(code)
        return cls() if code == "USD" else cls(code, checked_rate(rate) or Decimal(1))

    @property
    def is_dollar(self) -> bool:
        return self.code == "USD"

    @property
    def rate_in_words(self) -> str:
        """Seen wherever an amount in it is; empty for dollars."""
        return "" if self.is_dollar else f"1 USD = {self.per_dollar.normalize():f} {self.code}"

    @property
    def rate_beside(self) -> str:
        """The same in brackets, to stand behind an amount."""
        return "" if self.is_dollar else f" ({self.rate_in_words})"

    @property
    def sign(self) -> str:
        """`$`, `€`, or the code where there is none."""
        return _SIGN_OF.get(self.code, self.code)

    def with_sign(self, figure: str) -> str:
        """A dollar's sign stands before its figure, every other behind."""
        return f"{self.sign}{figure}" if self.is_dollar else f"{figure} {self.sign}"

    def amount(self, money: Money) -> Decimal:
        """In whole units of this currency."""
        return Decimal(money.micros) * self.per_dollar / MILLION

    def shown(self, money: Money) -> str:
        """Such as `$1.25`, `1.15 €` or `1.02 CHF`: at least two places, and more only where it is less than one."""
        if self.is_dollar:
            return money.dollars
        amount = self.amount(money)
        whole, _, fraction = f"{amount.quantize(CENT if amount >= 1 else CENT / 100, ROUND_HALF_UP):,}".partition(".")
        return self.with_sign(f"{whole}.{fraction[:2]}{fraction[2:].rstrip('0')}")

    def exact(self, money: Money) -> str:
        """With six places, as a receipt has it: `$0.001020`, `0.000938 €`."""
        return self.with_sign(f"{self.amount(money).quantize(MICRO, ROUND_HALF_UP):f}")

    def parse(self, text: str) -> Money:
        """An amount as people type it: `5`, `5,00 €`, `$0.50`. A dollar sign always means dollars.

        Never more than was typed. Raises ValueError with the reason, for the person.
        """
        found = _AMOUNT.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"{text.strip()!r} is no amount: write it like 5 or 0.50.")
        named = self._named(found["before"].strip(), found["after"].strip())
        amount = _number(found["number"].strip())
        dollars = amount if named == "USD" else amount / self.per_dollar
        if dollars > MOST:
            raise ValueError(f"{text.strip()} is more than anybody means.")
        micros = int((dollars * MILLION).to_integral_value(ROUND_DOWN))
        if amount and not micros:
            raise ValueError(
                f"{text.strip()} is less than can be counted here ($0.000001): write 0 for nothing at all."
            )
        return Money(micros)

    def _named(self, before: str, after: str) -> str:
        if before and after:
            raise ValueError("An amount has one currency, before or after it.")
        sign = before or after
        if not sign:
            return self.code
        code = SIGNS.get(sign.upper(), sign.upper())
        if code not in ("USD", self.code):
            raise ValueError(f"{sign} is not a currency that is set here: write dollars, or set the currency first.")
        return code


DOLLAR = Currency()


def checked_code(code: str) -> str:
    """The three letters in capitals, from them or a sign; empty for none. Raises ValueError."""
    code = SIGNS.get(code.strip().upper(), code.strip().upper())
    if code and not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueError("a currency is three letters, such as EUR")
    return code


def currency_code(setting: str) -> str:
    """The code that the setting `currency` stands for: dollars where it says nothing. Raises ValueError."""
    return checked_code(setting) or "USD"


def checked_rate(rate: str) -> Decimal | None:
    """What one dollar costs; None where nothing is set. Raises ValueError."""
    if not rate.strip():
        return None
    try:
        value = Decimal(rate.strip().replace(",", "."))
    except InvalidOperation:
        raise ValueError("a rate is a number, such as 0.92") from None
    if not value.is_finite() or not Decimal("0.000001") <= value <= Decimal(1_000_000):
        raise ValueError("a rate is what one US dollar costs, such as 0.92")
    return value


def _number(text: str) -> Decimal:
    """Points, commas, spaces and apostrophes as they are used anywhere; what could be read in two ways is refused."""
    plain = re.sub(r"\s", " ", text)
    last = max(plain.rfind("."), plain.rfind(","))
    whole, fraction = (plain, "") if last < 0 else (plain[:last], plain[last + 1 :])
    could_group = len(whole) <= 3 and not any(mark in whole for mark in ".,' ") and whole.strip("0")
    if last >= 0 and len(fraction) == 3 and could_group:
        raise ValueError(f"{text} could be thousands or a fraction: write {whole}{fraction} or {whole}.{fraction[:2]}.")
    if last >= 0 and plain[last] in whole:  # several of the same: all of them group thousands
        whole, fraction = plain, ""
    if not (whole.isdigit() or _GROUPED.fullmatch(whole)) or (fraction and not fraction.isdigit()):
        raise ValueError(f"{text} is no amount: write it like 5 or 0.50.")
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{fraction or 0}")
