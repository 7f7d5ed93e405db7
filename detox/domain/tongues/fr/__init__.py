"""What people type in French."""
