"""Figures, days and deeds in the words of the person's language."""
