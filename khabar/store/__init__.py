"""Where records are kept: SQLite in one file, the same schema for PostgreSQL."""
