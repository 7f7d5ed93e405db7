"""What is not found may stand in a file that could not be read."""

from detox.domain.problem import DataTrouble
from detox.services.ports import Records


def refuse_unread(records: Records) -> None:
    """Before saying that something is not there. Raises `DataTrouble` where a file that was asked
    could not be read.
    """
    for problem in records.troubles()[:1]:
        raise DataTrouble(problem.message, **problem.params)
