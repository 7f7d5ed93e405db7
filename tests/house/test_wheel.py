"""The wheel, built by way of the source archive, works in an environment that has nothing else."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import detox

ROOT = Path(__file__).parents[2]
TOLD = ("PYTHONPATH", "SOURCE_DATE_EPOCH")
OFFLINE = ("NewConnectionError", "Failed to establish", "name resolution", "Read timed out")
LISTING = """
from importlib.resources import files
def walk(folder, path=""):
    for item in folder.iterdir():
        name = f"{path}/{item.name}".lstrip("/")
        if item.is_dir():
            yield from walk(item, name)
        else:
            yield name
print("\\n".join(walk(files("detox"))))
"""

pytestmark = pytest.mark.xdist_group("wheel")


def run(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """A process that knows nothing of the checkout, standing in `folder`."""
    return subprocess.run(
        words,
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in TOLD},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def built(folder: Path) -> Path:
    """The wheel made from the source archive, and not from the checkout."""
    made = run(
        *(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT),
        folder=folder,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment in which the wheel, and what it asks for, is all there is."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = built(folder)
    venv.create(folder / "env")
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = run(
        *(sys.executable, "-m", "pip", "--no-input", "--disable-pip-version-check"),
        *("--python", python, "install", "-q", "--no-compile"),
        *("-c", ROOT / "constraints.txt", wheel),
        folder=folder,
    )
    if install.returncode and any(sign in install.stderr for sign in OFFLINE):
        pytest.skip("needs the package index")
    assert install.returncode == 0, install.stderr
    return python


def test_the_installed_command_tells_its_version(python: Path, tmp_path: Path) -> None:
    command = run(python.with_name("detox"), "--version", folder=tmp_path)
    module = run(python, "-m", "detox", "--version", folder=tmp_path)
    assert command.returncode == 0, command.stderr
    assert detox.__version__ in command.stdout
    assert module.stdout == command.stdout


def test_the_installed_program_speaks_french(python: Path, tmp_path: Path) -> None:
    with (ROOT / "detox/locales/fr/LC_MESSAGES/detox.po").open("rb") as file:
        pairs = [(each.id, each.string) for each in read_po(file) if isinstance(each.id, str)]
    english, french = max(pairs)
    code = "import sys; from detox import i18n; i18n.speak('fr'); print(i18n.gettext(sys.argv[1]))"
    assert english != french
    assert run(python, "-X", "utf8", "-c", code, english, folder=tmp_path).stdout == f"{french}\n"


def test_everything_the_program_reads_is_in_the_wheel(python: Path, tmp_path: Path) -> None:
    there = set(run(python, "-c", LISTING, folder=tmp_path).stdout.split("\n"))
    assert beside("themes", "*.toml", inside="themes/") <= there
    assert beside("detox", "**/*.tcss") <= there
    assert beside("detox", "catalogue/**/*.toml") <= there
    sources = beside("detox", "locales/**/*.po")
    for compiled in ("detox.mo", "daily.mo"):
        assert {name.replace("detox.po", compiled) for name in sources} <= there
    assert "themes/calm-dark.toml" in there


def test_nothing_of_the_tests_is_in_the_wheel(python: Path, tmp_path: Path) -> None:
    asked = "import importlib.util as u; print(u.find_spec('tests'), u.find_spec('pytest'))"
    assert run(python, "-c", asked, folder=tmp_path).stdout.strip() == "None None"


def beside(folder: str, pattern: str, inside: str = "") -> set[str]:
    """The names that files of the checkout have in the installed package."""
    return {
        inside + path.relative_to(ROOT / folder).as_posix()
        for path in (ROOT / folder).glob(pattern)
    }


def test_the_menu_entry_and_its_icon_are_where_desktops_look(python: Path) -> None:
    shared = python.parent.parent / "share"
    assert (shared / "applications/detox.desktop").is_file()
    assert (shared / "icons/hicolor/scalable/apps/detox.svg").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_the_installed_program_can_put_itself_into_the_menu(python: Path, tmp_path: Path) -> None:
    shown = run(python, "-m", "detox", "desktop", "install", "--dry-run", folder=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert f"    TryExec={python}\n" in shown.stdout
    assert "    <svg " in shown.stdout
    assert "PYTHONPATH" not in shown.stdout


def test_the_second_command_is_the_same_program(python: Path, tmp_path: Path) -> None:
    second = run(python.with_name("detox-planner"), "--version", folder=tmp_path)
    assert second.stdout == run(python.with_name("detox"), "--version", folder=tmp_path).stdout


def test_the_manual_pages_are_where_man_looks(python: Path) -> None:
    shared = python.parent.parent / "share/man"
    found = {path.relative_to(shared).as_posix() for path in shared.rglob("*.1")}
    names = ("detox.1", "detox-planner.1")
    assert found == {f"{place}/{name}" for place in ("man1", "fr/man1") for name in names}


@pytest.mark.parametrize("name", ["detox", "detox-planner"])
@pytest.mark.parametrize(
    ("shell", "place"),
    [
        ("bash", "bash-completion/completions/{}"),
        ("zsh", "zsh/site-functions/_{}"),
        ("fish", "fish/vendor_completions.d/{}.fish"),
    ],
)
def test_completions_are_where_shells_look_and_each_is_of_its_name_alone(
    python: Path, tmp_path: Path, shell: str, place: str, name: str
) -> None:
    file = python.parent.parent / "share" / place.format(name)
    printed = run(python.with_name(name), "completion", shell, folder=tmp_path)
    assert file.read_text().replace("\t", " ") == printed.stdout
    assert f" {name}\n" in printed.stdout or f"-c {name} " in printed.stdout


def test_a_build_makes_the_same_bytes_elsewhere_and_leaves_the_sources_as_they_were(
    python: Path, tmp_path: Path
) -> None:
    """At another time, in another zone and language, without a home, and with a strict umask."""
    first = python.parent.parent.parent
    shutil.unpack_archive(next(first.glob("*.tar.gz")), tmp_path / "sources")
    (sources,) = (tmp_path / "sources").iterdir()
    for path in sources.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    before = times(sources)
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, sources)
    made = subprocess.run(
        build,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TZ": "Asia/Tokyo", "LANG": "C"},
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    for pattern in ("*.tar.gz", "*.whl"):
        assert next(tmp_path.glob(pattern)).read_bytes() == next(first.glob(pattern)).read_bytes()
    assert times(sources) == before


def test_what_is_built_is_dated_the_day_of_the_release(python: Path) -> None:
    folder = python.parent.parent.parent
    day = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1].split("\n")[0][-10:]
    assert day.startswith("20")
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        assert {str(datetime.fromtimestamp(each.mtime, UTC).date()) for each in archive} == {day}
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        dates = {"-".join(f"{part:02}" for part in each.date_time[:3]) for each in wheel.filelist}
    assert dates == {day}


def times(folder: Path) -> dict[Path, int]:
    """When each file below a folder was written, but for what Python keeps of what it read."""
    files = (path for path in folder.rglob("*") if "__pycache__" not in path.parts)
    return {path: path.stat().st_mtime_ns for path in files if path.is_file()}
