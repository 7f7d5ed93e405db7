"""What a person may choose: settings, themes and keys, read from files of their own."""
