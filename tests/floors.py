"""The lowest versions that pyproject.toml allows, as constraints for pip: what CI tries as well.

`python tests/floors.py [EXTRA ...]` prints them.
"""

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
_FLOOR = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?\s*>=\s*([0-9.]+)")


def floors(*extras: str) -> list[str]:
    """`name==version` for each dependency that has a floor, of the program and of these extras."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(each for name in extras for each in optional[name])]
    found = (_FLOOR.match(each) for each in wanted)
    return [f"{match[1]}=={match[2]}" for match in found if match]


if __name__ == "__main__":
    print("\n".join(floors(*sys.argv[1:])))
