"""What comes out the same each time is done once in a process: compiled statements, papers laid out."""

import pickle
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from app.documents import press
from app.models import connection


def share_compiled(patch: pytest.MonkeyPatch) -> None:
    """From here on every archive that is opened uses the statements compiled for the first."""
    first: list[Engine] = []

    def create(*args: Any, **options: Any) -> Engine:
        engine = create_engine(*args, **options)
        first.append(engine)
        engine.dialect, engine._compiled_cache = first[0].dialect, first[0]._compiled_cache
        del first[1:]
        return engine

    patch.setattr(connection, "create_engine", create)


def share_paper(patch: pytest.MonkeyPatch, made: dict[bytes, Any]) -> None:
    """A paper, or a picture of one, that was made before from exactly the same is taken from `made`."""
    perform = press._perform

    def perform_once(module: str, name: str, work: Any, told: Any) -> Any:
        if told is not None or name not in ("lay_out", "render"):
            return perform(module, name, work, told)
        key = sha256(pickle.dumps((module, name, tuple(work)))).digest()
        if key not in made:
            made[key] = perform(module, name, work, None)
        return made[key]

    patch.setattr(press, "_perform", perform_once)
