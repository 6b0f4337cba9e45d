"""A matter as it is seen."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk.proposals.values import ProposalView

STATES = ("open", "proposed", "voting", "decided", "done", "dropped")


@dataclass(frozen=True)
class MatterView:
    """A matter with its proposals, oldest first."""

    id: int
    title: str
    summary: str
    state: str
    created_at: str
    proposals: tuple[ProposalView, ...]
