"""People: whom one could write to, everybody, and what can be done with each."""

from datetime import date
from pathlib import Path

import pytest

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.person import Origin, Person, Way, WayKind
from detox.domain.sign import SignWay
from detox.domain.steps import StepKind
from detox.services.people import PersonEdit
from detox.services.ports import Change
from detox.tui import whose_turn
from detox.tui.app import DetoxApp
from detox.tui.dialogs.form import Form
from detox.tui.dialogs.palette import PaletteScreen
from detox.tui.painted import whole
from detox.tui.people.card import PersonCard
from detox.tui.people.evening import EveningLine
from detox.tui.screens.people import PeopleScreen
from detox.tui.widgets.line import Line
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.titled import Titled
from tests.tui.conftest import notices, shown, toasts, until
from tests.tui.typing import at_once, still

ZOE = PersonEdit(
    "Zoé Testard",
    (Way(WayKind.MAIL, "zoe@exemple.invalid"),),
    ("artists",),
    bring="the book on light",
)
NAMES = ("Zoé", "Testard", "Anna", "Lina", "Épreuve")


@pytest.fixture
def known(used_home: Path) -> Path:
    """A home with an artist, a friend at rest and a wish."""
    people = Detox().people
    zoe = people.add(ZOE)
    people.sign(zoe.uid, SignWay.LETTER, date(2026, 10, 1), "thanks for the show")
    anna = people.add(PersonEdit("Anna Essai", circles=("friends",)))
    people.rest(anna.uid)
    people.add(PersonEdit("Lina Épreuve", circles=("wish-list",)))
    return used_home


def lines(app: DetoxApp) -> list[str]:
    rows = app.screen.query_one(RowList)
    return [rows.render_line(y).text.rstrip() for y in range(len(rows._rows))]


def under_cursor(app: DetoxApp) -> str:
    rows = app.screen.query_one(RowList)
    return rows.render_line(rows.cursor - rows.scroll_offset.y).text


def offered(app: DetoxApp) -> list[str]:
    """What the palette lists."""
    assert isinstance(app.screen, PaletteScreen)
    return [entry.title for entry in app.screen._listed]


def by_name(app: DetoxApp, name: str) -> Person:
    return app.detox.people.find(name)


async def test_an_empty_screen_says_what_it_is_for_and_the_first_person_is_added(
    app: DetoxApp,
) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "E")
        assert "Whom would you miss?" in shown(app, "#people-empty")
        assert shown(app, "#keys").split()[:2] == ["a", "add"]
        await at_once(app, "sezxJ/")
        assert isinstance(app.screen, PeopleScreen), "there is nobody to do anything with yet"
        await at_once(app, "aBruno Modèle\tbruno@exemple.invalid\r")
        assert isinstance(app.screen, PeopleScreen)
        bruno = by_name(app, "Bruno")
        assert bruno.ways == (Way(WayKind.MAIL, "bruno@exemple.invalid"),)
        assert "Bruno Modèle" in under_cursor(app)
        (told,) = app._notifications
        assert told.message.startswith("Added: Bruno Modèle ")
        assert bruno.uid not in told.message, "nothing on the screen is called by it"
        await at_once(app, "u")
        assert app.detox.people.all() == []
        assert "Whom would you miss?" in shown(app, "#people-empty")


async def test_the_list_has_who_comes_up_and_then_everybody(known: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "E")
        told = lines(app)
        assert told[0].strip() == "This week, perhaps"
        head = next(line for line in told if "Everybody" in line)
        assert head.endswith("3 people, 1 resting")
        (zoe,) = [line for line in told[told.index(head) :] if "Zoé" in line]
        assert zoe.split() == ["Zoé", "Testard", "artists", "letter,", "1", "Oct"]
        (lina,) = [line for line in told[told.index(head) :] if "Lina" in line]
        assert lina.endswith("not yet")
        await at_once(app, "G")
        card = shown(app, "PersonCard")
        assert "zoe@exemple.invalid" in card
        assert "the book on light" in card
        assert "letter: thanks for the show" in card


async def test_a_sign_is_read_back_kept_with_one_key_and_undone_with_another(known: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "EGs")
        assert isinstance(app.screen, Form)
        await at_once(app, "call\tabout the print\t25\tyesterday\t ")
        told = shown(app, "#sign-told")
        assert told == "call received: about the print  ·  yesterday  ·  25 min"
        await at_once(app, "\r")
        zoe = by_name(app, "Zoé")
        (sign, _letter) = app.detox.people.signs(zoe.uid)
        assert (sign.way, sign.from_them, sign.line) == (SignWay.CALL, True, "about the print")
        (session,) = app.detox.log.month(date(2026, 11, 1))
        assert (session.minutes, session.activity, session.uid) == (25, "people", sign.session)
        assert "call received, 21 Nov" in under_cursor(app)
        await at_once(app, "u")
        assert len(app.detox.people.signs(zoe.uid)) == 1
        assert app.detox.log.month(date(2026, 11, 1)) == []


async def test_a_way_that_is_none_is_answered_in_the_words_of_the_language(
    known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Espigeon\r")
        said = str(app.screen.query(Titled).first().said)
        assert "lettre, courriel, appel, rencontre, message, signe." in said


async def test_whoever_is_asked_last_ticks_the_step_of_the_plan_and_that_is_said(
    used_home: Path,
) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    kept = Person("z", "Zoé Testard", (Way(WayKind.HANDLE, "instagram:zoe"),))
    detox.people.keep([kept], "instagram")
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Es\r")
        *_before, said = [toast.message for toast in notices(app)]
        assert said.startswith("Step done: ")
        assert "(Instagram)" in said
        await at_once(app, "u")
        assert app.detox.people.signs() == []
        marks = app.detox.overview().marks.values()
        assert StepKind.CHOOSE_PEOPLE in {mark.kind for mark in marks}
        assert StepKind.ASK_PEOPLE not in {mark.kind for mark in marks}


async def test_a_card_is_changed_left_in_peace_and_woken(known: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "EG\r\x15Zoé T. Testard\r")
        zoe = by_name(app, "Zoé")
        assert zoe.name == "Zoé T. Testard"
        assert zoe.ways == ZOE.ways, "what was not touched stays"
        await at_once(app, "zyesterday")
        assert "isn’t a day to come" in shown(app, ".dialog-preview")
        await at_once(app, "\r")
        assert by_name(app, "Zoé").rest_until is None
        await at_once(app, "\x151 march\r")
        assert by_name(app, "Zoé").rest_until == date(2027, 3, 1)
        assert "resting until 1 Mar 2027" in under_cursor(app)
        await at_once(app, "z")
        assert not by_name(app, "Zoé").rests


@pytest.mark.parametrize(("language", "said"), [("en", "met on"), ("fr", "origine")])
async def test_a_card_says_where_somebody_was_met(known: Path, language: str, said: str) -> None:
    (known / "config" / "config.toml").write_text(f'language = "{language}"\n')
    app = DetoxApp(Detox())
    met = Person("met", "Zz", origin=Origin("instagram", "zz", date(2024, 3, 1)))
    app.detox.people._records.commit("person.add", [Change(None, met)])
    async with app.run_test(size=(100, 30)):
        await at_once(app, "EG")
        assert f"{said}  Instagram, " in str(app.screen.query_one(PersonCard).render())
    i18n.speak("en")


async def test_a_note_of_two_lines_has_one_in_the_form_and_stays_as_it_was(known: Path) -> None:
    people = Detox().people
    zoe = people.find("Zoé")
    people.edit(zoe.uid, PersonEdit(note="line one\nline two"))
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        await at_once(app, "/Tes\re")
        await until(pilot, lambda: isinstance(app.screen, Form))
        line = app.screen.query_one("#note", Line)
        assert line.value == "line one↵line two"
        line.value += "↵three"
        await at_once(app, "\r")
    assert Detox().people.find("Zoé").note == "line one\nline two\nthree"


async def test_some_are_shown_by_a_circle_or_a_part_of_the_name(known: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "E/friend")
        assert [line.split()[:2] for line in lines(app)] == [
            ["Only", "“friend”"],
            ["▏Anna", "Essai"],
        ]
        await at_once(app, "\x15epreuve\r")
        assert "Lina Épreuve" in under_cursor(app)
        await at_once(app, "/\x15nowhere")
        assert "Nobody in this list goes by that." in lines(app)[-1]
        await at_once(app, "\x1b")
        assert len(lines(app)) > 4


async def test_two_cards_become_one(known: Path) -> None:
    app = DetoxApp(Detox())
    app.detox.people.add(PersonEdit("Z. Testard", circles=("peers",)))
    async with app.run_test(size=(80, 24)):
        await at_once(app, "E/zoe\rJz. t\r\r")
        zoe = by_name(app, "Zoé")
        assert zoe.circles == ("artists", "peers")
        assert len(app.detox.people.all()) == 3
        await at_once(app, "u")
        assert len(app.detox.people.all()) == 4


async def test_people_of_one_name_are_told_apart_where_one_is_chosen(known: Path) -> None:
    app = DetoxApp(Detox())
    people = app.detox.people
    mail = (Way(WayKind.MAIL, "anna@exemple.invalid"),)
    one = people.add(PersonEdit("Anna Smith", mail, circles=("peers",)))
    two, three = (people.add(PersonEdit("Anna Smith", circles=("peers",))) for _n in range(2))
    async with app.run_test(size=(80, 24)):
        await at_once(app, "E/zoe\rJsmith")
        shows = lines(app)
        assert any("anna@exemple.invalid" in line and one.uid not in line for line in shows)
        assert [sum(each.uid in line for line in shows) for each in (two, three)] == [1, 1]


async def test_two_cards_of_one_name_are_told_apart_before_they_become_one(known: Path) -> None:
    app = DetoxApp(Detox())
    mail = (Way(WayKind.MAIL, "anna@exemple.invalid"),)
    app.detox.people.add(PersonEdit("Anna Essai", mail))
    async with app.run_test(size=(80, 24)):
        await at_once(app, "E/anna\rJanna\r")
        told = " ".join(shown(app, ".dialog-text").split())
        assert "“Anna Essai (friends)”" in told
        assert "“Anna Essai (anna@exemple.invalid)”" in told


async def test_somebody_is_forgotten_here_or_everywhere(known: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "EGx")
        assert "backups" in shown(app, ".dialog-text")
        await at_once(app, "x")
        assert [each.name for each in app.detox.people.all()] == ["Anna Essai", "Lina Épreuve"]
        await at_once(app, "u")
        assert len(app.detox.people.all()) == 3
        await at_once(app, "Gxe\r")
        assert not isinstance(app.screen, PeopleScreen), "Enter alone forgets nobody for ever"
        await at_once(app, "y")
        assert "can’t bring them back" in " ".join(shown(app, "#text").split())
        await at_once(app, "\x1bu")
        assert not any("Zoé" in each.name for each in app.detox.people.all())
    kept = [path.read_bytes() for path in known.rglob("*") if path.is_file()]
    assert not any("Testard" in each.decode("utf-8", "replace") for each in kept)


async def test_the_palette_finds_people_and_a_start_does_not_read_them(known: Path) -> None:
    app = DetoxApp(Detox())

    def is_read() -> bool:
        return any(path.endswith("people.json") for path in app.detox.grounds())

    async with app.run_test(size=(80, 24)) as pilot:
        await still(app)
        assert not is_read()
        await at_once(app, "\x10zoe")
        await until(pilot, lambda: "Zoé Testard: a sign" in offered(app))
        await at_once(app, "\x1b")
        await at_once(app, "\x10lina epreuve")
        await until(pilot, lambda: offered(app)[:1] == ["Lina Épreuve"])
        await at_once(app, "\r")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        assert "Lina Épreuve" in under_cursor(app)


@pytest.mark.usefixtures("ticking")
async def test_today_names_people_where_that_is_wished_and_no_picture_keeps_them(
    known: Path,
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.screen.query_one(EveningLine).display
        app.set_to("people", True)
        await until(pilot, lambda: "Lina Épreuve" in shown(app, "#evening"))
        assert "Zoé Testard" in shown(app, "#evening")
        painted = "\n".join(
            "".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()
        )
        assert "Lina Épreuve" in painted
        kept = "\n".join(whole(app) or ())
        assert "log" in kept
        assert not any(name in kept for name in NAMES)


async def test_many_people_are_read_beside_the_keys(
    known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whose_turn, "AT_ONCE", 0)
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_once(app, "E")
        await until(pilot, lambda: bool(app.screen.query_one(RowList)._rows))
        await at_once(app, "Gsletter\r")
        await until(pilot, lambda: "letter, 22 Nov" in under_cursor(app))


async def test_people_that_cannot_be_read_are_not_taken_for_nobody(known: Path) -> None:
    (file,) = known.glob("data/records/*/people.json")
    file.write_text("{")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "E")
        assert "detox restore" in shown(app, "#people-empty")
        assert "people.json" in toasts(app)
