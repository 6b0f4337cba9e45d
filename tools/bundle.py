"""One folder that runs without Python: build it for this system, then start it: `python -m tools.bundle`.

It holds what the wheel holds, both extras included. What is started sees an empty home and no Python of ours.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
WORK = HOUSE / "build" / "bundle"
BUNDLE = HOUSE / "dist" / "meeting-tui"
F1, F8, CTRL_Q = b"\x1bOP", b"\x1b[19~", b"\x11"
PROGRAM = BUNDLE / ("meeting-tui.exe" if os.name == "nt" else "meeting-tui")


def main() -> int:
    """Build, start, and say what came of it."""
    build()
    started()
    size = sum(path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{BUNDLE.relative_to(HOUSE)}: {size / 1e6:.0f} MB")
    return 0


def build() -> None:
    """The wheel, unpacked; PyInstaller's folder of it."""
    shutil.rmtree(WORK, ignore_errors=True)
    site = WORK / "site"
    python("hatchling", "build", "-t", "wheel", "-d", str(WORK))
    (wheel,) = WORK.glob("*.whl")
    python(
        "pip",
        "--isolated",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
    )
    kept = ("--distpath", str(BUNDLE.parent), "--workpath", str(WORK / "work"))
    spec = str(HOUSE / "packaging" / "meeting-tui.spec")
    os.environ["PYTHONPATH"] = str(site)
    python("PyInstaller", "--noconfirm", "--log-level", "ERROR", *kept, spec)


def python(module: str, *words: str) -> None:
    subprocess.run([sys.executable, "-m", module, *words], cwd=HOUSE, check=True)


def started() -> None:
    """The version, a guide, the whole demo with its reading processes, and a proof of what it left."""
    with tempfile.TemporaryDirectory() as home:
        out = Path(home) / "out"
        run(home, "--version")
        run(home, "guide", "start", "--lang", "en")
        run(home, "demo", "--no-tui", "--lang", "zh", "--out", str(out))
        run(home, "verify", str(out / "demo.meeting"))
        run(home, "minutes", "m1", "-o", str(out / "minutes.docx"), "--file", str(out / "demo.meeting"))
        run(home, "doctor", "--bundle", str(out / "doctor.zip"), "--file", str(out / "demo.meeting"))
        if os.name == "posix":
            screens(home, str(out / "demo.meeting"))


def run(home: str, *words: str) -> None:
    subprocess.run([str(PROGRAM), *words], cwd=home, env=bare(home), check=True)


def bare(home: str) -> dict[str, str]:
    """An environment in which no Python and no setting of ours can be found."""
    system = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return system | {
        "HOME": home,
        "USERPROFILE": home,
        "LOCALAPPDATA": home,
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


def screens(home: str, file: str) -> None:
    """The file in a terminal of its own: its name is seen, F1 and F8 lead to the guide, Ctrl+Q leaves."""
    import pty

    pid, terminal = pty.fork()
    if not pid:
        os.chdir(home)
        os.execve(PROGRAM, [str(PROGRAM), "--lang", "zh", "--who", "王建国", file], bare(home))  # noqa: S606
    size(terminal)
    for seen, pressed in (("梧桐苑", F1), ("F8 打开", F8), ("第一个晚上", CTRL_Q)):
        until(terminal, seen)
        os.write(terminal, pressed)
    drain(terminal)
    _pid, status = os.waitpid(pid, 0)
    if status:
        raise SystemExit(f"the screens ended with {os.waitstatus_to_exitcode(status)}")
    print("the screens opened on the demo's file, showed the guide and closed again")


def until(terminal: int, text: str) -> None:
    """Read what is drawn until this is; when the program ends before, that is an error."""
    seen = b""
    while text.encode() not in seen:
        more = os.read(terminal, 65536)
        if not more:
            raise SystemExit(f"the screens ended before they showed {text}: {seen[-2000:]!r}")
        seen += more


def size(terminal: int) -> None:
    """80 columns by 24 lines."""
    import termios

    termios.tcsetwinsize(terminal, (24, 80))


def drain(terminal: int) -> None:
    """Read what the program still says, or it would wait for a reader."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass  # how a terminal of Linux says that the other end is closed


if __name__ == "__main__":
    sys.exit(main())
