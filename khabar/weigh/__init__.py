"""Claims to Events: originators, same-event linking, rival values, tallies."""
