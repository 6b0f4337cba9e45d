"""The outer envelopes of a secret poll: whose they are is known, and what lies in them never meets that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from meeting_tui.published import EnvelopesForm
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.chain import Entry
from meeting_tui.record.counts import box_of
from meeting_tui.record.paper_acts import PAPER_ACTS, Texts, labels
from meeting_tui.record.poll.values import Reconciliation


@dataclass(frozen=True, slots=True)
class Mixing:
    """The envelopes were opened and their papers mixed, under the eyes of two people (`by`).

    `papers`: how many came out, as they counted; `reason`: why that is not as many as the envelopes.
    """

    seq: int
    papers: int
    by: tuple[str, ...]
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WeightDiffers:
    """Of one weight so many `papers` were seen, and so many `envelopes` of such voters came back in time.

    `area` in hundredths of a square metre.
    """

    heads: int
    area: int
    share: str
    papers: int
    envelopes: int

    @property
    def weight(self) -> str:
        """The weight as the record names it."""
        return f"{self.heads}:{self.area}:{self.share}"


@dataclass(frozen=True, slots=True)
class EnvelopeNumbers:
    """What became of the envelopes and of the papers in them.

    `out`: all ever handed out, each with one paper, also those spoiled or lost (`void`) since; `papers`:
    taken out when they were mixed, None before; `seen`: read or keyed in. `weights`, known to the count
    alone: those of which not as many papers were seen as envelopes came back.
    """

    made: int
    out: int
    unissued: int
    outstanding: int
    returned: int
    late: int
    void: int
    papers: int | None
    seen: int
    weights: tuple[WeightDiffers, ...] = ()

    @property
    def missing(self) -> int:
        """So many papers are not looked at yet; below 0, more were than there are."""
        return (self.returned if self.papers is None else self.papers) - self.seen

    @property
    def agrees(self) -> bool:
        """Whether as many papers are counted as envelopes came back in time, and of each weight."""
        return self.papers in (None, self.returned) and not self.missing and not self.weights

    def as_json(self) -> EnvelopesForm:
        """The form `count --json` and `poll show --json` print; see docs/formats/poll.md."""
        return {
            "made": self.made,
            "out": self.out,
            "unissued": self.unissued,
            "outstanding": self.outstanding,
            "returned": self.returned,
            "late": self.late,
            "void": self.void,
            "papers": self.papers,
            "seen": self.seen,
            "missing": self.missing,
            "agrees": self.agrees,
            "weights": [
                {
                    "heads": each.heads,
                    "area": f"{each.area // 100}.{each.area % 100:02}",
                    "share": each.share,
                    "papers": each.papers,
                    "envelopes": each.envelopes,
                }
                for each in self.weights
            ],
        }


def numbers(envelopes: Iterable[BallotPaper], mixed: Mixing | None, seen: int) -> EnvelopeNumbers:
    """The numbers of these envelopes and of the papers `seen`."""
    there = tuple(envelopes)
    state = Counter(each.state for each in there)
    return EnvelopeNumbers(
        made=len(there),
        out=sum(each.out for each in there),
        unissued=state["printed"],
        outstanding=state["issued"],
        returned=state["returned"],
        late=state["late"],
        void=sum(each.out for each in there if each.void),
        papers=mixed.papers if mixed else None,
        seen=seen,
    )


def boxes(envelopes: Iterable[BallotPaper]) -> Mapping[str, int]:
    """How many came back in time in each box."""
    return Counter(box_of(each) for each in envelopes if each.state == "returned")


def of_papers(papers: Reconciliation, envelopes: EnvelopeNumbers) -> Reconciliation:
    """The numbers of secret papers, of which envelopes alone tell how many were handed out."""
    gone = envelopes.void + envelopes.late
    return replace(
        papers,
        issued=envelopes.out,
        unissued=max(papers.printed - envelopes.out, 0),
        outstanding=max(envelopes.out - papers.returned - gone, 0),
        void_issued=envelopes.void,
        late=envelopes.late,
    )


def mixing(entry: Entry) -> Mixing:
    """What two people saw, as the entry has it."""
    body = entry.body
    return Mixing(entry.seq, body["papers"], labels(body, "by"), entry.at, body.get("reason", ""))


def step(envelopes: Mapping[int, BallotPaper], entry: Entry, texts: Texts) -> dict[int, BallotPaper]:
    """The envelopes an entry changes, as they are then: one, and another that takes its place."""
    no, new = entry.body["envelope"], entry.body.get("new", 0)
    envelope = envelopes.get(no) or BallotPaper(no, traced=True)
    made = {new: BallotPaper(new, traced=True)} if new else {}
    return {no: PAPER_ACTS[_AS[entry.kind]](envelope, entry, texts), **made}


_AS = {f"envelope.{act}": f"ballot.{act}" for act in ("issued", "returned", "voided", "undone", "moved")}
KINDS = tuple(_AS)
"""The entries about one envelope, in the order in which they are usual."""
