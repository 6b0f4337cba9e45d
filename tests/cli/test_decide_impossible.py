"""`decide` refuses what can't be, in every set, in both languages, under five laws: one clear line each."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Request = dict[str, Any]


def votes(**more: object) -> Request:
    return {"all": 100, "present": 60, "for": 40, "against": 10, "abstain": 10, **more}


def square(metres: str) -> Request:
    return {
        "all": "9000.00",
        "present": metres,
        "for": "4000.00",
        "against": "1000.00",
        "abstain": "1000.00",
    }


LAWS: dict[str, tuple[str, Request]] = {
    "cn-assembly": ("ordinary", {"heads": votes(), "area": square("6000.00")}),
    "de-weg": ("cost-sharing", {"heads": votes(), "share": votes()}),
    "hk-bmo": (
        "large-scale-maintenance",
        {"heads": votes(in_person=30, voted_in_person=20), "share": votes()},
    ),
    "tw-condominium": (
        "art-32",
        {"heads": votes(objecting=10), "share": votes(objecting=10), "persons": votes()},
    ),
    "au-nsw-strata": ("special", {"heads": votes(), "share": votes(), "persons": {"all": 90, "present": 50}}),
}


def put(**sets: object) -> Callable[[Request], object]:
    """These sets of heads are others."""
    return lambda raw: raw["measures"]["heads"].update(sets)


def gone(*names: str) -> Callable[[Request], object]:
    return lambda raw: [row.pop(name, None) for row in raw["measures"].values() for name in names]


def second(raw: Request) -> Request:
    """What weighs beside heads."""
    return raw["measures"]["area" if "area" in raw["measures"] else "share"]


BAD: dict[str, Callable[[Request], object]] = {
    "more votes than present": put(**{"for": 60}),
    "more present than all": put(present=101),
    "more for than all": put(**{"for": 200}),
    "more against than present": put(against=61),
    "more abstain than present": put(abstain=41),
    "returned beyond all": put(returned=101),
    "delivered beyond all": put(delivered=101, returned=60, nonresponse=41),
    "returned beyond delivered": put(delivered=50, returned=60),
    "nonresponse beyond delivered": put(delivered=60, returned=50, nonresponse=20),
    "in person beyond present": put(in_person=61),
    "voted in person beyond in person": put(in_person=20, voted_in_person=21),
    "voted in person beyond cast": put(in_person=60, voted_in_person=51),
    "participating beyond all": put(participating=101),
    "participating less than votes": put(participating=59),
    "cast less than votes": put(cast=49),
    "objecting beyond all": put(objecting=101),
    "invalid beyond all": put(invalid=101),
    "blank beyond all": put(blank=101),
    "below zero": put(abstain=-1),
    "half a head": put(**{"for": "40.5"}),
    "a float": put(**{"for": 40.25}),
    "words": put(**{"for": "forty"}),
    "true": put(**{"for": True}),
    "null": put(**{"for": None}),
    "a list": put(**{"for": [40]}),
    "sixteen digits": put(all=10**16),
    "not a number": put(**{"for": "NaN"}),
    "an unknown set": put(fore=40),
    "an unknown measure": lambda raw: raw["measures"].update(votes={"all": 1}),
    "no heads": lambda raw: raw["measures"].pop("heads"),
    "no measures": lambda raw: raw.pop("measures"),
    "measures a list": lambda raw: raw.update(measures=[]),
    "a measure a number": lambda raw: raw["measures"].update(heads=100),
    "nobody for": gone("for"),
    "nothing of all": gone("all", "for"),
    "weight without heads": put(**{"for": 0}),
    "heads without weight": lambda raw: second(raw).update(dict.fromkeys(second(raw), 0)),
    "an empty casting": lambda raw: raw.update(casting="maybe"),
    "three decimals": lambda raw: second(raw).update(all="9000.0000000000000000001"),
}


FINE = {("au-nsw-strata", "no heads")}
"""A poll by entitlement with a quorum of persons asks for no lots."""
NAMES = {
    "zh": ("改正", "更正", "请写", "请只写", "可用", "请补上", "应放在"),
    "en": ("orrect", "Write", "Take", "Add", "belong"),
}
"""What to do stands in each."""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("law", LAWS)
def test_nothing_impossible_is_decided(run, tmp_path: Path, law: str, lang: str) -> None:
    rule, measures = LAWS[law]
    path = tmp_path / "input.json"
    words = ("decide", path, "--profile", law, "--rule", rule, "--lang", lang)
    path.write_text(json.dumps({"measures": measures}), "utf-8")
    good = run(*words)
    assert good.code == 0, good.err
    for what, bend in BAD.items():
        raw = copy.deepcopy({"measures": measures})
        bend(raw)
        path.write_text(json.dumps(raw), "utf-8")
        ran = run(*words)
        if (law, what) in FINE:
            assert ran.code == 0, what
            continue
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1), (what, ran)
        assert not re.search(r"Traceback|[{}]|None|True|Refusal|rules\.", ran.err), (what, ran.err)
        assert bool(re.search(r"[\u4e00-\u9fff]", ran.err)) is (lang == "zh"), (what, ran.err)
        assert any(name in ran.err for name in NAMES[lang]), (what, ran.err)


def test_what_a_request_has_beside_is_said_and_changes_nothing(run, tmp_path: Path) -> None:
    rule, measures = LAWS["de-weg"]
    path = tmp_path / "input.json"
    told = []
    for more in ({}, {"castting": "for", "quorum": 1}):
        path.write_text(json.dumps({"measures": measures, **more}), "utf-8")
        told.append(run("decide", path, "--profile", "de-weg", "--rule", rule, "--json"))
    assert told[0].out == told[1].out
    assert "castting, quorum" in told[1].err
    assert not told[0].err
