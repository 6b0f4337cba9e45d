"""Files that go with a proposal: their names and digests, never the files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from meeting_tui.desk.meetings.enclosures import checked, enclosure
from meeting_tui.record.meeting.values import Enclosure
from meeting_tui.record.proposal.values import Annex, ProposalDraft


def added(draft: ProposalDraft, paths: Iterable[Path]) -> ProposalDraft:
    """The draft with these files too. Refusal meetings.enclosure_…"""
    kept = (Enclosure(each.name, each.sha256, each.size) for each in draft.annexes)
    files = checked([*kept, *map(enclosure, paths)])
    return replace(draft, annexes=tuple(Annex(each.name, each.sha256, each.size) for each in files))
