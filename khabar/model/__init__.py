"""The records, their ids and the ontology of claim types."""
