"""A list of the window that names files. It stands in the library: under its passphrase, and in its copies."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from naba_desktop.work.background import Steps
from naba_models import KnownError
from naba_translation.library.wipe import wipe
from naba_translation.library.worklists import FAILED, WAITING

if TYPE_CHECKING:
    from naba_translation.library.connection import Place
    from naba_translation.library.worklists import Worklists

log = logging.getLogger(__name__)


class Ask(Protocol):
    """Runs a job of the library off the window's thread; `then` gets its result.

    A job that fails is told to the analyst, who may try it again; `ended` is called.
    """

    def __call__(
        self,
        start: Callable[[], Steps],
        then: Callable[[object], None],
        /,
        *,
        ended: Callable[[], None] | None = None,
    ) -> object: ...


class KeptList:
    """The lines of one list, read once and then written whenever they change; only the difference is written.

    `former` is the file in which an earlier Naba kept the list, if one did, and `read_former` makes lines of it:
    they are taken in, and the file, which lay open beside an encrypted library too, is overwritten and removed.
    """

    def __init__(
        self,
        name: str,
        *,
        store: Place,
        ask: Ask,
        former: Path | None = None,
        read_former: Callable[[bytes], Iterable[str]] = lambda _: (),
    ) -> None:
        self._name = name
        self._store = store
        self._ask = ask
        self._former = former
        self._read_former = read_former
        self._being_read = False

    def load(
        self, then: Callable[[tuple[str, ...]], None], *, failed: Callable[[], None] | None = None
    ) -> None:
        """Hand over what was written last; nothing is done while it is being read for another call.

        Where it cannot be read, `failed` is called, and `then` if the analyst has it tried again.
        """
        if self._being_read:
            return
        self._being_read = True

        def told(lines: object) -> None:
            self._being_read = False
            assert isinstance(lines, tuple)  # noqa: S101  what the job returns
            then(lines)

        def ended() -> None:
            self._being_read = False
            if failed is not None:
                failed()

        self._ask(self._loading, told, ended=ended)

    def save(
        self,
        lines: Sequence[str],
        *,
        then: Callable[[], None] | None = None,
        keep_former: bool = False,
    ) -> None:
        """Write these, after those that are there where `keep_former` says so; then call `then`.

        A disk that is full or read-only is not told: the window has the list.
        """
        written = tuple(lines)

        def done(_: object) -> None:
            if then is not None:
                then()

        self._ask(lambda: self._saving(written, keep_former), done)

    # -- on the library's thread

    def _loading(self) -> Steps:
        from naba_translation.library.store import Store
        from naba_translation.library.worklists import Worklists

        yield
        with Store(self._store) as library:
            lists = Worklists(library)
            lines = lists.read(self._name)
            if self._former is not None and self._former.exists():
                lines = self._take_over(self._former, lists, lines)
        return lines

    def _saving(self, lines: tuple[str, ...], keep_former: bool) -> Steps:
        from naba_translation.library.store import Store
        from naba_translation.library.worklists import Worklists

        yield
        try:
            with Store(self._store) as library:
                lists = Worklists(library)
                former = lists.read(self._name) if keep_former else ()
                lists.write(self._name, tuple(dict.fromkeys((*former, *lines))))
        except KnownError as error:
            log.warning("the list %s was not saved: %s", self._name, type(error).__name__)

    def _take_over(self, former: Path, lists: Worklists, lines: tuple[str, ...]) -> tuple[str, ...]:
        """The lines with those of the file, which goes when they are written."""
        try:
            lines = tuple(dict.fromkeys((*lines, *self._in_former(former.read_bytes()))))
            lists.write(self._name, lines)
            wipe(former)
        except OSError as error:
            log.warning("an earlier list could not be taken in or removed: %s", error.strerror)
        return lines

    def _in_former(self, content: bytes) -> tuple[str, ...]:
        try:
            return tuple(self._read_former(content))
        except (ValueError, KeyError, TypeError):  # no list, then
            return ()


def waiting_list(store: Place, *, ask: Ask) -> KeptList:
    """The files that are still to be translated, one path a line."""

    def former(content: bytes) -> tuple[str, ...]:
        return tuple(str(Path(name)) for name in json.loads(content)["waiting"])

    return KeptList(
        WAITING, store=store, ask=ask, former=store.path.with_name("waiting.json"), read_former=former
    )


def failed_list(store: Place, *, ask: Ask) -> KeptList:
    """The files that could not be translated."""
    return KeptList(FAILED, store=store, ask=ask)
