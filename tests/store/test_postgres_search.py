"""The same questions have the same answers on PostgreSQL and in a file."""

from __future__ import annotations

from pathlib import Path

from meeting_tui.desk import communities
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office
from meeting_tui.desk.search.acts import find
from meeting_tui.world import World

QUERIES = ("物业", "wylg", "停梯", "dttt", "2026-11", "11月", "李敏", "同意 不", "无此")


def filled(target: Path | str, world: World) -> Office:
    office = communities.found(target, "梧桐苑", "cn-assembly", "zh", who="李敏", world=world)
    matters.new_matter(office, "电梯停梯", "停了37天")
    with office.store.write() as session:
        for room in ("meeting:a", "meeting:b"):
            for text in ("物业来过", "不同意", "同意"):
                office.append(session, room, "remark", {"text": text}, no=1, speaker="李敏")
        office.erase(session, "meeting:b", 2, "本人要求")
    return office


def test_a_server_and_a_file_find_the_same(url: str, tmp_path: Path, world: World) -> None:
    served, file = filled(url, world), filled(tmp_path / "f.meeting", world)
    for query in QUERIES:
        found = [[line.as_json() for line in find(each, query).lines] for each in (served, file)]
        assert found[0] == found[1], query
    assert [find(served, query).count for query in ("同意", "不同意", "物业")] == [3, 1, 2]
    served.close()
    file.close()
