"""Writes the file of brief facts anew from the files of facts: `make brief`."""

from pathlib import Path

from detox.catalogue.brief import FILE, brief_text
from detox.catalogue.loading import load_catalogue

if __name__ == "__main__":
    Path(FILE).write_text(brief_text(load_catalogue()[0].values()), encoding="utf-8")
