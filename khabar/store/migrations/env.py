"""What Alembic runs: migrations on the connection, and inside the transaction, that the store hands over.

For a new revision, hand Alembic a database of the last one:
``alembic -c khabar/store/migrations/alembic.ini -x database=old.db revision --autogenerate -m "what it brings"``.
"""

from alembic import context
from sqlalchemy import Connection, create_engine

from khabar.store.opening import database_url
from khabar.store.schema import VERSION_TABLE, metadata


def migrate(connection: Connection) -> None:
    """Run the migrations that this invocation of Alembic asks for."""
    context.configure(connection=connection, target_metadata=metadata, version_table=VERSION_TABLE,
                      render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    migrate(handed_over)
else:
    engine = create_engine(database_url(context.get_x_argument(as_dictionary=True)["database"]))
    with engine.begin() as own:
        migrate(own)
    engine.dispose()
