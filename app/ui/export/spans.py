"""Periods one asks for by name: this quarter, last month."""

from datetime import date, timedelta

from app.ui.language import tr

SPANS = (
    ("alles", tr("Alles")),
    ("deze maand", tr("Deze maand")),
    ("vorige maand", tr("Vorige maand")),
    ("dit kwartaal", tr("Dit kwartaal")),
    ("vorig kwartaal", tr("Vorig kwartaal")),
    ("dit jaar", tr("Dit jaar")),
    ("vorig jaar", tr("Vorig jaar")),
    ("zelf", tr("Zelf gekozen dagen")),
)
MONTHS = {"maand": 1, "kwartaal": 3, "jaar": 12}
DAY = timedelta(days=1)


def find_span(naam: str, today: date) -> tuple[date | None, date | None]:
    """First and last day; none for everything."""
    if naam not in dict(SPANS) or " " not in naam:
        return None, None
    which, unit = naam.split()
    months = MONTHS[unit]
    begin = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    if which.startswith("vorig"):
        begin = _add(begin, -months)
    return begin, _add(begin, months) - DAY


def _add(first: date, months: int) -> date:
    """The first day of a month so many months on."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
