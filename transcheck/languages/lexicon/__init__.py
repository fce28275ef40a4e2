"""What words mean to each other: hand-written lexicons, one line a meaning, and the loaders for them."""
