"""The records on disk: one writer a file, all devices merged on read, nothing lost on the way."""
