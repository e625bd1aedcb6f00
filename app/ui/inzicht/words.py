"""How numbers are written on this screen."""

from fractions import Fraction

from app.loonwaarde import format_euro, format_percentage
from app.services.inzien.inzicht_records import Getal, Inzichtblad
from app.ui.language import said, tr

UNITS = {
    "punten": tr("punten"),
    "procent": "%",
    "dagen": tr("dagen"),
    "euro": "",
    "uur": tr("uur"),
    "aantal": "",
}


def number(getal: Getal, eenheid: str) -> str:
    """A number in its unit, without the word: "58,15", "€ 1.104,07"; "–" for none."""
    if getal is None:
        return "–"
    if eenheid == "euro":
        return format_euro(Fraction(getal))
    whole = isinstance(getal, int) or (eenheid == "dagen" and getal.denominator == 1)
    text = format_percentage(Fraction(getal), 0 if whole else 1)
    return f"+{text}" if eenheid == "punten" and getal > 0 else text


def with_unit(getal: Getal, eenheid: str) -> str:
    """The same with the word of its unit."""
    return "–" if getal is None else f"{number(getal, eenheid)} {UNITS[eenheid]}".rstrip()


def as_text(blad: Inzichtblad) -> str:
    """The whole sheet for the clipboard: columns between tabs, as a spreadsheet takes them."""
    heads = [
        said(kop.titel) if kop.eenheid in ("aantal", "euro") else f"{said(kop.titel)} ({UNITS[kop.eenheid]})"
        for kop in blad.koppen
    ]
    lines = [*map(said, (blad.titel, blad.definitie, blad.noemer)), "", "\t".join(["", *heads])]
    for regel in blad.regels:
        cells = [number(getal, kop.eenheid) for getal, kop in zip(regel.getallen, blad.koppen, strict=True)]
        lines.append("\t".join([said(regel.naam), *cells]))
    return "\n".join(lines)
