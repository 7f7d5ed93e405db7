"""Pictures drawn with characters, line by line: sharp at any width, and readable without colour."""
