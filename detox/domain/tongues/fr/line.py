"""Log lines, in French."""

from detox.domain.tongues import Form, Tongue, numbered

_ONES = numbered("un\ndeux\ntrois\nquatre\ncinq\nsix\nsept\nhuit\nneuf", 1)
_TEENS = numbered(
    "dix\nonze\ndouze\ntreize\nquatorze\nquinze\nseize\ndix-sept\ndix-huit\ndix-neuf", 10
)
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "quatre-vingt": 80, "septante": 70, "octante": 80, "huitante": 80, "nonante": 90,
}  # fmt: skip


def _numbers() -> dict[str, int]:
    found = {"une": 1, **_ONES, **_TEENS, "quatre-vingts": 80}
    for ten, tens in _TENS.items():
        found[ten] = tens
        teens = _TEENS if tens in (60, 80) else {}
        for one, ones in (_ONES | {"une": 1} | teens).items():
            for between in ("-", " ", "-et-", " et ") if ones in (1, 11) else ("-", " "):
                found[f"{ten}{between}{one}"] = tens + ones
    found["cent"] = 100
    for ten, tens in [*_TENS.items(), ("dix", 10), ("quatre-vingts", 80), ("quatre-vingt-dix", 90)]:
        found[f"cent {ten}"] = 100 + tens
    return found | {word.replace("-", " "): number for word, number in found.items()}


_DURATIONS = (
    Form("duration", "{m} {minute}", "45m, 45 min, 45 minutes"),
    Form("duration", "{h} {hour}", "2 h, 1,5 h, 1/2 h, deux heures"),
    Form("duration", "{h} {hour} [et] {m}", "1 h 30"),
    Form("duration", "{h} {hour} [et] {m} {minute}", "1 heure et 45 minutes"),
    Form("duration", "{h} {hour}, [et] {m} {minute}"),
    Form("duration", "{h}:{mm}", "1:30"),
    Form("duration", "{spoken}", "une demi-heure"),
    Form("duration", "{h} {hour} {more}", "une heure et demie"),
    Form("duration", "{h} {hour} {f}"),
    Form("duration", "{h} {hour} moins le quart", "", -15),
    Form("duration", "{h} {hour} moins {m} [{minute}]", back=True),
    Form("duration", "{f} d'heure"),
    Form("duration", "{f} d heure"),
    Form("lasting", "{lasting} {duration}", "pendant 45 min"),
)
_TIMES = (
    Form("time", "{h}:{mm}", "9:10"),
    Form("time", "{h} {oclock}", "9 h, neuf heures"),
    Form("time", "{h} {oclock} {mm}", "9 h 10"),
    Form("time", "{h} {oclock} {m}"),
    Form("time", "{h} {oclock} {more}", "9 heures et demie"),
    Form("time", "{h} {oclock} moins le quart", "", -15),
    Form("time", "{h} {oclock} [{mm}] du {parts}"),
    Form("time", "{h} {oclock} [{mm}] de l' {parts}"),
    Form("time", "{named_times}", "midi"),
    Form("time", "{named_times} {more}"),
    Form("time", "{named_times} {mm}"),
    Form("time", "{named_times} {m}"),
    Form("time", "{named_times} moins le quart", "", -15),
    Form("time", "{named_times} moins {m}", back=True),
    Form("time", "{h} {oclock} moins {m}", back=True),
    Form("time", "{h}.{mm}", "", 0, 0),
)
_DAYS = (
    Form("day", "{near_days}", "aujourd’hui, hier", 0, 0),
    Form("day", "{near_days} [au] {parts}", "hier soir"),
    Form("day", "{near_parts}", "ce matin"),
    Form("day", "[{the}] {weekdays}", "lundi", 0, 0),
    Form("day", "[{the}] {weekdays} {parts}", "", 0, 1),
    Form("day", "[la] fin [de|d'] {months} [{y}]", "", 0, -1, back=True),
    Form("day", "[la] fin de|du|d' [{the}] {units}", "", 0, -1, back=True),
    Form("day", "[la] fin de l' {units} [{next}]", "", 0, -1, back=True),
    Form("day", "[la] fin du {units} {next}", "", 0, -1, back=True),
    Form("day", "[le] {weekdays} {last}", "lundi dernier"),
    Form("day", "[le] {weekdays} {last} [au] {parts}"),
    Form("day", "{weekdays} {next}", "", 0, 1),
    Form("day", "il y a {n} {units}", "il y a 3 jours", back=True),
    Form("day", "y a {n} {units}", back=True),
    Form("day", "dans {n} {units}", "", 0, 0),
    Form("day", "[{weekdays}] [le] {a}[{ordinals}] {months} [{y}]", "20 nov."),
    Form("day", "[{weekdays}] [le] {a} {months} {last}"),
    Form("day", "[{weekdays}] le {n} {months} [{y}]"),
    Form("day", "[{weekdays}] [le] premier {months} [{y}]"),
    Form("day", "[{the}] {weekdays} {a}[{ordinals}]", "", 0, 1),
    Form("day", "le {a}[{ordinals}]", "le 20", 0, 1),
    Form("period", "[{the}] {units} {last}"),
    Form("period", "[en] {months} {last}", "", 0, 0),
    Form("period", "[{the}] {units} {next}"),
    Form("period", "il y a {duration}"),
    Form("period", "il y a quelques {units}"),
    Form("period", "l' autre jour"),
    Form("period", "[le] {weekdays} d' avant"),
    Form("period", "[le] {weekdays} precedent"),
    Form("period", "[le] {weekdays} de {the} {units} {last}"),
    Form("period", "[le] {weekdays} [,|-|/|et] [le] {weekdays}"),
    Form("period", "depuis {day}", "", 0, 0),
    Form("period", "le {parts}", "", 0, 0),
    Form("period", "l' {parts}", "", 0, 0),
    Form("period", "cette semaine"),
    Form("period", "[{the}] week-end [{last}]"),
    Form("period", "[{the}] weekend [{last}]"),
    Form("period", "ce mois"),
    Form("period", "cette annee"),
)
_WHENS = (
    Form("when", "le {day}", "le 20/11, le 20 novembre"),
    Form("when", "{at} {time}", "à 9 h 10"),
    Form("when", "{at} {o}", "", 0, 0),
    Form("when", "{begins} {time}", "", 0, 0),
    Form("when", "{until} {time}", "jusqu’à 11 h"),
    Form("when", "[le] {day} [,] [{at}] {time}", "hier à 9 h 10"),
    Form("when", "[le] {day} {at} {o}"),
    Form("when", "{begins} {time} {ends} {time}", "de 9 h 10 à 10 h"),
    Form("when", "{begins} {o} {ends} {time}"),
    Form("when", "{begins} {time} {ends} {o}"),
    Form("when", "{begins} {o} {ends} {o}"),
    Form("when", "{time} {to} {time}", "9h10-10h"),
    Form("when", "{o} {to} {time}"),
    Form("when", "{time} {to} {o}"),
    Form("when", "{o} {to} {o}", "", 0, 0),
)

TONGUE = Tongue(
    numbers=_numbers(),
    spoken={
        "demi-heure": 30, "une demi-heure": 30, "demi heure": 30, "une demi heure": 30,
        "quart d'heure": 15, "un quart d'heure": 15, "trois quarts d'heure": 45,
        "trois-quarts d'heure": 45, "3 quarts d'heure": 45, "demie heure": 30,
        "une demie heure": 30, "une demie-heure": 30,
    },
    more={
        "et demie": 30, "et demi": 30, "et quart": 15, "et un quart": 15, "un quart": 15,
        "et trois quarts": 45, "trois quarts": 45, "trois-quarts": 45,
    },
    hour=("h", "heure", "heures"),
    minute=("m", "mn", "min", "minute", "minutes", "'"),
    second=("s", "sec", "seconde", "secondes"),
    units={
        "j": "day", "jour": "day", "jours": "day", "sem": "week", "semaine": "week",
        "semaines": "week", "quinzaine": "fortnight", "quinzaines": "fortnight",
        "mois": "month", "an": "year", "ans": "year", "annee": "year", "annees": "year",
    },
    weekdays=numbered(
        "lundi lun\nmardi mar\nmercredi mer\njeudi jeu\nvendredi ven\nsamedi sam\ndimanche dim"
    ),
    months=numbered(
        "janvier janv jan\nfevrier fevr fev\nmars mar\navril avr\nmai\njuin jun\njuillet juil\n"
        "aout\nseptembre sept\noctobre oct\nnovembre nov\ndecembre dec",
        1,
    ),
    near_days={
        "aujourd'hui": 0, "aujourdhui": 0, "aujourd hui": 0, "hier": -1, "demain": 1,
        "avant-hier": -2, "avant hier": -2, "apres-demain": 2, "apres demain": 2,
        "il y a huit jours": -7, "il y a quinze jours": -14,  # by weeks, as they are said
        "dans huit jours": 7, "dans quinze jours": 14, "d'ici huit jours": 7,
        "d'ici quinze jours": 14,
    },
    near_parts={
        "ce matin": (0, 0, 0), "ce midi": (0, 0, 12), "cet apres-midi": (0, 12, 12),
        "cet apres midi": (0, 12, 12),
        "cet aprem": (0, 12, 12), "cette apres-midi": (0, 12, 12), "ce soir": (0, 12, 17),
        "cette nuit": (0, 0, 0), "la nuit derniere": (-1, 0, 0),
    },
    parts={
        "matin": (0, 0), "midi": (0, 12), "apres-midi": (12, 12), "apres midi": (12, 12),
        "aprem": (12, 12), "soir": (12, 17), "nuit": (0, 0),
    },
    named_times={"midi": (12, 0), "minuit": (0, 0)},
    halves={},
    oclock=(
        "h", "heure", "heures", "h pile", "heure pile", "heures pile", "heures precises",
        "heure precise", "h precises",
    ),
    ordinals=("er",),
    last=("dernier", "derniere", "passe", "passee"),
    next=("prochain", "prochaine"),
    at=(
        "a", "depuis", "vers", "vers les", "a partir de", "des", "aux environs de", "commence a",
        "commencee a", "demarre a", "demarree a", "debut a", "debutee a",
    ),
    on=("le",),
    the=("le", "la", "ce", "cet", "cette"),
    of=("de", "d'", "d"),
    lasting=("pendant", "durant", "de", "d'", "en"),
    begins=("de", "entre", "des", "a partir de"),
    ends=("a", "et", "jusqu'a", "jusque", "-", "—", "→", "->"),
    to=("a", "jusqu'a", "jusque", "-", "—", "→", "->"),
    until=(
        "jusqu'a", "jusque", "fini a", "finie a", "finissant a", "termine a", "terminee a", "fin a",
    ),
    started=("commence", "demarre", "debut", "debute"),
    roughly=(
        "environ", "presque", "a peu pres", "a peine", "plus", "plus de", "plus d'", "moins",
        "moins de", "moins d'", "au moins", "au plus", "pres de", "pres d'", "quasi",
        "quasiment", "et quelques", "et des poussieres", "grosso modo", "une bonne",
        "une petite", "une grosse", "un bon", "un petit",
    ),
    either=("ou",),
    times=("x", "*", "×", "fois"),
    binds=(
        "pour", "de", "d'", "du", "des", "sur", "avec", "par", "le", "la", "les", "l'", "au",
        "aux", "un", "une", "et", "ou", "avant", "apres", "depuis", "jusqu'a", "ce", "cet",
        "cette", "en", "dans",
    ),
    elided=("d", "l", "j", "m", "n", "s", "t", "jusqu"),
    forms=(*_DURATIONS, *_TIMES, *_DAYS, *_WHENS),
)  # fmt: skip
"""French."""
