"""How Alembic reaches the archive: on the connection it is handed, in the transaction that is open."""

from alembic import context


def run() -> None:
    """Run the revisions on the connection in the attributes of the configuration."""
    attributes = context.config.attributes
    context.configure(
        connection=attributes["connection"],
        target_metadata=attributes.get("metadata"),
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
