"""The process that gets killed: writes entries and says so, one line each. `--lie` says so too early.

usage: python writer.py FILE ACKS [--lie]
"""

from __future__ import annotations

import os
import sys
from itertools import count

from meeting_tui.store import journal
from meeting_tui.store.engine import open_store
from meeting_tui.world import REAL

ROOM = "meeting:m1"


def acknowledge(acks: int, text: str) -> None:
    os.write(acks, f"{text}\n".encode())


def main(path: str, acks_path: str, lie: bool) -> None:
    store = open_store(path, who="王建国")
    acks = os.open(acks_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    print("ready", flush=True)
    for number in count():
        text = f"第{number}条"
        with store.write() as session:
            body = {"no": 1, "speaker": "王建国"}
            entry = journal.append(session, REAL, ROOM, "remark", body, "王建国", {"text": text})
            if lie:
                acknowledge(acks, f"{entry.seq} {entry.hash} {text}")
        if not lie:
            acknowledge(acks, f"{entry.seq} {entry.hash} {text}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--lie" in sys.argv)
