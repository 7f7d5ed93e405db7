"""ActivityWatch: pages in front while somebody was there, from a file or from this machine."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.problem import Refused
from detox.domain.usage import Device
from detox.i18n import render
from detox.measure import activitywatch
from detox.measure.activitywatch import joined, readings
from detox.measure.address import base_of
from detox.services.measuring import Gathered
from tests.measure.conftest import Gather, seconds
from tests.measure.life import END

LATER = END + 86400


def event(clock: str, duration: float, **data: object) -> dict[str, object]:
    return {"timestamp": f"2026-11-20T{clock}+00:00", "duration": duration, "data": data}


def page(clock: str, duration: float, url: str = "https://x.com/home", **more: object) -> object:
    return event(clock, duration, url=url, title="A title", **{"incognito": False, **more})


def bucket(kind: str, *events: object, host: str = "laptop") -> dict[str, Any]:
    return {"id": kind, "type": kind, "hostname": host, "data": {}, "events": list(events)}


def export(path: Path, *buckets: dict[str, Any]) -> Path:
    named = {f"{number}-{each['id']}": each for number, each in enumerate(buckets)}
    path.write_text(json.dumps({"buckets": named}))
    return path


def spent(gathered: Gathered) -> dict[str, float]:
    assert gathered.trouble == ()
    found = seconds(*gathered.readings, now=LATER)
    return {name: s for name, s in found.items() if s}


def refusal(gathered: Gathered) -> str:
    (problem,) = gathered.trouble
    return render(problem)


def test_an_export_gives_what_activitywatch_itself_makes_of_it(
    recorded: Path, gather: Gather
) -> None:
    folder = recorded / "activitywatch"
    (own,) = json.loads((folder / "query-domains-expected.json").read_text())
    by_host = {each["data"]["$domain"]: each["duration"] for each in own}
    assert spent(gather(folder / "aw-buckets-export.json", now=LATER)) == {
        "facebook": by_host["m.facebook.com"],
        "instagram": by_host["instagram.com"],
        "reddit": by_host["reddit.com"],
        "x": by_host["x.com"],
    }


def test_a_single_bucket_counts_as_it_is(recorded: Path, gather: Gather) -> None:
    path = recorded / "activitywatch" / "aw-bucket-export_aw-watcher-web-firefox.json"
    assert spent(gather(path, now=LATER))["facebook"] > 2438


def test_other_json_of_activitywatch_is_no_export(recorded: Path, gather: Gather) -> None:
    for name in ("buckets.json", "events-limit2.json"):
        path = recorded / "activitywatch" / name
        assert "is not an ActivityWatch export" in refusal(gather(path, now=LATER))


def test_pages_count_while_somebody_is_there(tmp_path: Path, gather: Gather) -> None:
    path = export(
        tmp_path / "export.json",
        bucket("web.tab.current", page("10:00:00", 600)),
        bucket("afkstatus", event("10:05:00", 900, status="afk"),
               event("09:00:00", 3900, status="not-afk")),
    )  # fmt: skip
    assert spent(gather(path, now=LATER)) == {"x": 300}


def test_a_tab_that_plays_sound_counts_as_somebody(tmp_path: Path, gather: Gather) -> None:
    path = export(
        tmp_path / "export.json",
        bucket("web.tab.current", page("10:00:00", 600, audible=True), page("10:10:00", 60)),
        bucket("afkstatus", event("09:00:00", 60, status="not-afk")),
    )
    assert spent(gather(path, now=LATER)) == {"x": 600}


def test_a_browser_behind_another_window_does_not_count(tmp_path: Path, gather: Gather) -> None:
    path = export(
        tmp_path / "export.json",
        bucket("web.tab.current", page("10:00:00", 600)),
        bucket("currentwindow", event("10:00:00", 200, app="Firefox", title="X"),
               event("10:03:20", 400, app="Writer", title="A letter")),
    )  # fmt: skip
    assert spent(gather(path, now=LATER)) == {"x": 200}


def test_apps_of_platforms_count_too_and_private_tabs_do_not(
    tmp_path: Path, gather: Gather
) -> None:
    path = export(
        tmp_path / "export.json",
        bucket("web.tab.current", page("10:00:00", 600, incognito=True)),
        bucket("currentwindow", event("11:00:00", 100, app="Instagram.exe", title="t")),
    )
    assert spent(gather(path, now=LATER)) == {"instagram": 100}


def test_a_phone_is_another_screen(tmp_path: Path, gather: Gather) -> None:
    app = {"app": "Instagram", "package": "com.instagram.android", "classname": "Main"}
    path = export(
        tmp_path / "export.json",
        bucket("web.tab.current", page("10:00:00", 60, "https://instagram.com/")),
        bucket("currentwindow", event("10:00:00", 100, **app), host="phone"),
    )
    gathered = gather(path, now=LATER)
    assert [reading.device for reading in gathered.readings] == [Device.COMPUTER, Device.PHONE]
    assert spent(gathered) == {"instagram": 160}


def test_two_browsers_on_one_computer_count_once(tmp_path: Path, gather: Gather) -> None:
    path = export(
        tmp_path / "export.json",
        bucket("web.tab.current", page("10:00:00", 600)),
        bucket("web.tab.current", page("10:05:00", 600)),
    )
    assert spent(gather(path, now=LATER)) == {"x": 900}


@pytest.mark.parametrize(
    "odd",
    [
        page("10:00:00", 0),
        page("10:00:00", -60),
        page("10:00:00", 1e300),
        page("10:00:00", float("nan")),
        {"timestamp": "soon", "duration": 60, "data": {"url": "https://x.com"}},
        {"timestamp": None, "duration": "60", "data": {"url": "https://x.com"}},
        {"timestamp": "2026-11-20T10:00:00Z", "duration": 60, "data": []},
        {
            "timestamp": "0001-01-01T00:00:00+23:59",
            "duration": 60,
            "data": {"url": "https://x.com"},
        },
        {"url": 17},
        None,
        [[]],
    ],
)
def test_events_that_make_no_sense_are_passed_over(
    odd: object, tmp_path: Path, gather: Gather
) -> None:
    path = export(tmp_path / "e.json", bucket("web.tab.current", odd, page("12:00:00", 60)))
    assert spent(gather(path, now=LATER)) == {"x": 60}


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[1, 2",
        b"[" * 100_000,
        b'{"buckets": [' + b"9" * 5000 + b"]}",
        b"\xef\xbb\xbf{",
        b'{"a":"\xff"}',
        b'{"buckets": []}',
        b'{"buckets": {"a": 1}, "b": ',
    ],
)
def test_broken_json_is_refused(content: bytes, tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(content)
    assert gather(path).readings == ()
    assert "export.json" in refusal(gather(path))


def test_a_huge_export_is_refused_unread(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "export.json"
    with path.open("wb") as file:
        file.write(b"{")
        file.truncate(activitywatch.LARGEST + 1)
    assert "larger than 512 MB" in refusal(gather(path))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted).map(tuple)))
def test_joined_times_are_in_order_apart_and_cover_the_same(times: list[tuple[int, int]]) -> None:
    found = joined(times)
    assert found == joined(found)
    assert {t for a, b in found for t in range(int(a), int(b))} == {
        t for a, b in times for t in range(a, b)
    }


def test_no_buckets_are_no_readings() -> None:
    assert readings([]) == []


# Asked on this machine


class Answers(ThreadingHTTPServer):
    """Something that answers as ActivityWatch does."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, object] = {}
        self.asked: list[str] = []
        self.elsewhere = ""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Answers)
        server.asked.append(self.path)
        if server.elsewhere:
            self.send_response(302)
            self.send_header("Location", server.elsewhere)
            self.end_headers()
            return
        found = server.pages.get(urlsplit(self.path).path)
        body = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(404 if found is None else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[Answers]:
    with Answers() as answering:
        Thread(target=answering.serve_forever, args=(0.01,), daemon=True).start()
        yield answering
        answering.shutdown()


def fill(server: Answers) -> None:
    web = bucket("web.tab.current")
    server.pages["/api/0/buckets/"] = {"aw web/1": web, "odd": bucket("something"), "none": None}
    server.pages["/api/0/buckets/aw%20web%2F1/events"] = [page("10:00:00", 60), page("10:02:00", 5)]


def test_a_running_activitywatch_is_asked(server: Answers, gather: Gather) -> None:
    fill(server)
    assert spent(gather("activitywatch", now=LATER, server=server.base)) == {"x": 65}
    assert spent(gather(now=LATER, server=server.base)) == {"x": 65}
    assert spent(gather(f"{server.base}/", now=LATER)) == {"x": 65}
    assert [urlsplit(path).path for path in server.asked[:2]] == list(server.pages)


def test_no_proxy_comes_between(
    server: Answers, gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(server)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.1:1")
    assert spent(gather("activitywatch", now=LATER, server=server.base)) == {"x": 65}


def test_nobody_is_sent_elsewhere(server: Answers, gather: Gather) -> None:
    server.elsewhere = "http://192.0.2.1/api/0/buckets/"
    assert "doesn’t answer" in refusal(gather("activitywatch", server=server.base))


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b"", b'{"a": {"type": "currentwindow"}}'])
def test_something_else_that_answers_is_refused(
    answer: bytes, server: Answers, gather: Gather
) -> None:
    server.pages["/api/0/buckets/"] = answer
    assert "ActivityWatch" in refusal(gather("activitywatch", server=server.base))


def test_one_that_does_not_run_is_said_only_where_it_was_asked_for(gather: Gather) -> None:
    assert "doesn’t answer" in refusal(gather("activitywatch"))
    assert gather().trouble == ()


@pytest.mark.parametrize(
    ("said", "base"),
    [
        ("http://localhost:5666", "http://127.0.0.1:5666"),
        ("http://localhost", "http://127.0.0.1:5600"),
        ("http://127.0.0.2:1/", "http://127.0.0.2:1"),
        ("http://[::1]:5600/api", "http://[::1]:5600"),
    ],
)
def test_an_address_of_this_machine_is_asked(said: str, base: str) -> None:
    assert base_of(said) == base


@pytest.mark.parametrize(
    "said",
    [
        "http://192.168.1.2:5600",
        "http://example.org",
        "http://localhost.example.org",
        "http://localhost@example.org",
        "http://me@localhost:5600",
        "http://127.0.0.1.example.org",
        "http://0.0.0.0:5600",
        "https://192.168.1.2:5600",
        "file:///etc/passwd",
        "http://localhost:99999",
        "http://[::1",
        "http://",
        "://",
    ],
)
def test_no_other_machine_is_asked(said: str, gather: Callable[..., Gathered]) -> None:
    with pytest.raises(Refused, match="nowhere else"):
        base_of(said)
    with pytest.raises(Refused):
        gather(said)


def test_a_secure_address_of_this_machine_is_answered_with_the_one_to_write(
    gather: Callable[..., Gathered],
) -> None:
    with pytest.raises(Refused, match=r"write http://127\.0\.0\.1:5617"):
        gather("https://localhost:5617")
