"""Starts what a scheduler would start, as bare as a scheduler does, before it is said to work."""

import os

from detox.domain.problem import N_, Refused
from detox.schedule.place import Answer, Place
from detox.schedule.program import ROOT, Program, candidates

_ASKED = "__started"
_BARE_PATH = "/usr/bin:/bin"


def startable(place: Place) -> Program:
    """The first way to start this very Detox that works. Raises `Refused` where none does."""
    if place.environ.get("FLATPAK_ID"):  # what starts in there says nothing about out here
        raise _refused("Flatpak")
    first = ""
    for program in candidates(place.environ):
        answer = _tried(program, place)
        found = answer.text.splitlines()[-1:]
        if answer.code == 0 and found == [str(ROOT)]:
            return program
        said = found[0] if answer.code == 0 and found else answer.said.splitlines()[-1]
        first = first or said
    raise _refused(first)


def places_of(program: Program) -> list[str]:
    """What has to stay where it is for `program` to start."""
    told = dict(program.environ).get("PYTHONPATH", "")
    last = told.split(os.pathsep)[-1] if told else ""
    return [place for place in (program.python, last, str(ROOT / "detox")) if place]


def _tried(program: Program, place: Place) -> Answer:
    """How it answers with the environment that a scheduler gives, and nothing else."""
    return place.start((program.python, *program.start, _ASKED), _bare(program, place))


def _bare(program: Program, place: Place) -> dict[str, str]:
    if os.name == "nt":  # a task has all that belongs to the person
        known = {n: v for n, v in place.environ.items() if not n.upper().startswith("PYTHON")}
        return {**known, **dict(program.environ)}
    return {"HOME": str(place.home), "PATH": _BARE_PATH, **dict(program.environ)}


def _refused(said: str) -> Refused:
    return Refused(
        N_(
            "Nothing was installed: started outside this terminal, as the system would start it, "
            "Detox doesn’t run (%(said)s)."
        ),
        said=said or "?",
    )
