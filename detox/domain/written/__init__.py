"""What programs write, read: letters, tables, lengths and their units, days and times."""
