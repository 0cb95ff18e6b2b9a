"""Document to Claims."""
