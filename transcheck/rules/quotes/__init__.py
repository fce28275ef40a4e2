"""Rules that look at one quote."""
