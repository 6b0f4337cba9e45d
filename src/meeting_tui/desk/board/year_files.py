"""The duties of a year as a file: days for a calendar program, or a paper to be signed."""

from __future__ import annotations

import hmac
from pathlib import Path

from meeting_tui.desk import communities
from meeting_tui.desk.board import files
from meeting_tui.desk.board.kinds import DocumentRef
from meeting_tui.desk.board.year import YearDuty, forms, of_year
from meeting_tui.desk.office import Office
from meeting_tui.ical import WholeDay, calendar
from meeting_tui.lang import Translator, translator
from meeting_tui.lang.duties import about, remarks, state
from meeting_tui.output import whole_file
from meeting_tui.published import CalendarForm

AHEAD = 7
"""Days before the last one on which a calendar program reminds."""


def write(office: Office, year: int, out: Path) -> None:
    """Write them as the ending of the name says: .ics, else as papers are. Refused as `files.write`."""
    if out.suffix.lower() != ".ics":
        files.write(office, DocumentRef("duties", str(year), "archive"), out)
        return
    made = as_calendar(office, of_year(office, year))
    with whole_file(out) as draft:
        draft.write_bytes(made)


def as_calendar(office: Office, found: tuple[YearDuty, ...]) -> bytes:
    """The duties that have a last day, a day each; what only runs is left out."""
    here = communities.community(office)
    t, key = translator(here.lang), communities.signing_key(office)
    days = [
        _day(each, form, t, key)
        for each, form in zip(found, forms(found), strict=True)
        if each.due.last and each.due.duty.evidence != "none"
    ]
    name = t("{community}: duties", community=here.name)
    return calendar(name, office.world.now(), days)


def _day(each: YearDuty, form: CalendarForm, t: Translator, key: bytes) -> WholeDay:
    """The uid follows from the community and the duty alone, and tells nothing of either."""
    uid = hmac.digest(key, f"duty:{each.document}".encode(), "sha256").hex()[:32]
    said = about(form, t)
    title = t.pick(dict(form["duty"]))
    who = t.pick(form["who"]) if form["who"] else ""
    lines = (who, said, t.pick(dict(form["cite"])), state(form, t), *remarks(form, t))
    done = each.due.evidence is not None
    return WholeDay(
        f"{uid}@meeting-tui", each.on, title, "\n".join(filter(None, lines)), 0 if done else AHEAD
    )
