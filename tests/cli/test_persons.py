"""People on the command line: listed, registered, told apart; and whoever sits there is one of them."""

from __future__ import annotations

import json
from itertools import chain

import pytest


def test_people_are_listed_and_registered(run, file):
    assert run("person", "list", "--json").code == 0
    people = json.loads(run("person", "list", "--json").out)
    assert [(each["id"], each["name"], each["unit"]) for each in people] == [
        (4, "张三", "1-1-101"),
        (5, "李四", "1-1-102"),
        (6, "王五", "1-1-103"),
        (2, "李梅", ""),
        (1, "王建国", ""),
        (3, "陈明", ""),
    ]
    assert run("person", "add", "冯立", "--organ", "益家物业").out == "p7\n"
    assert run("person", "add", "冯立", "--organ", "益家物业").code == 1
    assert run("person", "add", "张三").code == 1
    twin = json.loads(run("person", "add", "张三", "--unit", "9-901", "--json").out)
    assert (twin["id"], twin["unit"]) == (8, "9-901")
    listed = run("person", "list", "zhangsan").out
    assert "p4" in listed
    assert "9-901" in listed
    assert "李四" not in listed


def test_who_sits_here_is_somebody_the_file_knows(run, file, monkeypatch):
    import sqlite3

    assert run("person", "add", "冯立", "--who", "路人").code == 0, "registering is open to anybody"
    post = ["board", "post", "notice:1", "--place", "南门"]
    refused = run(*post, "--who", "路人")
    assert (refused.code, "person add" in refused.err) == (1, True)
    run("person", "add", "李梅", "--organ", "物业")
    assert "李梅 物业" in run(*post).err, "two of the name now, and the environment says 李梅"
    assert run(*post, "--who", "李梅 物业").code == 0
    assert run(*post, "--who", "p1").code == 0
    monkeypatch.delenv("MEETING_TUI_WHO")
    monkeypatch.setattr("getpass.getuser", lambda: "clerk")
    assert run(*post).code == 0
    with sqlite3.connect(file) as known:
        posted = known.execute("SELECT body FROM entry WHERE kind = 'posting.hung' ORDER BY seq").fetchall()
    by = [(body["by"], body.get("by_id")) for body in map(json.loads, chain(*posted))]
    assert by == [("李梅", 8), ("王建国", 1), ("clerk", None)]


def test_init_registers_who_founds_it(run, tmp_path):
    file = tmp_path / "new.meeting"
    told = ("--file", file, "--who", "赵军")
    assert run("init", "--name", "新", "--profile", "cn-assembly", "--chair", "王建国", *told).code == 0
    people = json.loads(run("person", "list", "--json", "--file", file).out)
    assert {each["name"]: each["id"] for each in people} == {"赵军": 1, "王建国": 2}
    shown = json.loads(run("community", "show", "--json", "--file", file).out)
    assert [(each["name"], each["person"]) for each in shown["members"]] == [("王建国", 2)]


SPEC = """
title = "联席会议"
time = 2026-12-01T19:00:00
chair = "{chair}"
recorder = "李梅"
agenda = ["电梯"]
[[guest]]
name = "冯立"
organ = "益家物业"
"""


@pytest.mark.parametrize(("chair", "code"), [("王建国", 0), ("p1", 0), ("冯立", 0), ("路人", 1)])
def test_a_meetings_file_names_people_and_its_guests(run, file, tmp_path, chair, code):
    spec = tmp_path / "meeting.toml"
    spec.write_text(SPEC.format(chair=chair), "utf-8")
    assert run("meeting", "new", spec).code == code
    if code == 0:
        state = json.loads(run("meeting", "show", "m1", "--json").out)
        assert state["chair"] == {"p1": "王建国"}.get(chair, chair)
        assert (state["recorder"], state["recorder_id"]) == ("李梅", 2)
        assert (state["members"], state["members_ids"]) == (["王建国", "李梅", "陈明"], [1, 2, 3])
        assert len(run("person", "list", "冯立", "--json").out.split("益家物业")) == 2
    else:
        assert run("meeting", "list", "--json").out == "[]\n"
        assert json.loads(run("person", "list", "冯立", "--json").out) == []
