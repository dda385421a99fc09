"""What asking would do, before anything is sent: who would answer, for how much, and how full the window would be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soulfra_desktop.domain.chat import AnswerOptions, Attachment, Conversation, branch
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.files import question_turn, turns_of
from soulfra_desktop.domain.options import InForce, policy_under
from soulfra_desktop.domain.routing import Candidate, Decision, ModelRef, Policy
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.services.question import Question
from soulfra_desktop.services.router import Router
from soulfra_desktop.services.store_ports import ConversationStore

if TYPE_CHECKING:
    from soulfra_desktop.domain.packing import LeftOut, Part
    from soulfra_desktop.services.knowing import Knowing

Holding = Callable[[Conversation | None, AnswerOptions | None], Awaitable[InForce]]
Left = Callable[[str | None], Awaitable[Money | None]]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What sending would do: who would answer, for how much, and how full the window would be."""

    decision: Decision | None
    input_tokens: int
    """Of the whole chat, whether it fits or not."""
    context_window: int | None
    refusal: SoulfraError | None = None
    left_out: int = 0
    """Oldest messages that would not fit, and not be sent."""
    fits: bool = True
    """False where the question alone is more than the model can read."""
    between: tuple[Money, Money] | None = None
    """What a short answer would cost, and a long one; None where that is unknown."""
    parts: tuple[tuple[Part, int], ...] = ()
    """What would fill the window, in tokens."""
    out: tuple[LeftOut, ...] = ()
    """What of it would be left out, and why."""
    withheld: bool = False
    """Whether passages would be kept back, since who would answer is beyond this machine."""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All that were weighed, also where none may answer."""
        return self.decision.candidates if self.decision else getattr(self.refusal, "candidates", ())


class Ahead:
    """Weighs a question that was not asked yet."""

    def __init__(
        self,
        store: ConversationStore,
        router: Router,
        in_force: Holding,
        budget_left: Left,
        knowing: Callable[[], Knowing | None] = lambda: None,
    ) -> None:
        """`in_force` says how a chat is answered, or one that does not exist yet; `budget_left` what may be spent in it."""
        self._store = store
        self._router = router
        self._in_force = in_force
        self._budget_left = budget_left
        self._knowing = knowing

    async def estimate(
        self,
        text: str,
        conversation_id: str | None,
        model: ModelRef | None,
        *,
        attachments: Sequence[Attachment] = (),
        options: AnswerOptions | None = None,
        knows: bool | None = None,
    ) -> Estimate:
        """What sending this would do, without sending it; a refusal is part of the estimate. `knows` as in `send`."""
        (found,) = await self.estimates(
            text, conversation_id, [model], attachments=attachments, options=options, knows=knows
        )
        return found

    async def estimates(
        self,
        text: str,
        conversation_id: str | None,
        models: Sequence[ModelRef | None],
        *,
        attachments: Sequence[Attachment] = (),
        options: AnswerOptions | None = None,
        knows: bool | None = None,
    ) -> list[Estimate]:
        """The same for several models at once, in their order."""
        question, holds = await self._question(
            text, conversation_id, attachments, options, with_known=True, knows=knows
        )
        left = await self._budget_left(conversation_id)
        policies = [policy_under(holds, Policy(model=model, fallback=model is None, left=left)) for model in models]
        return [await self._estimated(question, policy) for policy in policies]

    async def prices(
        self, text: str, conversation_id: str | None, *, attachments: Sequence[Attachment] = ()
    ) -> dict[ModelRef, tuple[Money, Money] | None]:
        """What this very question would cost on every model that is known, from a short answer to a long one."""
        question, _holds = await self._question(text, conversation_id, attachments, None)
        return await self._router.prices(question)

    async def _question(
        self,
        text: str,
        conversation_id: str | None,
        attachments: Sequence[Attachment],
        options: AnswerOptions | None,
        *,
        with_known: bool = False,
        knows: bool | None = None,
    ) -> tuple[Question, InForce]:
        """The question as it would be sent, and what would hold for it; `with_known` with what may go before it."""
        conversation, tree = None, []
        if conversation_id:
            conversation = await self._store.conversation(conversation_id)
            tree = await self._store.messages(conversation_id)
        path = branch(tree, conversation.leaf_id) if conversation else []
        holds = await self._in_force(conversation, options)
        question = await self._router.question([*turns_of(path), question_turn(text, attachments)], holds)
        knowing = self._knowing() if with_known else None
        if knowing is not None:
            use = holds.knows if knows is None else knows
            question = await knowing.before(question, conversation, path, text, knows=use, ahead=True)
        return question, holds

    async def _estimated(self, question: Question, policy: Policy) -> Estimate:
        try:
            decision = await self._router.decide(question, policy)
        except SoulfraError as refusal:
            return Estimate(None, question.tokens, None, refusal)
        window = decision.chosen.context_window
        fitted = question.fitted(decision.chosen)
        between = self._router.cost_between(decision.chosen, question)
        return Estimate(
            decision,
            question.tokens_for(decision.chosen),
            window,
            None,
            fitted.left_out,
            fitted.fits,
            between,
            fitted.parts,
            fitted.out,
            question.keeps_back_from(decision.chosen),
        )
