"""Feeds for a feed reader, as OPML 2.0: one level of folders, each feed once."""

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree as ET

from detox.domain.source import Progress, Source

MARK = b"<!--detox sources-->"


class Feeds(NamedTuple):
    """A file of feeds, how many feeds are `known`, and how many sources are `without` one."""

    content: bytes
    known: int
    without: int


def feeds(sources: Iterable[Source], title: str) -> Feeds:
    """The feeds of all sources but those let go; the first tag of one is its folder."""
    meant = [each for each in sources if each.state is not Progress.LET_GO]
    root = ET.Element("opml", version="2.0")
    head, body = ET.SubElement(root, "head"), ET.SubElement(root, "body")
    head.append(ET.Comment(MARK.decode()[4:-3]))
    ET.SubElement(head, "title").text = title
    folders: dict[str, ET.Element] = {"": body}
    known: set[str] = set()
    for each in meant:
        if not each.feed or each.feed in known:
            continue
        known.add(each.feed)
        folder = each.tags[0] if each.tags else ""
        if folder not in folders:
            folders[folder] = ET.SubElement(body, "outline", text=folder, title=folder)
        ET.SubElement(folders[folder], "outline", _outline(each))
    ET.indent(root)
    content = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Feeds(content + b"\n", len(known), sum(not each.feed for each in meant))


def _outline(source: Source) -> dict[str, str]:
    found = {"type": "rss", "text": source.name, "title": source.name, "xmlUrl": source.feed}
    return found | ({"htmlUrl": source.address} if source.address else {})
