"""The platforms Detox knows, and what is known about each, with its sources."""
