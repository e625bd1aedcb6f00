"""What is shown, signed and asked at the table; the words are ready for screen and paper."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

Punt = tuple[int, int]
Lijnen = tuple[tuple[Punt, ...], ...]


def dump_lijnen(lijnen: Lijnen) -> str:
    """Strokes as text: a JSON list of strokes, each a flat list x0, y0, x1, y1 … of whole numbers."""
    flat = [[getal for punt in lijn for getal in punt] for lijn in lijnen]
    return json.dumps(flat, separators=(",", ":")) if flat else ""


def load_lijnen(tekst: str) -> Lijnen:
    """The strokes again."""
    return tuple(tuple(zip(lijn[::2], lijn[1::2], strict=True)) for lijn in json.loads(tekst or "[]"))


@dataclass(frozen=True, slots=True)
class HandtekeningRecord:
    """A signature under a zienswijze; `lijnen` are strokes in the units of the pad, none when typed.

    `zegel` is the fingerprint of the words signed for, `loonwaarde` the percentage shown at that moment.
    """

    wijze: str
    naam: str
    gezet: datetime
    lijnen: Lijnen
    loonwaarde: int | None
    zegel: str


@dataclass(frozen=True, slots=True)
class NormtaakRecord:
    """A task of the library; norm in units per hour."""

    id: int
    omschrijving: str
    eenheid: str
    norm_per_uur: Decimal | None


@dataclass(frozen=True, slots=True)
class NormfunctieRecord:
    """A normfunctie of the library; `keren` counts the definitive metingen that used it."""

    id: int
    naam: str
    omschrijving: str
    cao: str
    keren: int
    taken: tuple[NormtaakRecord, ...]


@dataclass(frozen=True, slots=True)
class Bibliotheektekst:
    """A text that may enter the library; `naam` is the word in it that may point at somebody, or ""."""

    soort: str
    tekst: str
    naam: str


@dataclass(frozen=True, slots=True)
class TaakAntwoord:
    """What a party answered about one hoofdtaak (by number); all as typed.

    `van_tien`: how many where a colleague does ten; `goed_van_tien`: usable of ten; `minuten` of an hour;
    `gedrukt`: what the task was called on the list, for tasks may have been joined or moved since.
    """

    nummer: int
    taak: str = ""
    uren: str = ""
    van_tien: str = ""
    goed_van_tien: str = ""
    minuten: str = ""
    toelichting: str = ""
    gedrukt: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """A filled-in list: the answers per hoofdtaak, and the open ones as (question, answer)."""

    partij: str
    taken: tuple[TaakAntwoord, ...]
    open: tuple[tuple[str, str], ...] = ()
