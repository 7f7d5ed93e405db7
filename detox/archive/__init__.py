"""Reads archives that platforms give people of their own data: who was there, and nothing else.

Nothing is unpacked, kept or sent; an archive is only ever looked at.
"""

from detox.archive.looking import read

__all__ = ["read"]
