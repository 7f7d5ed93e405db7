"""The archive, the friends and the wishes of somebody who leaves Instagram; nobody of it exists."""

from pathlib import Path

from tests.archive.making import Content, zipped

LISTS = "connections/followers_and_following"
SPRING = 1_551_781_920
"""5 March 2019"""
DAY = 24 * 60 * 60
CLOSE = tuple(
    f"{first}.{last}"
    for first in ("anna", "bruno", "lina", "zoe", "carla", "david")
    for last in ("essai", "epreuve", "modele")
)
FOLLOWED = tuple(f"suivie_{n:03}" for n in range(384))
FOLLOWING = tuple(f"abonne_{n:03}" for n in range(210))
CHOSEN = (*CLOSE[:12], FOLLOWED[7], FOLLOWING[3])
ANSWERING = CHOSEN[:9]
WISHES = tuple(
    f"{what} {of}"
    for what in ("Studio", "Galerie", "Atelier", "Journal")
    for of in ("Exemple", "Modèle", "Épreuve")
)
"""those one would like to work with"""


def archive(folder: Path) -> Path:
    """612 people: 18 close friends, 402 who are followed, 219 who follow."""
    files: dict[str, Content] = {
        f"{LISTS}/close_friends.json": {"relationships_close_friends": rows(CLOSE)},
        f"{LISTS}/following.json": {"relationships_following": rows((*CLOSE, *FOLLOWED))},
        f"{LISTS}/followers_1.json": rows((*CLOSE[:9], *FOLLOWING)),
    }
    made = (2026, 12, 14, 9, 0, 0)
    return zipped(folder / "instagram-demo.user-2026-12-14-Ab12Cd.zip", files, made)


def rows(handles: tuple[str, ...]) -> list[object]:
    """People as a list of an archive has them."""
    return [
        {"string_list_data": [{"value": handle, "timestamp": SPRING + n * DAY}]}
        for n, handle in enumerate(handles)
    ]
