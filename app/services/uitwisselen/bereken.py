"""The command `bereken`: JSON lines in, one answer per line out; a bad line never stops the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, NoReturn

from app.loonwaarde import (
    Hoofdtaak,
    LoonwaardeFout,
    Route,
    Stap,
    Subsidie,
    SubsidieInvoer,
    compute_loonwaarde,
    compute_subsidie,
    parse_datum,
    parse_getal,
)

LANGSTE_REGEL: Final = 100_000
_SCORES: Final = {"tempo": "tempo", "kwaliteit": "kwaliteit", "netto_werktijd": "netto werktijd"}
_VERPLICHT: Final = ("geboortedatum", "peildatum", "route", "contracturen", "voltijduren")
_KEUS: Final = ("loonwaarde", "werkgeverslasten", "vakantiebijslag")

Velden = dict[str, Any]


def bereken(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield for each non-empty line the answer as JSON, and whether the line was refused.

    A refused line answers {"fout": …} in Dutch, naming the field and the rule; nothing is raised.
    """
    for line in lines:
        if line.strip(" \t\r\n"):
            antwoord, geweigerd = _answer(line)
            yield json.dumps(antwoord, ensure_ascii=False), geweigerd


def _answer(line: str) -> tuple[Velden, bool]:
    try:
        velden = _read(line)
        soort = _text(velden, "soort")
        if soort not in _SOORTEN:
            raise LoonwaardeFout("soort", f"soort: “{_clean(soort)}” is geen loonwaarde of subsidie.")
        return _SOORTEN[soort](velden), False
    except LoonwaardeFout as fout:
        return {"fout": _clean(str(fout), 1000)}, True


def _read(line: str) -> Velden:
    """Read one JSON object, strictly: no floats, no doubles, nothing too long or too deep."""
    if len(line) > LANGSTE_REGEL:
        raise LoonwaardeFout("regel", f"regel: langer dan {LANGSTE_REGEL} tekens.")
    try:
        inhoud = _DECODER.decode(line)
    except LoonwaardeFout:
        raise
    except (ValueError, RecursionError):
        raise LoonwaardeFout("regel", "regel: dit is geen geldige JSON.") from None
    return _object(inhoud, "regel")


def _object(inhoud: object, veld: str) -> Velden:
    if not isinstance(inhoud, dict):
        raise LoonwaardeFout(veld, f"{veld}: hier hoort een JSON-object met velden te staan.")
    return inhoud


def _unique(paren: list[tuple[str, Any]]) -> Velden:
    velden: Velden = {}
    for naam, waarde in paren:
        if naam in velden:
            raise LoonwaardeFout(naam, f"{_clean(naam)}: dit veld staat er meer dan één keer.")
        velden[naam] = waarde
    return velden


def _refuse_number(tekst: str) -> NoReturn:
    raise LoonwaardeFout(
        "regel",
        f"regel: het getal {_clean(tekst)} mag niet; schrijf bedragen, uren en percentages als tekst.",
    )


def _read_int(tekst: str) -> int:
    return int(tekst) if len(tekst) <= 9 else _refuse_number(tekst)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=_refuse_number, parse_constant=_refuse_number, parse_int=_read_int
)


def _clean(tekst: str, langst: int = 40) -> str:
    """Make a text from outside short and writable: no lone surrogates, no control characters."""
    kort = tekst[:langst].encode("utf-8", "replace").decode()
    schoon = "".join(teken if teken.isprintable() else "\N{REPLACEMENT CHARACTER}" for teken in kort)
    return schoon if len(tekst) <= langst else schoon + "…"


def _check_fields(velden: Velden, verplicht: Iterable[str], keus: Iterable[str], waar: str = "") -> None:
    verplicht = tuple(verplicht)
    for naam in velden:
        if naam not in verplicht and naam not in keus:
            raise LoonwaardeFout(naam, f"{_clean(naam)}{waar}: dit veld is onbekend.")
    for naam in verplicht:
        if naam not in velden:
            raise LoonwaardeFout(naam, f"{naam}{waar}: dit veld ontbreekt en is verplicht.")


def _text(velden: Velden, naam: str, waar: str = "") -> str:
    if naam not in velden:
        raise LoonwaardeFout(naam, f"{naam}{waar}: dit veld ontbreekt en is verplicht.")
    if not isinstance(velden[naam], str):
        raise LoonwaardeFout(naam, f"{naam}{waar}: schrijf dit als tekst tussen aanhalingstekens.")
    return str(velden[naam])


def _whole(velden: Velden, naam: str, waar: str = "") -> int | None:
    if naam not in velden:
        return None
    if type(velden[naam]) is not int:
        raise LoonwaardeFout(naam, f"{naam}{waar}: schrijf dit als heel getal, zonder aanhalingstekens.")
    return int(velden[naam])


def _loonwaarde(velden: Velden) -> Velden:
    _check_fields(velden, ("soort", "hoofdtaken"), ("werkdagen_per_week",))
    rij = velden["hoofdtaken"]
    if not isinstance(rij, list):
        raise LoonwaardeFout("hoofdtaken", "hoofdtaken: hier hoort een lijst van hoofdtaken te staan.")
    taken = [_hoofdtaak(volgnr, inhoud) for volgnr, inhoud in enumerate(rij, 1)]
    loonwaarde = compute_loonwaarde(taken, _whole(velden, "werkdagen_per_week"))
    return {"loonwaarde": loonwaarde.percentage, "som": loonwaarde.som_tekst}


def _hoofdtaak(volgnr: int, inhoud: object) -> Hoofdtaak:
    waar = f" van hoofdtaak {volgnr}"
    velden = _object(inhoud, f"hoofdtaak {volgnr}")
    _check_fields(velden, _SCORES, ("aandeel", "minuten_per_week"), waar)
    tempo, kwaliteit, werktijd = (
        parse_getal(_text(velden, score, waar), naam + waar, 0, 200, 2) for score, naam in _SCORES.items()
    )
    aandeel = None
    if "aandeel" in velden:
        aandeel = parse_getal(_text(velden, "aandeel", waar), f"aandeel{waar}", 0, 100, None)
    return Hoofdtaak(tempo, kwaliteit, werktijd, aandeel, _whole(velden, "minuten_per_week", waar))


def _subsidie(velden: Velden) -> Velden:
    _check_fields(velden, ("soort", *_VERPLICHT), _KEUS)
    route = _text(velden, "route")
    if route not in tuple(Route):
        raise LoonwaardeFout("route", f"route: “{_clean(route)}” is geen lid4 of lid5.")
    return _describe(
        compute_subsidie(
            SubsidieInvoer(
                peildatum=parse_datum(_text(velden, "peildatum"), "peildatum"),
                geboortedatum=parse_datum(_text(velden, "geboortedatum"), "geboortedatum"),
                route=Route(route),
                contracturen=parse_getal(
                    _text(velden, "contracturen"), "contracturen", Decimal("0.01"), 60, 2
                ),
                voltijduren=parse_getal(_text(velden, "voltijduren"), "voltijduren", 20, 48, 2),
                loonwaarde=_whole(velden, "loonwaarde"),
                werkgeverslasten=_percentage(velden, "werkgeverslasten", 100),
                vakantiebijslag=_percentage(velden, "vakantiebijslag", 25),
            )
        )
    )


def _percentage(velden: Velden, naam: str, hoogst: int) -> Decimal | None:
    return parse_getal(_text(velden, naam), naam, 0, hoogst, 4) if naam in velden else None


def _describe(subsidie: Subsidie) -> Velden:
    return {
        "subsidie": str(subsidie.subsidie),
        "werkgeverslasten": str(subsidie.werkgeverslasten),
        "totaal": str(subsidie.totaal),
        "plafond": subsidie.plafond,
        "onbevestigd": list(subsidie.onbevestigd),
        "stappen": [_stap(stap) for stap in subsidie.stappen],
    }


def _stap(stap: Stap) -> Velden:
    return {
        "regel": stap.regel,
        "bron": str(stap.bron),
        "invoer": dict(stap.invoer),
        "uitkomst": stap.uitkomst,
    }


_SOORTEN: Final[dict[str, Callable[[Velden], Velden]]] = {"loonwaarde": _loonwaarde, "subsidie": _subsidie}
