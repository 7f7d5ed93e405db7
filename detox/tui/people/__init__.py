"""What the screen of People is made of."""
