"""One window for each home: a second start raises the first and ends."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from soulfra_desktop.domain.errors import HomeUnusable

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

RAISE, RAISED = b"raise\n", b"raised\n"
PATIENCE_MS = 3000
LONGEST_SOCKET_PATH = 100
"""Bytes; the kernel allows 108 on Linux and 104 on macOS."""


class SingleInstance:
    """The lock file says who is first and outlives no process; the socket beside it only carries the wish to be raised.

    QtNetwork is loaded late: claiming the lock costs nothing before the first paint.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone, however old
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """True for the first; False where another window is open and was raised.

        Raises HomeUnusable where the lock cannot be written, or the other window does not answer.
        """
        try:
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise HomeUnusable(f"The folder {self._home} cannot be made ({error.strerror}).") from None
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise HomeUnusable(f"Nothing can be written in {self._home}.")
        if self._raise_other():
            return False
        if self._lock.tryLock(0):  # it closed while we were asking
            return True
        raise HomeUnusable(
            "Soulfra is open already, but its window does not answer.",
            f"Close it, or end process {self._owner()}, and start again.",
        )

    def listen(self, on_raise: Callable[[], None]) -> None:
        """Answer later starts from now on. Needs the claim, and an event loop to run."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self.address)  # ours by the lock: what lies there is of a process that was killed
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._answer(on_raise))
        self._server.listen(self.address)

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @property
    def address(self) -> str:
        """The socket in the home itself, which only its owner may enter; a name made from it where that is too long."""
        inside = self._home / "window.socket"
        if os.name == "posix" and len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH:
            return str(inside)
        import hashlib

        return "soulfra-" + hashlib.sha256(os.fsencode(self._home.resolve())).hexdigest()[:24]

    def _raise_other(self) -> bool:
        from PySide6.QtCore import QDeadlineTimer
        from PySide6.QtNetwork import QLocalSocket

        deadline = QDeadlineTimer(PATIENCE_MS)
        while not deadline.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(self.address)
            if socket.waitForConnected(200):
                socket.write(RAISE)
                if socket.waitForReadyRead(max(1, deadline.remainingTime())):
                    return socket.readLine().data() == RAISED
            socket.abort()
            if self._owner() is None:
                return False
            time.sleep(0.05)  # it has the lock and is about to listen
        return False

    def _owner(self) -> int | None:
        pid = self._lock.getLockInfo()[0]  # type: ignore[index]
        return pid or None

    def _answer(self, on_raise: Callable[[], None]) -> None:
        socket = self._server.nextPendingConnection() if self._server else None
        if socket is None:
            return
        socket.disconnected.connect(socket.deleteLater)

        def read() -> None:
            if not socket.canReadLine():
                if socket.bytesAvailable() > len(RAISE):
                    socket.abort()
                return
            if socket.readLine().data() == RAISE:
                on_raise()
                socket.write(RAISED)
            socket.disconnectFromServer()

        socket.readyRead.connect(read)
        read()
