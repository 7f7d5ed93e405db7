"""What is not found may stand in a file, or a record, that could not be read."""

from detox.domain.problem import N_, DataTrouble, Refused
from detox.services.naming import compared
from detox.services.ports import Entity, Records


def refuse_unread(records: Records) -> None:
    """Before saying that something is not there. Raises `DataTrouble` where a file that was asked
    could not be read.
    """
    for problem in records.troubles()[:1]:
        raise DataTrouble(problem.message, **problem.params)


def refuse_left_out(records: Records, entity: type[Entity], name: str) -> None:
    """Before a name is taken. Raises `Refused` where a record has it that makes no sense."""
    if compared(name) in map(compared, records.names_left_out(entity)):
        message = N_(
            "“%(name)s” is here already, but its record can’t be read; “detox doctor” says more."
        )
        raise Refused(message, name=name)
