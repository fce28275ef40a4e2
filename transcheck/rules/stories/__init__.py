"""Rules that look at one utterance in all its renderings, or at all documents together."""
