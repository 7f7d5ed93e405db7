"""What is made from the program for people to read: its manual page, and pictures of its screens."""
