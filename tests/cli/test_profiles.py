"""`profiles check`: which sources were read long ago."""

from __future__ import annotations

import json


def test_sources_read_more_than_a_year_ago_are_listed(run) -> None:
    ran = run("profiles", "check", "--json")
    assert ran.code == 3
    found = {(each["profile"], each["rule"]): each["as_of"] for each in json.loads(ran.out)}
    assert found["cn-assembly-shanghai", "ordinary"] == "2023-12-28"
    assert ("hk-bmo", "resolution") not in found or found["hk-bmo", "resolution"] == "2026-11-23"
    assert "2023" in run("profiles", "check").out
