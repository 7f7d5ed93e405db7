"""A lock on an open file that the system takes back when its process ends."""

import os

if os.name == "nt":
    import msvcrt

    def try_lock(handle: int) -> bool:
        """Lock an open file, unless another has. Raises `OSError` where there are no locks."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # on Windows
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(handle: int) -> bool:
        """Lock an open file, unless another has. Raises `OSError` where there are no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
