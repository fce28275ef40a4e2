"""Rules that look at a rendering beside the original."""
