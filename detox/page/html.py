"""HTML that is escaped because there is no other way to make it.

Text becomes markup in `tag` alone, and only `raw` takes markup from a constant of ours.
"""

import re
from functools import cache
from typing import NamedTuple

MARK = "<!-- Detox -->"
"""Stands near the beginning of what is ours, so that a newer one may take its place."""
_VOID = frozenset({"meta", "br", "wbr"})
_BLOCKS = frozenset({
    "meta", "title", "head", "body", "header", "main", "footer", "h1", "h2", "h3", "p", "ul", "li",
    "dl", "div", "figure", "svg", "g", "table", "thead", "tbody", "tr", "details", "summary",
})  # fmt: skip
_SHAPES = frozenset({"rect", "circle", "line", "path"})
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
"""as `html.escape` has them, which reads the names of two thousand others first"""
_UNFIT = re.compile("[&<>\"'\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""what is markup, and what no document may hold"""


class Html(NamedTuple):
    """Markup that is safe to put in a page."""

    text: str

    def __str__(self) -> str:
        return self.text


Child = Html | str | None
Value = str | int | float | bool | None


def raw(constant: str) -> Html:
    """Markup that we wrote ourselves; never anything with data in it."""
    return Html(constant)


def escaped(text: str) -> Html:
    """Text as markup that shows it as it is; what no document may hold becomes a sign for it."""
    return Html(_UNFIT.sub(_sign, text))


def joined(*children: Child) -> Html:
    """Several one after the other; nothings are left out."""
    return Html("".join([_markup(child) for child in children]))


def tag(name: str, /, *children: Child, **attributes: Value) -> Html:
    """An element, and for what stands by itself a line of its own.

    `class_` is `class`, an underscore a hyphen; `None` and `False` leave one out.
    """
    opening = name + "".join([_attribute(key, value) for key, value in attributes.items()])
    end = "\n" if name in _BLOCKS else ""
    if name in _VOID:
        return Html(f"<{opening}>{end}")
    inside = "".join([_markup(child) for child in children])
    if name in _SHAPES and not inside:
        return Html(f"<{opening}/>")
    return Html(f"<{opening}>{inside}</{name}>{end}")


def document(title: str, language: str, style: str, let_in: str, *body: Child) -> str:
    """A whole page that may neither run nor load anything but its one stylesheet, which is let in
    by its hash.
    """
    policy = f"default-src 'none'; style-src '{let_in}'; base-uri 'none'; form-action 'none'"
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", raw(style)),
    )
    page = tag("html", tag("head", head), tag("body", *body), lang=language)
    return f"<!doctype html>{MARK}\n{page}\n"


def _sign(unfit: re.Match[str]) -> str:
    return _SIGNS.get(unfit[0], "\ufffd")


def _markup(child: Child) -> str:
    if child is None:
        return ""
    return child.text if isinstance(child, Html) else escaped(child).text


@cache
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = _named(key)
    if value is True:
        return f" {name}"
    if isinstance(value, str):
        return f' {name}="{escaped(value).text}"'
    shown = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
    return f' {name}="{shown}"'
