"""A method that Qt calls may fail: the program says so and goes on.

Below Python 3.12 what the interpreter itself raises ("unsupported operand …") is unfinished until somebody
catches it. PySide takes what leaves a method that Qt calls for finished, and the program ends without a word.
"""

import sys
from functools import cache, wraps
from types import FunctionType
from typing import Any

import PySide6
from PySide6.QtCore import QMetaMethod
from shiboken6 import Shiboken


def finish_errors() -> None:
    """From here on every class of a widget or model finishes what its methods for Qt raise."""
    if sys.version_info < (3, 12):
        Shiboken.Object.__init_subclass__ = classmethod(_finish_in)


def _finish_in(kind: type, **more: Any) -> None:
    super(Shiboken.Object, kind).__init_subclass__(**more)
    of_qt = [base for base in kind.__mro__ if base.__module__.startswith(PySide6.__name__)]
    for name, method in list(vars(kind).items()):
        if isinstance(method, FunctionType) and _is_called_by(of_qt, name):
            setattr(kind, name, _finished(method))


def _is_called_by(of_qt: list[type], name: str) -> bool:
    """A slot is left as it is: PySide looks how many arguments it takes, and finishes what it raises."""
    known = not name.startswith("__") and any(name in vars(base) for base in of_qt)
    return known and not any(name in _slots(base) for base in of_qt)


@cache
def _slots(of_qt: type) -> frozenset[str]:
    meta = getattr(of_qt, "staticMetaObject", None)
    methods = [meta.method(number) for number in range(meta.methodCount())] if meta else []
    slots = (method for method in methods if method.methodType() == QMetaMethod.MethodType.Slot)
    return frozenset(bytes(slot.name().data()).decode() for slot in slots)


def _finished(method: Any) -> Any:
    @wraps(method)
    def call(*args: Any, **named: Any) -> Any:
        try:
            return method(*args, **named)
        except BaseException:  # to be caught is what finishes it
            raise

    return call
