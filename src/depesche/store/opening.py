"""What both sides of a store have: connections that end with the block, and errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from depesche.errors import StoreError
from depesche.store.dialects import dialect_for, dialect_of


class Side:
    """One side of a store in use: its connections end with the block."""

    def __init__(self, engine: Engine, path: str) -> None:
        self._engine = engine
        self._dialect = dialect_of(engine)
        self.path = path

    def close(self) -> None:
        """Ends all connections."""
        self._dialect.close(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turns the database's errors into ours."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        ours = dialect_for(path).error_of(path, error)
        if ours is None and isinstance(error, SQLAlchemyError):
            ours = StoreError(path, str(error), "Run depesche doctor on the store.")
        if ours is None:
            raise
        raise ours from error
