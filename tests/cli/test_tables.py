"""Tables and sentences on the command line, whatever records are called."""

from rich.cells import cell_len

from tests.cli.conftest import Run

WIDE = ("李小龍讀書", "ピアノ", "한글", "🎹 keys", "cafe\u0301", "plain")


def test_columns_are_flush_whatever_letters_names_have(done: Run) -> None:
    for number, name in enumerate(WIDE):
        done("activities", "add", name)
        done("log", f"{number + 2}m", name)
    lines = done("report", "day").out.splitlines()[1:]
    assert len(lines) == len(WIDE)
    assert len({cell_len(line[: line.index(" min")]) for line in lines}) == 1


def test_a_name_that_ends_like_a_sentence_gets_no_second_stop(done: Run) -> None:
    assert done("people", "add", "Sammy Test Jr.").out.startswith("Added: Sammy Test Jr. (")
    assert done("people", "edit", "sammy", "--note", "x").out == "Changed: Sammy Test Jr.\n"
    done("reminders", "add", "What now?", "--when", "monday 9:00")
    assert done("reminders", "off", "what").out == "Off: What now?\n"
    assert done("reminders", "remove", "what").out == "Removed: What now?\n"
    done("sources", "add", "Wait…", "--site", "https://wait.example")
    assert done("sources", "let-go", "wait").out == "Let go: Wait…\n"
