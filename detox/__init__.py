"""Detox: leave social media on purpose, from the terminal."""

__version__ = "1.0.0"
