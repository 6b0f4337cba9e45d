"""More boxes than there are digits: each shows the keys that tick it."""

from __future__ import annotations

from textual.app import App, ComposeResult

from meeting_tui.desk.polls.definition import Asked
from meeting_tui.rules.question import Question
from meeting_tui.tui.polls.marking import Marking

NAMES = {f"c{n}": f"name{n}" for n in range(1, 21)}

RANKS = {f"{name}:{n}".removesuffix(":1"): name.title() for name in ("ann", "bob") for n in (1, 2, 3)}
RANKED = Asked(
    Question("q", "r", "elect", ("ann", "bob"), max_ticks=3, method="schulze"),
    "Who",
    "",
    {**RANKS, "against": "Against all", "abstain": "Abstain"},
)
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


async def test_a_digit_ranks_the_name_that_is_up_and_a_bouncing_one_no_other():
    async with Table().run_test(size=(60, 40)) as on:
        marking = on.app.query_one(Marking)
        marking.ask([RANKED])
        marking.focus()
        await on.pause()
        await on.press("2", "2", "right", "4", "1", "3")  # 4 is no rank; 3 stands in the place of 1
        assert marking.marks == {"q": ("ann:2", "bob:3")}
        rows = marking.render().plain.split("\n")
        [bob] = [row.split() for row in rows if "Bob" in row]
        assert bob == [">", "1", "2", "[3]", "Bob"]
        await on.press("right", "2")
        assert marking.marks == {"q": ("ann:2", "bob:3", "abstain")}  # the count takes it as invalid
        await on.press("0")
        assert marking.marks == {"q": ()}
