"""Running rules: their base classes, stamping, reconciling, the original as a witness, consolidation."""
