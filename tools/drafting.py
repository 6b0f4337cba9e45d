"""The guide's pictures of a matter: `python -m tools.drafting LANG FOLDER` lives through one of the sample's.

Four screens, and its papers side by side: a page of the pack, the poster, the account of the half-year.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.files import write
from meeting_tui.desk.matters import actions, money, questions
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals import talk
from meeting_tui.lang import Lang
from meeting_tui.rehearsal.sample import found_sample, sample_text
from meeting_tui.world import World
from tools.pictures import on_a_table
from tools.scenes import SECOND, WHO, begun, draw

NOW = datetime.fromisoformat("2026-11-24T19:30:00+08:00")
WINDOW = {"opens": "2026-12-01T09:00", "closes": "2026-12-21T20:00"}
LIFT = 1
WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "question": "检测报告何时出来？",
        "answer": "11 月底。",
        "do": "签订施工合同",
        "firm": "宏远电梯工程公司",
        "decision": "第 1 号决定",
        "more": "施工期间每日公布进度。",
        "why": "住户要求",
        "comment": "请写明保修年限。",
    },
    "en": {
        "question": "When is the survey due?",
        "answer": "At the end of November.",
        "do": "Sign the contract",
        "firm": "Northgate Lifts Ltd",
        "decision": "Decision 1",
        "more": "Progress is posted every day while work goes on.",
        "why": "residents asked for it",
        "comment": "Say how long it is under guarantee.",
    },
}
SCENES: dict[str, tuple[str, ...]] = {
    "matter": ("1",),
    "proposal": ("enter",),
    "difference": ("enter", "MORE", "ctrl+o"),
    "said": ("2", "down", "down"),
}
"""The keys from the matter's own screen."""


def drafted(office: Office, lang: Lang) -> None:
    """Questions, opinions and amendments of the lift."""
    said = WORDS[lang]
    asked = questions.ask(office, LIFT, said["question"])
    questions.answer(office, LIFT, asked, said["answer"])
    actions.assign(office, LIFT, said["do"], SECOND[lang], date(2026, 12, 10))
    text = proposals.proposal(office, LIFT).draft.text
    talk.amend(office, LIFT, f"{text}\n{said['more']}", SECOND[lang], said["why"])
    talk.comment(office, LIFT, 1, said["comment"], SECOND[lang])


def paid(office: Office, lang: Lang) -> None:
    """It is decided; a budget, a contract, and what was paid."""
    said = WORDS[lang]
    matters.move(office, LIFT, "decide", said["decision"])
    matters.move(office, LIFT, "begin")
    told = {"source": "fund", "party": said["firm"], "decision": said["decision"]}
    lines = (
        ("budget", 289_000_00, "", 2),
        ("contract", 285_000_00, "2026-07", 9),
        ("payment", 85_500_00, "2026-0112", 20),
    )
    for kind, fen, voucher, day in lines:
        on = date(2026, 11, day)
        money.enter(office, LIFT, money.MoneySpec(kind=kind, fen=fen, voucher=voucher, on=on, **told))


def pack(path: Path, lang: Lang, to: Path) -> None:
    """The pack of a poll that is made in a copy."""
    office = open_office(path, WHO[lang], world=World(now=lambda: NOW))
    spec = poll_spec(sample_text(lang, "poll.toml"))
    window = {name: datetime.fromisoformat(said) for name, said in WINDOW.items()}
    poll = polls.new_poll(office, replace(spec, tellers=(SECOND[lang],), scrutineers=(), **window))
    write(office, DocumentRef("pack", poll), to)
    office.close()


def papers(office: Office, lang: Lang, folder: Path) -> None:
    """Pack, poster and account, side by side."""
    wanted = {"2": ("matter", str(LIFT)), "3": ("ledger", "fund-2026H2")}
    for name, (kind, ref) in wanted.items():
        write(office, DocumentRef(kind, ref), folder / f"{name}.pdf")
    table = on_a_table([folder / f"{name}.pdf" for name in ("1", *wanted)])
    table.save(folder / f"matters-{lang}.png", optimize=True)


def main(arguments: Sequence[str]) -> int:
    """Live through it, and draw every scene into the folder."""
    lang, folder = begun(arguments)
    path = folder / "matter.meeting"
    office = found_sample(path, lang, WHO[lang], World(now=lambda: NOW))
    drafted(office, lang)
    (folder / "voted.meeting").write_bytes(path.read_bytes())
    pack(folder / "voted.meeting", lang, folder / "1.pdf")
    paid(office, lang)
    at = [each.id for each in matters.matters(office)].index(LIFT)
    for name, keys in SCENES.items():
        draw(path, name, lang, NOW, ("f4", *["down"] * at, "enter", *keys))
    papers(office, lang, folder)
    office.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
