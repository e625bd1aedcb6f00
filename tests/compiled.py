"""All archives of a process share what SQLAlchemy compiled; each would compile every statement again."""

from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from app.models import connection


def share_compiled(patch: pytest.MonkeyPatch) -> None:
    """From here on every archive that is opened uses the statements of the first."""
    first: list[Engine] = []

    def create(*args: Any, **options: Any) -> Engine:
        engine = create_engine(*args, **options)
        first.append(engine)
        engine.dialect, engine._compiled_cache = first[0].dialect, first[0]._compiled_cache
        del first[1:]
        return engine

    patch.setattr(connection, "create_engine", create)
