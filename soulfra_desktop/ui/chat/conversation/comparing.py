"""One question to several models: what each would cost, and their answers side by side. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from soulfra_desktop.domain.beside import beside_in, with_beside
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.services.ahead import Estimate
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.chat.conversation.answering import Answering
from soulfra_desktop.ui.chat.conversation.asking import Asking
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.drafting import Drafting
from soulfra_desktop.ui.chat.conversation.opening import Opening
from soulfra_desktop.ui.chat.picker.choosing import FEWEST, MOST
from soulfra_desktop.ui.chat.state import Column, Priced, view_of


class Comparing:
    """Answers to one question become siblings; until one is gone on with, they stand in columns."""

    def __init__(
        self,
        board: Board,
        drafting: Drafting,
        opening: Opening,
        asking: Asking,
        chat: ChatService,
        settings: SettingsService,
    ) -> None:
        self._board = board
        self._opening = opening
        self._asking = asking
        self._chat = chat
        self._settings = settings
        self._runs: dict[ModelRef, Answering] = {}
        self._chosen_in: dict[str, tuple[ModelRef, ...]] = {}
        """The models that answer beside each other, by the chat's id, as they were chosen in this window."""
        opening.shown.connect(lambda _opened: self._choose_again())
        drafting.estimated.connect(lambda _asked_in: self.weigh())
        asking.on_beside = self._changed

    # Before the question

    def choose(self, models: Sequence[ModelRef]) -> None:
        """These answer from now on in this chat, two to four of them, each once; fewer: one answer as usual."""
        chosen = list(dict.fromkeys(models))[:MOST]
        self._remember(self._board.conversation_id, chosen, keep=not self._board.state.temporary)
        self._put(chosen)
        self.weigh()

    def _put(self, chosen: Sequence[ModelRef]) -> None:
        known = {priced.model: priced for priced in self._board.state.beside}
        beside = tuple(known.get(model, Priced(model)) for model in chosen) if len(chosen) >= FEWEST else ()
        self._board.set(beside=beside)

    def _remember(self, conversation_id: str | None, chosen: Sequence[ModelRef], *, keep: bool) -> None:
        """`keep`: also over a restart; of a temporary chat nothing is."""
        if conversation_id is None:
            return
        models = tuple(chosen) if len(chosen) >= FEWEST else ()
        if models == self._chosen(conversation_id):
            return
        self._chosen_in[conversation_id] = models
        if keep:
            lines = with_beside(conversation_id, models, self._settings.current.beside)
            self._board.do(self._settings.change("beside", lines))

    def _chosen(self, conversation_id: str) -> tuple[ModelRef, ...]:
        if conversation_id in self._chosen_in:
            return self._chosen_in[conversation_id]
        return beside_in(conversation_id, self._settings.current.beside)

    def _choose_again(self) -> None:
        """Those that answered here before answer the next question too."""
        if chosen := self._chosen(self._board.conversation_id or ""):
            self._put(chosen)
            self.weigh()

    def weigh(self) -> None:
        """What each would cost for the draft as it is."""
        if self._board.state.beside:
            self._board.spawn(self._weigh([priced.model for priced in self._board.state.beside]))

    async def _weigh(self, models: list[ModelRef]) -> None:
        state = self._board.state
        try:
            found = await self._chat.ahead.estimates(
                state.draft, self._board.conversation_id, models, attachments=state.attachments
            )
        except SoulfraError as error:
            found = [Estimate(None, 0, None, error) for _ in models]
        if [priced.model for priced in self._board.state.beside] == models:
            self._board.set(beside=tuple(_priced(model, one) for model, one in zip(models, found, strict=True)))

    # The answers

    def send(self) -> None:
        """Ask the draft of all that were chosen, at the same time."""
        board, models = self._board, [priced.model for priced in self._board.state.beside]
        if board.state.phase != "idle" or not models:
            return
        self._runs.clear()
        board.put(columns=tuple(Column(model) for model in models), beside=())
        first = models[0]
        self._runs[first] = self._asking.start(self._asking.events_of_draft(first), beside=first)

    def stop(self, model: ModelRef) -> None:
        """Stop one of the answers; the others go on."""
        if model in self._runs:
            self._asking.stop_run(self._runs[model])

    def go_on_with(self, model: ModelRef) -> None:
        """Show this answer as the chat's branch. Those that are still on their way are stopped; nothing is lost."""
        column = next((column for column in self._board.state.columns if column.model == model), None)
        if column is None or column.view is None:
            return
        for other, run in self._runs.items():
            if other != model:
                self._asking.stop_run(run)
        self._board.put(columns=())
        self._opening.show_branch(column.view.id)

    def _changed(self, run: Answering) -> None:
        """A column grew, or ended; the first question that is stored starts the others."""
        board = self._board
        if run not in self._runs.values() or not board.shows(run) or not board.state.columns:
            return
        if run.accepted is None:
            asked = [column.model for column in board.state.columns]
            self._runs.clear()
            board.put(columns=())
            self._put(asked)
            self.weigh()
            return
        if run.asked_in is None:
            begun = run.accepted.conversation
            self._remember(begun.id, [column.model for column in board.state.columns], keep=not begun.temporary)
        waiting = [column.model for column in board.state.columns if column.model not in self._runs]
        for model in waiting:
            again = self._asking.events_again(run.accepted.conversation.id, run.accepted.question.id, model)
            self._runs[model] = self._asking.start(again, empties_composer=False, beside=model)
        board.set(columns=tuple(self._column(column) for column in board.state.columns))
        if not any(each in board.runs for each in self._runs.values()):
            self._all_ended()

    def _all_ended(self) -> None:
        """The first is shown until another is gone on with. The next question goes to all of them again."""
        self._choose_again()
        first = self._board.state.columns[0]
        if first.view is not None:
            self._opening.show_branch(first.view.id)

    def _column(self, column: Column) -> Column:
        run = self._runs.get(column.model)
        if run is None or run.accepted is None:
            return column
        if run in self._board.runs:
            return replace(column, view=run.view)
        message = (shown := self._board.shown).message(run.accepted.answer.id)
        if message is None:
            return column
        return replace(column, view=view_of(message, shown.failure(message), savings=shown.saved_by(message)))


def _priced(model: ModelRef, found: Estimate) -> Priced:
    if found.decision is None:
        return Priced(model, refusal=found.refusal.message if found.refusal else "")
    chosen = found.decision.chosen
    return Priced(model, chosen.local, chosen.estimated_cost, known=True)
