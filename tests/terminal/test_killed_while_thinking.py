"""Whatever ends the program, the answers given so far are kept."""

import signal

import pytest

from detox.bootstrap import Detox
from detox.domain.sitting import Question
from tests.terminal.conftest import Open, Run

ANSWERS = ("2h\r\r", "4\r", "3\r", "4it weighs\r")


@pytest.mark.parametrize("name", ["SIGKILL", "SIGHUP"])
def test_a_kill_after_the_fourth_answer_loses_nothing(opened: Open, done: Run, name: str) -> None:
    window = opened().until("keys")
    window.send("O")
    window.until("Press a to begin")
    window.send("a")
    for place, typed in enumerate(ANSWERS, 1):
        window.until(f"Question {place} of 7")
        window.send(typed)
    window.until("Question 5 of 7")
    window.signal(signal.Signals[name])
    window.ended()
    draft = Detox().thinking.sittings.draft()
    assert draft is not None
    assert [draft.value(question) for question in Question][:4] == [120, 4, 3, 4]
    answer = draft.answer(Question.WEIGHT)
    assert answer is not None
    assert answer.words == "it weighs"
    assert done("doctor").code == 0
