"""What a person can do with a record, declared once; both faces ask, do and tell from it."""
