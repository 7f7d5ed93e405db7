"""Thinking it over: the questions, what it comes to, what is decided; a weak moment."""
