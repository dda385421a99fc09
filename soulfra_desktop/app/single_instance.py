"""One window for each home: a second start says what it wants to the first, and ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from soulfra_desktop.app.instance_socket import DONE, REFUSED, address
from soulfra_desktop.app.summons import LONGEST_LINE, Summons, read_line, send
from soulfra_desktop.domain.errors import HomeUnusable

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_SECONDS = 10.0


class SingleInstance:
    """The lock file says who is first and outlives no process; the socket beside it only carries summonses.

    QtNetwork is loaded late: claiming the lock costs nothing before the first paint.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone, however old
        self._server: QLocalServer | None = None

    def claim(self, wish: Summons | None = None) -> bool:
        """True for the first; False where another runs and did what is wished, by default to raise its window.

        Raises HomeUnusable where the lock cannot be written, or the other does not answer.
        """
        try:
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise HomeUnusable(f"The folder {self._home} cannot be made ({error.strerror}).") from None
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise HomeUnusable(f"Nothing can be written in {self._home}.")
        if self._tell_other(wish or Summons("raise")):
            return False
        if self._lock.tryLock(0):  # it closed while we were asking
            return True
        raise HomeUnusable(
            "Soulfra is open already, but its window does not answer.",
            f"Close it, or end process {self._owner()}, and start again.",
        )

    def listen(self, on_summons: Callable[[Summons], None]) -> None:
        """Answer later starts from now on. Needs the claim, and an event loop to run."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self.address)  # ours by the lock: what lies there is of a process that was killed
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._answer(on_summons))
        self._server.listen(self.address)

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @property
    def address(self) -> str:
        return address(self._home)

    def _tell_other(self, wish: Summons) -> bool:
        end = time.monotonic() + PATIENCE_SECONDS
        while (left := end - time.monotonic()) > 0:
            answer = send(self._home, wish, left)
            if answer is not None:
                return answer
            if self._owner() is None:
                return False
            time.sleep(0.05)  # it has the lock and is about to listen
        return False

    def _owner(self) -> int | None:
        pid = self._lock.getLockInfo()[0]  # type: ignore[index]
        return pid or None

    def _answer(self, on_summons: Callable[[Summons], None]) -> None:
        line = self._server.nextPendingConnection() if self._server else None
        if line is None:
            return
        line.disconnected.connect(line.deleteLater)
        if not _is_mine(line):
            line.abort()
            return

        def read() -> None:
            if not line.canReadLine():
                if line.bytesAvailable() > LONGEST_LINE:
                    line.abort()
                return
            summons = read_line(bytes(line.readLine().data())) if line.bytesAvailable() <= LONGEST_LINE else None
            if summons is not None:
                on_summons(summons)
            line.write(REFUSED if summons is None else DONE)
            line.flush()  # a quit ends the loop that would send it
            line.disconnectFromServer()

        line.readyRead.connect(read)
        read()


def _is_mine(line: QLocalSocket) -> bool:
    """Whether the same user asks. Linux says who it is; elsewhere the socket's permissions must do."""
    if not sys.platform.startswith("linux"):
        return True
    import os
    import socket  # not at the top: nothing asks for it before the first paint
    import struct

    with suppress(OSError), socket.socket(fileno=os.dup(int(line.socketDescriptor()))) as peer:
        _pid, user, _group = struct.unpack("3i", peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        return user == os.getuid()
    return False
