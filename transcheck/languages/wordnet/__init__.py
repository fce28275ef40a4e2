"""What transcheck takes from Princeton WordNet 3.0, and the script that takes it."""
