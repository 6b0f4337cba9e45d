"""Bent bundles of polls that have more in them: kept seats, lots, a written name, one building's question,
arrears and a second call, objections. Each bending is named by `recount`, and with all claims made anew from
what was bent by `verify` beside the record.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from tests.desk.board.test_bound import Bundle, of, redone
from tests.desk.lots import draw
from tests.desk.polling import Clock, close_now, estate, keyed, printed_poll
from tests.desk.polls.test_countries import COUNTRIES, marks_of, office_of, spec
from tests.desk.polls.test_objections import TAIPEI

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, objections
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.safety.bundled import against_record
from meeting_tui.refusal import CheckFailed, Refusal
from meeting_tui.rules.recount import recount

Bend = Callable[[Bundle], None]
OWN = """format = 1
id = "ours"
extends = "cn-assembly"
bylaw = "议事规则第20条"
[election]
write_in = true
"""
ELECTION = """
title = "换届选举"
matter = "cc278.3"
opens = 2026-11-24
closes = 2026-12-08
without_rehearsal = "x"
[[question]]
id = "seats"
title = "选举委员"
kind = "elect"
seats = 2
max_ticks = 3
write_ins = 1
choices = ["钱一", "周二", "孙三", "吴四"]
[[question.groups]]
title = "1栋"
names = ["钱一", "周二"]
[[question.groups]]
title = "2栋"
names = ["孙三", "吴四"]
[[question]]
id = "lift"
title = "修电梯"
matter = "cc278.5"
text = "三万元。"
electorate = { rooms = ["1-1-101", "1-1-102", "1-1-103", "1-1-104", "1-1-105", "1-1-106"] }
excluded = [{ room = "1-1-106", reason = "承包人" }]
[[question]]
id = "fence"
title = "修围墙"
matter = "cc278.5"
text = "一万元。"
"""
PAPERS = ("c1 c2 c3", "c1 c2 c3", "c1 c2 c4", "c1 c2 c4", "c1 c2 c3 ", "c1 c2 c4", "c3 c4 +李文秀")


@pytest.fixture(scope="module")
def elected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Two seats, one for each building; both are decided by lots."""
    folder = tmp_path_factory.mktemp("elected")
    with closing(estate(folder)) as office:
        communities.change_profile(office, OWN, "o")
        poll = printed_poll(office, folder, ELECTION)
        for serial, marks in enumerate(PAPERS, 1):
            said = {"seats": tuple(marks.split()), "lift": ("for",), "fence": ("against",)}
            keyed(office, serial, said, poll)
        close_now(office, poll)
        counting.count(office, poll)
        draw(office, poll, "seats")
        counting.count(office, poll)
        yield office


@pytest.fixture(scope="module")
def owing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Sydney: voter 1 has no vote for arrears."""
    sydney = next(each for each in COUNTRIES if each.profile == "au-nsw-strata")
    folder = tmp_path_factory.mktemp("owing")
    owes = 'excluded = [{ voter = 1, reason = "levies", arrears = true }]\n'
    with closing(office_of(sydney, folder)) as office:
        head, first, rest = spec(sydney).split("[[question]]", 2)
        poll = polls.new_poll(office, poll_spec(f"{head}[[question]]{first}{owes}[[question]]{rest}"))
        ballots.print_ballots(office, poll, folder / "b.pdf")
        for serial, mark in enumerate(("for", "for", "for", "against"), 1):
            keyed(office, serial, {"q1": (mark,), "q2": ("for",), "q3": ("for",)}, poll)
        close_now(office, poll)
        counting.count(office, poll)
        yield office


@pytest.fixture(scope="module")
def objected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Taipei: two object in writing, and that is not enough."""
    clock, folder = Clock(), tmp_path_factory.mktemp("objected")
    with closing(office_of(TAIPEI, folder, clock)) as office:
        poll = polls.new_poll(office, poll_spec(spec(TAIPEI)))
        ballots.print_ballots(office, poll, folder / "b.pdf")
        for serial in range(1, len(TAIPEI.shares) + 1):
            keyed(office, serial, marks_of(TAIPEI, serial), poll)
        close_now(office, poll)
        counting.count(office, poll)
        for no in ("1", "2"):
            objections.file(office, poll, "q3", no, clock.at.date())
        counting.count(office, poll)
        yield office


def asked(raw: Bundle, name: str) -> Bundle:
    return next(each for each in raw["questions"] if each["id"] == name)


def set_(*path: object, to: object = None) -> Bend:
    """One value changed, or taken out."""

    def bend(raw: Bundle) -> None:
        at: object = raw
        for part in path[:-1]:
            at = asked(raw, part[1:]) if isinstance(part, str) and part.startswith("?") else at[part]  # type: ignore[index]
        if to is None:
            del at[path[-1]]  # type: ignore[attr-defined]
        else:
            assert at.get(path[-1]) != to if isinstance(at, dict) else at[path[-1]] != to  # type: ignore[index]
            at[path[-1]] = to  # type: ignore[index]

    bend.__name__ = ".".join(map(str, path))
    return bend


def moved(raw: Bundle) -> None:
    """A name stands for the other building."""
    one, two = asked(raw, "seats")["groups"]
    two["names"].append(one["names"].pop())


def unwritten(raw: Bundle) -> None:
    """The written name's vote goes to a candidate."""
    for paper in raw["ballots"]:
        ticks = paper["choices"]["seats"]
        paper["choices"]["seats"] = ["c1" if each.startswith("+") else each for each in ticks]


def written(raw: Bundle) -> None:
    """A name is written in on one more paper, in the place of a candidate's."""
    name = next(each for paper in raw["ballots"] for each in paper["choices"]["seats"] if each[0] == "+")
    raw["ballots"][0]["choices"]["seats"] = ["c1", "c2", name]


def let_in(raw: Bundle) -> None:
    """Who was excluded has a vote after all."""
    for row in raw["voters"]:
        row["outside"] = {name: why for name, why in row["outside"].items() if not why}


def put_out(raw: Bundle) -> None:
    """Somebody who voted against is said to be in arrears too."""
    raw["voters"][3]["outside"]["q1"] = "levies"


def no_objection(raw: Bundle) -> None:
    for row in raw["voters"]:
        row.pop("objecting", None)


def another_objects(raw: Bundle) -> None:
    raw["voters"][3]["objecting"] = ["q3"]


def emptied(raw: Bundle) -> None:
    """A paper is taken out with its voter's weight left."""
    del raw["ballots"][0]


SEES = "results."
"""What recount says: a result other than claimed; the law; or, empty, nothing, as no result hangs on it."""
ELECTED = [
    (set_("?seats", "groups", 0, "seats", to=2), SEES, "questions.0.groups.0.seats"),
    (set_("?seats", "groups", 1, "title", to="3栋"), "", "questions.0.groups.1.title"),
    (set_("?seats", "groups"), SEES, "questions.0.groups"),
    (moved, SEES, "questions.0.groups.0.names"),
    (set_("?seats", "seed", to="1" * 20), SEES, "questions.0.seed"),
    (set_("?seats", "seats", to=3), SEES, "questions.0.seats"),
    (set_("?seats", "max_ticks", to=4), "", "questions.0.max_ticks"),
    (set_("?seats", "reserve", to=2), SEES, "questions.0.reserve"),
    (set_("?seats", "rule", to="special"), SEES, "questions.0.rule"),
    (set_("?lift", "rule", to="special"), SEES, "questions.1.rule"),
    (set_("?fence", "casting", to="for"), "", "questions.2.casting"),
    (set_("?fence", "kind", to="rate"), SEES, "questions.2.kind"),
    (unwritten, SEES, "ballots.6.choices.seats.2"),
    (written, SEES, "ballots.0.choices.seats.2"),
    (set_("voters", 0, "weighed", "lift", "weights", "area", to="300.00"), SEES, "voters.0.weighed.lift"),
    (set_("voters", 0, "weighed"), "", "voters.0.weighed"),
    (let_in, SEES, "voters.5.outside.lift"),
    (emptied, SEES, "ballots"),
    (set_("ballots", 1, "valid", to=False), SEES, "ballots.1.valid"),
    (set_("ballots", 1, "reason", to="unsigned"), "", "ballots.1.reason"),
    (set_("voters", 6, "delivered", to=False), "", "voters.6.delivered"),
    (set_("voters", 7, "uncounted", to={"heads": 0, "area": "5.00"}), SEES, "voters.7.uncounted"),
    (set_("profile", "election", "write_in"), SEES, "profile.election.write_in"),
    (set_("profile", "election", "ties", to="fail"), SEES, "profile.election.ties"),
    (set_("poll", "title", to="换届"), "", "poll.title"),
]
OWING = [
    (let_in, SEES, "voters.0.outside.q1"),
    (put_out, SEES, "voters.3.outside.q1"),
    (set_("profile", "arrears"), "profile.arrears", "profile.arrears"),
    (set_("profile", "arrears", "rules", to=["special"]), "profile.arrears.rules", "profile.arrears.rules"),
    (set_("profile", "second_call"), "profile.second_call", "profile.second_call"),
    (set_("profile", "second_call", "minutes", to=5), "profile.second_call", "profile.second_call.minutes"),
    (set_("voters", 1, "weights", "share", to=200), SEES, "voters.1.weights.share"),
    (set_("voters", 0, "stays"), SEES, "voters.0.stays"),
    (set_("profile", "arrears", "stay", to=["heads"]), "profile.arrears.stay", "profile.arrears.stay"),
    (set_("voters", 0, "outside", "q1", to="conflict"), "results.0.excluded", "voters.0.outside.q1"),
]
SWAPPED = {"art-31": "art-32", "art-32": "art-31"}
LATER, NEVER = "profile.rule.art-32", "profile.rule.art-32.after"
OBJECTED = [
    (no_objection, SEES, "voters.0.objecting"),
    (another_objects, SEES, "voters.3.objecting"),
    (
        set_("profile", "second_call", "rules", to=SWAPPED),
        "rules.profile_replaced",
        "profile.second_call.rules",
    ),
    (
        set_("profile", "rule", "art-32", "after", "days", to=1),
        "profile.rule.art-32",
        "profile.rule.art-32.after",
    ),
    (set_("profile", "rule", "art-32", "after"), LATER, NEVER),
    (set_("profile", "cap", to=[]), "profile.cap", "profile.cap"),
]
CASES = [
    (poll, *case)
    for poll, cases in (("elected", ELECTED), ("owing", OWING), ("objected", OBJECTED))
    for case in cases
]


def named(raw: Bundle) -> tuple[str, ...]:
    """What `recount` says of it."""
    try:
        return recount(copy.deepcopy(raw)).differences
    except Refusal as refusal:
        return (refusal.code,)


def beside(office: Office, raw: Bundle) -> tuple[str, ...]:
    """What `verify` says of it beside the record."""
    with pytest.raises(CheckFailed, match=r"codes\.bundle_differs") as failure:
        against_record(str(office.store.path), raw, "b.json")
    return tuple(failure.value.facts["where"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("poll", "bend", "seen", "where"), CASES, ids=[f"{poll}-{bend.__name__}" for poll, bend, *_rest in CASES]
)
def test_each_bending_is_named(
    poll: str, bend: Bend, seen: str, where: str, request: pytest.FixtureRequest
) -> None:
    office: Office = request.getfixturevalue(poll)
    raw = of(office)
    assert against_record(str(office.store.path), copy.deepcopy(raw), "b.json").code == "codes.bundle"
    bend(raw)
    found = named(raw)
    assert any(each.startswith(seen) for each in found) if seen else not found
    if not found or not found[0].startswith("rules."):
        raw = redone(raw)
    assert any(each.startswith(where) for each in beside(office, raw))
