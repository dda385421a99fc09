"""A ledger that ends before what this machine has seen of it, or goes on otherwise: told, and never taken in silence.

A restored backup and a server that hides what it entered look the same. Only the person may say which it was.
"""

from __future__ import annotations

from dataclasses import replace

from soulfra_desktop.domain.errors import LedgerSetBack
from soulfra_desktop.services.trust_checking import is_rewritten, is_unbroken
from soulfra_desktop.services.trust_ports import Anchor, Ledger


def followed(ledger: Ledger, anchor: Anchor | None) -> Anchor | None:
    """What no later ledger may go back behind, now that this one was seen. Raises LedgerSetBack."""
    if anchor is not None and is_rewritten(ledger, anchor):
        raise LedgerSetBack("The server's ledger of this account is not the one that this machine has seen.")
    if not (ledger.entries and is_unbroken(ledger)):  # `check` says what is wrong with it
        return anchor
    last = ledger.entries[-1]
    return replace(anchor or Anchor(ledger.chain), chain=ledger.chain, seq=last.seq, hash=last.hash)


def taken_anew(ledger: Ledger, anchor: Anchor | None) -> Anchor | None:
    """As the person says that the server was restored: from now on what it has counts. The key that signs is remembered."""
    if anchor is None or not is_rewritten(ledger, anchor):
        return anchor
    return replace(anchor, chain=ledger.chain, seq=0, hash="", signed_on=None)
