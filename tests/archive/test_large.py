"""What a large archive takes: memory of a process of its own, as the system tells it."""

import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.archive.making import MADE
from tests.archive.test_facebook import page
from tests.archive.test_instagram import LISTS, row
from tests.archive.test_x import followers, script, tweet

READING = """
import re, sys
from detox.archive import read
people = read(sys.argv[1:]).people
with open("/proc/self/status") as status:
    print(len(people), int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read())[1]) // 1024)
"""
MIB = 1024**2


def large(folder: Path, count: int, photos: int) -> dict[str, Path]:
    """Archives of so many people, one with so many MB of photos."""
    chance = random.Random(1)
    handles = [f"someone_{n}.{chance.randrange(10**6)}" for n in range(count)]
    told = [{"tweet": tweet(str(10**17 + n), h[:15], "Épreuve 🌿")} for n, h in enumerate(handles)]
    files: dict[str, dict[str, str]] = {
        "instagram": {f"{LISTS}/followers_1.json": json.dumps([*map(row, handles)], indent=2)},
        "facebook": {"connections/friends/your_friends.html": page(*handles)},
        "x": {
            "data/follower.js": script(
                "follower", followers(*(str(10**17 + n) for n in range(count)))
            ),
            "data/tweets.js": script("tweets", [*told]),
        },
    }
    paths = {}
    for name, contents in files.items():
        paths[name] = folder / f"{name}.zip"
        with zipfile.ZipFile(paths[name], "w") as archive:
            for at in range(photos // 3 if name == "instagram" else 0):
                photo = zipfile.ZipInfo(f"media/posts/202611/{at}.jpg", MADE)
                archive.writestr(photo, chance.randbytes(3 * MIB))
            for path, content in contents.items():
                archive.writestr(path, content, zipfile.ZIP_DEFLATED)
    return paths


def read_in_a_process(path: Path) -> tuple[int, int]:
    """How many people were read, and MB at the most."""
    ran = subprocess.run(
        [sys.executable, "-c", READING, str(path)], capture_output=True, text=True, check=True
    )
    people, most = ran.stdout.split()
    return int(people), int(most)


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux, which tells of memory")
def test_an_archive_takes_little_memory_however_large_its_photos_are(
    tmp_path: Path, is_long: bool
) -> None:
    count, photos, most = (100_000, 300, 250) if is_long else (5_000, 30, 35)
    for name, path in large(tmp_path, count, photos).items():
        people, taken = read_in_a_process(path)
        assert (people, taken < most) == (count, True), f"{name}: {taken} MB"
