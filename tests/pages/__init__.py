"""What is made from the program for people to read: its manual page, pictures of its screens."""
