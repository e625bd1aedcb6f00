"""The lines of the row chosen in a sheet of Inzicht."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from app.services.inzien.inzicht_records import Lijn
from app.ui.language import said, tr
from app.ui.widgets.chart import Chart, Series

TENTH = Decimal("0.1")


def to_series(lines: Sequence[Lijn]) -> tuple[Series, ...]:
    """As the chart takes them; it shows one decimal, as the table does."""
    return tuple(
        Series(
            said(line.naam),
            tuple((punt.dag, _decimal(punt.waarde)) for punt in line.punten),
            line.elders,
            tuple(said(punt.tekst) for punt in line.punten),
            tuple(said(punt.kort) for punt in line.punten),
        )
        for line in lines
    )


def make_chart() -> Chart:
    """A chart of percentages; the rows beside it hold the same figures."""
    chart = Chart("%", tr("Loonwaarde in de tijd"), bounds=(Decimal(0), Decimal(100)))
    chart.nothing = tr("Kies een regel in de tabel; hier staat dan de lijn.")
    return chart


def _decimal(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(TENTH, ROUND_HALF_UP)
