"""Runs the migrations on the connection it is handed."""

from alembic import context

from communique.record.store.schema import metadata

if getattr(context, "config", None) is not None:  # there only where Alembic runs this file
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()
