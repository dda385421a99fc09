"""The currencies that amounts can be shown in, as a list has them: name, code and sign. No Qt."""

from __future__ import annotations

from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.ui.kit.sentences import shown

FIRST = ("USD", "EUR", "GBP")
"""Those that most look for; the others by name."""
OTHERS = (
    "AFN ALL AMD AOA AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BSD BTN BWP BYN BZD CDF CRC CUP CVE DJF DOP DZD ERN ETB FJD "
    "FKP GEL GHS GIP GMD GNF GTQ GYD HNL HTG IQD IRR JMD JOD KGS KHR KMF KPW KWD KYD KZT LAK LBP LKR LRD LSL LYD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MZN NAD NIO NPR OMR PAB PGK PYG QAR RWF SBD SCR SDG SHP SLE SOS SRD SSP STN SYP SZL "
    "TJS TMT TND TOP TTD TZS UGX UZS VES VUV WST XAF XCD XOF XPF YER ZMW"
)
"""ISO 4217 has more than have a name here."""


def currencies() -> list[tuple[str, str]]:
    """Each code with what is read of it: "Euro (EUR, €)", "Swiss franc (CHF)", "XOF"."""
    named = _names()
    by_name = sorted((code for code in named if code not in FIRST), key=lambda code: named[code].casefold())
    known = [(code, f"{named[code]} ({_signs(code)})") for code in (*FIRST, *by_name)]
    return [*known, *((code, code) for code in OTHERS.split())]


def _signs(code: str) -> str:
    sign = Currency(code).sign
    return code if sign == code else f"{code}, {sign}"


def _names() -> dict[str, str]:
    return {
        "USD": shown("US dollar"),
        "EUR": shown("Euro"),
        "GBP": shown("Pound sterling"),
        "AED": shown("UAE dirham"),
        "ARS": shown("Argentine peso"),
        "AUD": shown("Australian dollar"),
        "BRL": shown("Brazilian real"),
        "CAD": shown("Canadian dollar"),
        "CHF": shown("Swiss franc"),
        "CLP": shown("Chilean peso"),
        "CNY": shown("Chinese yuan"),
        "COP": shown("Colombian peso"),
        "CZK": shown("Czech koruna"),
        "DKK": shown("Danish krone"),
        "EGP": shown("Egyptian pound"),
        "HKD": shown("Hong Kong dollar"),
        "HUF": shown("Hungarian forint"),
        "IDR": shown("Indonesian rupiah"),
        "ILS": shown("Israeli shekel"),
        "INR": shown("Indian rupee"),
        "ISK": shown("Icelandic króna"),
        "JPY": shown("Japanese yen"),
        "KES": shown("Kenyan shilling"),
        "KRW": shown("South Korean won"),
        "MAD": shown("Moroccan dirham"),
        "MXN": shown("Mexican peso"),
        "MYR": shown("Malaysian ringgit"),
        "NGN": shown("Nigerian naira"),
        "NOK": shown("Norwegian krone"),
        "NZD": shown("New Zealand dollar"),
        "PEN": shown("Peruvian sol"),
        "PHP": shown("Philippine peso"),
        "PKR": shown("Pakistani rupee"),
        "PLN": shown("Polish zloty"),
        "RON": shown("Romanian leu"),
        "RSD": shown("Serbian dinar"),
        "RUB": shown("Russian rouble"),
        "SAR": shown("Saudi riyal"),
        "SEK": shown("Swedish krona"),
        "SGD": shown("Singapore dollar"),
        "THB": shown("Thai baht"),
        "TRY": shown("Turkish lira"),
        "TWD": shown("Taiwan dollar"),
        "UAH": shown("Ukrainian hryvnia"),
        "UYU": shown("Uruguayan peso"),
        "VND": shown("Vietnamese dong"),
        "ZAR": shown("South African rand"),
    }
