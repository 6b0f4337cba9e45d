"""`decide`: the bare evaluator as others script against it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

BARE = {
    "heads": {"all": 30, "for": 11, "against": 9, "abstain": 0},
    "area": {"all": "3000.00", "for": "1000.01", "against": "999.99", "abstain": "0"},
}


@pytest.fixture
def request_file(tmp_path: Path):
    """Write a request and name it."""

    def write(measures: object = BARE) -> Path:
        path = tmp_path / "input.json"
        path.write_text(json.dumps({"measures": measures}), "utf-8")
        return path

    return write


def test_a_decision_by_a_hair(run, request_file):
    ran = run("decide", request_file(), "--profile", "cn-assembly", "--rule", "ordinary", "--json")
    decided = json.loads(ran.out)
    assert (ran.code, decided["outcome"]) == (0, "passed")
    first = decided["conditions"][0]
    assert {
        name: first[name] for name in ("part", "measure", "num", "of", "cmp", "frac", "holds", "short_by")
    } == {
        "part": "quorum",
        "measure": "heads",
        "num": "participating",
        "of": "all",
        "cmp": "ge",
        "frac": "2/3",
        "holds": True,
        "short_by": 0,
    }
    assert "278" in first["cite"]


@pytest.mark.parametrize(("lang", "says"), [("en", "short by 499.99 m²"), ("zh", "还差 499.99 ㎡")])
def test_what_is_missing_is_said_in_words(run, request_file, lang, says):
    ran = run("decide", request_file(), "--profile", "cn-assembly", "--rule", "special", "--lang", lang)
    assert ran.code == 0
    assert says in ran.out


@pytest.mark.parametrize(
    ("profile", "rule", "votes", "says"),
    [
        ("cn-assembly", "ordinary", (11, 9, 20), ("278", "Rule: ", "Source read on ")),
        ("fr-copropriete", "art-25", (3400, 3000, 10_000), ("25-1", "Second vote under: ")),
        ("tw-condominium", "art-32", (7, 2, 10), ("Objections: 7 days",)),
        ("hk-bmo", "resolution", (5, 5, 10), ("A tie; the chair's casting vote: not given",)),
    ],
)
def test_the_text_names_the_law_and_what_may_follow(run, request_file, profile, rule, votes, says):
    """Second vote: loi 65-557 art 25-1; objections: 條例 32; casting vote: Cap 344 Sch 3."""
    row = dict(zip(("for", "against", "all"), votes, strict=True)) | {"abstain": 0}
    measures = {"heads": row, "area" if profile.startswith("cn") else "share": row}
    ran = run("decide", request_file(measures), "--profile", profile, "--rule", rule)
    assert ran.code == 0, ran.err
    assert [each for each in says if each not in ran.out] == []


@pytest.mark.parametrize(("rule", "read"), [("declaration", True), ("recall", False)])
def test_no_source_is_said_to_be_read_that_was_not(run, request_file, rule, read):
    """Florida 718.110(1)(a) was read in a copy, 718.112(2)(l) was not."""
    row = {"all": 100, "for": 70, "against": 0}
    ran = run("decide", request_file({"heads": row}), "--profile", "us-fl-condominium", "--rule", rule)
    assert ran.code == 0, ran.err
    assert ("Source read on " in ran.out) == read


def test_a_profile_from_a_file(run, request_file, tmp_path):
    from meeting_tui.rules import shipped_profile

    own = tmp_path / "own.toml"
    own.write_text(shipped_profile("cn-assembly").text, "utf-8")
    words = ["decide", request_file(), "--rule", "ordinary", "--json", "--profile"]
    assert json.loads(run(*words, own).out) == json.loads(run(*words, "cn-assembly").out)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--profile", "no-such", "--rule", "ordinary"], 1),
        (["--profile", "cn-assembly", "--rule", "no-such"], 1),
        (["--profile", "no-such.toml", "--rule", "ordinary"], 1),
        (["--profile", "cn-assembly"], 2),
    ],
)
def test_wrong_profiles_and_rules(run, request_file, words, code):
    ran = run("decide", request_file(), *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.strip()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"measures": {"heads": {"all": 1.5}}}', '{"measures": {"heads": {}}}']
)
def test_a_request_that_is_none(run, tmp_path, text):
    path = tmp_path / "input.json"
    path.write_text(text, "utf-8")
    ran = run("decide", path, "--profile", "cn-assembly", "--rule", "ordinary")
    assert (ran.code, ran.out) == (1, "")
    assert "Traceback" not in ran.err
