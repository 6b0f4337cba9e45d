"""The paper of an audit: signed before the dice, kept with what it found."""

from __future__ import annotations

from collections.abc import Callable

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import audits
from meeting_tui.lang import Translator
from meeting_tui.paper.documents import audit
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.issuer import Issuer


def sheet(office: Office, poll: str, issuer: Callable[[str], Issuer], t: Translator) -> Document:
    """The audit of a poll as it stands. Refused: `audit.none`."""
    view = audits.show(office, poll)
    definition = view.definition
    facts = audit.AuditPaperFacts(
        issuer=issuer(definition.contact),
        title=definition.title,
        labels={asked.id: asked.labels for asked in definition.asked},
        found=view.as_json(),
        by=view.audit.by.name,
        typed=tuple(said.by.name for said in view.audit.thrown[-2:] if view.audit.seed),
    )
    return audit.build(facts, t)
