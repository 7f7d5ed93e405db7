"""Words that answer by themselves, in French."""

from detox.domain.tongues.sections import Answers

ANSWERS = Answers(
    own_name="Français",
    languages={"francais": "fr", "anglais": "en"},
    yes=("oui",),
    no=("non",),
    nothing=("aucun", "aucune", "non", "sans"),
    here=("ici", "aucun"),
    now=("maintenant",),
    auto=("automatique",),
    articles=("le",),
    day_options=("--le", "--jour"),
    time_options=("--à", "--a"),
    columns={
        "jour": "date",
        "nom": "name",
        "temps": "time",
        "duree": "time",
        "unite": "unit",
        "secondes": "seconds",
        "heures": "hours",
    },
    activities={
        "writing": ("écriture", "e"),
        "learning": ("apprentissage", "a"),
        "email": ("courriel", "c"),
        "shooting": ("prises de vue", "p"),
        "reading": ("lecture", "i"),
        "vision": ("vision", "v"),
        "people": ("rencontres", "r"),
    },
    day_first=True,
)
