"""The receipt: a calculation written down whole, so that it is read back and never made again."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from app.loonwaarde import Bron, Stap, Subsidie, round_half_up_cent
from app.services.meten.rekeninvoer import load_rekeninvoer, rekeninvoer_of
from app.services.meten.uitkomst_records import BewaardeLoonwaarde, BewaardeSubsidie, Uitkomst


def canonical(waarde: Any) -> str:
    """JSON with sorted keys and every number as text: the same content always gives the same text."""
    return json.dumps(_plain(waarde), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def compute_controlegetal(invoer: str, uitkomst: str, programmaversie: str) -> str:
    """SHA-256 in hexadecimal over what was frozen."""
    return hashlib.sha256("\n".join((invoer, uitkomst, programmaversie)).encode()).hexdigest()


def dump_uitkomst(uitkomst: Uitkomst, extra: Mapping[str, Any] | None = None) -> str:
    """The outcome of a meting as canonical JSON; `extra` goes along under its own names."""
    loonwaarde, subsidie = uitkomst.loonwaarde, uitkomst.subsidie
    return canonical(
        {
            **(extra or {}),
            "loonwaarde": loonwaarde.percentage if loonwaarde else None,
            "som": loonwaarde.som_tekst if loonwaarde else "",
            "prestaties": uitkomst.prestaties,
            "stappen_loonwaarde": dump_stappen(loonwaarde.stappen) if loonwaarde else [],
            "subsidie": subsidie_as_data(subsidie) if subsidie else None,
            "melding": uitkomst.melding,
            "peildatum": uitkomst.peildatum,
            "verschil": uitkomst.verschil,
        }
    )


def load_uitkomst(tekst: str) -> Uitkomst:
    """The outcome as it was frozen."""
    data = json.loads(tekst)
    verschil, peildatum = data["verschil"], data["peildatum"]
    return Uitkomst(
        loonwaarde=_load_loonwaarde(data) if data["loonwaarde"] is not None else None,
        prestaties=tuple(data["prestaties"]),
        subsidie=load_subsidie(data["subsidie"]) if data["subsidie"] else None,
        melding=data["melding"],
        peildatum=date.fromisoformat(peildatum) if peildatum else None,
        verschil=None if verschil is None else int(verschil),
    )


def subsidie_as_data(subsidie: Subsidie | BewaardeSubsidie) -> dict[str, Any]:
    """Every figure of a subsidy with its steps and its input; the minimum wage rounded to the cent."""
    invoer = subsidie.rekeninvoer if isinstance(subsidie, BewaardeSubsidie) else rekeninvoer_of(subsidie)
    return {
        "subsidie": subsidie.subsidie,
        "werkgeverslasten": subsidie.werkgeverslasten,
        "totaal": subsidie.totaal,
        "plafond": subsidie.plafond,
        "peildatum": subsidie.peildatum,
        "leeftijd": subsidie.leeftijd,
        "minimumloon": round_half_up_cent(subsidie.minimumloon),
        "werkgeverslasten_percentage": subsidie.werkgeverslasten_percentage,
        "onbevestigd": subsidie.onbevestigd,
        "stappen": dump_stappen(subsidie.stappen),
        "rekeninvoer": asdict(invoer),
    }


def load_subsidie(data: Mapping[str, Any]) -> BewaardeSubsidie:
    """A subsidy as it was frozen."""
    stappen = load_stappen(data["stappen"])
    return BewaardeSubsidie(
        subsidie=Decimal(data["subsidie"]),
        werkgeverslasten=Decimal(data["werkgeverslasten"]),
        totaal=Decimal(data["totaal"]),
        plafond=bool(data["plafond"]),
        peildatum=date.fromisoformat(data["peildatum"]),
        leeftijd=int(data["leeftijd"]),
        minimumloon=Decimal(data["minimumloon"]),
        werkgeverslasten_percentage=Decimal(data["werkgeverslasten_percentage"]),
        onbevestigd=tuple(data["onbevestigd"]),
        stappen=stappen,
        rekeninvoer=load_rekeninvoer(data.get("rekeninvoer"), stappen),
    )


def dump_stappen(stappen: Iterable[Stap]) -> list[dict[str, Any]]:
    """The steps as plain data."""
    return [
        {
            "regel": stap.regel,
            "bron": {
                "regeling": stap.bron.regeling,
                "artikel": stap.bron.artikel,
                "lid": stap.bron.lid,
                "url": stap.bron.url,
            },
            "invoer": stap.invoer,
            "uitkomst": stap.uitkomst,
            "eenheid": stap.eenheid,
            "opmerking": stap.opmerking,
        }
        for stap in stappen
    ]


def load_stappen(data: Iterable[Mapping[str, Any]]) -> tuple[Stap, ...]:
    """The steps again."""
    return tuple(
        Stap(
            stap["regel"],
            Bron(**stap["bron"]),
            tuple((naam, waarde) for naam, waarde in stap["invoer"]),
            stap["uitkomst"],
            stap["eenheid"],
            stap["opmerking"],
        )
        for stap in data
    )


def _load_loonwaarde(data: Mapping[str, Any]) -> BewaardeLoonwaarde:
    return BewaardeLoonwaarde(int(data["loonwaarde"]), data["som"], load_stappen(data["stappen_loonwaarde"]))


def _plain(waarde: Any) -> Any:
    if waarde is None or isinstance(waarde, str | bool):
        return waarde
    if isinstance(waarde, Decimal):
        return format(waarde, "f")
    if isinstance(waarde, date | datetime | time):
        return waarde.isoformat()
    if isinstance(waarde, Mapping):
        return {str(naam): _plain(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_plain(deel) for deel in waarde]
    return str(waarde)
