"""What a running subsidie rests on: contract, hours, definitive metingen, choices; in columns, streamed.

The same facts serve one dossier and the run of 1 January over all of them.
"""

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, null, select, text, union_all
from sqlalchemy.orm import Session

from app.loonwaarde import (
    Bedragen,
    LoonwaardeFout,
    Loonwaardewijziging,
    Peildatumkeuze,
    Periode,
    PlaatsingInvoer,
    Route,
    Urenwijziging,
    compute_tijdlijn,
)
from app.models import EerdereLoonwaarde, Kandidaat, Meting, Plaatsing, Urenafspraak, Werkgever
from app.models import Peildatumkeuze as Keuze
from app.services.dossiers.plaatsingen import ended_on
from app.services.formulieren.plaatsing import GEEINDIGD, STAGES

STROOM = 2000
EINDE: Final = (sys.maxsize, ())  # no plaatsing has this number: nothing follows
PLAATSING = attrgetter("plaatsing_id")
COMPLEET = (EerdereLoonwaarde.percentage.is_not(None), EerdereLoonwaarde.datum.is_not(None))
GEEN_DIENST = "Bij een stage of proefplaats hoort geen loonkostensubsidie."
ONTBREEKT = (
    ("ingangsdatum", "Vul bij Plaatsing de ingangsdatum van de subsidie in; dan ziet u hier de looptijd."),
    ("route", "Kies bij Plaatsing de route van de subsidie: lid 4 of lid 5."),
    ("geboortedatum", "Vul bij Gegevens de geboortedatum in; de leeftijd bepaalt het minimumloon."),
    ("voltijduren", "Vul bij Plaatsing de voltijduren van de functie in."),
)
VEREIST = attrgetter(*(naam for naam, _ in ONTBREEKT))
GEEN_UREN = "Leg bij Plaatsing de contracturen vast. Zonder uren is er geen subsidie."


class Plaatsingrij(NamedTuple):
    """A plaatsing with its kandidaat and werkgever, in the columns that a subsidie needs."""

    id: int
    kandidaat_id: int
    werkgever_id: int | None
    soort: str
    einde: date | None
    uitkomst: str
    uitkomst_datum: date | None
    voltijduren: Any
    route: str
    ingangsdatum: Any
    geboortedatum: Any
    gemeente_id: int | None
    dossiernummer: str
    achternaam: str
    voorvoegsel: str
    voorletters: str
    roepnaam: str
    werkgever: str | None


class Urenrij(NamedTuple):
    """Contract hours per week from a day on."""

    plaatsing_id: int
    vanaf: date
    contracturen: Decimal | None


class Loonwaarderij(NamedTuple):
    """A loonwaarde that was determined; `id` is the meting, None when others measured."""

    plaatsing_id: int
    id: int | None
    datum_rapport: date | None
    loonwaarde: int
    vakantiebijslag: Decimal | None


class Keuzerij(NamedTuple):
    """The choice to take the amounts of the first day of a period."""

    plaatsing_id: int
    vanaf: date
    reden: str


class Looptijdfeiten(NamedTuple):
    """One plaatsing as columns: `rij` with its own, the rest in order of day."""

    rij: Plaatsingrij
    uren: tuple[Urenrij, ...]
    metingen: tuple[Loonwaarderij, ...]
    keuzes: tuple[Keuzerij, ...]

    @property
    def einde(self) -> date | None:
        """The last day: the end of the contract, or the day on which it was said to have stopped."""
        return ended_on(self.rij)

    @property
    def gestopt_zonder_dag(self) -> bool:
        """Whether it stopped on a day that nobody recorded."""
        return self.rij.uitkomst in GEEINDIGD and self.einde is None

    @property
    def melding(self) -> str:
        """Why there is nothing to compute; "" when there is."""
        if self.rij.soort in STAGES:
            return GEEN_DIENST
        if not all(VEREIST(self.rij)):
            for naam, tekst in ONTBREEKT:
                if getattr(self.rij, naam) in (None, ""):
                    return tekst
        return "" if any(uur.contracturen is not None for uur in self.uren) else GEEN_UREN


def stream_feiten(session: Session, *waar: ColumnElement[bool]) -> Iterator[Looptijdfeiten]:
    """The facts of every plaatsing for which `waar` holds, by number; nothing is kept of those passed."""
    uren = group_rows(session, _uren().where(*waar), Urenrij)
    metingen = group_rows(session, _loonwaarden(*waar), Loonwaarderij)
    keuzes = group_rows(session, _keuzes().where(*waar), Keuzerij)
    uur, meting, keuze = next(uren, EINDE), next(metingen, EINDE), next(keuzes, EINDE)
    for rij in map(Plaatsingrij._make, stream_rows(session, _plaatsingen().where(*waar))):
        nummer = rij.id
        while uur[0] < nummer:
            uur = next(uren, EINDE)
        while meting[0] < nummer:
            meting = next(metingen, EINDE)
        while keuze[0] < nummer:
            keuze = next(keuzes, EINDE)
        yield Looptijdfeiten(
            rij,
            uur[1] if uur[0] == nummer else (),
            meting[1] if meting[0] == nummer else (),
            keuze[1] if keuze[0] == nummer else (),
        )


def read_looptijdfeiten(session: Session, plaatsing_id: int) -> Looptijdfeiten:
    """The facts of one plaatsing that exists."""
    return next(stream_feiten(session, Plaatsing.id == plaatsing_id))


def compute_perioden(
    feiten: Looptijdfeiten, tot: date, boek: Bedragen, vanaf: date | None = None
) -> tuple[tuple[Periode, ...], str]:
    """The periods up to `tot` (from `vanaf`), or none and why."""
    if melding := feiten.melding:
        return (), melding
    try:
        return compute_tijdlijn(build_invoer(feiten), tot, boek, vanaf), ""
    except LoonwaardeFout as fout:
        tekst = str(fout)
        return (), tekst[:1].upper() + tekst[1:]


def build_invoer(feiten: Looptijdfeiten) -> PlaatsingInvoer:
    """The plaatsing as the law reads it; its facts must be complete."""
    rij = feiten.rij
    start: date = rij.ingangsdatum
    uren = {uur.vanaf: uur.contracturen for uur in feiten.uren if uur.contracturen is not None}
    eerste = min(uren)
    uren[min(start, eerste)] = uren.pop(eerste)  # before the first agreement those of the first
    return PlaatsingInvoer(
        geboortedatum=rij.geboortedatum,
        ingangsdatum=start,
        einde=feiten.einde,
        route=Route(rij.route),
        voltijduren=rij.voltijduren,
        uren=tuple([Urenwijziging(*paar) for paar in uren.items()]),
        loonwaarden=tuple(
            [
                Loonwaardewijziging(vanaf, meting.loonwaarde, meting.vakantiebijslag)
                for vanaf, meting in list_loonwaarden(feiten).items()
            ]
        ),
        peildata=tuple([Peildatumkeuze(keuze.vanaf, keuze.reden) for keuze in feiten.keuzes]),
    )


def list_loonwaarden(feiten: Looptijdfeiten) -> dict[date, Any]:
    """From which day each definitive meting counts.

    Under lid 4 the first counts from the start; a later one, and each one after a forfait, from its report
    (choice: the law names no day). Of two on one day the later meting counts.
    """
    start: date = feiten.rij.ingangsdatum
    gevonden: dict[date, Any] = {}
    for nummer, meting in enumerate(feiten.metingen):
        eerste = nummer == 0 and feiten.rij.route == Route.LID4
        gevonden[start if eerste else max(start, meting.datum_rapport or start)] = meting
    return gevonden


def meting_of_periode(feiten: Looptijdfeiten, periode: Periode) -> int | None:
    """The meting whose loonwaarde counts in a period; None in the forfait, or when others measured."""
    if periode.subsidie is None or periode.subsidie.invoer.loonwaarde is None:
        return None
    bekend = {vanaf: meting for vanaf, meting in list_loonwaarden(feiten).items() if vanaf <= periode.van}
    nummer: int | None = bekend[max(bekend)].id
    return nummer


def group_rows(session: Session, vraag: Any, soort: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows of each plaatsing together as `soort`, in the order of the question, which is by plaatsing."""
    for nummer, groep in groupby(map(soort._make, stream_rows(session, vraag)), PLAATSING):
        yield nummer, tuple(groep)


def stream_rows(session: Session, vraag: Any) -> Any:
    """The rows of a question about columns as they come; without the layer that makes objects of rows."""
    session.flush()
    gevonden = session.connection().execute(vraag, execution_options={"yield_per": STROOM})
    return chain.from_iterable(gevonden.partitions())


def _plaatsingen() -> Select[*tuple[Any, ...]]:
    kolommen = (
        Plaatsing.id,
        Plaatsing.kandidaat_id,
        Plaatsing.werkgever_id,
        Plaatsing.soort,
        Plaatsing.einde,
        Plaatsing.uitkomst,
        Plaatsing.uitkomst_datum,
        Plaatsing.voltijduren,
        Plaatsing.route,
        Plaatsing.ingangsdatum,
        Kandidaat.geboortedatum,
        Kandidaat.gemeente_id,
        Kandidaat.dossiernummer,
        Kandidaat.achternaam,
        Kandidaat.voorvoegsel,
        Kandidaat.voorletters,
        Kandidaat.roepnaam,
        Werkgever.naam.label("werkgever"),
    )
    return select(*kolommen).join(Kandidaat).outerjoin(Werkgever).order_by(Plaatsing.id)


def _uren() -> Select[*tuple[Any, ...]]:
    kolommen = (Urenafspraak.plaatsing_id, Urenafspraak.vanaf, Urenafspraak.contracturen)
    return select(*kolommen).join(Plaatsing).order_by(Urenafspraak.plaatsing_id, Urenafspraak.vanaf)


def _loonwaarden(*waar: ColumnElement[bool]) -> Any:
    """What was determined for a plaatsing, in order of day: definitive metingen, and those of others before.

    Replaced metingen and those for loondispensatie do not count; one of others has no number.
    """
    hier = (
        select(
            Meting.plaatsing_id,
            Meting.id,
            Meting.datum_rapport,
            Meting.loonwaarde,
            Meting.vakantiebijslag,
        )
        .join(Plaatsing)
        .where(Meting.status == "definitief", Meting.loonwaarde.is_not(None))
        .where(Meting.doel != "loondispensatie", *waar)
    )
    elders = (
        select(
            EerdereLoonwaarde.plaatsing_id,
            null(),
            EerdereLoonwaarde.datum,
            EerdereLoonwaarde.percentage,
            null(),
        )
        .join(Plaatsing, EerdereLoonwaarde.plaatsing_id == Plaatsing.id)
        .where(*COMPLEET, *waar)
    )
    return union_all(hier, elders).order_by(text("1, 3, 2"))  # plaatsing, day, number


def elders_vastgesteld() -> ColumnElement[bool]:
    """Whether others determined a loonwaarde that counts for the plaatsing of the question."""
    return exists().where(EerdereLoonwaarde.plaatsing_id == Plaatsing.id, *COMPLEET)


def _keuzes() -> Select[*tuple[Any, ...]]:
    kolommen = (Keuze.plaatsing_id, Keuze.vanaf, Keuze.reden)
    return select(*kolommen).join(Plaatsing).order_by(Keuze.plaatsing_id, Keuze.vanaf)
