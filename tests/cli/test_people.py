"""People on the command line: cards, signs, whom one could write to, and forgetting."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused
from tests.conftest import Once

NAMES = ("Zoé Testard", "Anna Essai", "Bruno Modèle")


@pytest.fixture
def three(done: Run, once: Once) -> Run:
    """Three people, one of them a wish."""

    def add() -> None:
        done(
            "people", "add", "Zoé", "Testard", "--mail", "zoe@exemple.invalid", "--every", "8w",
            "--circle", "artists", "--handle", "insta:@zoe.testard",
        )  # fmt: skip
        done("people", "add", "Anna Essai", "--circle", "souhaits", "--bring", "the article")
        done("people", "add", "Bruno Modèle", "--phone", "+33 1 99 00 12 34")

    once(add)
    return done


def listed(run: Run, *words: str) -> list[str]:
    return [each["name"] for each in run("people", *words, "--json").data]


def test_an_empty_list_asks_whom_one_would_miss(done: Run) -> None:
    told = done("people")
    assert told.out == ""
    assert told.err.startswith("Whom would you miss? Start with one.")
    assert done("people", "next", LANG="fr_FR.UTF-8").err.startswith("Qui vous manquerait")


def test_a_card_is_shown_whole_with_its_signs(three: Run) -> None:
    three("people", "sign", "zoe", "letter", "thanks", "for", "the", "show", "--on", "2026-10-01")
    three("people", "sign", "zoe", "call", "--from-them", "--on", "2026-07-12")
    (zoe,) = three("people", "list", "--circle", "artists", "--json").data
    assert zoe == {
        "uid": zoe["uid"], "name": "Zoé Testard",
        "ways": [
            {"kind": "mail", "value": "zoe@exemple.invalid", "label": ""},
            {"kind": "handle", "value": "instagram:zoe.testard", "label": ""},
        ],
        "circles": ["artists"], "every_weeks": 8, "bring": "", "note": "", "origin": None,
        "at_rest": False, "rest_until": None,
        "last_sign": {"day": "2026-10-01", "way": "letter", "from_them": False},
        "next_on": "2026-11-26",
    }  # fmt: skip
    shown = three("people", "show", zoe["uid"][:4], "--json").data
    assert [(s["day"], s["way"], s["from_them"], s["line"]) for s in shown["signs"]] == [
        ("2026-10-01", "letter", False, "thanks for the show"), ("2026-07-12", "call", True, ""),
    ]  # fmt: skip
    card = three("people", "show", "zoe").out
    for words in ("Zoé Testard", "every 8 weeks", "zoe@exemple.invalid", "call received"):
        assert words in card
    french = three("people", "show", "zoe", LANG="fr_FR.UTF-8").out
    assert "toutes les 8 semaines" in french
    assert "lettre\u00a0: thanks for the show" in french


def test_the_list_is_by_name_and_says_nothing_about_silence(three: Run) -> None:
    told = three("people")
    assert [line.split("  ")[1] for line in told.out.splitlines()] == sorted(NAMES)
    assert told.err == "3 people\n"
    assert "not yet" in told.out.splitlines()[0], "a wish is still ahead"
    assert told.out.count("not yet") == 1
    assert "souhaits" in three("people", LANG="fr_FR.UTF-8").out


def test_a_card_is_changed_by_what_is_added_and_taken_away(three: Run, detox: Run) -> None:
    three(
        "people", "edit", "zoe", "--phone", "0199001234 (evenings)", "--circle", "peers",
        "--without", "mail:ZOE@exemple.invalid", "--every", "never", "--note", "a note",
    )  # fmt: skip
    (zoe,) = three("people", "list", "--circle", "peers", "--json").data
    assert [(way["kind"], way["label"]) for way in zoe["ways"]] == [
        ("phone", "evenings"), ("handle", ""),
    ]  # fmt: skip
    assert (zoe["circles"], zoe["every_weeks"], zoe["note"]) == (
        ["artists", "peers"],
        None,
        "a note",
    )
    three("people", "edit", "zoe", "--without", "circle:peers", "--without", "circle:artists")
    assert three("people", "show", "zoe", "--json").data["circles"] == []
    for wrong in (
        (), ("--without", "mail:x@b.invalid"), ("--without", "zoe"), ("--mail", "zoe"),
        ("--handle", "nowhere:zoe"), ("--every", "often"), ("--site", "no host"), ("--name", " "),
        ("--circle", "two words"),
    ):  # fmt: skip
        is_refused(detox("people", "edit", "zoe", *wrong))


def test_what_was_understood_of_a_card_is_told(three: Run, detox: Run) -> None:
    told = three("people", "edit", "zoe", "--every", "30", "--phone", "01 99 00 12 34")
    assert told.out == "Changed: Zoé Testard.\nKept: every 30 weeks; 01 99 00 12 34.\n"
    assert "Kept: every 4 weeks.\n" in three("people", "edit", "zoe", "--every", "monthly").out
    assert "Kept: no pace.\n" in three("people", "edit", "zoe", "--every", "0").out
    is_refused(detox("people", "edit", "zoe", "--every", "30 days"), "is not whole weeks")
    added = three("people", "add", "Carla Essai", "--every", "2 mois", LANG="fr_FR.UTF-8").out
    assert added.endswith("\nRetenu\u00a0: toutes les 9 semaines.\n")


def test_a_way_that_is_there_is_not_there_twice_however_it_is_written(done: Run) -> None:
    first = ("--mail", "ada@exemple.invalid", "--phone", "01 99 00 12 34", "--site", "a.example/")
    done("people", "add", "Ada", *first, "--handle", "instagram:ada")
    again = ("--mail", "Ada@exemple.invalid", "--phone", "0199.00.12.34", "--site", "a.example")
    done("people", "edit", "ada", *again, "--handle", "instagram:@Ada")
    ways = done("people", "show", "ada", "--json").data["ways"]
    assert [(way["kind"], way["value"]) for way in ways] == [
        ("mail", "Ada@exemple.invalid"), ("phone", "0199.00.12.34"),
        ("site", "https://a.example"), ("handle", "instagram:Ada"),
    ]  # fmt: skip
    done("people", "edit", "ada", "--without", "phone:01 99 00 12 34")
    assert len(done("people", "show", "ada", "--json").data["ways"]) == 3


def test_several_hits_are_named_with_their_uids_and_nothing_is_done(three: Run, detox: Run) -> None:
    three("people", "add", "Anna Épreuve")
    ended = detox("people", "forget", "anna")
    is_refused(ended, "Anna Essai (", "Anna Épreuve (")
    is_refused(detox("people", "forget", "bruno", "nobody"), "nobody")
    uid = three("people", "show", "bruno", "--json").data["uid"]
    for slip in ("b", "bru", "mod", uid[:3]):
        is_refused(detox("people", "forget", slip), f"“{slip}” may mean ", "Bruno Modèle (")
    assert len(listed(three)) == 4
    three("people", "forget", "anna essai", "Bruno")
    assert listed(three) == ["Anna Épreuve", "Zoé Testard"]


def test_whom_one_could_write_to_is_said_with_the_why(three: Run, detox: Run) -> None:
    told = three("people", "next", "--json").data
    assert [(each["name"], each["why"]) for each in told] == [
        ("Anna Essai", "wish"), ("Bruno Modèle", "turn"),
    ]  # fmt: skip
    assert told[0]["bring"] == "the article"
    assert "to bring: the article" in three("people", "next", "1").out
    assert three("people", "next", "1").out.count("\n") == 1
    three("config", "set", "wishes_a_week", "0")
    assert [each["why"] for each in three("people", "next", "--json").data] == ["turn"]
    for wrong in ("0", "4", "many"):
        is_refused(detox("people", "next", wrong))


def test_a_sign_with_minutes_is_one_step_and_its_session_names_nobody(three: Run) -> None:
    told = three(
        "people", "sign", "zoe", "lettre", "merci pour l’exposition", "--minutes", "30"
    ).out.splitlines()
    assert told[0] == "Logged: letter, Zoé Testard, today."
    assert told[1].startswith("Logged: 30 min people, today (")
    (session,) = three("sessions", "--json").data
    assert (session["minutes"], session["activity"], session["note"]) == (30, "people", "")
    three("undo")
    assert three("sessions", "--json").data == []
    assert three("people", "show", "zoe", "--json").data["signs"] == []
    sign = three("people", "sign", "zoe", "--json").data
    assert {**sign, "uid": "", "person": ""} == {
        "uid": "", "person": "", "day": "2026-11-22", "way": "other", "from_them": False,
        "line": "", "session": None,
    }  # fmt: skip


def test_a_sign_that_makes_no_sense_is_refused(three: Run, detox: Run) -> None:
    for wrong in (("--on", "tomorrow"), ("--minutes", "0"), ("letter", "x" * 201)):
        is_refused(detox("people", "sign", "zoe", *wrong))
    assert three("people", "show", "zoe", "--json").data["signs"] == []


@pytest.mark.parametrize(
    ("words", "way", "line", "from_them"),
    [
        (("letter:", "thanks"), "letter", "thanks", False),
        (("letter,", "thanks"), "letter", "thanks", False),
        (("letter thanks for the show",), "letter", "thanks for the show", False),
        (("letter", "received:", "thanks"), "letter", "thanks", True),
        (("lettre", ":", "merci"), "letter", "merci", False),
        (("lettre\u00a0: merci",), "letter", "merci", False),
        (("coup", "de", "fil", "bref"), "call", "bref", False),
        (("met: on the stairs",), "meeting", "on the stairs", False),
        (("thanks: a letter",), "other", "thanks: a letter", False),
        ((), "other", "", False),
    ],
)
def test_a_sign_is_typed_as_it_is_printed(
    three: Run, words: tuple[str, ...], way: str, line: str, from_them: bool
) -> None:
    sign = three("people", "sign", "zoe", *words, "--json").data
    assert (sign["way"], sign["line"], sign["from_them"]) == (way, line, from_them)


def test_a_sign_in_french_is_typed_as_it_is_printed(three: Run) -> None:
    french = {"LANG": "fr_FR.UTF-8"}
    three("people", "sign", "zoe", "carte", "merci", "--from-them", **french)
    printed = three("people", "show", "zoe", **french).out.splitlines()[-1].split("  ")[-1]
    sign = three("people", "sign", "zoe", printed, "--json", **french).data
    assert (sign["way"], sign["line"], sign["from_them"]) == ("letter", "merci", True)


def test_a_circle_that_is_too_long_is_told_so(three: Run, detox: Run) -> None:
    is_refused(detox("people", "edit", "zoe", "--circle", "x" * 50), "50 characters")
    is_refused(detox("people", "edit", "zoe", "--circle", "two words"), "write one word")


def test_a_way_and_a_kind_are_words_of_the_language(three: Run, detox: Run) -> None:
    french = {"LANG": "fr_FR.UTF-8"}
    channel = detox("channels", "add", "pigeons", "--kind", "pigeon", **french)
    is_refused(channel, "publications, newsletter, ")
    told = three("people", "sign", "zoe", "signe", "--json", **french)
    assert (told.data["way"], told.data["line"]) == ("other", "")


def test_somebody_at_rest_does_not_come_up_and_needs_no_reason(three: Run, detox: Run) -> None:
    assert three("people", "rest", "bruno").out == "Bruno Modèle: resting.\n"
    told = three("people", "rest", "anna", "until", "1", "march").out
    assert told == "Anna Essai: resting until 1 Mar 2027.\n"
    assert listed(three, "list", "--at-rest") == ["Anna Essai", "Bruno Modèle"]
    assert listed(three, "next") == []
    assert three("people").err == "3 people, 2 resting\n"
    later = three("people", "next", "--json", DETOX_NOW="2027-03-01T12:00:00Z").data
    assert [each["name"] for each in later] == ["Zoé Testard", "Anna Essai"]
    three("people", "wake", "bruno")
    assert three("undo").out == "Undone: letting “Bruno Modèle” come up again.\n"
    three("redo")
    assert listed(three, "next") == ["Bruno Modèle"]
    three("people", "rest", "bruno", "jusqu’au 1er mars")
    is_refused(detox("people", "rest", "bruno", "until", "yesterday"))


def test_what_changes_nothing_of_somebody_is_said_so(three: Run) -> None:
    edit = ("people", "edit", "anna", "--note", "hello")
    assert three(*edit).out == "Changed: Anna Essai.\n"
    assert three(*edit).out == "Nothing to change: Anna Essai.\n"
    three("people", "rest", "anna")
    for deed in ("rest", "wake", "wake"):
        told = three("people", deed, "anna").out
    assert told == "Nothing to change: Anna Essai.\n"
    assert three("people", "edit", "anna", "--note", "hello", LANG="fr_FR.UTF-8").out == (
        "Rien à changer\u00a0: Anna Essai.\n"
    )


def test_signs_of_one_day_stand_as_they_were_logged(three: Run) -> None:
    lines = [f"line {number}" for number in range(6)]
    for line in lines:
        three("people", "sign", "zoe", "letter", line)
    three("people", "sign", "zoe", "call", "the last")
    three("people", "sign", "anna", "call")
    three("people", "join", "anna", "zoe")
    three("undo")
    shown = three("people", "show", "zoe", "--json").data
    assert [sign["line"] for sign in shown["signs"]] == ["the last", *reversed(lines)]
    assert shown["last_sign"]["way"] == "call"


def test_two_cards_become_one(three: Run, detox: Run) -> None:
    three("people", "sign", "anna", "call")
    told = three("people", "join", "zoe", "anna").out
    assert told.startswith("One card now: Zoé Testard (")
    zoe = three("people", "show", "zoe", "--json").data
    assert (zoe["circles"], len(zoe["signs"]), zoe["bring"]) == (
        ["artists", "wish-list"], 1, "the article",
    )  # fmt: skip
    three("undo")
    assert len(listed(three)) == 3
    is_refused(detox("people", "join", "zoe", "zoe"))


def test_forgetting_leaves_a_uid_and_says_until_when_copies_live_on(three: Run, home: Path) -> None:
    three("people", "sign", "zoe", "letter", "a secret line")
    told = three("people", "forget", "zoe")
    assert told.out == "Forgotten: Zoé Testard.\n"
    assert "November 2027" in told.err
    (file,) = home.rglob("records/*/people.json")
    for gone in ("Zoé", "zoe@exemple", "a secret line"):
        assert gone not in file.read_text("utf-8")
    assert three("undo").out == "Undone: forgetting “Zoé Testard”.\n"
    assert "a secret line" in three("people", "show", "zoe").out


def test_those_not_reached_yet_are_listed_without_a_word_of_reproach(three: Run) -> None:
    three("accounts", "add", "instagram")
    three("accounts", "set-day", "instagram", "31 december")
    assert three("people", "list", "--unanswered", "instagram").err == (
        "Everyone from Instagram can be reached elsewhere, or is resting.\n"
    )
    three("people", "edit", "zoe", "--without", "mail:zoe@exemple.invalid")
    assert listed(three, "list", "--unanswered") == ["Zoé Testard"]
    told = three("people", "list", "--unanswered", "instagram")
    assert (told.out.count("\n"), told.err) == (1, "")
    three("accounts", "add", "x")
    three("steps", "done", three("steps", "list", "instagram", "--json").data[2]["uid"])
    lines = three("people", "edit", "zoe", "--mail", "zoe@exemple.invalid").out.splitlines()
    done = "Step done: ask people how else to reach them (Instagram)."
    assert lines[2:] == [done]
    three("undo")
    assert three("people", "forget", "zoe").out.splitlines()[1:] == [done]
    nobody = three("people", "list", "--unanswered", "x", LANG="fr_FR.UTF-8").err
    assert nobody.startswith("Encore personne de X")


def test_a_note_of_two_lines_goes_on_below_where_it_began(done: Run) -> None:
    done("people", "add", "Zoé", "--note", "line one\nline two")
    assert done("people", "show", "zoé").out.endswith("  note  line one\n        line two\n")


def test_names_steer_no_terminal(done: Run) -> None:
    done("people", "add", "\x1b[31mZoé", "--bring", "\x1b[2Jgone")
    for words in ((), ("next",), ("show", "[31mzoé")):
        assert "\x1b" not in done("people", *words).out


def test_people_leave_and_come_back_as_one_file(three: Run, tmp_path: Path) -> None:
    three("people", "sign", "zoe", "letter", "thanks", "--minutes", "30")
    file, other = tmp_path / "all.json", {"DETOX_HOME": str(tmp_path / "other")}
    three("export", "json", "--to", str(file))
    assert {"people", "signs"} <= json.loads(file.read_text("utf-8")).keys()
    three("import", "json", str(file), "--yes", **other)
    for words in ((), ("show", "zoe"), ("next",)):
        assert (
            three("people", *words, "--json", **other).data
            == three("people", *words, "--json").data
        )


def test_what_is_done_all_day_never_opens_them(three: Run, home: Path) -> None:
    (file,) = home.rglob("records/*/people.json")
    file.write_text("torn")
    for words in (("log", "45m", "writing"), ("remind",), ("report",)):
        assert three(*words).err == "", words


def test_nothing_that_leaves_names_anybody(three: Run, tmp_path: Path) -> None:
    three("people", "sign", "zoe", "letter", "a secret line", "--minutes", "30")
    three("people", "sign", "anna", "call", "--minutes", "15")
    secrets = [
        *NAMES,
        "zoe",
        "zoé",
        "Anna",
        "the article",
        "a secret line",
        "zoe.testard",
        "1 99 00",
    ]
    for words in (
        ("status",), ("status", "--json"), ("report", "all"), ("report", "all", "--html"),
        ("report", "all", "--md"), ("report", "all", "--json"), ("sessions",), ("balance",),
        ("export", "csv"), ("doctor",), ("remind",), ("reminders",), ("steps",),
        ("reminders", "next", "--json"),
    ):  # fmt: skip
        ended = three(*words)
        for secret in secrets:
            assert secret not in ended.out + ended.err, (words, secret)


def test_a_line_that_says_nothing_but_a_day_is_the_day_of_the_sign(three: Run, detox: Run) -> None:
    assert three("people", "sign", "zoe", "call", "yesterday").out.endswith(", yesterday.\n")
    sign = three("people", "sign", "zoe", "call", "last", "monday", "--json").data
    assert (sign["day"], sign["line"]) == ("2026-11-16", "")
    sign = three("people", "sign", "zoe", "call", "about", "monday", "--json").data
    assert (sign["day"], sign["line"]) == ("2026-11-22", "about monday")
    is_refused(detox("people", "sign", "zoe", "call", "tomorrow"), "23 November 2026")


@pytest.mark.parametrize("way", ["bruno@exemple.invalid", "+33199001234", "https://bruno.invalid"])
def test_a_way_to_reach_somebody_is_no_part_of_a_name(done: Run, detox: Run, way: str) -> None:
    is_refused(detox("people", "add", f"Bruno Exemple {way}"), way, "by itself")
    done("people", "add", way)  # maybe all that is known of them
    done("people", "add", "Studio 1+1 @ Exemple")


def test_who_was_only_on_an_account_that_was_left_is_told_of_and_not_proposed(detox: Run) -> None:
    detox("accounts", "add", "instagram", "--day", "2026-12-31")
    detox("people", "add", "Kwame Essai", "--handle", "instagram:kwame")
    assert listed(detox, "list", "--unanswered") == listed(detox, "next") == ["Kwame Essai"]
    detox("accounts", "request", "instagram")
    assert (listed(detox, "list", "--unanswered"), listed(detox, "next")) == (["Kwame Essai"], [])
    assert "not reachable elsewhere" in detox("people").out
    told = "1 person can’t be reached elsewhere: Kwame Essai."
    assert detox("people", "next").err.splitlines()[-1] == told
    detox("people", "edit", "kwame", "--mail", "kwame@exemple.invalid")
    assert (listed(detox, "list", "--unanswered"), listed(detox, "next")) == ([], ["Kwame Essai"])
    assert told not in detox("people", "next").err


def test_a_way_on_an_account_that_is_left_too_leads_nowhere(detox: Run) -> None:
    detox("people", "add", "Kwame Essai", "--handle", "instagram:kwame", "--handle", "x:kwame")
    detox("accounts", "add", "instagram", "--day", "2026-12-31")
    assert listed(detox, "list", "--unanswered", "instagram") == []
    detox("accounts", "add", "x", "--day", "2026-12-31")
    for words in ((), ("instagram",), ("x",)):
        assert listed(detox, "list", "--unanswered", *words) == ["Kwame Essai"]
    assert "not reachable" not in detox("people", "show", "kwame").out, "both are still there"
    detox("accounts", "request", "instagram")
    assert listed(detox, "next") != [], "x is still there"


def test_a_mail_address_that_may_be_cut_short_is_kept_and_asked_about(detox: Run) -> None:
    told = detox("people", "add", "Kwame Essai", "--mail", "kwame@exampl").out.splitlines()
    asked = "kwame@exampl: is that the whole address?"
    assert told[1:] == ["Kept: kwame@exampl.", asked]
    fixed = detox("people", "edit", "kwame", "--mail", "kwame@exemple.invalid").out
    assert asked in fixed, "it is there still, beside the other one"
    detox("people", "edit", "kwame", "--without", "mail:kwame@exampl")
    assert asked not in detox("people", "edit", "kwame", "--mail", "k@exemple.invalid").out
