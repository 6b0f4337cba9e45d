"""A PDF that was changed is caught, and the difference is named."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.paper.papers import ZH, minutes, result

from meeting_tui.check_code import check_code
from meeting_tui.lang.refusals import word
from meeting_tui.paper.documents import minutes as minutes_paper
from meeting_tui.paper.documents import result as result_paper
from meeting_tui.paper.documents.blocks import map_text
from meeting_tui.paper.documents.claims import Claims, claims, grouped, parse
from meeting_tui.paper.writers.pdf import pages as press
from meeting_tui.paper.writers.pdf.pdf import TRAILER, write_pdf
from meeting_tui.paper.writers.pdf.read_back import check_pdf
from meeting_tui.refusal import Refusal


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    write_pdf(minutes_paper.build(minutes(), ZH, "public"), tmp_path / "m.pdf")
    return tmp_path / "m.pdf"


def codes(path: Path) -> list[str]:
    return [problem.code for problem in check_pdf(path).problems]


def test_minutes_and_results_check(paper: Path, tmp_path: Path) -> None:
    checked = check_pdf(paper)
    assert checked.ok
    assert checked.claims
    assert checked.claims.get("stream") == "meeting:2025-3"
    assert (checked.claims.get("entries"), checked.claims.get("head")) == ("28", "3f" * 32)
    write_pdf(result_paper.build(result(), ZH, "public"), tmp_path / "r.pdf")
    found = check_pdf(tmp_path / "r.pdf")
    assert found.ok
    assert found.claims
    assert found.claims.all("decision") == (
        "q1 通过 15/20 1500.00/2000.00",
        "q2 未通过 15/20 1499.99/2000.00",
    )


def test_any_byte_changed_is_noticed(paper: Path) -> None:
    raw = paper.read_bytes()
    for at in range(0, len(raw), max(1, len(raw) // 25)):
        changed = bytearray(raw)
        changed[at] ^= 1
        paper.write_bytes(bytes(changed))
        try:
            assert not check_pdf(paper).ok, at
        except Refusal as refusal:
            assert refusal.code == "claims.not_pdf"  # noqa: PT017 - either answer is right


def test_a_forged_number_on_the_page_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says another number than the text that is claimed; file and claims are otherwise in order."""
    honest = press.story
    swapped = lambda text: text.replace("54,300", "94,300")  # noqa: E731
    monkeypatch.setattr(press, "story", lambda document, *rest: honest(map_text(document, swapped), *rest))
    write_pdf(minutes_paper.build(minutes(), ZH, "public"), tmp_path / "m.pdf")
    [problem] = check_pdf(tmp_path / "m.pdf").problems
    assert (problem.code, problem.facts["page"]) == ("claims.text", 1)
    assert "54,300" in str(problem.facts["expected"])
    assert "94,300" in str(problem.facts["found"])
    assert "94,300" in word(problem, ZH)


def forge(monkeypatch: pytest.MonkeyPatch, change: Callable[[press.Press], press.Press]) -> None:
    """Write PDFs whose metadata says something else than their pages."""
    honest = press._info
    monkeypatch.setattr(press, "_info", lambda made: honest(change(made)))


def other(made: press.Press, key: str, value: str) -> press.Press:
    assert made.claims
    facts = tuple((name, value if name == key else old) for name, old in made.claims.facts)
    return replace(made, claims=Claims(made.claims.kind, made.claims.lang, facts))


def test_metadata_and_qr_must_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge(monkeypatch, lambda made: other(made, "entries", "29"))
    write_pdf(minutes_paper.build(minutes(), ZH, "public"), tmp_path / "m.pdf")
    problems = {problem.code: problem for problem in check_pdf(tmp_path / "m.pdf").problems}
    assert set(problems) == {"claims.qr", "claims.text"}
    assert "28 条" in str(problems["claims.qr"].facts["code"])
    assert "29 条" in str(problems["claims.qr"].facts["metadata"])


def test_the_kept_text_must_be_the_claimed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge(monkeypatch, lambda made: replace(made, body=made.body.replace("54,300", "94,300")))
    write_pdf(minutes_paper.build(minutes(), ZH, "public"), tmp_path / "m.pdf")
    assert codes(tmp_path / "m.pdf") == ["claims.body", "claims.text"]


def test_other_files(paper: Path, tmp_path: Path) -> None:
    raw = paper.read_bytes()
    paper.write_bytes(raw[: raw.rindex(TRAILER)])
    assert codes(paper) == ["claims.resaved"]
    write_pdf(replace(minutes_paper.build(minutes(), ZH, "public"), claims=None), tmp_path / "n.pdf")
    with pytest.raises(Refusal, match=r"claims\.none"):
        check_pdf(tmp_path / "n.pdf")
    (tmp_path / "x.pdf").write_bytes(b"not a pdf")
    with pytest.raises(Refusal, match=r"claims\.not_pdf"):
        check_pdf(tmp_path / "x.pdf")
    with pytest.raises(Refusal, match=r"claims\.unreadable_file"):
        check_pdf(tmp_path / "none.pdf")


@pytest.mark.parametrize("gone", [[b"/Keywords"], [b"/Keywords", b"/Body"]])
@pytest.mark.parametrize("sealed", [True, False])
def test_claims_taken_away_make_no_form_of_a_paper(paper: Path, gone: list[bytes], sealed: bool) -> None:
    """One trace of them is enough, were it only the QR."""
    raw = paper.read_bytes()
    raw = raw[: raw.rindex(TRAILER)]
    for key in gone:
        assert key in raw
        raw = raw.replace(key, b"/" + b"X" * (len(key) - 1))
    paper.write_bytes(raw + TRAILER + hashlib.sha256(raw).hexdigest().encode() + b"\n" if sealed else raw)
    assert codes(paper) == (["claims.lost"] if sealed else ["claims.resaved", "claims.lost"])


def test_the_kept_text_by_the_specification(paper: Path) -> None:
    """docs/formats/claims.md, followed without the module."""
    import pypdfium2

    with pypdfium2.PdfDocument(paper) as document:
        packed, said = document.get_metadata_value("Body"), document.get_metadata_value("Keywords")
    body = zlib.decompress(base64.b64decode(packed))
    line = next(line for line in said.split("\n") if line.startswith("正文指纹："))
    assert line.removeprefix("正文指纹：").replace(" ", "") == hashlib.sha256(body).hexdigest()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_claims_survive_their_text(lang: str) -> None:
    facts = (
        ("community", "A: B：C"),
        ("title", "x" * 200),
        ("head", "0a" * 32),
        ("decision", "1"),
        ("decision", "2"),
    )
    made = claims("result", "zh" if lang == "zh" else "en", facts)
    assert parse(made.text()) == made
    assert check_code("0a" * 32) in made.code()
    assert len(made.get("title")) == 80


def test_a_paper_of_version_1_shows_what_it_showed() -> None:
    told = f"MEETING-TUI/1 minutes zh\n标题：会议纪要\n记录指纹：{grouped('0a' * 32)}"
    made = parse(told)
    assert made.get("head") == "0a" * 32
    assert made.text() == made.code() == made.printed() == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "claims.none"),
        ("MEETING-TUI/1 minutes fr", "claims.none"),
        ("MEETING-TUI/3 minutes zh", "claims.version"),
        ("MEETING-TUI/1 minutes zh\n标题 x", "claims.line"),
        ("MEETING-TUI/1 minutes zh\n记录指纹：xyz", "claims.line"),
    ],
)
def test_claims_that_are_none(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(text)
    assert refused.value.code == code
