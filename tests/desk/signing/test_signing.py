"""Records signed with the keys of persons: made, appointed, used, replaced; on papers and as a file."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from tests.desk.board.test_documents import MEETING
from tests.desk.polling import SPEC, estate, printed_poll, signers
from tests.refused import refused

from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.board import files, issuing
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.safety.checking import verify, verify_store
from meeting_tui.desk.signing import acts, bundle, key_files
from meeting_tui.paper.writers.pdf.read_back import check_pdf

WITH_TELLERS = SPEC.replace("[[question]]", 'tellers = ["李计票"]\nscrutineers = ["赵监票"]\n[[question]]', 1)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setenv("MEETING_TUI_KEYS", str(tmp_path / "keys"))
    made = estate(tmp_path)
    communities.set_members(made, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])
    yield made
    made.close()


def codes(office: Office) -> list[str]:
    found = verify_store(office.store)
    assert found.failure is None
    return [each.code for each in found.signed]


def teller(office: Office, tmp_path: Path) -> tuple[str, str]:
    """A poll, and the name of one who counts it."""
    poll = printed_poll(office, tmp_path, WITH_TELLERS)
    return poll, signers(office, poll)[0].name


def test_the_first_signature_makes_a_key_that_never_lies_in_the_file(office: Office, tmp_path: Path) -> None:
    poll, name = teller(office, tmp_path)
    assert "signing.none" in codes(office)
    assert set(acts.sign_as(office, poll, name, "four quiet words")) >= {f"poll:{poll}", "board:keys"}
    assert codes(office) == ["signing.holds"]
    [file] = key_files.own()
    told = json.loads(file.path.read_text("utf-8"))
    opened = pyrage.passphrase.decrypt(base64.b64decode(told["private"]), "four quiet words")  # any age tool
    private = load_pem_private_key(opened, None).private_bytes_raw()  # type: ignore[union-attr]
    here = Path(office.store.target).read_bytes()
    assert file.public.encode() in here
    assert private not in here
    assert private.hex().encode() not in here
    assert file.path.stat().st_mode & 0o077 == 0
    with refused("signing.passphrase_wrong"):
        key_files.unlock(file, "four other words")


def test_a_replaced_key_holds_for_its_time_and_signs_no_more(office: Office, tmp_path: Path) -> None:
    poll, name = teller(office, tmp_path)
    old, new = key_files.fresh(), key_files.fresh()
    acts.appoint(office, poll, name, old.public)
    acts.sign(office, poll, old)
    with refused("signing.reason"):
        acts.appoint(office, poll, name, new.public)
    acts.appoint(office, poll, name, new.public, "The laptop was stolen")
    with refused("signing.unappointed"):
        acts.sign(office, poll, old)
    assert codes(office) == ["signing.holds"]
    acts.sign(office, poll, new)
    acts.withdraw(office, check_code(new.public).lower().replace("-", " "), "Left the committee")
    with refused("signing.unappointed"):
        acts.sign(office, poll, new)
    assert codes(office) == ["signing.holds", "signing.holds"]


def test_nobody_signs_who_does_not_count_or_with_a_key_of_another(office: Office, tmp_path: Path) -> None:
    poll, name = teller(office, tmp_path)
    key = key_files.fresh()
    with refused("signing.not_office"):
        acts.appoint(office, poll, "没有此人", key.public)
    with refused("signing.unappointed"):
        acts.sign(office, poll, key)
    acts.appoint(office, poll, name, key.public)
    other = signers(office, poll)[1].name
    with refused("signing.key_known"):
        acts.appoint(office, poll, other, key.public)


def test_what_comes_after_a_signature_is_told(office: Office, tmp_path: Path) -> None:
    poll, name = teller(office, tmp_path)
    key = key_files.fresh()
    acts.appoint(office, poll, name, key.public)
    acts.sign(office, poll, key)
    meetings.new_meeting(office, meetings.meeting_spec(MEETING))
    assert codes(office) == ["signing.holds", "signing.unsigned"]


def test_minutes_name_the_key_and_the_archive_copy_carries_all(office: Office, tmp_path: Path) -> None:
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    chair, key = signers(office, meeting)[0], key_files.fresh()
    acts.appoint(office, meeting, chair.name, key.public)
    acts.sign(office, meeting, key)
    paper = DocumentRef("minutes", meeting, "archive")
    files.write(office, paper, tmp_path / "m.pdf")
    assert check_pdf(tmp_path / "m.pdf").ok
    import pypdfium2

    document = pypdfium2.PdfDocument(tmp_path / "m.pdf")
    said = "".join(page.get_textpage().get_text_range() for page in document)
    assert check_code(key.public) in said
    assert document.count_attachments() == 1
    (tmp_path / "s.json").write_bytes(bytes(document.get_attachment(0).get_data()))
    for against, last in ((None, "signing.alone"), (office.store.target, "signing.borne_out")):
        found = bundle.verify(tmp_path / "s.json", against)
        assert [each.code for each in found.notes] == ["signing.holds", last]
    notes = verify(tmp_path / "m.pdf", office.store.target).notes
    assert [each.code for each in notes] == ["editions.proven", "signing.covers"]
    acts.withdraw(office, check_code(key.public), "Left")
    [first] = issued(office)
    assert issuing.again(office, first).raw == (tmp_path / "m.pdf").read_bytes()
