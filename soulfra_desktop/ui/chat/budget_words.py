"""What the chat says of budgets: one sentence, and what follows from it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soulfra_desktop.domain.budget import BudgetState
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.kit.receipt_leaves import full


class BudgetWords(QObject):
    """Amounts with at most two digits; the usage screen has them whole."""

    def news(self, state: BudgetState) -> tuple[str, str]:
        """What happened to a budget, and what follows."""
        amounts = self.tr("{0} of {1}").format(money.amount(state.spent), money.amount(state.budget.limit))
        if state.level == "used up":
            said = {
                "day": self.tr("The budget for today is used up: {0}."),
                "month": self.tr("The budget for this month is used up: {0}."),
                "chat": self.tr("The budget of this chat is used up: {0}."),
                "agent": self.tr("The budget of this agent is used up: {0}."),
            }[state.budget.scope]
            return said.format(amounts), self.tr("This machine answers until there is room again.")
        said = {
            "day": self.tr("{0} % of the budget for today is used: {1}."),
            "month": self.tr("{0} % of the budget for this month is used: {1}."),
            "chat": self.tr("{0} % of the budget of this chat is used: {1}."),
            "agent": self.tr("{0} % of the budget of this agent is used: {1}."),
        }[state.budget.scope]
        return said.format(state.percent, amounts), self.tr("Once it is used up, this machine answers.")

    def unpriced(self, ref: ModelRef) -> str:
        """Why a budget keeps this model from being asked."""
        return self.tr("A budget holds, and what {0} costs is not known here: it is not asked.").format(full(ref))

    def short(self, state: BudgetState, *, local: bool) -> str:
        """What a budget means for a question that is being written; `local`: this machine would answer it."""
        if not state.left.micros:
            return {
                "day": self.tr("The budget for today is used up: this machine answers."),
                "month": self.tr("The budget for this month is used up: this machine answers."),
                "chat": self.tr("The budget of this chat is used up: this machine answers."),
                "agent": self.tr("The budget of this agent is used up: this machine answers."),
            }[state.budget.scope]
        if local:
            return self.tr("A budget leaves {0}, too little for a model in the cloud: this machine answers.").format(
                money.amount(state.left)
            )
        said = {
            "day": self.tr("The budget for today leaves {0}: a long answer would be cut short."),
            "month": self.tr("The budget for this month leaves {0}: a long answer would be cut short."),
            "chat": self.tr("The budget of this chat leaves {0}: a long answer would be cut short."),
            "agent": self.tr("The budget of this agent leaves {0}: a long answer would be cut short."),
        }[state.budget.scope]
        return said.format(money.amount(state.left))
