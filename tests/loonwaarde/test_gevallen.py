"""Every case of gevallen.toml."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.loonwaarde import (
    GeenBedrag,
    Hoofdtaak,
    LoonwaardeFout,
    Route,
    SubsidieInvoer,
    compute_loonwaarde,
    compute_subsidie,
)

GEVALLEN = tomllib.loads(Path(__file__).with_name("gevallen.toml").read_text("utf-8"))


def naam(geval: dict[str, Any]) -> str:
    return str(geval["naam"])


def make_taken(geval: dict[str, Any]) -> list[Hoofdtaak]:
    rijen = [[Decimal(getal) for getal in rij.split()] for rij in geval["taken"]]
    return [Hoofdtaak(tempo, kwaliteit, werktijd, aandeel) for aandeel, tempo, kwaliteit, werktijd in rijen]


@pytest.mark.parametrize("geval", GEVALLEN["loonwaarde"], ids=naam)
def test_loonwaarde(geval: dict[str, Any]) -> None:
    if "fout_noemt" in geval:
        with pytest.raises(LoonwaardeFout) as fout:
            compute_loonwaarde(make_taken(geval))
        assert all(deel in str(fout.value) for deel in geval["fout_noemt"])
        return
    loonwaarde = compute_loonwaarde(make_taken(geval))
    assert (loonwaarde.percentage, loonwaarde.som_tekst) == (geval["loonwaarde"], geval["som"])


@pytest.mark.parametrize("geval", GEVALLEN["subsidie"], ids=naam)
def test_subsidie(geval: dict[str, Any]) -> None:
    contract, voltijd = (Decimal(uren) for uren in geval["uren"].split(" van "))
    subsidie = compute_subsidie(
        SubsidieInvoer(
            geval["peildatum"],
            geval["geboortedatum"],
            Route(geval["route"]),
            contract,
            voltijd,
            geval.get("loonwaarde"),
            Decimal(geval["werkgeverslasten"]),
        )
    )
    assert str(subsidie.totaal) == geval["totaal"]
    assert str(subsidie.subsidie) == geval.get("subsidie", str(subsidie.subsidie))
    assert subsidie.plafond is geval.get("plafond", False)
    assert subsidie.onbevestigd == ()


@pytest.mark.parametrize("geval", GEVALLEN["weigering"], ids=naam)
def test_weigering(geval: dict[str, Any]) -> None:
    uren = Decimal(36)
    with pytest.raises(GeenBedrag) as fout:
        compute_subsidie(SubsidieInvoer(geval["peildatum"], date(1995, 1, 1), Route.LID4, uren, uren, 50))
    assert all(deel in str(fout.value) for deel in geval["noemt"])
