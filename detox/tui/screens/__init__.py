"""Screens conduct: they read a selection, call one service, and let widgets show."""
