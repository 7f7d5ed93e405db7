"""The README and the pages of docs, in both languages: what they tell people to type works."""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import pytest

from detox.cli.export import FORMATS
from detox.cli.registry import VERBS
from detox.config.themes import builtin_folder, load_themes
from tests.cli.conftest import ROOT, Run

PAGES = [
    ROOT / "README.md",
    ROOT / "README.fr.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs").glob("en/*.md")),
    *sorted((ROOT / "docs").glob("fr/*.md")),
]
LANGUAGES = {"en": "en_GB.UTF-8", "fr": "fr_FR.UTF-8"}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"""\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)\"""")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PROMPT = "$ detox"
LONGEST_README = 120


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def language_of(page: Path) -> str:
    return "fr" if page.name == "README.fr.md" or page.parent.name == "fr" else "en"


def blocks(page: Path, kind: str) -> list[str]:
    return [
        text for found, text in BLOCK.findall(page.read_text(encoding="utf-8")) if found == kind
    ]


def commands(page: Path) -> list[str]:
    lines = "\n".join(blocks(page, "console")).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith(PROMPT)]


def anchors(page: Path) -> set[str]:
    """The places of a page that a link can name, as GitHub and its kin make them."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=name_of)
def test_the_commands_of_a_page_work_one_after_the_other(page: Path, detox: Run) -> None:
    for line in commands(page):
        done = detox(*shlex.split(line, comments=True)[1:], LANG=LANGUAGES[language_of(page)])
        assert done.code == 0, f"{line}\n{done.out}{done.err}"


def test_every_page_exists_in_both_languages_and_shows_the_same_commands() -> None:
    english, french = ({page.name for page in PAGES if page.parent.name == it} for it in LANGUAGES)
    assert english == french
    for name in english:
        here, there = (ROOT / "docs" / it / name for it in LANGUAGES)
        kinds = [[kind for kind, _text in BLOCK.findall(it.read_text())] for it in (here, there)]
        assert kinds[0] == kinds[1], name
        verbs = [[line.split()[:3] for line in commands(it)] for it in (here, there)]
        assert len(verbs[0]) == len(verbs[1]), name


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    found = LINK.findall(page.read_text(encoding="utf-8"))
    assert found
    for target in (one or other for one, other in found):
        assert "://" not in target, f"{target} is not here"
        file, _, place = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.is_file(), target
        assert not place or place in anchors(there), target


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_the_readme_is_short_and_leads_to_every_page(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert len(text.splitlines()) < LONGEST_README
    folder = "fr" if readme == "README.fr.md" else "en"
    for page in (ROOT / "docs" / folder).glob("*.md"):
        assert f"(docs/{folder}/{page.name})" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_commands_has_every_command(language: str) -> None:
    text = (ROOT / "docs" / language / "commands.md").read_text(encoding="utf-8")
    table = "".join(line for line in text.splitlines() if line.startswith("| `detox"))
    named = set(re.findall(r"`(?:detox )?([a-z-]+)", table))
    assert {name for name in VERBS if not name.startswith("_")} - named == {"help"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "starts", "there"),
    [
        ("leaving.md", "`export blocklist`", FORMATS),
        ("settings.md", "The themes are|Les thèmes sont", load_themes([builtin_folder()])[0]),
    ],
)
def test_a_page_that_lists_what_there_is_lists_all_of_it(
    page: str, starts: str, there: Iterable[str], language: str
) -> None:
    text = (ROOT / "docs" / language / page).read_text(encoding="utf-8")
    (line,) = re.findall(rf"^(?:{starts}).*$", text, re.MULTILINE)
    assert [name for name in there if f"`{name}`" not in line] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_on_the_page_about_files_reads_what_we_wrote(
    language: str,
    done: Run,
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done("log", "45m", "writing")
    done("log", "30", "email", "--on", "2026-10-30")
    (uid,) = [one["uid"] for one in done("sessions", "--json").data if one["minutes"] == 45]
    done("edit", uid, "--minutes", "50", "--on", "2026-10-31")
    done("log", "10", "reading")
    done("undo")
    (script,) = blocks(ROOT / "docs" / language / "files.md", "python")
    monkeypatch.chdir(home / "data")
    exec(script, {})
    assert int(capsys.readouterr().out) == done("report", "all", "--json").data["minutes"] == 80
