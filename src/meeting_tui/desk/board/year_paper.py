"""The duties of a year, gathered for their paper."""

from __future__ import annotations

from meeting_tui.desk import communities
from meeting_tui.desk.board import occasions
from meeting_tui.desk.board.year import forms, of_year
from meeting_tui.desk.office import Office
from meeting_tui.lang import Translator
from meeting_tui.paper.documents import duties
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.duties import YearFacts
from meeting_tui.paper.documents.issuer import Issuer
from meeting_tui.refusal import Refusal


def draft(office: Office, year: str, issuer: Issuer, t: Translator) -> Document:
    """The paper of that year. Refused: `documents.no_year`, `occasions.far`."""
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        raise Refusal("documents.no_year", year=year)
    told = occasions.now(office)
    begins, ends = (told.get(event) for event in ("term_begin", "term_end"))
    law = communities.profile(office)
    facts = YearFacts(
        issuer,
        int(year),
        t.pick(dict(law.title)),
        (begins.isoformat() if begins else "", ends.isoformat() if ends else ""),
        office.world.now().date().isoformat(),
        tuple(forms(of_year(office, int(year)))),
        frozenset(each.event for each in law.duties),
    )
    return duties.build(facts, t)
