"""`rank`: rankings keyed in, counted without a community's file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

FOOD = [(4, "O"), (2, "PO"), (8, "CS"), (4, "CW"), (1, "S"), (1, "W")]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Food at a party of twenty, as in the textbooks."""
    ballots = [{"count": count, "order": list(order)} for count, order in FOOD]
    file = tmp_path / "papers.json"
    file.write_text(json.dumps({"candidates": list("OPCSW"), "ballots": ballots}), encoding="utf-8")
    return file


def test_stages_are_told(run: Run, papers: Path) -> None:
    ran = run("rank", papers, "--method", "stv", "--seats", "3", "--json")
    found = json.loads(ran.out)
    assert (found["elected"], found["quota"]) == (["C", "O", "S"], 6)
    assert found["stages"][1]["votes"]["S"] == "5.00000"
    told = run("rank", papers, "--method", "stv", "--seats", "3").out
    assert "Surplus of C" in told
    assert "C, O" in told


def test_who_is_level_waits_for_lots(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "level.json"
    ballots = [{"order": ["甲"]}, {"order": ["乙"]}]
    file.write_text(json.dumps({"candidates": ["甲", "乙"], "ballots": ballots}), encoding="utf-8")
    found = json.loads(run("rank", file, "--method", "schulze", "--json").out)
    assert (found["elected"], found["tied"]) == ([], ["甲", "乙"])
    for seed, why in (("31415", "That was 5"), ("七", "That was 1"), ("12" * 10, "does not look thrown")):
        assert why in run("rank", file, "--method", "schulze", "--seed", seed).err
    thrown = " ".join("31415926535897932384")
    drawn = json.loads(run("rank", file, "--method", "schulze", "--seed", thrown, "--json").out)
    assert (len(drawn["elected"]), drawn["tied"]) == (1, [])
    assert run("rank", file, "--method", "stv").code == 1


def test_grades(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "grades.json"
    ballots = [{"count": 2, "grades": {"A": "good", "B": "fair"}}, {"grades": {"B": "good"}}]
    told = {"candidates": ["A", "B"], "grades": ["poor", "fair", "good"], "ballots": ballots}
    file.write_text(json.dumps(told), encoding="utf-8")
    found = json.loads(run("rank", file, "--method", "majority-judgment", "--json").out)
    assert (found["elected"], found["grade"]) == (["A"], {"A": "good", "B": "fair"})
    ballots[0]["grades"] = {"A": "splendid"}
    file.write_text(json.dumps(told), encoding="utf-8")
    assert run("rank", file, "--method", "majority-judgment").code == 1
