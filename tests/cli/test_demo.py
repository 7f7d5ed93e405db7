"""`detox demo --home`: a made-up life, the same for the same seed."""

from pathlib import Path

from tests.cli.conftest import Run, is_refused, listing


def test_a_folder_is_filled_and_can_be_lived_in(done: Run, tmp_path: Path) -> None:
    home = tmp_path / "made-up"
    told = done("demo", "--entries", "300", "--years", "2", "--home", str(home))
    assert told.out == f"{home}\n"
    sessions = done("sessions", "all", "--json", DETOX_HOME=str(home)).data
    assert len(sessions) == 300
    status = done("status", "--json", DETOX_HOME=str(home)).data
    assert (status["next"]["date"], len(status["accounts"])) == ("2026-12-31", 7)
    assert all(
        line.startswith("ok") for line in done("doctor", DETOX_HOME=str(home)).out.splitlines()[:-1]
    )


def test_a_home_that_is_lived_in_is_left_alone(detox: Run, done: Run, home: Path) -> None:
    done("log", "45", "writing")
    before = listing(home / "data")
    is_refused(detox("demo", "--home", str(home)), str(home))
    assert listing(home / "data") == before


def test_a_file_is_no_folder(detox: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    is_refused(detox("demo", "--home", str(file)), str(file))
    assert file.read_text() == "mine"


def test_the_same_seed_is_the_same_life(done: Run, tmp_path: Path) -> None:
    def life(name: str, seed: str) -> list[dict[str, object]]:
        home = str(tmp_path / name)
        done("demo", "--entries", "50", "--seed", seed, "--home", home, LANG="fr_FR.UTF-8")
        records: list[dict[str, object]] = done("sessions", "all", "--json", DETOX_HOME=home).data
        return [{key: record[key] for key in record if key != "uid"} for record in records]

    first = life("one", "7")
    assert first == life("two", "7")
    assert first != life("three", "8")


def test_a_throw_away_home_is_thrown_away(detox: Run, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    ended = detox("demo", TMPDIR=str(folder), TEMP=str(folder), TMP=str(folder))
    assert ended.code == 2  # nobody can look at a screen that is no terminal
    assert "Traceback" not in ended.err
    assert list(folder.iterdir()) == []
