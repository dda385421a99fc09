"""What must never be remembered, whoever asks for it: passwords, keys, numbers of cards and accounts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_NAMED: Final = re.compile(
    r"""\b(?:
    pass(?:word|wort|phrase|code|wd)s? | passwörter\w* | pwd | (?:kenn|code|lösungs)wort | zugangsdaten | login\s*daten | credentials?
    | (?:api|access|private|secret|ssh|gpg|pgp|licen[cs]e|encryption|recovery|signing)[\s_-]*keys? | api[\s_-]*schlüssel
    | (?:geheim|privat\w*\s|zugangs|wiederherstellungs)\s*schlüssel | (?:access|auth|bearer|api|session|refresh)[\s_-]*tokens?
    | (?:seed|recovery|backup)[\s-]*(?:phrase|words|codes?) | secrets? | (?:handy|karten|bank)?pins?(?:[\s-]*codes?)? | geheim(?:zahl|nummer|code)(?:e?n)? | puk | tans? | cvv2? | cvc2? | otp | 2fa[\s-]*codes?
    | (?:credit|debit|bank)[\s-]*cards?(?:\s*(?:number|no\.?|details))? | (?:kredit|bank|ec|giro)[\s-]*karten?\w* | kartennummer
    | iban | (?:bank\s*)?account\s*(?:number|no\.?) | konto(?:nummer|daten) | routing\s*number | sort\s*code
    | ssn | social\s*security | sozialversicherungsnummer\w* | (?:passport|ausweis|reisepass)[\s-]*(?:number|no\.?|nummer)\w*
    | (?:tax|steuer)[\s-]*(?:id|number|nummer|identifikationsnummer)\w* | (?:door|gate|alarm|safe|vault|tür|tresor)[\s-]*code\w*
    | (?:wlan|wi-?fi|network|netzwerk|router)[\s-]*(?:keys?|codes?|schlüssel\w*) | log[\s-]?ins? | (?:log|sign)\s+in\s+with
    | codes?\s+(?:for|of|to|für|zu[mr]?|vo[mn]|de[rs])\s+(?:\w+\s+)?(?:alarm|door|front\s+door|gate|garage|safe|vault|phone|tür|haustür|tresor|handy)\w*
    | safe\s*combination | combination\s*(?:of|to)\s*(?:my|the|our)\s*safe | tresor\s*kombination
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SHAPED: Final = re.compile(
    r"-----BEGIN |\b(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)?[-_]?\w{8,}|\bgh[pousr]_\w{16,}|\bgithub_pat_\w+|\bglpat-[\w-]{12,}"
    r"|\bxox[abprs]-[\w-]{8,}|\bAKIA[0-9A-Z]{12,}|\bAIza[\w-]{20,}|\beyJ[\w-]{10,}\.|\bhf_\w{16,}|\bya29\.[\w-]{10,}"
    r"|\b\d{3}-\d{2}-\d{4}\b|://[^\s/:@]+:[^\s/@]+@"
)
_DIGITS: Final = re.compile(r"(?<![\w.])\d(?:[ \-]?\d){11,18}(?![\w])")
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
_WORD: Final = re.compile(r"[^\s,;:()\[\]{}<>\"'„“”«»]{14,}")


def holds_secret(text: str) -> bool:
    """Whether it names or looks like a secret. Rather once too often: what is not remembered can be said again."""
    return bool(
        _NAMED.search(text)
        or _SHAPED.search(text)
        or any(_is_card(found.group()) for found in _DIGITS.finditer(text))
        or any(_is_iban(found.group()) for found in _IBAN.finditer(text))
        or any(_is_random(found.group()) for found in _WORD.finditer(text))
    )


def _is_card(digits: str) -> bool:
    """By Luhn's sum, as on every payment card."""
    numbers = [int(digit) for digit in digits if digit.isdecimal() and digit.isascii()]
    doubled = [sum(divmod(number * 2, 10)) if place % 2 else number for place, number in enumerate(reversed(numbers))]
    return len(numbers) >= 12 and sum(doubled) % 10 == 0


def _is_iban(text: str) -> bool:
    plain = text.replace(" ", "")
    if not 15 <= len(plain) <= 34:
        return False
    return int("".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])) % 97 == 1


def _is_random(word: str) -> bool:
    """A word that nobody would say: letters and digits mixed again and again."""
    if "/" in word[:8] or word.startswith(("http", "www.")) or word.count("-") > 3:
        return False
    kinds = ["d" if letter.isdigit() else "u" if letter.isupper() else "l" for letter in word if letter.isalnum()]
    turns = sum(a != b for a, b in pairwise(kinds))
    return "d" in kinds and turns >= 5
