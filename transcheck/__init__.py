"""Checks that translated quotations, names and terms agree across renderings and with the original."""
