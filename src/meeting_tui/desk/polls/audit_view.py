"""An audit as people see it: what was fixed, where the drawn papers lie, how far it is, what differed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from meeting_tui.desk.polls.definition import Definition
from meeting_tui.published import AuditDifferenceForm, AuditForm, AuditLeadForm, AuditPaperForm
from meeting_tui.record.audit import Audit

Stage = Literal["throw", "key", "more", "confirmed", "overturned", "changed"]
"""What comes next: the dice, the papers, more papers; or what was found. `changed`: the readings are no more
those whose digest was fixed."""
VERSION = 1


@dataclass(frozen=True)
class AuditView:
    """One audit. `risk` is in percent, cut up, with papers nobody looked at taken as misread; `differences`
    stay for ever; `between` are papers that two people keyed differently, settled or not."""

    poll: str
    definition: Definition
    audit: Audit
    stage: Stage
    leads: tuple[AuditLeadForm, ...]
    drawn: tuple[AuditPaperForm, ...]
    risk: str
    differences: tuple[AuditDifferenceForm, ...]
    between: tuple[int, ...]

    @property
    def waiting(self) -> int:
        """Papers that two people have not agreed on."""
        return sum(paper["state"] != "agreed" for paper in self.drawn)

    def as_json(self) -> AuditForm:
        """The form `audit show --json` prints; see docs/formats/audit.md."""
        audit = self.audit
        return {
            "version": VERSION,
            "poll": self.poll,
            "audit": audit.number,
            "stage": self.stage,
            "at": audit.at,
            "report": audit.report,
            "digest": audit.digest,
            "risk_limit": audit.risk,
            "papers": audit.papers,
            "total": audit.total,
            "draws": audit.draws,
            "full": audit.full or None,
            "seed": audit.seed or None,
            "risk": self.risk,
            "leads": list(self.leads),
            "drawn": list(self.drawn),
            "differences": list(self.differences),
            "between": [f"{serial:06d}" for serial in self.between],
        }
