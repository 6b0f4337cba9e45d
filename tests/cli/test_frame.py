"""What all commands share: help, language, the place, exit codes, words."""

from __future__ import annotations

import pytest
from tests.docs import leaves

from meeting_tui import __version__

PROMISED = {
    *("demo", "init", "decide", "recount", "count", "minutes", "notice", "result", "poster"),
    *("verify", "backup", "restore", "merge", "doctor"),
    *(f"audit {verb}" for verb in ("begin", "throw", "list", "key", "more", "show", "sheet")),
    *(f"roll {verb}" for verb in ("import", "show", "export")),
    *(f"meeting {verb}" for verb in ("new", "list", "show")),
    *(f"poll {verb}" for verb in ("new", "list", "show", "close")),
    *(f"ballots {verb}" for verb in ("print", "issue", "return", "read", "review")),
}


def test_every_command_of_the_design_works():
    assert set(leaves()) >= PROMISED


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", sorted(leaves()))
def test_every_command_has_help_in_both_languages(run, command, lang):
    ran = run("--lang", lang, *command.split(), "--help")
    assert ran.code == 0
    assert ("用法：" in ran.out) == (lang == "zh")
    assert "--file" in ran.out
    assert "--lang" in ran.out
    assert ran.err == ""


def test_help_is_all_chinese_when_asked(run):
    ran = run("--lang", "zh", "--help")
    assert "业主清册" in ran.out
    assert not {"Usage", "Options", "Commands"} & set(ran.out.replace(":", " ").split())


def test_the_version(run):
    assert run("--version").out == f"meeting-tui {__version__}\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nonsense"], "nonsense"),
        (["poll", "show"], "ID is missing"),
        (["poll", "list", "--fil", "x"], "--file"),
        (["roll", "show", "--limit", "many"], "--limit"),
        (["--lang", "fr", "roll", "show"], "--lang"),
        (["init"], "--name is missing"),
        (["poll"], "Usage:"),
    ],
)
def test_wrong_usage_is_told_on_stderr_with_exit_code_2(run, words, says):
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_wrong_usage_in_chinese(run):
    ran = run("--lang", "zh", "poll", "show")
    assert ran.err == "缺少 ID。\n用法见：meeting-tui poll show --help\n"


def test_a_refusal_is_one_sentence_on_stderr_with_exit_code_1(run, tmp_path):
    missing = tmp_path / "none.meeting"
    for lang, part in (("en", "There is no file"), ("zh", "没有")):
        ran = run("roll", "show", "--file", missing, "--lang", lang)
        assert (ran.code, ran.out) == (1, "")
        assert str(missing) in ran.err
        assert part in ran.err
    assert not missing.exists()


def test_the_file_may_be_named_before_or_after_the_command_or_in_the_environment(
    run, file, tmp_path, monkeypatch
):
    assert run("roll", "show").out == run("--file", file, "roll", "show").out != ""
    monkeypatch.setenv("MEETING_TUI_FILE", str(tmp_path / "none.meeting"))
    assert run("roll", "show").code == 1
    assert run("--file", file, "roll", "show").code == 0
    assert run("roll", "show", "--file", file).code == 0


def test_screens_need_a_terminal(run, file):
    for words in ([], [file], ["open"], ["open", file]):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert "terminal" in ran.err


def test_completion_knows_the_nouns(monkeypatch, capsys):
    from meeting_tui.cli.app import main

    monkeypatch.setenv("_MEETING_TUI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "meeting-tui me")
    monkeypatch.setenv("COMP_CWORD", "1")
    with pytest.raises(SystemExit):
        main([])
    assert capsys.readouterr().out.split() == ["plain,meeting", "plain,merge"]


@pytest.mark.parametrize(
    ("words", "said"), [(("foo",), "没有 foo 这个命令。"), (("doctor", "a", "b"), "多写了：a b。")]
)
def test_what_click_says_is_said_in_chinese_too(run, words, said):
    ran = run("--lang", "zh", *words)
    assert ran.code == 2
    assert said in ran.err
