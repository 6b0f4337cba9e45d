"""The record on the screen: ten thousand entries cost a line what ten cost."""

from __future__ import annotations

from textual.app import App, ComposeResult

from meeting_tui.tui.log import Log, LogEntry


class Shown(App[None]):
    def compose(self) -> ComposeResult:
        yield Log()


def entry(n: int, text: str = "各位委员，关于电梯更换的事项请大家发表意见。") -> LogEntry:
    return LogEntry(n, "19:30", "王建国", text)


def seen(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_one_more_entry_wraps_one_entry(monkeypatch):
    async with Shown().run_test(size=(60, 20)) as pilot:
        log = pilot.app.query_one(Log)
        log.fill(entry(n) for n in range(10_000))
        await pilot.pause()
        wrapped = []
        monkeypatch.setattr(log, "_wrap", lambda at, wrap=log._wrap: (wrapped.append(at), wrap(at)))
        drawn = []
        monkeypatch.setattr(log, "render_line", lambda y, draw=log.render_line: (drawn.append(y), draw(y))[1])
        log.add([entry(10_000, "最后一句")])
        await pilot.pause()
        assert wrapped == [10_000]
        assert len(drawn) <= 60
        assert "最后一句" in seen(pilot.app)[-1]
        assert not log.children


LONG = "古丽巴哈尔·买买提江·阿不都热西提"


async def test_names_are_never_cut_and_their_column_grows_no_further_than_it_must():
    async with Shown().run_test(size=(60, 8)) as pilot:
        log = pilot.app.query_one(Log)
        log.fill([LogEntry(1, "19:30", "张伟", "同意"), LogEntry(2, "19:31", LONG, "反对")])
        await pilot.pause()
        assert seen(pilot.app)[:3] == ["19:30 张伟       同意", f"19:31 {LONG}", "                 反对"]
        log.add([LogEntry(3, "19:32", "张伟 2-1-101", "弃权")])
        await pilot.pause()
        assert seen(pilot.app)[0] == "19:30 张伟         同意"
        assert seen(pilot.app)[3] == "19:32 张伟 2-1-101 弃权"


async def resized(pilot, width: int) -> None:
    """A terminal tells its new size, and the screen follows a moment later."""
    await pilot.resize_terminal(width, 10)
    while pilot.app.query_one(Log).size.width != width:
        await pilot.pause(0.01)
    await pilot.pause()


async def test_a_reader_in_the_middle_is_not_moved_and_is_told():
    async with Shown().run_test(size=(60, 10)) as pilot:
        log = pilot.app.query_one(Log)
        log.fill(entry(n, f"line {n}") for n in range(100))
        log.focus()
        await pilot.press(*["pageup"] * 5)
        before = [text[:40] for text in seen(pilot.app)]  # the bar beside it may move
        log.add([entry(100, "new"), entry(101, "new")])
        await pilot.pause()
        assert [text[:40] for text in seen(pilot.app)] == before
        assert log.chosen.text == "line 54"
        assert (log.reading_back, log.below) == (True, 2)
        await resized(pilot, 50)
        assert "line 54" in " ".join(seen(pilot.app))
        await pilot.press("end")
        assert (log.reading_back, log.below) == (False, 0)
        log.add([entry(102, "the newest")])
        await pilot.pause()
        assert "the newest" in seen(pilot.app)[-1]


async def test_what_is_looked_for_is_found_in_texts_and_names_of_any_width():
    async with Shown().run_test(size=(60, 10)) as pilot:
        log = pilot.app.query_one(Log)
        log.fill([entry(0, "Lift Ａ３"), LogEntry(1, "19:30", "lift Ltd", "同意"), entry(2, "电梯")])
        assert (log.find("LIFT"), log.find("a3"), log.find("梯")) == ([0, 1], [0], [2])
        log.add([entry(3, "乘客电梯")])
        assert log.find("电梯") == [2, 3]


async def test_lines_are_wrapped_again_when_the_terminal_changes():
    async with Shown().run_test(size=(80, 10)) as pilot:
        log = pilot.app.query_one(Log)
        log.fill([entry(1)])
        await pilot.pause()
        wide = log.virtual_size.height
        await resized(pilot, 40)
        assert log.virtual_size.height > wide
        assert all(len(text) <= 40 for text in seen(pilot.app))
