"""What the user keeps: corrections and pins."""
