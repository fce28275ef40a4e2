"""Sentences to vectors, behind one protocol."""
