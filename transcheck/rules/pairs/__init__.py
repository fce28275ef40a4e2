"""Rules that look at two renderings in one language, each with its detectors beside it."""
