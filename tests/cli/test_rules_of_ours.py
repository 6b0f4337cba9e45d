"""Rules of a community's own, proxies, lots, duties and the board, as commands."""

from __future__ import annotations

import json

import pytest

OWN = """
format = 1
id = "ours"
extends = "cn-assembly"
bylaw = "议事规则第12条"
[nonresponse]
policy = "follow_majority"
bylaw = "议事规则第12条第3款"
warning = { zh = "未反馈计入多数。", en = "Silence follows the majority." }
[proxy]
forbidden_roles = ["manager"]
"""
SPEC = """
title = "换届选举"
matter = "cc278.3"
opens = 2026-01-01
closes = 2026-12-24
without_rehearsal = "沿用上次表决的打印机和扫描仪"
open_count = true
[[question]]
id = "seats"
title = "选举委员"
kind = "elect"
seats = 1
choices = ["wang", "li"]
"""


@pytest.fixture
def own(run, file, tmp_path):
    """The small community, by rules of its own; with an election whose ballots are printed."""
    path, spec = tmp_path / "own.toml", tmp_path / "poll.toml"
    path.write_text(OWN, "utf-8")
    spec.write_text(SPEC, "utf-8")
    assert run("community", "profile", path).code == 0
    poll = run("poll", "new", spec).out.strip()
    assert run("ballots", "print", poll, "-o", tmp_path / "b.pdf").code == 0
    return poll


def test_a_community_is_founded_with_rules_of_its_own(run, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    file = ("--file", tmp_path / "new.meeting")
    assert run("init", "--name", "Ours", "--profile", path, *file).code == 0
    shown = json.loads(run("community", "show", "--json", *file).out)
    assert (shown["profile_id"], shown["extends"], shown["bylaw"], shown["nonresponse"]) == (
        "ours",
        "cn-assembly",
        "议事规则第12条",
        "follow_majority",
    )
    assert "议事规则第12条" in run("community", "show", *file).out


def test_wrong_rules_change_nothing(run, file, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace('bylaw = "议事规则第12条第3款"', ""), "utf-8")
    ran = run("community", "profile", path)
    assert ran.code == 1
    assert "own.toml, line 6" in ran.err
    assert json.loads(run("community", "show", "--json").out)["profile_id"] == "cn-assembly"


def test_rules_stay_while_a_poll_is_open(run, own):
    assert run("community", "profile", "cn-assembly").code == 1


def test_proxies(run, own):
    assert run("proxy", "add", own, "李四", "张某", "--role", "manager").code == 1
    assert run("proxy", "add", own, "李四", "王五", "--instructed").code == 0
    (given,) = json.loads(run("proxy", "list", own, "--json").out)
    assert (given["label"], given["holder"], given["instructed"]) == ("李四", "王五", True)
    assert "李四" in run("proxy", "list", own).out
    assert json.loads(run("count", own, "--json").out)["proxies"] == {"registered": 1, "returned": 0}
    assert run("proxy", "withdraw", own, "李四", "--reason", "本人到场").code == 0
    assert run("proxy", "list", own, "--json").out.strip() == "[]"


def test_what_is_still_reachable_and_what_the_law_wants(run, own, tmp_path):
    shown = json.loads(run("poll", "show", own, "--json").out)
    assert [each["offer"] for each in shown["outlooks"]["seats"]] == ["wang", "li"]
    assert {duty["id"]: duty["status"] for duty in shown["duties"]} == {
        "assembly-notice": "late",
        "ballots-delivery": "due",
    }
    assert "not issued" in run("board", "post", f"notice:{own}", "--place", "东门").err
    assert json.loads(run("poll", "show", own, "--json").out)["duties"][0]["status"] == "late"
    assert run("notice", own, "-o", tmp_path / "n.pdf").code == 0
    assert "not issued" not in run("board", "post", f"notice:{own}", "--place", "北门").err
    duty = json.loads(run("poll", "show", own, "--json").out)["duties"][0]
    assert (duty["status"], duty["evidence"]["what"]) == ("done_late", f"notice:{own}")
    assert "late: " in run("poll", "show", own).out
    assert "Done only on" in run("poll", "show", own).out
    assert "北门" in run("board", "list").out


def test_lots_are_drawn_only_when_all_is_counted_and_level(run, own):
    run("ballots", "issue", own, 1, 2, 3)
    early = run("count", own, "--seed", "seats=7")
    assert (early.code, early.out) == (1, "")
    assert "no result on record" in early.err
    assert run("poll", "close", own, "--by", "张三", "--by", "李四", "--reason", "都投了").code == 0
    counted = json.loads(run("count", own, "--json").out)
    assert (counted["final"], counted["outlooks"], counted["questions"][0]["seed"]) == (True, {}, None)
    assert "no tie" in run("count", own, "--seed", "seats=7").err
    assert run("count", own, "--casting", "seats").code == 2


def test_lots_are_announced_and_then_thrown(run, own, tmp_path):
    (tmp_path / "level.toml").write_text(SPEC + "max_ticks = 2\n", "utf-8")
    own = run("poll", "new", tmp_path / "level.toml").out.strip()
    run("ballots", "print", own, "-o", tmp_path / "level.pdf")
    run("ballots", "issue", own, 1, 2, 3)
    for serial in (1, 2, 3):
        run("ballots", "return", own, serial)
        run("ballots", "enter", own, serial, "seats=wang,li")
    assert run("poll", "close", own, "--by", "张三", "--by", "李四", "--reason", "都投了").code == 0
    run("count", own)
    seed = "314 159 265 358 979 323 84"
    for wrong, why in ((seed, "Announce"), ("20261208", "Announce")):
        assert why in run("count", own, "--seed", f"seats={wrong}").err
    said = run("count", own, "--announce", "seats=digits").out
    assert "Lots announced on" in said
    assert "that was 8" in run("count", own, "--seed", "seats=20261208").err
    assert (
        "command of its own" in run("count", own, "--announce", "seats=dice", "--seed", f"seats={seed}").err
    )
    assert "Two people" in run("count", own, "--seed", f"seats={seed}").err
    two = ("--by", "张三", "--by", "李四")
    (question,) = json.loads(run("count", own, "--seed", f"seats={seed}", *two, "--json").out)["questions"]
    assert question["seed"] == "31415926535897932384"


def test_meetings_go_by_rules_and_a_limit_of_ours_and_enclosures_are_compared(run, own, tmp_path):
    assert run("community", "set", "--speech", "2").code == 0
    (tmp_path / "a.pdf").write_bytes(b"1")
    spec = tmp_path / "assembly.toml"
    spec.write_text(
        'title = "大会"\ntime = ""\nkind = "assembly"\n[[agenda]]\ntitle = "x"\nkind = "decision"\n'
        '[[agenda.enclosure]]\nfile = "a.pdf"\n',
        "utf-8",
    )
    called = run("meeting", "new", spec).out.strip()
    shown = json.loads(run("meeting", "show", called, "--json").out)
    assert (shown["profile"], shown["speech"]) == ("ours", 2)
    assert 'derived_from = "cn-assembly"' in shown["law"]
    assert "speech = 2" in run("meeting", "export", called).out
    assert run("meeting", "enclosures", called, tmp_path).code == 0
    (tmp_path / "a.pdf").write_bytes(b"2")
    ran = run("meeting", "enclosures", called, tmp_path)
    assert ran.code == 3
    assert "a.pdf" in ran.err
    ran = run("notice", called, "-o", tmp_path / "n.txt")
    assert (ran.code, "Caution" in ran.err) == (0, True)
