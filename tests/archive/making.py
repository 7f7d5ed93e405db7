"""Makes archives as platforms hand them out, of people who do not exist."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

Content = str | bytes | list[object] | dict[str, object]
MADE = (2026, 11, 1, 10, 0, 0)


def zipped(
    path: Path, files: Mapping[str, Content], made: tuple[int, int, int, int, int, int] = MADE
) -> Path:
    """A zip of these files; lists and dicts become JSON."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, made)
            archive.writestr(info, in_bytes(content), zipfile.ZIP_DEFLATED)
    return path


def unpacked(folder: Path, files: Mapping[str, Content]) -> Path:
    """A folder of these files."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(in_bytes(content))
    return folder


def in_bytes(content: Content) -> bytes:
    """What stands in a file."""
    if isinstance(content, bytes):
        return content
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return text.encode()


def broken(text: str) -> str:
    """A text as some platforms write it: each byte of its UTF-8 as a letter."""
    return text.encode().decode("latin-1")
