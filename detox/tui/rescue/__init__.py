"""Rescue: choosing people out of an archive, and asking them where else they can be reached."""
