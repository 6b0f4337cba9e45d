"""The kinds of entry of a poll whose papers are keyed in or read at several stations."""

from __future__ import annotations

from meeting_tui.record.kind import Kind
from meeting_tui.record.kind import a_kind as _kind

STATIONS: tuple[Kind, ...] = (
    _kind(
        "poll",
        "station.assigned",
        "station boxes:texts by:person",
        "交由计票站办理的票箱；此前由其他计票站办理的，改归该站",
        "these boxes are keyed in or read at that station from now on, and at no other",
    ),
    _kind(
        "poll",
        "station.begun",
        "station base:int by:person",
        "本文件为该计票站的副本，自第 base 条之后的条目由该站记录；仅见于计票站的文件",
        "this file is the station's copy: what stands behind entry `base` was entered there; in the files of "
        "stations alone",
    ),
    _kind(
        "poll",
        "station.merged",
        "station base:int count:int head:hash new:int by:person",
        "并入计票站的条目：副本所起的条目号、计票站记录的条数及末条指纹、本次新并入的条数",
        "what a station entered is taken in: the entry its copy began from, count and head of its record, "
        "how many entries follow that were not here",
    ),
)
