"""The published bundle counts again to the same, here and by the stranger's verifier in docs."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.rules.numbers import CN

from meeting_tui.refusal import Refusal
from meeting_tui.rules import Ballot, Profile, Question, Voter, load_profile, shipped_profile
from meeting_tui.rules.bundle import PollFacts, bundle, canonical, digest
from meeting_tui.rules.recount import recount

VERIFIER = Path(__file__).resolve().parents[2] / "docs" / "recount_verifier.py"
OWN = 'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "12"\n'
FOLLOW = (
    '[nonresponse]\npolicy = "follow_majority"\nbylaw = "12"\nwarning = { zh = "随多数", en = "follows" }\n'
)
PROFILES = {
    "plain": CN,
    "abstain": load_profile(OWN + '[nonresponse]\npolicy = "abstain"\n', "a"),
    "follow": load_profile(
        OWN + 'options = ["for", "against", "abstain", "follow_majority"]\n' + FOLLOW, "b"
    ),
    "strict": load_profile(
        OWN + 'blank = "invalid"\n[invalid]\nscope = "ballot"\nparticipates = true\n', "c"
    ),
}
NAMES = ("甲", "乙", "丙", "Dan")


def questions(profile: Profile) -> tuple[Question, ...]:
    ordinary, special = next(iter(profile.rules)), list(profile.rules)[-1]
    second = "area" if "area" in profile.measures else "share"
    return (
        Question("q1", ordinary),
        Question(
            "q2",
            special,
            electorate=frozenset(f"{n:06}" for n in range(1, 25)),
            excluded={"000002": "conflict"},
            weighed={"000005": Voter("000005", {"heads": 1, second: 1234}, uncounted={second: 66})},
        ),
        Question("q3", ordinary, "choose", NAMES[:3]),
        Question("q4", ordinary, "elect", NAMES, seats=2, max_ticks=3, reserve=1),
        Question("q5", kind="rate"),
    )


def paper(dice: random.Random, profile: Profile, serial: str) -> Ballot:
    def some(*choices: str) -> tuple[str, ...]:
        return dice.choices(
            [(choices[0],), (dice.choice(choices),), (), tuple(dice.sample(choices, 2))], [6, 4, 1, 1]
        )[0]

    marks = {
        "q1": some(*profile.options),
        "q2": some(*profile.options),
        "q3": some(*NAMES[:3], "against", "abstain"),
        "q4": tuple(dice.sample(NAMES, dice.randint(0, 4))),
        "q5": some(*"54321"),
    }
    return Ballot(serial, dice.random() > 0.05, marks, "")


def poll(profile: Profile, seed: int = 1, **more: Any) -> PollFacts:
    dice = random.Random(seed)
    second = "area" if "area" in profile.measures else "share"
    voters = [Voter(f"{n:06}", {"heads": 1, second: dice.randint(3000, 5000)}) for n in range(1, 41)]
    voters[0] = Voter("000001", {"heads": 1, second: 9000}, uncounted={second: 500})
    came = dice.sample(voters, dice.randint(26, 38))
    ballots = [paper(dice, profile, voter.id) for voter in came]
    ballots += [paper(dice, profile, ballots[0].voter), ballots[1], Ballot("999999", True, {"q1": ("for",)})]
    delivered = frozenset(voter.id for voter in voters[:37])
    given = {
        "delivered": delivered,
        "seeds": {"q4": "20261123", "q3": "7"},
        "roll_fingerprint": "ab12",
        **more,
    }
    return PollFacts(
        profile, questions(profile), tuple(voters), tuple(ballots), poll={"code": "PQRS"}, **given
    )


def verifier(raw: object, folder: Path) -> tuple[int, str]:
    """What the stranger says: exit code and words."""
    file = folder / "bundle.json"
    file.write_bytes(canonical(raw))
    done = subprocess.run([sys.executable, "-I", VERIFIER, file], capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.returncode, done.stdout


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("seed", range(4))
def test_both_count_it_again_to_the_same(name: str, seed: int, tmp_path: Path):
    raw = json.loads(canonical(bundle(poll(PROFILES[name], seed))))
    again = recount(raw)
    assert again.differences == ()
    assert again.digest == digest(raw)
    code, said = verifier(raw, tmp_path)
    assert (code, said.count("agrees")) == (0, 5), said


@pytest.mark.parametrize(
    "name",
    ["de-weg", "us-roberts", "fr-copropriete", "hk-bmo", "uk-company", "au-nsw-strata", "jp-condominium"],
)
def test_other_laws_too(name: str, tmp_path: Path):
    profile = shipped_profile(name)
    everyone = frozenset(f"{n:06}" for n in range(1, 41))
    facts = poll(profile, 3, delivered=None, present=everyone, in_person=everyone, castings={"q1": "for"})
    raw = json.loads(canonical(bundle(facts)))
    assert not recount(raw).differences
    assert verifier(raw, tmp_path)[0] == 0


def test_a_tie_the_chair_decided(tmp_path: Path):
    voters = tuple(Voter(str(n), {"heads": 1, "share": 1}) for n in range(4))
    ballots = tuple(Ballot(str(n), True, {"q": ("for" if n < 2 else "against",)}) for n in range(4))
    for casting, outcome in (("for", "passed"), ("against", "rejected")):
        facts = PollFacts(
            shipped_profile("hk-bmo"),
            (Question("q", "resolution"),),
            voters,
            ballots,
            castings={"q": casting},
        )
        raw = json.loads(canonical(bundle(facts)))
        assert raw["results"][0]["outcome"] == outcome
        assert not recount(raw).differences
        assert verifier(raw, tmp_path) == (0, f"q {outcome} agrees\n")


def test_a_secret_poll_shows_rows_without_names(tmp_path: Path):
    facts = poll(CN)
    raw = json.loads(canonical(bundle(facts, secret=b"dice")))
    assert raw["identity"] == "secret"
    assert {row["id"] for row in raw["voters"]} == {str(n) for n in range(1, 41)}
    assert "000002" not in json.dumps(raw)
    shown = [row["weights"]["area"] for row in raw["voters"]]
    assert shown != [row["weights"]["area"] for row in bundle(facts)["voters"]]
    assert not recount(raw).differences
    assert verifier(raw, tmp_path)[0] == 0
    signed = bundle(facts)["results"]
    assert [each["outcome"] for each in raw["results"]] == [each["outcome"] for each in signed]
    assert [each["measures"] for each in raw["results"]] == [each["measures"] for each in signed]
    assert bundle(facts, secret=b"other")["voters"] != raw["voters"]


def outcome(raw: dict[str, Any]) -> None:
    raw["results"][0]["outcome"] = "second_vote"


def number(raw: dict[str, Any]) -> None:
    raw["results"][1]["measures"]["area"]["for"] = "1.00"


def vote(raw: dict[str, Any]) -> None:
    row = next(
        each for each in raw["ballots"][2:] if each["valid"] and each["choices"]["q5"] in (["5"], ["4"])
    )
    row["choices"]["q5"] = ["1"]


def winner(raw: dict[str, Any]) -> None:
    raw["results"][3]["strict"]["elected"] = ["Dan"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (outcome, "results.0.outcome"),
        (number, "results.1.measures.area.for"),
        (vote, "results.4."),
        (winner, "results.3.strict.elected"),
    ],
)
def test_a_changed_claim_or_row_is_found_by_both(change, path: str, tmp_path: Path):
    raw = json.loads(canonical(bundle(poll(CN))))
    change(raw)
    assert recount(raw).differences[0].startswith(path)
    code, said = verifier(raw, tmp_path)
    assert (code, said.count("DIFFERS")) == (3, 1), said


def test_a_bent_law_is_named_and_counts_nothing():
    """More than half of the area is asked for; a law of one third in the bundle makes nothing pass."""
    raw = json.loads(canonical(bundle(poll(CN))))
    fair = [each.outcome for each in recount(raw).results]
    raw["profile"]["rule"]["ordinary"]["approval"]["all"][0]["frac"] = "1/100"
    again = recount(raw)
    assert again.differences == ("profile.rule.ordinary.approval.all.0.frac",)
    assert [each.outcome for each in again.results] == fair


def test_two_questions_of_one_id_are_refused_and_nobody_decides_nothing():
    raw = json.loads(canonical(bundle(poll(CN))))
    raw["questions"][1]["id"] = "q1"
    with pytest.raises(Refusal, match=r"rules\.question_twice"):
        recount(raw)
    nobody = bundle(PollFacts(CN, (Question("q", "ordinary"),), (), ()))
    again = recount(json.loads(canonical(nobody)))
    assert ([each.outcome for each in again.results], again.differences) == (["no_quorum"], ())


def test_a_bundle_of_the_first_version_is_still_read(tmp_path: Path):
    """Written by the program as it was on 2026-11-23."""
    raw = json.loads((Path(__file__).parent / "files" / "bundle-1.json").read_text("utf-8"))
    assert raw["version"] == 1
    again = recount(raw)
    assert [each.as_json()["outcome"] for each in again.results] == [
        each["outcome"] for each in raw["results"]
    ]
    results = [path for path in again.differences if path.startswith("results.")]
    assert (results, again.binding) == ([], None)
    assert verifier(raw, tmp_path)[0] == 0


def test_a_missing_result_is_a_difference():
    raw = bundle(poll(CN))
    del raw["results"][-1]
    assert recount(raw).differences == ("results",)


def change(raw: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The bundle with one value changed; None takes it out."""
    changed = copy.deepcopy(raw)
    at: Any = changed
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in way:
        at = at[part]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("format", "other", "rules.profile_value"),
        ("version", 5, "rules.profile_value"),
        ("version", 4, "rules.profile_missing"),
        ("voters.0.weights.area", "-1.00", "rules.negative"),
        ("voters.0.weights.area", "9999999999999999.00", "rules.not_a_number"),
        ("voters", None, "rules.profile_missing"),
        ("voters.0.weights.area", "lots", "rules.not_a_number"),
        ("voters.0.weights.heads", None, "rules.profile_missing"),
        ("voters.3.outside", None, "rules.profile_missing"),
        ("ballots.0.valid", "yes", "rules.profile_type"),
        ("ballots.0.choices.q1", "for", "rules.profile_type"),
        ("ballots.0.voter", 7, "rules.profile_type"),
        ("questions.0.kind", "guess", "rules.profile_value"),
        ("questions.0.rule", "nope", "rules.unknown_rule"),
        ("profile.rule.ordinary.cite", None, "rules.profile_cite"),
        ("results", None, "rules.profile_missing"),
    ],
)
def test_what_is_no_bundle_is_refused(path: str, value: object, code: str):
    raw = json.loads(canonical(bundle(poll(CN))))
    with pytest.raises(Refusal) as refused:
        recount(change(raw, path, value), "poll.json")
    assert refused.value.code == code


@pytest.mark.parametrize("raw", [[], 3, "bundle", {}, None])
def test_other_json_is_refused(raw: object):
    with pytest.raises(Refusal):
        recount(raw)


def test_the_verifier_is_short_and_knows_nothing_of_the_package():
    text = VERIFIER.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 360  # a hundred of them put names in order, by three methods
    assert "import meeting_tui" not in text
    assert "from meeting_tui" not in text
