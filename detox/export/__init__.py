"""What leaves the program for others to read: one file for each outside format."""
