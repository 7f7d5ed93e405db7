"""What people type in English."""
