"""More boxes than there are digits: each shows the keys that tick it."""

from __future__ import annotations

from textual.app import App, ComposeResult

from meeting_tui.desk.polls.definition import Asked
from meeting_tui.rules.question import Question
from meeting_tui.tui.polls.marking import Marking

NAMES = {f"c{n}": f"name{n}" for n in range(1, 21)}

ASKED = Asked(Question("seats", kind="elect", choices=tuple(NAMES), max_ticks=20), "Seats", "", NAMES)


class Table(App[None]):
    """The marks alone."""

    def compose(self) -> ComposeResult:
        yield Marking()


async def test_each_box_behind_the_ninth_is_ticked_by_the_keys_it_shows():
    async with Table().run_test(size=(60, 40)) as on:
        marking = on.app.query_one(Marking)
        for n, choice in enumerate(NAMES, 1):
            marking.ask([ASKED])
            marking.focus()
            await on.pause()
            rows = [row.split() for row in marking.render().plain.split("\n")[1:] if row.strip()]
            shown = {name: key for key, name in rows}
            keys = ["right" if key == "→" else key for key in shown[f"name{n}"]]
            await on.press(*keys)
            assert marking.marks == {"seats": (choice,)}
