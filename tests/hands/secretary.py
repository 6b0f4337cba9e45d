"""An evening as a secretary has it: from an empty folder to the minutes, at one keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.hands import script
from tests.hands.typist import Typist, wide

from meeting_tui.lang.plurals import N_n

TO_ANSWER = N_n(
    "{n} question to answer: 1 or 2, or Enter for all answers.",
    "{n} questions to answer: 1 or 2, or Enter for all answers.",
)
TAKEN = N_n("The roll now has {n} voter.", "The roll now has {n} voters.")


def founds(by: Typist) -> None:
    """The community, from an empty folder."""
    by.sees("New community")
    by.key("f8")
    by.line(script.COMMUNITY)
    by.key("enter", "tab")
    by.line("上海市梧桐路１号")
    by.key("enter")
    by.instead("５")
    by.instead("许文")
    by.wait("F12 许文")


def brings_the_roll(by: Typist, file: Path) -> None:
    """By its path; what the program isn't sure of is answered."""
    by.key("f3", "ctrl+o")
    by.line(str(file))
    for left in (2, 1):
        by.sees(TO_ANSWER, n=left)
        by.types("２")
    by.sees("Nothing wrong. Left and right show all of it; F8 imports.")
    by.key("f8")
    by.confirms(script.VOTERS)
    by.sees(TAKEN, n=script.VOTERS)
    by.key("escape")
    by.loses(TAKEN, n=script.VOTERS)


def sits_down(by: Typist, letters: str, who: str) -> None:
    """Somebody else at the keyboard, whose name stands in the frame from now on."""
    by.key("f12")
    by.line(letters)
    by.wait(f"F12 {who}")


def seats_the_committee(by: Typist) -> None:
    """By name, unit, pinyin and initials; of two of one name the second is meant."""
    by.key("f2", "1")
    by.line("陈丽华")
    by.key("enter")
    by.line("张伟")
    by.sees("Register a guest")
    by.key("down", "enter")
    by.wait(script.FAR)
    by.line("、１-1-202、anna、ｗｊｇ")
    by.loses("The committee in office")


def calls_the_meeting(by: Typist) -> None:
    """For tomorrow evening, as people say it; with an agenda."""
    by.key("f5", "ctrl+n")
    by.line(script.TITLE)
    by.key("enter")
    by.line(script.WHEN)
    by.line("物业活动室")
    by.key("tab")
    by.line("chenlihua")
    by.line("王建国")
    by.sees("Chair and recorder")
    for title, kind in script.ITEMS:
        by.key("ctrl+n")
        by.types(title)
        by.key("ctrl+o", "enter")
        by.line(kind)
        by.key("enter", "enter", "enter")
        by.loses("Minutes planned")
        by.wait(title)
    by.key("ctrl+n")
    by.line("Bad row")
    by.key("escape")
    by.sees("Take off")
    by.key("tab")
    by.wait(" 2.1      Bad row")
    by.key("shift+tab")
    by.wait(" 3      Bad row")
    by.key("ctrl+u")
    by.wait(" 2      Bad row")
    by.key("ctrl+d")
    by.wait(" 3      Bad row")
    by.key("delete")
    by.confirms(1)
    by.loses("This can't be undone.")


def opens_it(by: Typist) -> None:
    """People come; one whom the file doesn't know is registered on the way."""
    by.key("f8")
    by.sees("Who is here")
    by.key("ctrl+b")
    by.types(" 　 　 ")
    by.key("ctrl+n")
    by.line(script.GUEST)
    by.sees("Register a guest")
    by.key("ctrl+n", "tab", "tab")
    by.line(script.ORGAN)
    by.wait(f"{script.GUEST} {script.ORGAN}")
    by.key("enter")
    by.types(script.ORGAN)
    by.key("ctrl+s")
    by.loses("Someone comes who is no member")
    by.wait(script.GUEST)
    by.key("f8", "f8")


def takes_up(by: Typist, no: int) -> None:
    """The next item of the agenda, and what is said on it."""
    by.key("f8")
    title = script.ITEMS[no - 1][0]
    by.sees("Item {no} of {most}: {title}", no=no, most=len(script.ITEMS), title=title)
    takes_down(by, script.SAID[no - 1])


def takes_down(by: Typist, said: Sequence[script.Remark]) -> None:
    """Each remark as it is typed: with the speaker where that is somebody else."""
    for remark in said:
        if "\n" in remark.typed:
            by.paste(remark.typed)
            by.key("enter")
        else:
            by.line(remark.typed)
        if remark.asked:
            by.sees(_WHO_IS, name=remark.asked)
            by.key("down", "down", "enter")
    by.wait(said[-1].text.partition("\n")[0])


_WHO_IS = (
    "Who is “{name}”? Down goes to the list. "
    "A colon at the very front keeps the line as what the speaker says."
)


def decides(by: Typist) -> None:
    """A motion, and the roll call in full-width digits."""
    by.key("ctrl+t")
    by.types(script.MOTION)
    by.key("tab")
    by.instead("wangjianguo")
    by.key("ctrl+s")
    by.sees("Roll call on motion {no}", no=1)
    by.types(wide("".join(map(str, script.VOTES.values()))))
    by.key("f8")
    by.confirms([*script.VOTES.values()].count(1))


def gives_a_task(by: Typist) -> None:
    """To somebody by name, for a day as people say it."""
    by.key("ctrl+g")
    by.types(script.TASK)
    by.key("tab")
    by.instead("anna berg")
    by.instead(script.DUE)


def corrects(by: Typist) -> None:
    """What was said last, before the motion, its roll call, decision and task, by a new entry."""
    by.key(*["up"] * 5, "enter", "enter")
    by.sees("It should say")
    by.key("end", "ctrl+u")
    by.types(script.CORRECTED)
    by.key("ctrl+s")
    by.loses("It should say")


def closes(by: Typist, out: Path) -> None:
    """The record is read back, then the meeting is closed, for ever; then its minutes as a file."""
    by.key("f8")
    by.sees("Who confirms the minutes as they stand")
    by.key("f8")
    by.confirms()
    by.sees("Minutes")
    writes_the_paper(by, out)


def writes_the_paper(by: Typist, out: Path) -> None:
    """F8 shows it as text, once more asks where it goes."""
    by.key("f8")
    by.sees("Make the file")
    by.key("f8")
    by.sees("Paper size")
    by.instead(str(out))
    by.key("enter")
    by.sees("Written: {path}.", path=out)
