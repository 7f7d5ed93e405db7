"""What steps reach that is no record: the settings, people in every copy, reminders put off."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from detox.services.ports import SettingsDoor
    from detox.storage.ports import Forgetter
    from detox.storage.putting_off import PuttingOff


def _missing() -> NoReturn:
    raise LookupError("these records were given no such door")


class Doors(NamedTuple):
    """Each is opened by the first step that needs it."""

    settings: "Callable[[], SettingsDoor]" = _missing
    forgetting: "Callable[[], Forgetter]" = _missing
    putting_off: "Callable[[], PuttingOff]" = _missing
