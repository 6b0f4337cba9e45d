"""The register and the teller's station by a scanner's bytes: every paper once, with its own marks."""

from __future__ import annotations

import pytest

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.communities import signing_key
from meeting_tui.desk.office import Office
from meeting_tui.paper.ballots.payload import Payload, encode, poll_key

PAPERS = 50


def code(office: Office, poll: str, serial: int) -> str:
    """What stands in the QR of a ballot's first page."""
    return encode(Payload(poll, serial, 1, False), poll_key(signing_key(office), poll))


def marks(asked, serial: int) -> list[int]:
    """The digit of each question's choice on this paper."""
    return [(serial + n) % len(each.labels) + 1 for n, each in enumerate(asked)]


def _ticks(asked, serial: int) -> dict[str, tuple[str, ...]]:
    digits = zip(asked, marks(asked, serial), strict=True)
    return {each.id: (list(each.labels)[digit - 1],) for each, digit in digits}


def scanned(at, serials) -> tuple[dict[int, str], dict[int, dict[str, tuple[str, ...]]], dict[int, str]]:
    """For each serial: the code, the marks it ought to get, the digits a teller types."""
    with at.office() as office:
        codes = {serial: code(office, at.poll, serial) for serial in serials}
        asked = ballots.look(office, serials[0], at.poll).case.definition.asked
    digits = {serial: "".join(map(str, marks(asked, serial))) for serial in serials}
    wanted = {serial: _ticks(asked, serial) for serial in serials}
    return codes, wanted, digits


@pytest.mark.parametrize("pace", [0, 1, 5, 20])
def test_fifty_scans_at_the_register(evening, pace):
    at = evening("zh")
    serials = list(range(61, 61 + PAPERS))
    codes, _wanted, _digits = scanned(at, serials)
    with at.sit("120x40") as term:
        term.key("f6", "enter", "1")
        term.wait("发放")
        half = PAPERS // 2
        term.type("".join(f"{codes[each]}\r" for each in serials[:half]), pace)
        with term.asleep():
            term.paste("\n".join(codes[each] for each in serials[half:-1]) + "\n")
        term.type(f"{codes[serials[-1]]}\r", pace)
        term.wait(f"{serials[-1]:06d}")
        assert term.leave() == 0
        assert "Error" not in term.screen
    with at.office() as office:
        papers = [ballots.look(office, serial, at.poll).paper for serial in serials]
    assert [paper.serial for paper in papers if not paper.issued] == []


@pytest.mark.parametrize("pace", [0, 1, 5, 20])
def test_fifty_papers_at_the_station(evening, pace):
    at = evening("zh")
    serials = list(range(1, 1 + PAPERS))
    codes, wanted, digits = scanned(at, serials)
    typed = [f"{codes[each]}\r{digits[each]}\r" for each in serials]
    with at.sit("80x24") as term:
        term.key("f6", "enter", "3")
        term.wait("扫描二维码")
        half = PAPERS // 2
        term.type("".join(typed[:half]), pace)
        with term.asleep():
            term.type("".join(typed[half:-1]), 0)
        term.type(typed[-1], pace)
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
        term.type("".join(f"{code}\r" for code in codes.values()))
        term.type("".join(f"{digits[serial]}\r" for serial in wanted), 1)
        term.wait("000005", "Keyed in here: 5")
        term.leave()
    with at.office() as office:
        found = {serial: ballots.look(office, serial, at.poll).paper.entered for serial in wanted}
    assert {serial: dict(got.marks) for serial, got in found.items() if got} == wanted


@pytest.mark.parametrize("width", ["half", "full"])
def test_a_scan_over_a_half_marked_paper_is_no_mark(evening, width):
    at = evening("zh")
    codes, wanted, digits = scanned(at, [1, 2])
    wide = {n: n + 0xFEE0 for n in range(0x21, 0x7F)} if width == "full" else {}
    with at.sit("80x24") as term:
        term.key("f6", "enter", "3")
        term.wait("扫描二维码")
        term.type(f"{codes[1]}\r{digits[1][0]}".translate(wide))
        term.type(f"{codes[2]}\r".translate(wide))
        term.type(f"{digits[1][1:]}\r{digits[2]}\r".translate(wide))
        term.wait("：2", "000002")
        term.leave()
    with at.office() as office:
        found = {serial: ballots.look(office, serial, at.poll).paper.entered for serial in wanted}
    assert {serial: dict(got.marks) for serial, got in found.items() if got} == wanted
