"""Fetches model files from a public hub: resumed, checked against the pinned SHA-256, there whole or not at all."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import shutil
import threading
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

from soulfra_desktop.adapters.model_checks import digest, is_promised, keep_checked
from soulfra_desktop.domain.errors import (
    DiskFull,
    HomeUnusable,
    ModelNotFound,
    ProviderError,
    ProviderUnavailable,
    RequestRefused,
    SoulfraError,
)
from soulfra_desktop.domain.library import LibraryModel
from soulfra_desktop.services.ports import PullProgress

NAME = "starter"
FETCHING = ".fetching"
"""Where a file grows, inside its folder; what lies there is not offered as a model."""
PART = "part"
SPARE_BYTES = 200_000_000
"""That stay free on the disk."""
NO_SUCH_RANGE = 416
"""How a hub answers when the file ends before the place to go on from."""
PIECE = 512 * 1024
TELL_SECONDS = 0.2


class HuggingFaceHub:
    """Fulfils ModelHub, over huggingface_hub. `endpoint` is the hub's address without a path; None is its usual one."""

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    async def fetch(self, model: LibraryModel, folder: Path) -> AsyncIterator[PullProgress]:
        told: asyncio.Queue[PullProgress | None] = asyncio.Queue()
        loop, stopped = asyncio.get_running_loop(), threading.Event()

        def tell(progress: PullProgress | None) -> None:
            if not stopped.is_set():
                loop.call_soon_threadsafe(told.put_nowait, progress)

        fetching = asyncio.get_running_loop().run_in_executor(
            None, partial(self._fetch, model, folder, tell, stopped.is_set)
        )
        fetching.add_done_callback(lambda _: told.put_nowait(None))
        try:
            while (progress := await told.get()) is not None:
                yield progress
            fetching.result()
        finally:
            stopped.set()
            fetching.add_done_callback(lambda done: done.cancelled() or done.exception())

    def _fetch(
        self, model: LibraryModel, folder: Path, tell: Callable[[PullProgress], None], stopped: Callable[[], bool]
    ) -> None:
        target, growing = folder / model.file, folder / FETCHING / model.sha256[:16]
        try:
            if target.is_file() and is_promised(target, model.sha256, model.size_bytes, _reader(model, tell, stopped)):
                return
            growing.mkdir(mode=0o700, parents=True, exist_ok=True)
            _drop_too_long(growing / PART, model)
            _leave_room(model, growing)
            tell(PullProgress("connecting", 0, model.size_bytes))
            fetched = self._download(model, growing, _meter(model, tell, stopped))
            _check(fetched, model, _reader(model, tell, stopped))
            fetched.replace(target)
            keep_checked(target, model.sha256)
            shutil.rmtree(growing, ignore_errors=True)
        except _Stopped:
            return
        except _TooLong:
            shutil.rmtree(growing, ignore_errors=True)
            raise _not_the_same(model) from None
        except SoulfraError:
            raise
        except OSError as error:
            raise _told(error, folder) from None

    def _download(self, model: LibraryModel, growing: Path, meter: type) -> Path:
        os.environ.setdefault("HF_HUB_DISABLE_XET", "1")  # its own protocol cannot be stopped and resumed by us
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        import httpx2
        from huggingface_hub import constants, get_hf_file_metadata, hf_hub_url
        from huggingface_hub.errors import GatedRepoError, HfHubHTTPError
        from huggingface_hub.file_download import http_get

        logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # what broke is told by our errors
        constants.DOWNLOAD_CHUNK_SIZE = PIECE  # its own 10 MB are lost where the line breaks, and stop only in between
        url = hf_hub_url(model.repository, model.file, revision=model.revision, endpoint=self._endpoint)
        part = growing / PART
        try:
            offered = get_hf_file_metadata(url, token=False, endpoint=self._endpoint)  # tried once, so told at once
            if offered.etag != model.sha256:
                raise _not_the_same(model)
            with part.open("ab") as file:
                http_get(url, file, resume_size=file.tell(), expected_size=model.size_bytes, tqdm_class=meter)
        except GatedRepoError:
            raise RequestRefused(
                NAME, f"{model.label} is only given to people who are signed in at the hub.", "Choose another model."
            ) from None
        except HfHubHTTPError as error:
            if error.response.status_code == NO_SUCH_RANGE:
                part.unlink(missing_ok=True)
            raise _refused(model, error.response.status_code) from None
        except (httpx2.HTTPError, ValueError):
            raise _unreachable() from None
        return part


class _Stopped(Exception):
    """The person stopped it; what has arrived stays for the next time."""


class _TooLong(Exception):
    """More came than the file has."""


def _meter(model: LibraryModel, tell: Callable[[PullProgress], None], stopped: Callable[[], bool]) -> type:
    """A tqdm that draws nothing: it tells how far it is, and ends the download where it was stopped."""
    import io
    import time

    from tqdm import tqdm

    class Meter(tqdm):  # type: ignore[type-arg]
        told_at = 0.0

        def __init__(self, *args: Any, **options: Any) -> None:
            options.pop("name", None)
            options["disable"] = False
            super().__init__(*args, **{**options, "file": io.StringIO()})

        def display(self, *_args: Any, **_options: Any) -> None:
            """Nothing: there is no terminal here."""

        def update(self, n: float | None = 1) -> bool | None:
            if stopped():
                raise _Stopped
            drawn = super().update(n)
            if self.n > model.size_bytes:  # told before it is written
                raise _TooLong
            if time.monotonic() - self.told_at >= TELL_SECONDS:
                self.told_at = time.monotonic()
                tell(PullProgress("downloading", min(int(self.n), model.size_bytes), model.size_bytes))
            return drawn

    return Meter


def _reader(
    model: LibraryModel, tell: Callable[[PullProgress], None], stopped: Callable[[], bool]
) -> Callable[[int], None]:
    def read(done: int) -> None:
        if stopped():
            raise _Stopped
        tell(PullProgress("checking", done, model.size_bytes))

    return read


def _check(path: Path, model: LibraryModel, read: Callable[[int], None]) -> None:
    if digest(path, read) != model.sha256:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise _not_the_same(model)


def _not_the_same(model: LibraryModel) -> RequestRefused:
    return RequestRefused(
        NAME,
        f"What the hub gives is not the {model.label} that was checked: its checksum differs. Nothing was kept.",
        "Choose another model: this file was changed, or broke on its way.",
    )


def _drop_too_long(part: Path, model: LibraryModel) -> None:
    """A part longer than the file can never be gone on with."""
    if part.exists() and part.stat().st_size > model.size_bytes:
        part.unlink()


def _leave_room(model: LibraryModel, growing: Path) -> None:
    part = growing / PART
    there = part.stat().st_size if part.exists() else 0
    needed = model.size_bytes - there + SPARE_BYTES
    free = shutil.disk_usage(growing).free
    if needed > free:
        raise DiskFull(
            f"{model.label} needs {needed / 1e9:.1f} GB on the disk; {free / 1e9:.1f} GB are free.",
            "Make room, or choose a smaller model.",
        )


def _refused(model: LibraryModel, status: int) -> ProviderError:
    if status in (401, 403, 404):
        return ModelNotFound(NAME, f"The hub does not have {model.label} any more.", "Choose another model.")
    if status == NO_SUCH_RANGE:
        return ProviderUnavailable(
            NAME, f"The hub could not go on with {model.label}.", "Try again: it begins from the start."
        )
    return ProviderUnavailable(NAME, f"The hub did not give {model.label} ({status}).", "Try again later: it goes on.")


def _unreachable() -> ProviderUnavailable:
    return ProviderUnavailable(
        NAME, "The hub could not be reached, or the line broke.", "Try again: it goes on where it stopped."
    )


def _told(error: OSError, folder: Path) -> SoulfraError:
    if error.errno is None:  # huggingface_hub's own: fewer bytes came than were promised
        return _unreachable()
    if error.errno == errno.ENOSPC:
        return DiskFull("The disk is full.", "Make room and try again: it goes on where it stopped.")
    return HomeUnusable(f"Nothing can be written in {folder} ({error.strerror}).")
