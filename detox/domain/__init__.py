"""What Detox is about: days, sessions, activities, accounts, a timer. Knows no file, no screen,
no clock.
"""
