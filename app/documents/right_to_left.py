"""Arabic and Hebrew in a name or note: letters joined, and put in the order in which the eye meets them.

Good for names and short sentences. A paragraph over several lines is read per run, not per line.
"""

import re
import unicodedata
from functools import cache

_RUN = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?: +[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)
_DIGITS = re.compile(r"[\u0660-\u0669\u06f0-\u06f9]+")
_FORMS = ("isolated", "final", "initial", "medial")


def in_order_of_sight(text: str) -> str:
    """Return text with each right-to-left run turned round and its letters joined."""
    return _RUN.sub(lambda run: _turn(_join(run.group())), text)


def _turn(run: str) -> str:
    """Reverse a run, keeping numbers and the marks behind their letter as they are."""
    turned = _DIGITS.sub(lambda digits: digits.group()[::-1], run)[::-1]
    return re.sub(r"([\u0591-\u05c7\u064b-\u0655\u0670]+)(.)", r"\2\1", turned)


@cache
def _shapes() -> dict[str, dict[str, str]]:
    """Return per letter its joined shapes, read from the Unicode tables."""
    shapes: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if form.strip("<>") in _FORMS and len(letters) == 1:
            shapes.setdefault(chr(int(letters[0], 16)), {})[form.strip("<>")] = chr(code)
    return shapes


def _join(run: str) -> str:
    shapes = _shapes()
    bases = [i for i, char in enumerate(run) if not unicodedata.combining(char)]
    joined = list(run)
    for before, here, after in zip([None, *bases], bases, [*bases[1:], None], strict=False):
        own = shapes.get(run[here], {})
        left = before is not None and "initial" in shapes.get(run[before], {}) and "final" in own
        right = after is not None and "final" in shapes.get(run[after], {}) and "initial" in own
        joined[here] = own.get(_FORMS[left + 2 * right], run[here])
    return "".join(joined)
