"""Where the program meets the terminal: keys in, paint out, signals, sizes, colours."""
