"""What the person makes of answers: a thumb up or down, and the way back. No Qt."""

from __future__ import annotations

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.learning import Learning
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.opening import Opening
from soulfra_desktop.ui.kit.message_view import Failure


class Judging:
    """The thumbs of the chat that is shown."""

    def __init__(self, board: Board, opening: Opening) -> None:
        self._board = board
        self._learning: Learning | None = None
        opening.shown.connect(lambda _opened: self.look())

    @property
    def learning(self) -> Learning | None:
        """What hears of the verdicts; without, none can be given."""
        return self._learning

    @learning.setter
    def learning(self, learning: Learning | None) -> None:
        self._learning = learning
        self.look()

    def look(self) -> None:
        """Read what was said of these answers before."""
        if self._board.shown.learn(self.learning is not None and not self._board.state.temporary):
            self._board.show()
        if self.learning is not None and self._board.conversation_id is not None:
            self._board.spawn(self._look(self.learning, self._board.conversation_id))

    async def _look(self, learning: Learning, conversation_id: str) -> None:
        try:
            thumbs = await learning.thumbs(conversation_id)
        except SoulfraError:
            return  # a verdict that is not seen can be given again
        if conversation_id == self._board.conversation_id and thumbs != self._board.shown.thumbs:
            self._board.shown.thumbs = thumbs
            self._board.show()

    def press(self, message_id: str, *, good: bool) -> None:
        """Say this of an answer; said again, it is taken back."""
        message = self._board.shown.message(message_id)
        if self.learning is None or message is None or self._board.state.temporary:
            return
        verdict = None if self._board.shown.thumbs.get(message_id) is good else good
        self._put(message_id, verdict)
        self._board.spawn(self._press(self.learning, message.conversation_id, message_id, verdict))

    async def _press(self, learning: Learning, conversation_id: str, message_id: str, verdict: bool | None) -> None:
        try:
            await learning.thumb(conversation_id, message_id, verdict)
        except SoulfraError as error:
            self._board.set(failure=Failure(error.message, error.advice, ()))
            self.look()

    def _put(self, message_id: str, verdict: bool | None) -> None:
        thumbs = {identity: said for identity, said in self._board.shown.thumbs.items() if identity != message_id}
        self._board.shown.thumbs = thumbs if verdict is None else {**thumbs, message_id: verdict}
        self._board.show()
