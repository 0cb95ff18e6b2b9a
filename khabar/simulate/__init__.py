"""A made-up war with its truth, and partisan reports of it: load, test bed, and check of the weighing."""
