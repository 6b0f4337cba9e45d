"""What people see: the terminal screens. `run` opens them on a community file or database."""

from __future__ import annotations

from meeting_tui import signals
from meeting_tui.lang import Lang, use


def run(target: str, lang: Lang = "en", who: str = "") -> int:
    """Show the screens until the person leaves; the exit code."""
    from meeting_tui.tui.app import Again, MeetingApp

    wish: Again | None = Again(lang)
    code = 0
    while wish is not None:
        use(wish.lang)
        app = MeetingApp(target, who)
        signals.obey(app.stopped)
        try:
            wish = app.run()
        finally:
            app.close_file()
        code, who = app.return_code or 0, app.who
    return code


def run_wall(target: str, meeting: str = "") -> int:
    """Show the wall of a meeting until the person leaves it; the exit code. Refusals are those of opening."""
    from meeting_tui.tui.wall.app import WallApp
    from meeting_tui.tui.wall.following import Following

    following = Following(target, meeting)
    app = WallApp(following, following.look())
    signals.obey(app.stopped)
    try:
        app.run()
    finally:
        app.close_file()
    return app.return_code or 0
