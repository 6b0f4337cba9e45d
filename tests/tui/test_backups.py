"""A backup is made and tried on screen: encrypted unless said otherwise."""

from __future__ import annotations

import pyrage
from pyrage import x25519

from meeting_tui.lang import _
from meeting_tui.tui.text import warned

SECRET = "白玉兰 eight"


async def fill(on, **values):
    """Type into the fields of the form on top, then save."""
    for name, value in values.items():
        field = on.app.screen.query_one(f"#field-{name}")
        field.focus()
        if hasattr(field, "take"):
            field.take(value)
        else:
            field.show(value)
        await on.pilot.pause()
    await on.press("ctrl+s")


async def test_a_copy_is_encrypted_to_a_passphrase_and_tried(stage, copy, tmp_path, lang):
    sample = copy(lang)
    folder = tmp_path / "stick"
    folder.mkdir()
    async with stage(sample.path, lang, (80, 24)) as on:
        await on.press("3")
        await fill(on, dest=str(folder), passphrase=SECRET, again=SECRET + "x")
        assert warned("") in on.seen  # and the form stands still
        assert not list(folder.iterdir())
        await fill(on, again=SECRET)
        [made] = folder.glob("*.age")
        assert _("Backed up and proved") in on.seen
        assert pyrage.passphrase.decrypt(made.read_bytes(), SECRET).startswith(b"SQLite format 3")
        await on.press("enter", "4")
        await fill(on, src=str(made), passphrase="wrong one")
        assert warned("") in on.seen
        await fill(on, passphrase=SECRET)
        assert _("It can be brought back") in on.seen


async def test_a_copy_to_two_of_three_is_tried_with_two_keys(stage, copy, tmp_path):
    sample = copy("en")
    keys = [x25519.Identity.generate() for _ in range(3)]
    for n, each in enumerate(keys, 1):
        (tmp_path / f"{n}.key").write_text(f"{each}\n")
    holders = tmp_path / "holders.txt"
    holders.write_text("".join(f"{each.to_public()}\n" for each in keys))
    async with stage(sample.path, "en") as on:
        await on.press("3")
        await fill(
            on, how="holders", dest=str(tmp_path / "term.meeting"), holders=str(tmp_path / "holders.txt")
        )
        made = tmp_path / "term.meeting.zip"
        await on.press("enter", "4")
        await fill(on, src=str(made), key1=str(tmp_path / "1.key"), key2=str(tmp_path / "1.key"))
        assert "two of its three holders" in on.said
        await fill(on, key2=str(tmp_path / "3.key"))
        assert "It can be brought back" in on.seen
