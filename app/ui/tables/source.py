"""A list as it stands on a screen, for paper and the clipboard: columns, order, what it was narrowed to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.services.change import Ref
from app.services.papier.lijst_records import GESTOPT, Lijst, Lijstkop, check_lengte
from app.services.voortgang import Voortgang, report

STEP = 256  # rows read at once
Keuzes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListHead:
    """What stands above a list on paper; the title goes into the log and names nobody."""

    titel: str
    keuzes: Keuzes = ()
    over: Ref | None = None


@dataclass(frozen=True, slots=True)
class ListSource:
    """A list as it was when asked for; `read(range)` answers its rows and may run on another thread.

    `chosen` are the rows the user selected, as ranges in their order.
    """

    head: ListHead
    koppen: tuple[Lijstkop, ...]
    count: int
    read: Callable[[range], Sequence[Sequence[str]]]
    chosen: tuple[range, ...] = ()

    def rows(self, spans: Sequence[range], progress: Voortgang | None = None) -> tuple[tuple[str, ...], ...]:
        """The cells of these rows. Raises UserError when it was stopped."""
        total, rows = sum(map(len, spans)), list[tuple[str, ...]]()
        for span in spans:
            for first in range(span.start, span.stop, STEP):
                report(progress, len(rows), total, GESTOPT)
                part = range(first, min(first + STEP, span.stop))
                rows += (tuple(row) for row in self.read(part))
        return tuple(rows)

    def whole(self, progress: Voortgang | None = None) -> Lijst:
        """All of it, for paper. Raises UserError when it is empty, too long or stopped."""
        check_lengte(self.count)
        rows = self.rows((range(self.count),), progress)
        return Lijst(self.head.titel, self.koppen, rows, self.head.keuzes, self.head.over)


def simple_source(head: ListHead, koppen: Sequence[Lijstkop], rows: Sequence[Sequence[str]]) -> ListSource:
    """A list whose rows are at hand."""
    return ListSource(head, tuple(koppen), len(rows), lambda span: rows[span.start : span.stop])


def as_text(koppen: Sequence[Lijstkop], rows: Sequence[Sequence[str]]) -> str:
    """Lines of cells between tabs under their heads, as a spreadsheet takes them."""
    lines: list[Sequence[str]] = [[kop.titel for kop in koppen], *rows]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def cells(columns: Sequence[Any], record: Any) -> tuple[str, ...]:
    """What a row shows in these columns."""
    return tuple(column.text(record) if record is not None else "" for column in columns)
