"""Large print belongs to the voter: on the roll, over imports, and on every poll that is printed."""

from __future__ import annotations

from pathlib import Path

from tests.desk.polling import SPEC, estate, printed_poll, refused, unchanged

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll


def large(office: Office) -> list[str]:
    return [each.units for each in roll.roll(office) if each.large]


def printed_large(office: Office, poll: str) -> set[int]:
    """The numbers on the roll whose ballots were printed large."""
    with office.store.read() as session:
        found = frozen.case(session, poll)
        batches = found.register(office, session).batches
        live = found.live(session).values()
    return {each.voter for each in live if any(batch.is_large(each.serial) for batch in batches)}


def test_it_is_on_the_roll_and_stays_there_over_files_that_say_nothing_of_it(tmp_path: Path) -> None:
    office = estate(tmp_path)
    roll.set_large(office, 3, True)
    with refused("roll.no_voter"):
        roll.set_large(office, 99, True)
    print_ = roll.fingerprint(office)
    roll.export_roll(office, tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert text.splitlines()[0].endswith(",大字票")
    assert [line.endswith(",是") for line in text.splitlines()[1:]].index(True) == 2
    roll.import_roll(office, tmp_path / "roll.csv")
    assert large(office) == ["1栋1单元103室"], "the file has no such column"
    lines = text.replace(",是", ",否").splitlines()
    lines[4] = lines[4] + "是"
    (tmp_path / "in.csv").write_text("\n".join(lines), "utf-8-sig")
    assert roll.look(office, tmp_path / "in.csv").difference.changed == 2
    roll.import_roll(office, tmp_path / "in.csv")
    assert large(office) == ["1栋1单元104室"]
    (tmp_path / "bad.csv").write_text(text.replace(",是", ",特大"), "utf-8-sig")
    unchanged(office, lambda: roll.import_roll(office, tmp_path / "bad.csv"), "roll.faults")
    roll.import_roll(office, tmp_path / "roll.csv")
    assert roll.fingerprint(office) == print_, "it is nothing that votes hang on"
    office.close()


def test_a_poll_is_printed_large_for_them_and_for_whom_is_named_besides(tmp_path: Path) -> None:
    office = estate(tmp_path)
    roll.set_large(office, 3, True)
    poll = printed_poll(office, tmp_path)
    assert printed_large(office, poll) == {3}
    roll.set_large(office, 5, True)
    ballots.print_ballots(office, poll, tmp_path / "again.pdf")
    assert printed_large(office, poll) == {3}, "printed again it is as it was"
    other = polls.new_poll(office, poll_spec(SPEC))
    ballots.print_ballots(office, other, tmp_path / "other.pdf", larger=["7"])
    assert printed_large(office, other) == {3, 5, 7}
    secret = polls.new_poll(office, poll_spec('identity = "secret"\n' + SPEC))
    ballots.print_ballots(office, secret, tmp_path / "secret.pdf")
    assert printed_large(office, secret) == set(), "it would show whose it is"
    office.close()
