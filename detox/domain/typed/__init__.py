"""What people type, read in French and English: durations, days, times, ranges, log lines."""
