"""What is said of stops and appeals, of what is never looked at, and of what does not hold."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soulfra_desktop.domain.trust import Appeal


class StopWords(QObject):
    """In the person's language. A code that is not known is said as it is."""

    def action(self, action: str) -> str:
        return {
            "benefits": self.tr("Discount and credit are paused"),
            "export": self.tr("Exporting is stopped"),
            "publish": self.tr("Publishing is stopped"),
            "payout": self.tr("Payouts are stopped"),
            "use": self.tr("Models of this server are stopped"),
        }.get(action, action)

    def stop_reason(self, reason: str) -> str:
        return {
            "new-device": self.tr("A machine that signed in less than an hour ago asked for it."),
            "new-device-burst": self.tr("A new machine did a lot within its first minutes."),
            "too-often": self.tr("It was asked for far more often than usual."),
            "too-often-on-device": self.tr("One machine asked for it far more often than usual."),
            "too-often-with-instrument": self.tr("One card was used far more often than usual."),
            "card-failures": self.tr("Several cards were refused within a day."),
            "shared-device": self.tr("Many accounts were used on the same machine."),
            "shared-instrument": self.tr("Many accounts pay with the same card."),
            "ring": self.tr("A group of accounts mostly uses each other's agents."),
            "payment-elevated": self.tr("The payment service sees a raised risk in a payment."),
            "payment-highest": self.tr("The payment service sees a high risk in a payment."),
        }.get(reason, reason)

    def again(self, action: str) -> str:
        """The name of the press that leads to where a proof is given."""
        if action == "export":
            return self.tr("Try it again: {0}").format(self.action(action))
        return self.tr("Go to the account: {0}").format(self.action(action))

    def appeal(self, appeal: Appeal, answered_by: str) -> str:
        return {
            "open": self.tr("Your appeal is being read. Answer by {0}.").format(answered_by),
            "granted": self.tr("Your appeal was granted: it was taken back."),
            "upheld": self.tr("A person read your appeal; what was done stays."),
        }.get(appeal.state, appeal.state)

    def answer(self, appeal: Appeal) -> str:
        return self.tr("Answer: “{0}”").format(appeal.answer)

    # What is never looked at, and what did not hold

    def never(self, code: str) -> str:
        return {
            "content": self.tr("What you write, ask and read: chats, files, titles"),
            "topics": self.tr("What it is about"),
            "amounts": self.tr("How much you use, and how much you pay"),
            "provider": self.tr("Which models and providers you choose"),
            "plan": self.tr("Which plan you are on"),
            "country": self.tr("Where you live"),
            "language": self.tr("Which language you speak"),
            "contacts": self.tr("Whom you know"),
            "names": self.tr("What you and your machines are called"),
        }.get(code, code)

    def fault(self, code: str) -> str:
        return {
            "chain": self.tr("An entry of the ledger does not follow from the one before it."),
            "rewritten": self.tr("The ledger is another one than this machine has seen before."),
            "checkpoint": self.tr("The server's signature over the ledger does not hold."),
            "uncovered": self.tr("The server's signature leaves out what was entered two days ago or more."),
            "older": self.tr("The server's signature is older than one that this machine has seen."),
            "key": self.tr("The ledger is signed with another key than before."),
            "score": self.tr("The same entries give another score than the server says."),
            "reasons": self.tr("The same entries give other reasons than the server says."),
            "tier": self.tr("The same entries give another tier than the server says."),
            "entries": self.tr("The ledger holds entries that no server may write."),
            "policy": self.tr("The server's rules break what all of its rules promise."),
            "machine": self.tr(
                "The server believes another key of this machine, and does not count the days that it tells. Sign out and "
                "in again."
            ),
        }.get(code, code)
