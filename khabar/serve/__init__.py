"""The served page and its API."""
