"""A third language, invented and added as CONTRIBUTING says, and then lived in.

It is added to a copy of the program: its folder of words, its translation, its letter, and no line
of code. Its words are made up; its code is one whose three plural forms Babel knows.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from hatch_build import compile_translation
from tests.cli.running import environment

ROOT = Path(__file__).parents[2]
NOW = "2026-12-01T12:00:00Z"
CODE = "cs"
FORMATS = {
    "1,234.5": "1'234,5",
    "1|first of a month": "1-a",
    "%(sign)s%(amount)s": "%(amount)s%(sign)s",
    "%(day)s %(month)s": "%(day)s de %(month)s",
    "%(day)s %(month)s %(year)d": "%(day)s de %(month)s %(year)d",
}
WORDS = {
    "line.py": {
        '"yesterday": -1': '"yestu": -1',
        '"minutes",': '"minutoj",',
        'minutes"': 'minutoj"',
        '"hour", "hours", "hour\'s", "hours\'"': '"horo", "horoj"',
        '"o\'clock", "oclock"': '"horo", "horoj"',
        '"until", "till"': '"gxis"',
        "[the] {a}": "[lau] {a}",
        '"on",': '"je",',
    },
    "period.py": {"all_time everything": "cxio", '"today, week': '"cxi-tage, week'},
    "when.py": {
        '("day", "[on] {day}")': '("day", "[je] {day}")',
        'every="every each': 'every="cxiu',
    },
    "answers.py": {
        '("yes", "y", "ok", "on", "true")': '("jes", "j")',
        '("all",)': '("cxiuj",)',
        '("the",)': '("lau",)',
        '("for",)': '("dum",)',
        '("k", "keep")': '("t", "teni")',
        '"English"': '"Qxisca"',
        '{"english": "en", "french": "fr"}': '{"qxisca": "cs", "angla": "en"}',
        '("none", "no", "off")': '("nenio",)',
        '"--on", "--day"': '"--je",',
        '("writing", "w")': '("skribado", "z")',
    },
}
LETTER = (
    "$sender\n\n$recipient\n\n$place_and_date\n\nEstimataj, bonvolu forigi $account.\n\n$name\n"
)


def translated(message: Message) -> str | tuple[str, ...]:
    """Every message with a mark of its form before it, so that what is not translated shows."""
    if isinstance(message.id, str):
        return FORMATS.get(message.id, f"qx{message.id}")
    one, several = message.id
    return f"qx1{one}", f"qx2{several}", f"qx5{several}"


def add_language(package: Path) -> None:
    """What CONTRIBUTING says, in its order."""
    folder = package / "locales" / CODE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (package / "locales" / "fr" / "LC_MESSAGES" / "detox.po").open("rb") as file:
        known = read_po(file)
    made = Catalog(locale=CODE, charset="utf-8")
    for message in known:
        if message.id:
            made.add(message.id, translated(message), flags=message.flags)
    po = folder / "detox.po"
    with po.open("wb") as file:
        write_po(file, made)
    compile_translation(po, folder)
    tongues = package / "domain" / "tongues"
    shutil.copytree(tongues / "en", tongues / CODE)
    for name, changes in WORDS.items():
        text = (tongues / CODE / name).read_text(encoding="utf-8")
        for english, invented in changes.items():
            assert english in text, (name, english)
            text = text.replace(english, invented)
        (tongues / CODE / name).write_text(text, encoding="utf-8")
    (package / "export" / "letters" / f"{CODE}.txt").write_text(LETTER, encoding="utf-8")


class Qxisca:
    """The program with the language in it."""

    def __init__(self, place: Path, home: Path) -> None:
        self.place, self.home = place, home

    def __call__(self, *words: str, code: int = 0, **env: str) -> str:
        """What `detox WORDS` prints on both streams."""
        return self.python("-m", "detox", *words, code=code, **env)

    def python(self, *words: str, code: int = 0, **env: str) -> str:
        """The same of any Python."""
        given = {"LANG": f"{CODE}_CZ.UTF-8", "DETOX_HOME": str(self.home), "DETOX_NOW": NOW, **env}
        ended = subprocess.run(
            [sys.executable, "-P", *words],
            env=environment(PYTHONPATH=str(self.place), **given),
            cwd=self.place,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert ended.returncode == code, f"{words}\n{ended.stdout}"
        return ended.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the invented language in it."""
    folder = tmp_path_factory.mktemp("third")
    shutil.copytree(ROOT / "detox", folder / "detox")
    shutil.copytree(ROOT / "themes", folder / "themes")
    add_language(folder / "detox")
    for left in ("domain/tongues/de/__pycache__", "locales/de/LC_MESSAGES"):  # by another branch
        (folder / "detox" / left).mkdir(parents=True)
    return folder


@pytest.fixture
def qx(place: Path, home: Path) -> Qxisca:
    return Qxisca(place, home)


def test_the_copy_is_what_runs(qx: Qxisca) -> None:
    assert qx.python("-c", "import detox; print(detox.__file__)").startswith(str(qx.place))


def test_it_is_spoken_where_the_terminal_speaks_it_and_where_it_is_set(qx: Qxisca) -> None:
    assert qx("status").startswith("qx")
    assert qx("status").startswith("qx"), "as it was kept"
    assert not qx("status", LANG="xx_XX.UTF-8").startswith("qx")
    qx("config", "set", "language", "qxisca")
    assert qx("status", LANG="fr_FR.UTF-8").startswith("qx")
    assert json.loads(qx("status", "--json"))["locale"] == CODE


def test_a_language_that_is_not_there_is_refused_with_those_that_are(qx: Qxisca) -> None:
    said = qx("config", "set", "language", "xx", code=2, LANG="C")
    assert "language must be auto, en, " in said
    assert all(re.search(rf"\b{each}\b", said) for each in (CODE, "fr"))
    assert not re.search(r"\bde\b", said), "a folder that was left over is no language"
    assert "not “xx”." in said
    for name, code in (("angla", "en"), ("french", "fr"), ("auto", "auto"), (CODE, CODE)):
        qx("config", "set", "language", name)
        assert code in qx("config", "get", "language")


@pytest.mark.parametrize(("n", "form"), [(0, 5), (1, 1), (2, 2), (4, 2), (5, 5), (22, 5)])
def test_its_own_plural_rule_holds(qx: Qxisca, n: int, form: int) -> None:
    script = (
        "import sys; from detox.i18n import speak; from detox.wording.figures import day_count\n"
        "speak(sys.argv[2]); print(day_count(int(sys.argv[1])))"
    )
    assert qx.python("-c", script, str(n), CODE) == f"qx{form}{n} {'day' if n == 1 else 'days'}\n"


def test_a_line_is_read_in_its_words_and_in_those_of_the_others(qx: Qxisca) -> None:
    logged = json.loads(qx("log", "45 minutoj skribado yestu", "--json"))
    assert (logged["minutes"], logged["activity"], logged["day"]) == (45, "writing", "2026-11-30")
    logged = json.loads(qx("log", "30m", "écriture", "--je", "hier", "--json"))
    assert (logged["minutes"], logged["activity"], logged["day"]) == (30, "writing", "2026-11-30")
    assert "skribado" in qx("report", "cxio")
    assert "1 h 15 min" in qx("report", "cxio")
    qx("rate", "1234,5", "EUR")
    assert "1'234,50€" in qx("rate")
    qx("activities", "edit", "skribado", "--goal", "nenio")
    qx("reminders", "add", "x", "--when", "cxiu monday 9:00")
    qx("reminders", "add", "x", "--when", "cxiu year je lau 20 november 9:00")
    qx("reminders", "on", "cxiuj")
    qx("config", "set", "people", "jes")
    qx("config", "set", "quiet_hours", "22h gxis 7h")
    logged = json.loads(qx("log", "skribado 1h gxis 9h", "--json"))
    assert (logged["minutes"], logged["start"][11:16]) == (60, "08:00")
    assert "12:00" in qx("start", "skribado", "dum 1 horo")


def test_what_it_has_no_words_for_is_said_in_english(qx: Qxisca) -> None:
    facts = qx("platforms", "show", "instagram")
    assert "qxdeletion" in facts
    assert ". Choose JSON: other programs can read it." in facts
    assert "tage" in qx("report", "--help")
    assert "minutoj" in qx("log", "--help")
    assert qx("--help").startswith("qx")


def test_the_letter_is_its_own_and_the_days_in_it(qx: Qxisca) -> None:
    qx("accounts", "add", "instagram")
    qx("accounts", "request", "instagram", "--on", "2026-11-01", "--grace", "30")
    written = qx("export", "letter", "instagram")
    assert "Estimataj, bonvolu forigi" in written
    assert "qx[your name]" in written
    assert "1-a de qxDecember 2026" in written
    assert "Dear Sir" in qx("export", "letter", "instagram", "--language", "en")
    (qx.place / "detox" / "export" / "letters" / f"{CODE}.txt").rename(qx.place / "kept.txt")
    try:
        assert "Dear Sir" in qx("export", "letter", "instagram")
    finally:
        (qx.place / "kept.txt").rename(qx.place / "detox" / "export" / "letters" / f"{CODE}.txt")


def test_the_made_up_life_is_lived_in_it_and_the_screen_opens(qx: Qxisca) -> None:
    made = str(qx.home / "made")
    qx("demo", "--entries", "60", "--seed", "3", "--home", made)
    notes = [each["note"] for each in json.loads(qx("sessions", "all", "--json", DETOX_HOME=made))]
    assert any(notes)
    assert all(note.startswith("qx") for note in notes if note)
    script = (
        "import asyncio\n"
        "from detox.bootstrap import Detox\n"
        "from detox.tui.app import DetoxApp\n"
        "async def look():\n"
        "    app = DetoxApp(Detox())\n"
        "    async with app.run_test(size=(80, 24)) as pilot:\n"
        "        for key in ('', 'L', 'S'):\n"
        "            await (pilot.press(key) if key else pilot.pause())\n"
        "            await pilot.pause()\n"
        "            print(app.export_screenshot())\n"
        "asyncio.run(look())\n"
    )
    shown = qx.python("-c", script, DETOX_HOME=made)
    assert shown.count("</svg>") == 3
    assert all("qx" in picture for picture in shown.split("</svg>")[:3])
    assert "Qxisca" in shown


def test_contributing_names_every_place_that_was_touched() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sheets = "tests/domain/typed/sheets"
    for place in ("detox/locales", "detox/domain/tongues", "detox/export/letters", sheets):
        assert place in told
