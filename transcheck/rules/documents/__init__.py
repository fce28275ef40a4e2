"""Rules that look at one document."""
