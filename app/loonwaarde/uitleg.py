"""The steps of a subsidy in words, made only when somebody asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.loonwaarde.bedrag import format_centen, format_datum, format_euro_exact, format_getal
from app.loonwaarde.bron import LKS_LID4, LKS_LID5, MINIMUMLOON, VAKANTIEBIJSLAG, WERKGEVERSLASTEN, Bron
from app.loonwaarde.grondslag import Grondslag
from app.loonwaarde.toelichting import Stap

if TYPE_CHECKING:
    from app.loonwaarde.loonkostensubsidie import Subsidie

_MAAND: Final = "euro per maand"
_REGEL_UREN: Final = "Reken om naar de uren van het contract, nooit meer dan de voltijduren"
_REGEL_TOTAAL: Final = (
    "Tel de vergoeding voor werkgeverslasten erbij; er is één keer afgerond, op centen, aan het eind"
)


@dataclass(frozen=True, slots=True)
class _Vast:
    """What does not depend on the hours: the first steps, and the fixed words of the last ones."""

    stappen: tuple[Stap, ...]
    bron: Bron
    opmerking_uren: str
    lasten: tuple[str, str]
    opmerking_lasten: str


def build_stappen(subsidie: Subsidie) -> tuple[Stap, ...]:
    """Return the trail of one subsidy: the wage, the difference, the hours, the employer costs, the total."""
    grondslag, invoer = subsidie.grondslag, subsidie.invoer
    vast = _vast(grondslag, invoer.loonwaarde)
    contract, voltijd = invoer.contracturen, invoer.voltijduren
    uren = _invoer_uren(contract if contract < voltijd else voltijd, grondslag.urennorm or voltijd)
    samen, deel = subsidie.totaal_centen, subsidie.subsidie_centen
    zonder = format_centen(deel)
    lasten = (("subsidie", zonder), vast.lasten, ("werkgeverslasten in geld", format_centen(samen - deel)))
    return (
        *vast.stappen,
        Stap(_REGEL_UREN, vast.bron, uren, zonder, _MAAND, vast.opmerking_uren),
        Stap(_REGEL_TOTAAL, WERKGEVERSLASTEN, lasten, format_centen(samen), _MAAND, vast.opmerking_lasten),
    )


@lru_cache(maxsize=8192)
def _vast(grondslag: Grondslag, loonwaarde: int | None) -> _Vast:
    stappen = [_minimumloon(grondslag), _loonkosten(grondslag)]
    if loonwaarde is None:
        stappen.append(_forfait(grondslag))
    else:
        stappen += [_waarde_van_het_werk(grondslag, loonwaarde), _verschil(grondslag, loonwaarde)]
    eigen = grondslag.eigen_werkgeverslasten
    return _Vast(
        tuple(stappen),
        LKS_LID5 if loonwaarde is None else LKS_LID4,
        _opmerking(grondslag, "lks_urennorm"),
        ("werkgeverslasten", f"{format_getal(grondslag.werkgeverslasten)} %"),
        "percentage zelf opgegeven" if eigen else _opmerking(grondslag, "werkgeverslasten"),
    )


@lru_cache(maxsize=8192)
def _invoer_uren(uren: Decimal, norm: Decimal) -> tuple[tuple[str, str], ...]:
    return (("uren per week die tellen", format_getal(uren)), ("gedeeld door", f"{format_getal(norm)} uur"))


def _minimumloon(grondslag: Grondslag) -> Stap:
    invoer = (("peildatum", format_datum(grondslag.peildatum)), ("leeftijd", f"{grondslag.leeftijd} jaar"))
    uitkomst = format_euro_exact(grondslag.minimumloon)
    onbevestigd = _opmerking(grondslag, "minimumloon_maand", "referentiemaandloon", "jeugdpercentage")
    regel = "Zoek het minimumloon per maand op de peildatum, voor de leeftijd"
    return Stap(regel, MINIMUMLOON, invoer, uitkomst, _MAAND, onbevestigd)


def _loonkosten(grondslag: Grondslag) -> Stap:
    invoer = (
        ("minimumloon", format_euro_exact(grondslag.minimumloon)),
        ("vakantiebijslag", f"{format_getal(grondslag.vakantiebijslag)} %"),
    )
    uitkomst = format_euro_exact(grondslag.loonkosten)
    onbevestigd = _opmerking(grondslag, "vakantiebijslag")
    return Stap("Tel de vakantiebijslag erbij", VAKANTIEBIJSLAG, invoer, uitkomst, _MAAND, onbevestigd)


def _waarde_van_het_werk(grondslag: Grondslag, loonwaarde: int) -> Stap:
    invoer = (
        ("loonwaarde", f"{loonwaarde} %"),
        ("minimumloon", format_euro_exact(grondslag.minimumloon)),
        ("vakantiebijslag", f"{format_getal(grondslag.vakantiebijslag_loonwaarde)} %"),
    )
    eigen = "vakantiebijslag zelf opgegeven" if grondslag.eigen_vakantiebijslag else ""
    uitkomst = format_euro_exact(_euro(grondslag, loonwaarde * grondslag.geschaald.per_procent))
    regel = "Neem de loonwaarde van het minimumloon met vakantiebijslag"
    return Stap(regel, LKS_LID4, invoer, uitkomst, _MAAND, eigen)


def _verschil(grondslag: Grondslag, loonwaarde: int) -> Stap:
    waarde_n = loonwaarde * grondslag.geschaald.per_procent
    verschil_n = max(0, grondslag.geschaald.loonkosten - waarde_n)
    plafond = format_getal(grondslag.plafond)
    invoer = (
        ("minimumloon met vakantiebijslag", format_euro_exact(grondslag.loonkosten)),
        ("loonwaarde in geld", format_euro_exact(_euro(grondslag, waarde_n))),
        (f"plafond van {plafond} %", format_euro_exact(_euro(grondslag, grondslag.geschaald.plafond))),
    )
    bereikt = f"plafond van {plafond} % bereikt" if verschil_n > grondslag.geschaald.plafond else ""
    onbevestigd = _opmerking(grondslag, "lks_plafond")
    uitkomst = format_euro_exact(_euro(grondslag, min(verschil_n, grondslag.geschaald.plafond)))
    regel = f"Neem het verschil, nooit onder nul en hoogstens {plafond} % van het loon met vakantiebijslag"
    return Stap(regel, LKS_LID4, invoer, uitkomst, _MAAND, "; ".join(filter(None, (bereikt, onbevestigd))))


def _forfait(grondslag: Grondslag) -> Stap:
    deel = f"{format_getal(grondslag.forfait)} %"
    invoer = (("minimumloon met vakantiebijslag", format_euro_exact(grondslag.loonkosten)), ("forfait", deel))
    uitkomst = format_euro_exact(_euro(grondslag, grondslag.geschaald.forfait))
    regel = (
        f"Neem het vaste deel van {deel} zolang er nog geen loonwaarde is, hoogstens de eerste zes maanden"
    )
    return Stap(regel, LKS_LID5, invoer, uitkomst, _MAAND, _opmerking(grondslag, "lks_forfait"))


def _euro(grondslag: Grondslag, geschaald: int) -> Fraction:
    return Fraction(geschaald, grondslag.geschaald.schaal)


def _opmerking(grondslag: Grondslag, *parameters: str) -> str:
    """Return the unconfirmed amounts among these parameters, as they stand on the receipt."""
    regels = (tekst for parameter, tekst in grondslag.onbevestigd if parameter in parameters)
    return "; ".join(f"onbevestigd: {tekst}" for tekst in regels)
