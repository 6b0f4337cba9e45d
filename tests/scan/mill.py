"""Ballots for the tests of the reader: printed by the real printer, marked by pens, spoilt by the copier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.random import Generator

from meeting_tui.lang import translator
from meeting_tui.paper.ballots.geometry import BallotDesign, ChoiceDesign, PageLayout, QuestionDesign, lay_out
from meeting_tui.paper.ballots.payload import Payload, poll_key
from meeting_tui.paper.ballots.printing import BallotVoter, PrintJob, print_ballots
from meeting_tui.paper.ballots.words import ballot_words
from meeting_tui.rehearsal import copier, hands, marking
from meeting_tui.rehearsal.deeds import Meant
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan.values import BallotForm, Mark, PageReading

POLL = "7K2Q"
KEY = poll_key(bytes(range(32)), POLL)
_APPROVE = tuple(
    ChoiceDesign(id, label) for id, label in (("for", "赞成"), ("against", "反对"), ("abstain", "弃权"))
)


def design(
    questions: int = 4, choices: tuple[ChoiceDesign, ...] = _APPROVE, max_ticks: int = 1
) -> BallotDesign:
    """A ballot as a committee would put it."""
    asked = tuple(
        QuestionDesign(
            f"q{n}", f"第{n}项 关于使用维修资金更新电梯的议题", "预算十二万元。", choices, max_ticks
        )
        for n in range(1, questions + 1)
    )
    return BallotDesign(
        "业主大会表决票", "梧桐苑", asked, ballot_words(translator("zh")), deadline="2026-12-08 18:00"
    )


_NONE = (ChoiceDesign("against", "均不同意"), ChoiceDesign("abstain", "弃权"))
OFFERS = design(2, (*(ChoiceDesign(f"o{n}", f"方案{n}") for n in range(1, 5)), *_NONE), max_ticks=3)
ELECTION = design(1, tuple(ChoiceDesign(f"c{n}", f"候选人{n}") for n in range(1, 8)), max_ticks=3)


@dataclass(frozen=True)
class Sheet:
    """One printed page, still blank: pixels at 200 dpi."""

    payload: Payload
    layout: PageLayout
    gray: Gray


def sheets(form: BallotDesign, count: int = 1, *, test: bool = False, large: bool = False) -> Iterator[Sheet]:
    """The pages of `count` ballots, serial 1 on; of the few that most tests take, printed once."""
    if count > FEW:
        yield from _printed(form, count, test, large)
    else:
        yield from (replace(each, gray=each.gray.copy()) for each in _few(form, count, test, large))


FEW = 2
_PEOPLE = [
    ("王小明", ("3-2-1201",)),
    ("上海禾苗餐饮管理有限公司", ("1栋商铺2", "1栋商铺5")),
    ("吕文斌、欧阳静怡", ("1栋商铺3", "4栋1单元801室", "5栋2单元401室", "8栋2单元301室")),
    ("Katarzyna Wiśniewska-Lindqvist", ("Flat 12, North Wing", "Garage 7")),
    ("田一", ("车位 1", "车位 11", "B-7")),
]


@lru_cache(maxsize=32)
def _few(form: BallotDesign, count: int, test: bool, large: bool) -> tuple[Sheet, ...]:
    return tuple(_printed(form, count, test, large))


def _printed(form: BallotDesign, count: int, test: bool, large: bool) -> Iterator[Sheet]:
    layouts = lay_out(form, large)
    job = PrintJob(form, POLL, KEY, translator("zh"), large, test)
    parts = {question.id: (1, 4010, "") for question in form.questions[1:] if question.part}
    voters = [
        BallotVoter(serial, *_PEOPLE[(serial - 1) % len(_PEOPLE)], 9876, 1, parts=parts)
        for serial in range(1, count + 1)
    ]
    with TemporaryDirectory() as folder:
        out = Path(folder, "ballots.pdf")
        print_ballots(job, voters, out)
        for at, gray in enumerate(copier.printed(out)):
            voter, layout = voters[at // len(layouts)], layouts[at % len(layouts)]
            yield Sheet(Payload(POLL, voter.serial, layout.page, test), layout, gray)


def paper(form: BallotDesign) -> BallotForm:
    """What the reader is told."""
    return BallotForm.of(form, POLL, KEY)


def wish(
    layout: PageLayout, rng: Generator, blank: float = 0.07, ticks: int = 1
) -> dict[str, tuple[str, ...]]:
    """What a voter wants on this page."""
    wishes = {}
    for question in dict.fromkeys(box.question for box in layout.boxes):
        choices = [box.choice for box in layout.boxes if box.question == question]
        number = 0 if rng.random() < blank else int(rng.integers(1, ticks + 1))
        wished = [str(choice) for choice in rng.permutation(choices)[:number]]
        alone = [choice for choice in wished if choice in {"against", "abstain"}][:1]
        wishes[question] = tuple(alone or wished)
    return wishes


@dataclass(frozen=True)
class Filled:
    """One picture of a marked page, what a careful person sees on it, and whether somebody signed it."""

    sheet: Sheet
    picture: bytes
    meant: dict[str, Meant]
    signed: bool = True


def filled(
    form: BallotDesign,
    count: int,
    seed: int,
    copy: copier.Copier,
    *,
    life: bool = True,
    of: hands.HandList | marking.Voters = hands.TUNING,
) -> Iterator[Filled]:
    """`count` ballots marked and copied; the same for the same seed."""
    return handled(form, sheets(form, count), seed, copy, life=life, of=of)


def handled(
    form: BallotDesign,
    blank: Iterable[Sheet],
    seed: int,
    copy: copier.Copier,
    *,
    life: bool = True,
    of: hands.HandList | marking.Voters = hands.TUNING,
) -> Iterator[Filled]:
    """Sheets of `form` marked by living hands `of` a list, or by careful ones, one a ballot; and copied."""
    rng = np.random.default_rng(seed)
    most = {question.id: question.max_ticks for question in form.questions}
    voter: marking.Marker = marking.HandAtWork(hands.clean_hand(rng))
    for sheet in blank:
        if sheet.payload.page == 1:
            voter = marking.marker(of, rng) if life else marking.HandAtWork(hands.clean_hand(rng))
        page = copier.coloured(sheet.gray)
        wishes = wish(sheet.layout, rng, ticks=max(most.values()))
        meant = voter.mark(page, sheet.layout, wishes, rng, most)
        signed = bool(rng.random() < 0.8) or not life
        if signed:
            voter.sign(page, sheet.layout, form.words.signature, rng)
        if sheet.layout.cut and rng.random() < 0.7:
            page = copier.torn(page, sheet.layout.cut, rng)
        yield Filled(sheet, copy(page, rng), meant, signed)


def compare(reading: PageReading, page: Filled) -> Counter[str]:
    """How a reading stands against what a careful person sees.

    `clear` questions are plainly marked, `blank` ones plainly empty; `wrote` are those that the voter wrote
    on, `nobody` those of which nobody may be sure.
    """
    made = Counter(pages=1, **{reading.status: 1})
    made["unregistered"] += not reading.scores
    made["wrong signature"] += bool(reading.scores) and ("unsigned" in reading.reasons) == page.signed
    made["wrong page"] += reading.serial not in {None, page.sheet.payload.serial}
    found = faults(reading, page)
    made.update(found.values())
    for question, meant in page.meant.items():
        made.update(proposals=1, wrote=meant.wrote, nobody=not meant.valid, auto=question in reading.marks)
        if meant.clear:
            kind = "clear" if meant.choices else "blank"
            made[kind] += 1
            made[f"{kind} read"] += question in reading.marks and question not in found
    return made


def faults(reading: PageReading, page: Filled) -> dict[str, str]:
    """The questions that were read with certainty and not as they are.

    `silent`: a blank where the voter wrote; `unsure`: an answer where nobody may be sure; else `wrong`.
    """
    read = {name: _choices(mark) for name, mark in reading.marks.items() if name in page.meant}
    return {name: fault for name, choices in read.items() if (fault := _fault(page.meant[name], choices))}


def _fault(meant: Meant, read: tuple[str, ...]) -> str:
    if not read and meant.wrote:
        return "silent"
    if not meant.valid:
        return "unsure"
    return "" if read == meant.choices else "wrong"


def _choices(mark: Mark) -> tuple[str, ...]:
    if mark is None:
        return ()
    return (mark,) if isinstance(mark, str) else mark
