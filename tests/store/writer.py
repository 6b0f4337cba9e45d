"""The process that gets killed: writes entries and says each step in a line; one with a hash is a promise.

usage: python writer.py FILE [--lie]

`--lie` promises before the commit, and then waits to be killed.
"""

from __future__ import annotations

import sys
from itertools import count

from meeting_tui.store import journal
from meeting_tui.store.engine import open_store
from meeting_tui.world import REAL

ROOM = "meeting:m1"


def say(*words: object) -> None:
    sys.stdout.buffer.write((" ".join(map(str, words)) + "\n").encode())
    sys.stdout.buffer.flush()


def main(path: str, lie: bool) -> None:
    store = open_store(path, who="王建国")
    for number in count():
        text = f"第{number}条"
        with store.write() as session:
            say("begun")
            body = {"no": 1, "speaker": "王建国"}
            entry = journal.append(session, REAL, ROOM, "remark", body, "王建国", {"text": text})
            say("appended")
            if lie:
                say(entry.seq, entry.hash, text)
                sys.stdin.read()
        say(entry.seq, entry.hash, text)


if __name__ == "__main__":
    main(sys.argv[1], "--lie" in sys.argv)
