"""People, ways, circles and a pace: what can be kept of them, and what is typed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.domain.person import (
    WISHES,
    Origin,
    Person,
    Way,
    WayKind,
    is_odd,
    read_way,
    uid_from,
)
from detox.domain.problem import Unreadable
from detox.domain.sign import SignWay
from detox.domain.typed.persons import (
    read_circle,
    read_circles,
    read_pace,
    read_sign_way,
    read_ways,
    read_without,
    rest_until,
    sign_way_named,
    ways_typed,
)
from detox.i18n import render

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("mail", " zoe@exemple.invalid ", "zoe@exemple.invalid"),
        ("mail", "mailto:zoe@exemple.invalid", "zoe@exemple.invalid"),
        ("phone", "+33 1 99 00 12", "+33 1 99 00 12"), ("phone", "(01)99-00.12", "(01)99-00.12"),
        ("post", "1 rue\u200b Inventée,\n99000 Exemple", "1 rue Inventée, 99000 Exemple"),
        ("site", "zoe.exemple.invalid", "https://zoe.exemple.invalid"),
        ("site", "http://zoe.exemple.invalid/x", "http://zoe.exemple.invalid/x"),
        ("handle", "Instagram: @zoe.testard", "instagram:zoe.testard"),
        ("handle", "mastodon:zoe@serveur.invalid", "mastodon:zoe@serveur.invalid"),
    ],
)  # fmt: skip
def test_a_way_is_read_as_it_is_kept(kind: str, typed: str, value: str) -> None:
    assert read_way(WayKind(kind), typed) == Way(WayKind(kind), value)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("mail", "zoe"), ("mail", "a@b@c"), ("mail", "a b@c"), ("phone", "12"), ("phone", "zoé"),
        ("post", " \u200b "), ("site", "javascript:alert(1)"), ("site", "http://a@b.invalid"),
        ("site", "not a host"), ("handle", "zoe"), ("handle", ":zoe"), ("handle", "instagram:@"),
        ("mail", "x" * 195 + "@b.invalid"), ("handle", "instagram:" + "x" * 101),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_no_way(kind: str, typed: str) -> None:
    assert isinstance(read_way(WayKind(kind), typed), Unreadable)


def test_the_address_of_a_profile_is_answered_with_how_an_account_is_written() -> None:
    wrong = read_way(WayKind.HANDLE, "https://instagram.example/anna")
    assert isinstance(wrong, Unreadable)
    assert "as in instagram:zoe.testard" in render(wrong.problem)


@settings(max_examples=100)
@given(st.sampled_from(WayKind), st.text(max_size=210), st.text(max_size=50))
def test_whatever_is_typed_becomes_a_sound_way_or_is_refused(
    kind: WayKind, typed: str, label: str
) -> None:
    way = read_way(kind, typed, label)
    if isinstance(way, Way):
        assert not is_odd(way)
        assert way.value == " ".join(way.value.split())
        assert read_way(kind, way.value, way.label) == way


def test_several_ways_of_a_kind_are_typed_on_one_line_with_their_labels() -> None:
    typed = "+33 1 99 00 12 34 (soir); 0199001235"
    ways = read_ways(WayKind.PHONE, typed)
    assert ways == (
        Way(WayKind.PHONE, "+33 1 99 00 12 34", "soir"), Way(WayKind.PHONE, "0199001235"),
    )  # fmt: skip
    assert ways_typed(WayKind.PHONE, ways) == typed
    assert read_ways(WayKind.MAIL, "a@b.invalid\nA@b.invalid;") == (
        Way(WayKind.MAIL, "A@b.invalid"),
    )
    assert isinstance(read_ways(WayKind.MAIL, "a@b.invalid; b"), Unreadable)


def test_commas_part_mail_and_phones_as_an_address_book_has_them_and_stay_in_a_label() -> None:
    typed = "a@b.invalid, c@d.invalid (home, evenings)"
    one, two = Way(WayKind.MAIL, "a@b.invalid"), Way(WayKind.MAIL, "c@d.invalid", "home, evenings")
    assert read_ways(WayKind.MAIL, typed) == (one, two)
    site = Way(WayKind.SITE, "https://a.invalid/b,c")
    assert read_ways(WayKind.SITE, site.value) == (site,)


def test_a_semicolon_in_a_postal_address_is_text() -> None:
    home, work = "Bâtiment B ; 12 rue de l’Exemple", "1 place du Modèle"
    ways = read_ways(WayKind.POST, f"{home}\n{work}")
    assert ways == (Way(WayKind.POST, home), Way(WayKind.POST, work))
    assert read_ways(WayKind.POST, ways_typed(WayKind.POST, ways)) == ways


def test_the_wish_list_is_one_circle_whatever_it_is_called() -> None:
    for typed in ("wish-list", "Wishlist", "wishes", "souhaits", "SOUHAITS", "liste de souhaits"):
        assert read_circle(typed) == WISHES, typed
    assert read_circles("Artists, souhaits; wishes") == ("artists", WISHES)
    for wrong in ("", "two words", "a/b", "x" * 50):
        assert isinstance(read_circle(wrong), Unreadable), wrong


def test_a_pace_is_weeks_or_none() -> None:
    for typed, weeks in (
        ("8", 8), ("8w", 8), ("8 weeks", 8), ("8s", 8), ("8 semaines", 8), ("104w", 104),
        ("every 8 weeks", 8), ("Toutes les 8 semaines", 8), ("once a week", 1),
        ("chaque semaine", 1), ("une fois par semaine", 1), ("every 0 weeks", 0),
        ("never", 0), ("jamais", 0), ("", 0), ("none", 0), ("0", 0), ("toutes les 8s", 8),
        ("eight weeks", 8), ("huit semaines", 8), ("28 days", 4), ("every 14 days", 2),
        ("monthly", 4), ("every month", 4), ("tous les mois", 4), ("2 months", 9), ("3 mois", 13),
        ("once a year", 52), ("une fois par an", 52), ("2 years", 104),
    ):  # fmt: skip
        assert read_pace(typed, TODAY) == weeks, typed
    for wrong in (
        "105", "8 days", "30d", "often", "every", "-3", "1.5w", "every monday", "2 hours",
        "2 fois par semaine", "3 years", "monthly at 9:00", "tomorrow",
    ):  # fmt: skip
        assert isinstance(read_pace(wrong, TODAY), Unreadable), wrong


def test_a_way_to_give_a_sign_goes_by_its_name_in_each_language() -> None:
    for typed, way in (
        ("letter", "letter"), ("Lettre", "letter"), ("courriel", "mail"), ("email", "mail"),
        ("appel", "call"), ("rencontre", "meeting"), ("message", "message"), ("", "other"),
    ):  # fmt: skip
        assert read_sign_way(typed) == SignWay(way), typed
    assert sign_way_named("thanks") is None
    assert isinstance(read_sign_way("pigeon"), Unreadable)


def test_until_is_dropped_before_a_day() -> None:
    assert rest_until("until 1 March") == "1 march"
    assert rest_until("jusqu’au 1er mars") == "1er mars"
    assert rest_until("1 March") == "1 March"


def test_a_rest_is_for_good_or_for_a_while_as_well() -> None:
    for typed in ("for good", "forever", "pour de bon", "pour toujours"):
        assert rest_until(typed) == "", typed
    for typed, day in (
        ("for 3 months", "in 3 months"), ("for two weeks", "in two weeks"),
        ("pendant 3 mois", "dans 3 mois"), ("for monday", "for monday"),
    ):  # fmt: skip
        assert rest_until(typed) == day, typed


def test_a_way_may_be_given_as_its_link() -> None:
    for kind, typed, value in (
        (WayKind.SITE, "HTTPS://EXAMPLE.ORG", "https://EXAMPLE.ORG"),
        (WayKind.MAIL, "MailTo:zoe@exemple.invalid", "zoe@exemple.invalid"),
        (WayKind.PHONE, "tel:+33199001234", "+33199001234"),
        (WayKind.HANDLE, "Instagram: https://www.instagram.com/zoe/", "instagram:zoe"),
        (WayKind.HANDLE, "https://www.instagram.com/zoe.testard?hl=fr", "instagram:zoe.testard"),
        (WayKind.HANDLE, "https://www.linkedin.com/in/zoe-testard", "linkedin:zoe-testard"),
        (WayKind.HANDLE, "https://tiktok.com/@zoe", "tiktok:zoe"),
        (WayKind.HANDLE, "https://music.youtube.com/@zoe", "youtube:zoe"),
        (WayKind.HANDLE, "https://Exemple.Invalid/@Zoe_T", "mastodon:zoe_t@exemple.invalid"),
        (WayKind.HANDLE, "mastodon: https://a.invalid/@zoe-t/123", "mastodon:zoe-t@a.invalid"),
        (WayKind.HANDLE, "exemple.invalid/@zoe@autre.invalid", "mastodon:zoe@autre.invalid"),
        (WayKind.HANDLE, "@zoe@exemple.invalid", "mastodon:zoe@exemple.invalid"),
        (WayKind.HANDLE, "https://www.exemple.invalid/users/zoe", "mastodon:zoe@exemple.invalid"),
        (WayKind.HANDLE, "bluesky: bsky.app/profile/zoe.invalid", "bluesky:zoe.invalid"),
    ):  # fmt: skip
        way = read_way(kind, typed)
        assert isinstance(way, Way), typed
        assert way.value == value
    for kind, typed in (
        (WayKind.SITE, "ann"), (WayKind.HANDLE, "https://exemple.invalid/zoe"),
        (WayKind.HANDLE, "https://t.me/@zoe"), (WayKind.HANDLE, "https://zoe.medium.com/@zoe"),
    ):  # fmt: skip
        assert isinstance(read_way(kind, typed), Unreadable), typed


def test_what_is_to_be_taken_away_has_its_kind_before_it() -> None:
    assert read_without("mail:zoe@exemple.invalid") == ("mail", "zoe@exemple.invalid")
    assert read_without("handle:instagram:zoe") == ("handle", "instagram:zoe")
    assert read_without("circle:artists") == ("circle", "artists")
    for wrong in ("zoe", "mail:", "smoke:zoe"):
        assert isinstance(read_without(wrong), Unreadable), wrong


def test_the_same_archive_again_gives_the_same_uid() -> None:
    assert uid_from("instagram", "zoe") == "55d48h52c46ui"
    assert uid_from("instagram", "zoe") != uid_from("tiktok", "zoe")
    assert uid_from("facebook", "Jean Modèle", "1") != uid_from("facebook", "Jean Modèle", "2")


def test_rest_ends_with_its_day() -> None:
    person = Person("p", "Zoé")
    assert not person.is_at_rest(TODAY)
    assert person.rested().is_at_rest(date.max)
    until = person.rested(date(2026, 11, 24))
    assert [until.is_at_rest(date(2026, 11, day)) for day in (23, 24)] == [True, False]
    assert until.woken() == person


def test_reach_is_a_way_that_is_no_handle_there() -> None:
    there = Person("p", "Zoé", (Way(WayKind.HANDLE, "instagram:zoe"),))
    assert there.is_on("instagram")
    assert not there.is_reachable_without("instagram")
    assert there.is_reachable_without("x"), "a handle elsewhere is a way"
    met = Person("p", "Jean", origin=Origin("facebook"))
    assert met.is_on("facebook")
    assert not met.is_on("x")
    assert not met.is_on("")
    assert not met.is_reachable_without("facebook")


people = st.builds(
    Person,
    uid=st.sampled_from("abcd"),
    name=st.sampled_from(["Zoé", "Anna"]),
    ways=st.lists(st.sampled_from("aAbc"), max_size=5, unique_by=str.lower).map(
        lambda names: tuple(Way(WayKind.MAIL, f"{name}@b.invalid") for name in names)
    ),
    circles=st.lists(st.sampled_from("xyz"), unique=True).map(tuple),
    pace_weeks=st.none() | st.integers(1, 104),
    note=st.sampled_from(["", "a", "b"]),
    rests=st.booleans(),
    added_on=st.none() | st.dates(),
)  # fmt: skip


@settings(max_examples=50)
@given(people, people)
def test_joining_loses_no_way_and_no_circle_and_keeps_the_first_card(
    one: Person, two: Person
) -> None:
    joined = one.with_card(two)
    assert (joined.uid, joined.name) == (one.uid, one.name)
    assert joined.ways[: len(one.ways)] == one.ways
    assert {w.same for w in joined.ways} == {w.same for w in (*one.ways, *two.ways)}
    assert {*joined.circles} == {*one.circles, *two.circles}
    assert joined.rests is (one.rests and two.rests)
    assert two.uid in joined.joined


def test_joining_keeps_what_each_of_them_would_be_brought() -> None:
    one, two = Person("a", "Zoé", bring="the book"), Person("b", "Lina", bring="a jar of ink")
    assert one.with_card(two).bring == "the book; a jar of ink"
    assert one.with_card(two._replace(bring="the book")).bring == "the book"
