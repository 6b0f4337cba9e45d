"""The register and the teller's station by a scanner's bytes: every paper once, with its own marks."""

from __future__ import annotations

import os
from itertools import islice
from random import Random
from time import sleep

import pytest
from tests.conftest import Clock
from tests.hands.conftest import NOW, WHO
from tests.hands.terminal import Terminal
from tests.hands.typist import wide

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.communities import signing_key
from meeting_tui.desk.office import Office, open_office
from meeting_tui.paper.ballots.payload import Payload, encode, poll_key

PAPERS, ISSUED = 30, 60
BLIND, UP, ESC, HELP = 3, "\x1b[A", "\x1b", "F1 once more opens the guide"
"""So many papers the hurried teller types without a look at the screen."""
PILE = int(os.environ.get("MEETING_TUI_PAPERS", "20"))


def code(office: Office, poll: str, serial: int) -> str:
    """What stands in the QR of a ballot's first page."""
    return encode(Payload(poll, serial, 1, False), poll_key(signing_key(office), poll))


def came_back(at, serials):
    """These papers are handed out and back: only then are they keyed in."""
    office = open_office(at.file, WHO, world=Clock(NOW).world())
    try:
        more = [serial for serial in serials if serial > ISSUED]
        if more:
            ballots.issue(office, at.poll, more)
        ballots.return_(office, at.poll, serials)
    finally:
        office.close()


def marks(asked, serial: int) -> list[int]:
    """The digit of each question's choice on this paper."""
    return [(serial + n) % len(each.labels) + 1 for n, each in enumerate(asked)]


def _ticks(asked, serial: int) -> dict[str, tuple[str, ...]]:
    digits = zip(asked, marks(asked, serial), strict=True)
    return {each.id: (list(each.labels)[digit - 1],) for each, digit in digits}


def scanned(
    at, serials, back=True
) -> tuple[dict[int, str], dict[int, dict[str, tuple[str, ...]]], dict[int, str]]:
    """For each serial: the code, the marks it ought to get, the digits a teller types."""
    if back:
        came_back(at, serials)
    with at.office() as office:
        codes = {serial: code(office, at.poll, serial) for serial in serials}
        asked = ballots.look(office, serials[0], at.poll).case.definition.asked
    digits = {serial: "".join(map(str, marks(asked, serial))) for serial in serials}
    wanted = {serial: _ticks(asked, serial) for serial in serials}
    return codes, wanted, digits


def test_thirty_scans_at_the_register(evening):
    at = evening("zh")
    serials = list(range(61, 61 + PAPERS))
    codes, _wanted, _digits = scanned(at, serials, back=False)
    with at.sit("120x40") as term:
        term.key("f6", "enter", "1")
        term.wait("发放")
        half = PAPERS // 2
        term.type("".join(f"{codes[each]}\r" for each in serials[:half]))
        with term.asleep():
            term.paste("\n".join(codes[each] for each in serials[half:-5]) + "\n")
        term.type("".join(f"{codes[each]}\r" for each in serials[-5:]), 5)
        term.wait(f"{serials[-1]:06d}")
        assert term.leave() == 0
        assert "Error" not in term.screen
    with at.office() as office:
        papers = [ballots.look(office, serial, at.poll).paper for serial in serials]
    assert [paper.serial for paper in papers if not paper.issued] == []


RUNS = ((0, 12), (1, 6), (5, 6), (20, 6))
"""A pace, in milliseconds a character, and so many papers at it: together `PAPERS`."""


def test_thirty_papers_at_the_station(evening):
    at = evening("zh")
    serials = list(range(1, 1 + PAPERS))
    codes, wanted, digits = scanned(at, serials)
    typed = iter([f"{codes[each]}\r{digits[each]}\r" for each in serials])
    with at.sit("80x24") as term:
        term.key("f6", "enter", "3")
        term.wait("扫描二维码")
        for pace, papers in RUNS:
            run = [*islice(typed, papers)]
            term.type("".join(run[: papers // 2]), pace)
            with term.asleep():
                term.type("".join(run[papers // 2 : -1]), 0)
            term.type(run[-1], pace)
        term.wait(f"：{PAPERS}")
        term.leave()
    with at.office() as office:
        found = {serial: ballots.look(office, serial, at.poll).paper for serial in serials}
    assert {serial: dict(paper.entered.marks) for serial, paper in found.items()} == wanted


def test_marks_typed_ahead_for_a_paper_that_is_stopped_are_nobodys(evening):
    at = evening("zh")
    codes, wanted, digits = scanned(at, [1, 2, 3, 4, 5])
    forged = codes[3][:-1] + ("0" if codes[3][-1] != "0" else "1")
    with at.sit("80x24") as term:
        term.key("f6", "enter", "3")
        term.wait("扫描二维码")
        with term.asleep():
            term.type(f"{codes[1]}\r{digits[1]}\r{forged}\r{digits[3]}\r{codes[2]}\r{digits[2]}\r")
        term.wait("：2", "000002")
        term.key("escape")
        term.leave()
    with at.office() as office:
        found = {serial: ballots.look(office, serial, at.poll).paper.entered for serial in wanted}
    assert {serial: dict(got.marks) for serial, got in found.items() if got} == {1: wanted[1], 2: wanted[2]}


def test_papers_scanned_while_one_is_up_wait_for_their_turn(evening):
    at = evening("en")
    codes, wanted, digits = scanned(at, [1, 2, 3, 4, 5])
    with at.sit("80x24") as term:
        term.key("f6", "enter", "3")
        term.wait("Scan the code")
        term.type("".join(f"{code}\r" for code in codes.values()) + f"{digits[5]}\r")
        term.wait("4 more papers wait. F8 goes on with 000001")  # and nothing was ticked or kept
        term.key("f8")
        term.type("".join(f"{digits[serial]}\r" for serial in wanted), 1)
        term.wait("000005", "Keyed in here: 5")
        term.leave()
    with at.office() as office:
        found = {serial: ballots.look(office, serial, at.poll).paper.entered for serial in wanted}
    assert {serial: dict(got.marks) for serial, got in found.items() if got} == wanted


def test_a_scan_over_a_half_marked_paper_is_no_mark(evening):
    at = evening("zh")
    codes, wanted, digits = scanned(at, [1, 2, 3, 4])
    with at.sit("80x24") as term:
        term.key("f6", "enter", "3")
        term.wait("扫描二维码")
        for up, scan, as_typed in ((1, 2, str), (3, 4, wide)):
            term.type(as_typed(f"{codes[up]}\r{digits[up][0]}"))
            term.type(as_typed(f"{codes[scan]}\r"))
            term.wait("F8", f"{up:06d}")
            term.key("f8")
            term.type(as_typed(f"{digits[up][1:]}\r{digits[scan]}\r"))
            term.wait(f"：{scan}", f"{scan:06d}")
        term.leave()
    with at.office() as office:
        found = {serial: ballots.look(office, serial, at.poll).paper.entered for serial in wanted}
    assert {serial: dict(got.marks) for serial, got in found.items() if got} == wanted


def test_no_digit_of_a_paper_is_a_key_of_the_poll(evening):
    at = evening("en")
    codes, wanted, digits = scanned(at, [1, 2])
    with at.sit("80x24") as term:
        term.key("f6", "enter")
        term.wait("Hand out")
        term.type(f"{codes[1]}\r61\r")  # before a table is chosen: 1 would hand out the paper 61
        term.wait("No table is open")
        term.key("3")
        term.wait("Scan the code")
        term.key("escape")  # once too often
        term.gone("Scan the code")
        term.type("".join(f"{codes[serial]}\r{digits[serial]}\r" for serial in wanted))
        term.wait("000002 is kept")
        term.leave()
    assert marks_on_record(at, [1, 2]) == wanted
    with at.office() as office:
        assert not ballots.look(office, 61, at.poll).paper.issued


def slips(rng: Random, code: str, digits: str) -> str:
    """What a hurried teller and the scanner send for one paper; `|` is a pause: no Enter, or another scan."""
    slip = rng.random()
    if slip < 0.03:
        return f"{code}\r{code}\r{digits}\r"  # the trigger bounces
    if slip < 0.06:
        at = rng.randrange(len(code))
        return f"{code[:at]}{code[at]}{code[at:]}\r{digits}\r"  # a character too many
    if slip < 0.09:
        at = rng.randrange(1, len(code))
        return f"{code[:at]}{code[at + 1 :]}\r{digits}\r"  # one too few
    if slip < 0.12:
        return f"{code}|{digits}\r"  # a scanner without Enter
    if slip < 0.20:
        at = rng.randrange(len(digits))
        return f"{code}\r{digits[:at]}{digits[at]}{digits[at:]}\r"  # a key bounces
    if slip < 0.28:
        return f"{code}\r{digits}"  # Enter is forgotten
    if slip < 0.31:
        return f"{ESC}|{code}\r{digits}\r"  # Esc once too often, which may leave the table
    return f"{code}\r{digits}\r{chr(13) * (slip > 0.95)}"  # once too often, else all right


def put_aside_all(term: Terminal) -> None:
    """Whatever is up or waits, until the table is free."""
    while "Keep and next" in seen(term):
        term.key("escape")


def seen(term: Terminal) -> str:
    """The screen once all that was typed is done, however busy the machine: keys take turns, so that the help
    comes after it. The look before is a teller's: what follows is not typed ahead."""
    sleep(1.2)
    term.key("f1")
    term.wait(HELP)
    term.key("escape")
    return term.gone(HELP)


@pytest.mark.parametrize("finishes", [False, True] if PILE > 20 else [True])
def test_a_hurried_teller_makes_no_mark_that_no_one_made(evening, finishes):
    """`MEETING_TUI_PAPERS=500` is so many papers, half of them where a scan keeps the paper before it."""
    at, rng = evening("en"), Random(10)
    serials = list(range(1, 1 + PILE // 2))
    codes, wanted, digits = scanned(at, serials)
    with at.sit("80x24") as term:
        term.key("f6", "enter", "3")
        term.wait("Scan the code")
        if finishes:
            term.key("ctrl+o")
            term.wait("A scan keeps")
            term.type("1\r")
            term.wait("A scan now keeps")
        for n, serial in enumerate(serials, 1):
            for part in slips(rng, codes[serial], digits[serial]).split("|"):
                term.type(part, rng.choice((0, 0.3, 2)))
                sleep(0.4 if part in (codes[serial], ESC) else 0)
            if n % BLIND == 0:
                put_aside_all(term)
        put_aside_all(term)
        hurried = marks_on_record(at, serials)
        for serial in serials:  # what is kept already is stopped, and its digits are nobody's
            term.type(f"{codes[serial]}\r{UP * 3}{digits[serial]}\r")
            done = f"{serial:06d} is kept", f"{serial:06d} Ballot"
            term.until(lambda shown, done=done: any(text in shown for text in done), done[0])
        term.leave()
    assert hurried == {serial: wanted[serial] for serial in hurried}
    assert len(hurried) >= len(serials) // 4
    assert marks_on_record(at, serials) == wanted


def marks_on_record(at, serials):
    """The marks of the papers that were kept."""
    office = open_office(at.file, "", readonly=True)
    try:
        found = {serial: ballots.look(office, serial, at.poll).paper.entered for serial in serials}
    finally:
        office.close()
    return {serial: dict(each.marks) for serial, each in found.items() if each}
