"""Work beside the screen that another program may hold up for long."""

from asyncio import Future, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def beside(look: Callable[[], T]) -> T:
    """What `look` gives, in a thread that is left alone when the program ends: it may change
    nothing.
    """
    loop = get_running_loop()
    future: Future[T] = loop.create_future()

    def hand_over(take: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if future.done() else take())

    def run() -> None:
        try:
            found = look()
        except Exception as error:  # noqa: BLE001 - raised where it is awaited
            raised = error
            hand_over(lambda: future.set_exception(raised))
        else:
            hand_over(lambda: future.set_result(found))

    Thread(target=run, daemon=True).start()
    return await future
