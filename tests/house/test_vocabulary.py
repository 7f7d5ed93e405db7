"""One word for one thing, in both languages: words that are gone stay gone."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "detox" / "catalogue" / "facts"
LETTERS = ROOT / "detox" / "export" / "letters"
PO = ROOT / "detox" / "locales" / "fr" / "LC_MESSAGES" / "detox.po"

GONE = {
    "en": {
        r"\bnoted\b": "logged",
        r"\b[Ll]og (in|into)\b(?! to the desktop)|(?<!at )\blogins?\b": "sign in",
        r"\bnetworks?\b(?! (folder|drive))(?<!from the network)": "platform",
        r"\bno return\b": "final",
        r"\bone’s own\b": "your own",
        r"\b(bring|brings|brought)\b.{0,30}\balong\b": "import",
        r"\bwhat .{0,20}\b(became|becomes|become)\b": "what you did with the time",
        r"\blook(s|ed|ing)? whether\b": "check that",
        r"\bput (right|away|damaged)\b": "repaired, archived",
        r"\bshooting\b": "photography",
        r"\bleave .{0,12}\baway\b": "leave out",
        r"\bis no (file|log|table|zip|day|name|number|command|folder|instant)\b": "isn’t a",
        r"\be-mail": "email",
        r"\bstands? (there|still)\b": "is",
        r"\b[Cc]annot\b": "can’t",
        r"\b[Mm]achines?\b(?! translation)": "device, or the computer",
        r"(?<!-)\bat rest\b": "resting",
        r"\bmail address": "email address",
        r"\d %|%\)s %%": "no space before %",
        r"'": "’",
        r"\b(wants?|needs?) a look\b|\bto be known:": "needs attention, good to know",
        r"\b[Nn]obody has said\b|\bnever said\b|\bno fault\b|\b[Ww]as it you\b": "nothing of it",
        r"\bnot met\b|\bmissed\b|\blate, still\b|\bstreaks?\b|\bat the longest\b": "no score",
        r"\bfirst thought of for\b|(?<!traces )\bgone by\b": "ideally by, has passed",
        r"\bout of bounds\b": "out of range",
        r"\bthe time before\b|\bit took before\b": "what it used to take",
        r"\bput off\b": "snooze",
        r"\bswitch(ed|es|ing)? (.{0,24} )?o(n|ff)\b": "turn on, turn off",
        r"(?<!!)!(?!!)": "no exclamation mark; doctor’s !! is a sign",
    },
    "fr": {
        r"\bminute(ur|rie)s?\b(?! systemd)": "chronomètre, tâche planifiée",
        r"\bsans y aller\b": "absence, en pause",
        r"\bpoints? du jour\b": "point quotidien",
        r"\bRegards?\b": "Tendances",
        r"\bheures de silence\b": "heures calmes",
        r"\b[Bb]uts?\b": "objectif",
        r"\b[Pp]lateformes?\b": "réseau",
        r"\bsans retour\b": "définitive",
        r"\bà soi\b": "personnel",
        r"\bjours? de grâce\b": "délai d’annulation",
        r"\bhistoire\b": "historique",
        r"\bmagasins? d’applications\b": "boutique d’applications",
        r"\bprises de vue\b": "photographie",
        r"[^\u202f][;!?](?=\s|$)": "U+202F",
        r"[^\u00a0\d\w/]:(?=\s)|[^\u00a0]»|«[^\u00a0]": "U+00A0",
        r"(?<=\w)'(?=\w)": "’",
        r"[ \t][;:!?»](?![a-z])|« |\d %": "no breaking space there",
        r"\b([Tt]u|[Tt]oi|[Tt]on|[Tt]es)\b": "vous",
        r"\bÉtait-ce vous\b|\b[Pp]ersonne n’a dit\b|\bune faute\b": "nothing of it",
        r"\bpas atteint|(?<!archive )\ben retard\b|\bau plus long\b": "no score",
        r"\bdépasse les bornes\b|\best un piège\b": "est hors limites, est une arnaque",
        r"\bPasser l’étape\b|\bPassée\b|\bétapes? passées?\b": "laisser de côté",
        r"^(x )?(report|measure|stop|mesure)$": "rapport, mesurer, arrêter",
        r"\b[Cc]oupés?\b(?! avant de répondre)": "désactivé",
        r"\bprévue d’abord\b|\btoujours juste\b": "idéalement le, toujours en cours",
        r"\bvécue\b": "terminée",
        r"\b[Cc]e qu(e|’)\w* \w* ?(est|sont) devenue?s?\b": "à quoi le temps a servi",
        r"\b[Éé]carts?\b": "en pause; un passage là-bas",
        r"\b[Mm]achines?\b": "appareil, ou l’ordinateur",
        r"(?<!\ben )(?<!dans le )\b[Cc]alendriers?\b": "agenda",
        r"^laisser$|\b[Dd]élaisser\b": "fermer, de côté, abandonner",
        r"!": "no exclamation mark",
    },
}
"""by language: what is not said any more, and what is said instead"""
_PAGES = {
    "en": ("README.md", "CHANGELOG.md", "docs/en/*.md"),
    "fr": ("README.fr.md", "docs/fr/*.md"),
}
_CODE = re.compile(
    r"^```.*?^```$|`[^`]*`|<[^>]*>|\]\([^)]*\)|^[ |:-]+$|\*", re.DOTALL | re.MULTILINE
)
_MEANT = re.compile(r"\b(to the|[Nn]o) network\b|\bno streaks?\b|\bA log in\b|'")
"""what pages say in another sense"""
_PLACE = re.compile(r"%\(\w+\)[sd]")
_TYPED = re.compile(r"“[^”]*”|«[^»]*»|pip install .*")
"""what is to be typed, and so as it is"""


@cache
def said(language: str) -> list[str]:
    """Every sentence of the program in a language, of its facts and of its letter."""
    return list(_said(language))


@cache
def meant(language: str) -> list[str]:
    """The same without what is to be typed and what stands for something else."""
    return [_PLACE.sub("%", _TYPED.sub("…", text)) for text in said(language)]


def _said(language: str) -> Iterator[str]:
    yield from LETTERS.joinpath(f"{language}.txt").read_text("utf-8").split("\n\n")
    for path in sorted(FACTS.glob("*.toml")):
        yield from worded(tomllib.loads(path.read_text("utf-8")), language)
    with PO.open("rb") as file:
        for message in read_po(file):
            texts = message.id if language == "en" else message.string
            if message.id:
                yield from (texts,) if isinstance(texts, str) else texts or ()


def worded(table: object, language: str) -> Iterator[str]:
    """What a table of facts, and each in it, says in a language."""
    rows = table.items() if isinstance(table, dict) else []
    for key, value in rows:
        if key == language and isinstance(value, str):
            yield value
        for part in value if isinstance(value, list) else [value]:
            yield from worded(part, language)


@pytest.mark.parametrize("language", GONE)
def test_the_sentences_are_found(language: str) -> None:
    texts = said(language)
    assert len(texts) > 2500
    assert {"RGPD" if language == "fr" else "GDPR"} <= set(re.findall(r"\w+", " ".join(texts)))


@pytest.mark.parametrize("language", GONE)
def test_the_pages_keep_to_the_same_words(language: str) -> None:
    pages = [page for pattern in _PAGES[language] for page in sorted(ROOT.glob(pattern))]
    assert len(pages) > 10
    for page in pages:
        text = _CODE.sub("", page.read_text("utf-8")).replace("\n", " ")
        text = _TYPED.sub("…", _MEANT.sub("…", text))
        for word, instead in GONE[language].items():
            found = re.search(word, text)
            assert not found, f"{page.name}: “{found[0]}”; say “{instead}”"


@pytest.mark.parametrize(("language", "word"), [(one, word) for one in GONE for word in GONE[one]])
def test_a_word_that_is_gone_stays_gone(language: str, word: str) -> None:
    instead = GONE[language][word]
    found = [text for text in meant(language) if re.search(word, text)]
    assert not found, f"say “{instead}”"
