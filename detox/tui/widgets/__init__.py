"""Widgets show; they are handed what to show and speak by their own messages."""
