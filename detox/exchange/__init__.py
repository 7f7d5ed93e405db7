"""Logs of other programs, and our own to take along: read and written, a module for each format."""
