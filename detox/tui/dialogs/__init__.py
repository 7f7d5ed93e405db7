"""Dialogs ask one thing and give back what was answered, or nothing."""
