"""Sheets that went through the reader and gave no reading: on record with their reason and their picture."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from meeting_tui.desk.ballots.sightings import place, told
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.record.sheets import SEEN_TWICE, SeenSheet
from meeting_tui.scan.reasons import REJECTED, status, why_rejected
from meeting_tui.scan.values import PageReading
from meeting_tui.store import tables
from meeting_tui.store.journal import New

ROOM = 300_000_000
"""Bytes that the pictures of one poll's sheets may take; beyond, the scan itself has to be shown."""
_LOOK_AGAIN = frozenset(
    {"heic", "damaged", "crashed", "too_slow", "newer_version", "not_printed", "late", "on_record"}
)
"""Reasons that another program, computer or day may not find, or people take back."""
_NO_SHEET = frozenset({"same_file", "changed"})


@dataclass(frozen=True)
class KnownSheet:
    """A picture on record that gave no reading: nobody need look at it again."""

    sheet: SeenSheet

    def again(self, source: str, page: int, poll: str) -> PageReading:
        """What is on record of it."""
        sheet = self.sheet
        reason = sheet.reason
        if sheet.decided:
            reason = SEEN_TWICE if sheet.aside == SEEN_TWICE else "set_aside"
        seen = PageReading(source, page, status((reason,)), (reason,), poll, sheet.serial)
        return told(seen, "read_before")


def known_sheets(sheets: Mapping[str, SeenSheet]) -> dict[str, KnownSheet]:
    """By fingerprint, the pictures whose reason stands whoever looks at them, and whenever."""
    return {
        image: KnownSheet(sheet)
        for image, sheet in sheets.items()
        if sheet.decided or sheet.reason not in _LOOK_AGAIN
    }


@dataclass(frozen=True)
class Aside:
    """A page that is no reading: its fingerprint, and its picture if there is one."""

    seen: PageReading
    image: str
    png: bytes = b""

    @property
    def reason(self) -> str:
        """Why it gave no reading; of a page that waits, why people must look."""
        reasons = self.seen.reasons
        if not REJECTED.isdisjoint(reasons):
            return why_rejected(reasons)
        return SEEN_TWICE if SEEN_TWICE in reasons else reasons[0]

    def entry(self, secret: bool, picture: str) -> New:
        """Its entry; of a secret poll it names no ballot."""
        seen = self.seen
        body: dict[str, object] = {
            "image": self.image,
            **place(seen, self.image, secret),
            "reason": self.reason,
            "waits": seen.status == "review",
        }
        if seen.serial is not None and not secret and self.reason != "other_poll":
            body["serial"] = seen.serial
        return New("sheet.seen", body | ({"picture": picture} if picture else {}))


class AsideKeeper:
    """Puts them on record, each picture once, with as many small copies as there is room for."""

    def __init__(self, case: Case) -> None:
        self._case, self._secret = case, case.secret

    def entries(
        self, session: Session, pages: Iterable[Aside], known: Mapping[str, SeenSheet]
    ) -> Iterator[New]:
        """The entries of those that say something new."""
        new = {page.image: page for page in pages if _says_more(page, known)}
        left = ROOM - self._taken(session) if new else 0
        for page in new.values():
            png = page.png if len(page.png) <= left and not self._hides(page) else b""
            left -= len(png)
            yield page.entry(self._secret, self._kept(session, png))

    def _hides(self, page: Aside) -> bool:
        """Of a secret ballot that counts no more is kept than of any other."""
        return self._secret and page.reason == SEEN_TWICE

    def _taken(self, session: Session) -> int:
        table = tables.SheetPicture
        asked = select(func.sum(func.length(table.png))).where(col(table.poll) == self._case.id)
        return int(session.exec(asked).one() or 0)

    def _kept(self, session: Session, png: bytes) -> str:
        if not png:
            return ""
        digest = hashlib.sha256(png).hexdigest()
        session.merge(tables.SheetPicture(poll=self._case.id, digest=digest, png=png))
        return digest


def _says_more(page: Aside, known: Mapping[str, SeenSheet]) -> bool:
    if not page.image or page.reason in _NO_SHEET:
        return False
    before = known.get(page.image)
    return before is None or before.reason != page.reason
