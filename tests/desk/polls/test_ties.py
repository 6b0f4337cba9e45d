"""Ties: lots announced before they are thrown, the casting vote; each once, and only when all is counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk.lots import OTHER, SEED, TWO, come, draw
from tests.desk.polling import Clock, close_now, keyed, printed_poll, unchanged, write_roll
from tests.refused import refused

from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.board.files import write
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, frozen, lots, ties
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety import checking
from meeting_tui.rules import load_profile
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.recount import recount
from meeting_tui.tui.form import FormField
from meeting_tui.tui.polls.settling import settle_form, tied

OWN = """
format = 1
id = "ours"
extends = "cn-assembly"
bylaw = "议事规则第9条"
[rule.ordinary]
tie = "chair"
cite = { zh = "议事规则第9条", en = "Bylaws, art. 9" }
wording = { zh = "票数相同，由主持人决定。", en = "On a tie the chair decides." }
"""
SPEC = """
title = "换届选举"
matter = "cc278.3"
opens = 2026-11-24
closes = 2026-12-24
without_rehearsal = "沿用上次表决的打印机和扫描仪"
[[question]]
id = "seats"
title = "选举委员"
kind = "elect"
seats = 3
reserve = 1
choices = ["wang", "li", "zhao", "chen", "sun"]
[[question]]
id = "fence"
title = "修围墙"
text = "一万元。"
"""


BOTH = (FormField("one", "First", needed=True), FormField("two", "Second", needed=True))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = communities.found(
        tmp_path / "t.meeting", "梧桐苑", load_profile(OWN, "o"), "zh", who="王建国", world=Clock().world()
    )
    roll.import_roll(made, write_roll(tmp_path / "roll.csv", 8))
    come(made)
    yield made
    made.close()


def voted(office: Office, folder: Path, spec: str = SPEC) -> str:
    """All eight vote: wang and li win, zhao and chen are level for the last seat; the fence is 4 : 4."""
    made = printed_poll(office, folder, spec)
    for serial in range(1, 9):
        third = ("zhao",) if serial <= 5 else ()
        names = ("wang", *third) if serial in (1, 2) else ("wang", "li", *third)
        names = ("chen", *names[-2:]) if serial >= 4 else names
        fence = "for" if serial % 2 else "against"
        keyed(office, serial, {"seats": names, "fence": (fence,)}, made)
    return made


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    return voted(office, tmp_path)


def counted(office: Office, poll: str) -> None:
    """The result with its ties on record: until then nobody knows of them."""
    if polls.poll(office, poll).state == "open":
        close_now(office, poll)
    counting.count(office, poll)


def contest(office: Office, poll: str) -> Contest:
    found = counting.count(office, poll).results[0].binding
    assert isinstance(found, Contest)
    return found


def test_the_tie_for_the_last_seat_waits_for_lots(office: Office, poll: str) -> None:
    close_now(office, poll)
    before = contest(office, poll)
    assert (before.outcome, set(before.placed("tied"))) == ("second_vote", {"zhao", "chen"})
    draw(office, poll, "seats")
    after = contest(office, poll)
    assert (after.outcome, after.seed, after.vacant) == ("passed", SEED, 0)
    assert {*after.placed("elected"), *after.placed("reserve")} >= {"zhao", "chen"}


def test_the_seed_is_on_record_for_every_later_paper(office: Office, poll: str) -> None:
    counted(office, poll)
    lots.announce(office, poll, {"seats": "digits"})
    ties.settle(office, poll, {"seats": SEED}, {"fence": "for"}, saw=TWO)
    report = counting.count(office, poll)
    assert [result.outcome for result in report.results] == ["passed", "passed"]
    assert counting.standing(office, poll).digest == report.digest
    assert documents.build(office, documents.DocumentRef("result", poll)).claims is not None
    bundle = bundles.published(office, poll, "inspection")
    assert [(each["seed"], each["casting"]) for each in bundle["questions"]] == [
        (SEED, ""),
        ("", "for"),
    ]
    assert not recount(bundle).differences


@pytest.mark.parametrize(
    ("seeds", "castings", "code"),
    [
        ({"nowhere": SEED}, {}, "polls.unknown_question"),
        ({"seats": " "}, {}, "ties.seed"),
        ({"seats": SEED[1:]}, {}, "ties.seed"),
        ({"seats": SEED + "1"}, {}, "ties.seed"),  # nobody throws on until it suits
        ({"seats": SEED[:-1] + "x"}, {}, "ties.seed"),
        ({"seats": "12" * 10}, {}, "throws.plain"),
        ({"seats": SEED, "fence": SEED}, {}, "ties.none"),  # all or none: the seats stay undrawn
        ({"seats": SEED}, {"seats": "for"}, "ties.none"),
        ({}, {"fence": "maybe"}, "rules.casting"),
    ],
)
def test_what_is_no_tie_is_refused(
    office: Office, poll: str, seeds: Mapping[str, str], castings: Mapping[str, str], code: str
) -> None:
    counted(office, poll)
    lots.announce(office, poll, {"seats": "digits"})
    unchanged(office, lambda: ties.settle(office, poll, seeds, castings, saw=TWO), code)


def test_each_is_settled_once(office: Office, poll: str) -> None:
    unchanged(office, lambda: ties.settle(office, poll, {"seats": SEED}, saw=TWO), "polls.uncounted")
    close_now(office, poll)
    unchanged(office, lambda: lots.announce(office, poll, {"seats": "digits"}), "polls.uncounted")
    counted(office, poll)
    lots.announce(office, poll, {"seats": "digits"})
    ties.settle(office, poll, {"seats": " ".join(SEED)}, {"fence": "against"}, saw=TWO)
    ties.settle(office, poll, {"seats": SEED}, {"fence": "against"}, saw=TWO)
    unchanged(office, lambda: ties.settle(office, poll, {"seats": OTHER}, saw=TWO), "ties.seeded", value=SEED)
    unchanged(office, lambda: ties.settle(office, poll, {}, {"fence": "for"}), "ties.cast", value="against")
    unchanged(office, lambda: lots.announce(office, poll, {"seats": "digits"}), "ties.none")
    assert counting.count(office, poll).results[1].outcome == "rejected"


def test_nothing_is_drawn_that_was_not_announced(office: Office, poll: str, tmp_path: Path) -> None:
    counted(office, poll)
    unchanged(office, lambda: ties.settle(office, poll, {"seats": SEED}, saw=TWO), "ties.unannounced")
    unchanged(office, lambda: lots.announce(office, poll, {"seats": "cards"}), "ties.way")
    unchanged(office, lambda: lots.announce(office, poll, {"fence": "dice"}), "ties.none")
    unchanged(office, lambda: lots.announce(office, poll, {"seats": "dice"}, ["seats"]), "ties.no_waiting")
    lots.announce(office, poll, {"seats": "dice"})
    lots.announce(office, poll, {"seats": "dice"})
    unchanged(office, lambda: lots.announce(office, poll, {"seats": "digits"}), "ties.announced")
    held = counting.standing(office, poll).announced["seats"]
    assert held.level == {"strict": {"1": ["li", "wang"], "3": ["chen", "zhao"]}}
    fixed = (
        f'{{"apart":false,"format":"meeting-tui-lots","level":{{"strict":{{"1":["li","wang"],"3":["chen","zhao"]}}}},'
        f'"poll":"{poll}","question":"seats","version":1,"way":"dice"}}'
    )
    assert held.digest == hashlib.sha256(fixed.encode()).hexdigest()
    paper = tmp_path / "result.txt"
    write(office, documents.DocumentRef("result", poll), paper)
    said = "".join(paper.read_text("utf-8").split())
    assert check_code(held.digest) in said
    assert "三颗骰子" in said
    for typed in (SEED, "144 " * 11 + "14", "144 " * 11 + "414", "147 " * 12):  # short, not by size, no die
        fallen = {"seats": typed}
        unchanged(office, lambda fallen=fallen: ties.settle(office, poll, fallen, saw=TWO), "ties.dice")
    fallen = {"seats": "144 " * 11 + "246"}
    for saw in ((), TWO[:1], (TWO[0], TWO[0])):  # a seat hangs on it
        unchanged(office, lambda saw=saw: ties.settle(office, poll, fallen, saw=saw), "ballots.two_people")
    ties.settle(office, poll, fallen, saw=TWO)
    assert contest(office, poll).seed == "144" * 11 + "246"


def test_names_that_are_level_no_more_are_announced_again(office: Office, poll: str) -> None:
    """A throw holds for who was announced, and for nobody else."""
    counted(office, poll)
    lots.announce(office, poll, {"seats": "digits"})
    with office.store.read() as session:
        found = frozen.case(session, poll)
        known = found.register(office, session).announced
    held = {"seats": replace(known["seats"], digest="0" * 64)}
    results = {each.question.id: each for each in counting.standing(office, poll).results}
    with refused("ties.unannounced"):
        lots.check(found, held, results, [("lots.drawn", "seats", SEED)])
    lots.check(found, known, results, [("lots.drawn", "seats", SEED)])


def test_entries_of_earlier_versions_keep_their_seed(office: Office, poll: str) -> None:
    """They say of no announcement, and any text was a seed: they count as they did, and the file verifies."""
    counted(office, poll)
    with office.store.write() as session:
        found = frozen.case(session, poll)
        office.append(session, found.stream, "lots.drawn", question="seats", seed="7", by="王建国")
    after = contest(office, poll)
    order = sorted(("zhao", "chen"), key=lambda name: hashlib.sha256(f"7/seats/{name}".encode()).hexdigest())
    assert after.seed == "7"
    assert order[0] in after.placed("elected")
    assert not recount(bundles.published(office, poll, "inspection")).differences
    verified = checking.verify_store(office.store)
    assert (verified.ok, [each.code for each in verified.notes]) == (True, ["checking.lots_bare"])


@pytest.mark.parametrize(
    ("bent", "code"),
    [
        ({}, ""),
        ({"of": None}, "checking.lots_of"),  # there was one, and it is not named
        ({"of": 1}, "checking.lots_of"),
        ({"of": "first"}, "checking.lots_of"),  # announced otherwise before: names that are level no more
        ({"of": "itself"}, "checking.lots_of"),
        ({"question": "fence"}, "checking.lots_of"),
        ({"seed": "7"}, "checking.lots_throw"),
        ({"seed": " ".join(SEED)}, "checking.lots_throw"),
        ({"seed": "144" * 11 + "246"}, "checking.lots_throw"),  # dice, where digits were announced
        ({"kind": "reserve.drawn"}, "checking.lots_throw"),  # no throw apart was announced
        ({"level": {"strict": {"3": ["chen"]}}}, "checking.lots_code"),
    ],
)
def test_verify_names_lots_that_do_not_name_what_was_announced(
    office: Office, poll: str, bent: dict[str, Any], code: str
) -> None:
    """Written by another program: the chain is whole, the lots are not what was announced."""
    counted(office, poll)
    lots.announce(office, poll, {"seats": "dice"})
    held = counting.standing(office, poll).announced["seats"]
    with office.store.write() as session:
        stream, by = frozen.case(session, poll).stream, {"by": "王建国"}
        fixed = {"question": "seats", "way": "digits", "level": held.level, "apart": False}
        said = {**fixed, "digest": lots.code_of(poll, fixed), **by, "level": bent.get("level", held.level)}
        office.append(session, stream, "lots.announced", **said)
        at = held.seq + 1
        drawn = {"question": "seats", "seed": SEED, "of": at, **by} | bent
        drawn["of"] = {"first": held.seq, "itself": at + 1}.get(str(drawn["of"]), drawn["of"])
        kind = drawn.pop("kind", "lots.drawn")
        told = {name: value for name, value in drawn.items() if value is not None and name != "level"}
        office.append(session, stream, kind, **told)
    verified = checking.verify_store(office.store)
    assert (verified.failure.code if verified.failure else "") == code
    assert not verified.notes


def test_a_casting_vote_told_beforehand_is_frozen(office: Office, tmp_path: Path) -> None:
    spec = SPEC + 'casting = "for"\n'
    made = printed_poll(office, tmp_path, spec)
    for serial in range(1, 9):
        keyed(office, serial, {"fence": ("for" if serial % 2 else "against",)}, made)
    close_now(office, made)
    assert counting.count(office, made).results[1].outcome == "passed"


def test_the_screen_asks_for_each_tie_once(office: Office, poll: str) -> None:
    def asks() -> list[str]:
        return [field.name for field in settle_form(counting.standing(office, poll), BOTH)._fields]

    assert not tied(counting.standing(office, poll))  # nobody knows yet whether there is one
    counted(office, poll)
    assert asks() == ["way-seats", "chair-fence"]
    form = settle_form(counting.standing(office, poll), BOTH)
    values = {"way-seats": "digits", "chair-fence": ""}
    assert form._sure is not None
    assert "Level: li, wang; chen, zhao." in str(form._sure(office, values))  # before it is for ever
    assert {field.says(office, values) for field in form._fields if field.says} == {"选举委员", "修围墙"}
    form._act(office, values)
    assert asks() == ["lots-seats", "chair-fence", "one", "two"]
    unchanged(office, lambda: form._act(office, {"lots-seats": "20261224"}), "ties.seed", count=8)
    drawn = {"lots-seats": SEED, "chair-fence": "", "one": TWO[0], "two": TWO[1]}
    thrown = settle_form(counting.standing(office, poll), BOTH)._sure
    assert thrown is not None
    assert f"Seen by: {TWO[0]}, {TWO[1]}." in str(thrown(office, drawn))
    with refused("ballots.two_people"):
        thrown(office, drawn | {"two": TWO[0]})
    form._act(office, drawn)
    assert asks() == ["chair-fence"]
    form._act(office, {"lots-seats": "", "chair-fence": "for"})
    assert not tied(counting.standing(office, poll))
    with office.store.read() as session:
        register = frozen.case(session, poll).register(office, session)
    assert (register.seeds, register.castings) == ({"seats": SEED}, {"fence": "for"})


def test_the_notice_says_who_may_stand_by_the_law(office: Office, tmp_path: Path):
    poll, paper = printed_poll(office, tmp_path, SPEC), tmp_path / "notice.txt"
    write(office, documents.DocumentRef("notice", poll), paper)
    law = communities.profile(office).candidacy
    assert law is not None
    assert "".join(law.wording["zh"].split()) in "".join(paper.read_text("utf-8").split())
