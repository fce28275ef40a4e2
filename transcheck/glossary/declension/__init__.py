"""Case forms of names in Ukrainian, Russian and Belarusian."""
