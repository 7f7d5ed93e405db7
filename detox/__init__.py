"""Detox: leave social media on purpose, from the terminal."""

__version__ = "0.1.0"
