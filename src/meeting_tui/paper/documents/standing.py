"""What a paper says of itself: provisional or final, its number, which earlier ones it replaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from meeting_tui.lang import Translator
from meeting_tui.lang.courses import course
from meeting_tui.lang.formats import moment
from meeting_tui.lang.lots import announced
from meeting_tui.lang.piles import verdict
from meeting_tui.published import PilesForm
from meeting_tui.record.poll.ties import AnnouncedLots
from meeting_tui.record.poll.values import CourseChange, ResultOnRecord
from meeting_tui.record.written import WrittenName


def of_result(t: Translator, results: Sequence[ResultOnRecord], hand: PilesForm | None) -> tuple[str, ...]:
    """Of the last of these results: its number and what it replaces, and what people counted by hand."""
    return (*_number(t, results), *([verdict(hand, t)] if hand else []))


def _number(t: Translator, results: Sequence[ResultOnRecord]) -> Iterator[str]:
    if len(results) > 1:
        last, before = results[-1], results[-2]
        yield t(
            "This is result {no}. It takes the place of result {old} of {at}, whose notices hold no more.",
            no=last.no,
            old=before.no,
            at=moment(before.at, t.lang),
        )


def of_names(
    t: Translator, asked: Iterable[tuple[str, Mapping[str, str]]], names: Iterable[WrittenName]
) -> tuple[str, ...]:
    """Which written names were counted as one with another; `asked`: the words of each question's choices."""
    labels = dict(asked)
    return tuple(
        t(
            '"{name}" was counted as "{other}", as {who} decided: {reason}',
            name=each.label,
            other=labels[each.question].get(each.into, each.into),
            who=t(", ").join(each.by),
            reason=each.reason,
        )
        for each in names
        if each.into
    )


def of_course(t: Translator, changes: Iterable[CourseChange]) -> tuple[str, ...]:
    """What two people changed in the course of a poll: when, who and why."""
    return tuple(course(*each.told, t) for each in changes)


def of_lots(
    t: Translator, asked: Iterable[tuple[str, str, Mapping[str, str]]], held: Mapping[str, AnnouncedLots]
) -> tuple[str, ...]:
    """The lots that are announced, by question: `asked` are id, title, and the words of the choices."""
    return tuple(
        t("{title}: {outcome}", title=title, outcome=announced(*held[id].told(labels), t))
        for id, title, labels in asked
        if id in held
    )


def of_poll(t: Translator, changes: Sequence[CourseChange]) -> tuple[str, ...]:
    """What was changed since the poll was announced, and that earlier notices hold no more."""
    told = [change for change in changes if change.kind != "recount"]
    if not told:
        return ()
    last = t("Notices posted before {at} hold no more.", at=moment(told[-1].at, t.lang))
    return (*of_course(t, told), last)
