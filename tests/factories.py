"""Valid, fictional objects for tests; every value can be replaced by name. Each maker answers an id.

What a maker needs besides is made in the same transaction; a maker joins the one it is given.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from app.models import Gebruiker, Kandidaat
from app.services.archief import Archief, Werk
from app.services.change import Ref
from app.services.dossiers.zoeken import MEEGEZOCHT, refresh_zoektekst
from app.services.objecten import create

NU = datetime(2026, 11, 22, 14, 3)
DESKUNDIGE = "Sanne Willemsen"

PROFIEL: dict[str, Any] = {
    "naam": DESKUNDIGE,
    "rollen": "loonwaardedeskundige",
    "organisatie": "Bureau Werkzicht",
    "telefoon": "010-0000000",
    "opleiding": "Hbo Arbeidsdeskundige, 2016",
    "ervaring": "Acht jaar loonwaardemetingen",
}
KANDIDAAT: dict[str, Any] = {
    "achternaam": "Terpstra",
    "voorletters": "J.",
    "roepnaam": "Jelle",
    "geboortedatum": date(2005, 6, 1),
    "doelgroep": "participatiewet",
}
PLAATSING: dict[str, Any] = {
    "soort": "dienstbetrekking",
    "functie": "Medewerker bakkerij",
    "contractsoort": "bepaald",
    "begin": date(2026, 9, 1),
    "voltijduren": Decimal("38.00"),
    "werkdagen_per_week": 5,
    "route": "lid4",
    "ingangsdatum": date(2026, 9, 1),
    "uitkomst": "loopt",
}
METING: dict[str, Any] = {
    "doel": "lks",
    "datum_bezoek": date(2026, 11, 10),
    "datum_rapport": date(2026, 11, 20),
    "contactpersoon": "Ina Bakker",
    "contactpersoon_email": "ina@voorbeeld.nl",
    "geinterviewde": "Ina Bakker",
    "normfunctie": "Bakkersassistent",
    "uitgevoerde_functie": "Medewerker bakkerij",
    "verdeling": "minuten",
    "werkdagen_per_week": 5,
    "contracturen": Decimal("32.00"),
    "voltijduren": Decimal("38.00"),
    "dubbeltelling": "niet",
}
TAKEN = (
    ("Deeg afwegen en vormen", 960, "60", "90", "95"),
    ("Broden inpakken", 576, "70", "95", "100"),
    ("Werkplek schoonmaken", 384, "80", "90", "95"),
)
"""Together they give 59,28 percent, so a loonwaarde of 59."""

LOONWAARDE = 59

Where = Archief | Werk


@contextmanager
def _at_work(where: Where) -> Iterator[Werk]:
    """The transaction that runs, or one of its own."""
    if isinstance(where, Werk):
        yield where
        return
    with where.write() as werk:
        yield werk


def fill_profiel(archief: Archief, **waarden: Any) -> None:
    """Give the user of the archive a complete profile."""
    with archief.write() as werk:
        gebruiker = werk.session.scalars(select(Gebruiker)).first() or create(werk, "gebruiker")
        for naam, waarde in {**PROFIEL, **waarden}.items():
            setattr(gebruiker, naam, waarde)
        archief.gebruiker = gebruiker.naam


def make_gemeente(where: Where, **waarden: Any) -> int:
    """A gemeente."""
    return _make(where, "gemeente", None, {"naam": "Zonnehoven"}, waarden)


def make_werkgever(where: Where, **waarden: Any) -> int:
    """An employer."""
    return _make(where, "werkgever", None, {"naam": "Bakkerij De Korenaar", "kvk": "12345678"}, waarden)


def make_contactpersoon(where: Where, werkgever_id: int, **waarden: Any) -> int:
    """Somebody who speaks for the employer."""
    vast = {"naam": "Ina Bakker", "email": "ina@voorbeeld.nl"}
    return _make(where, "contactpersoon", Ref("werkgever", werkgever_id), vast, waarden)


def make_kandidaat(where: Where, **waarden: Any) -> int:
    """A kandidaat with every required field; the gemeente is made unless given."""
    with _at_work(where) as werk:
        waarden["gemeente_id"] = waarden.get("gemeente_id") or make_gemeente(werk)
        nummer = (werk.session.scalar(select(func.count(Kandidaat.id))) or 0) + 1
        return _make(werk, "kandidaat", None, {**KANDIDAAT, "dossiernummer": f"T-{nummer:04d}"}, waarden)


def make_plaatsing(where: Where, kandidaat_id: int | None = None, uren: str = "32.00", **waarden: Any) -> int:
    """A plaatsing with every required field and its hours per week; what it needs is made unless given."""
    with _at_work(where) as werk:
        kandidaat_id = kandidaat_id or make_kandidaat(werk)
        if "werkgever_id" not in waarden:
            waarden["werkgever_id"] = make_werkgever(werk)
        nummer = _make(werk, "plaatsing", Ref("kandidaat", kandidaat_id), PLAATSING, waarden)
        if uren:
            vanaf = waarden.get("begin") or PLAATSING["begin"]
            afspraak = {"vanaf": vanaf, "contracturen": Decimal(uren)}
            _make(werk, "urenafspraak", Ref("plaatsing", nummer), afspraak, {})
    return nummer


def make_meting(where: Where, plaatsing_id: int | None = None, **waarden: Any) -> int:
    """A complete concept of loonwaarde 59: it can become definitief once its let-op points are passed."""
    with _at_work(where) as werk:
        plaatsing_id = plaatsing_id or make_plaatsing(werk)
        vast = {**METING, "status": "concept", "gemaakt": werk.moment}
        nummer = _make(werk, "meting", Ref("plaatsing", plaatsing_id), vast, waarden)
        for volgnr, (omschrijving, minuten, *scores) in enumerate(TAKEN, 1):
            make_hoofdtaak(
                werk,
                nummer,
                volgnr=volgnr,
                omschrijving=omschrijving,
                minuten_per_week=minuten,
                **dict(zip(("tempo", "kwaliteit", "netto_werktijd"), map(Decimal, scores), strict=True)),
            )
        akkoord = (("werkgever", "akkoord", "Ina Bakker"), ("werknemer", "geen_gebruik", "Jelle Terpstra"))
        for partij, keuze, naam in akkoord:
            view = {"partij": partij, "keuze": keuze, "naam": naam, "dag": date(2026, 11, 18)}
            _make(werk, "zienswijze", Ref("meting", nummer), view, {})
    return nummer


def make_hoofdtaak(where: Where, meting_id: int, **waarden: Any) -> int:
    """A hoofdtaak with its three scores and toelichtingen."""
    vast = {
        "volgnr": 1,
        "omschrijving": "Deeg afwegen",
        "minuten_per_week": 960,
        "tempo": Decimal(60),
        "kwaliteit": Decimal(90),
        "netto_werktijd": Decimal(95),
        "toelichting_tempo": "Geteld naast een collega.",
        "toelichting_kwaliteit": "Weinig fouten.",
        "toelichting_netto_werktijd": "Korte pauzes.",
    }
    return _make(where, "hoofdtaak", Ref("meting", meting_id), vast, waarden)


def make_waarneming(where: Where, hoofdtaak_id: int, **waarden: Any) -> int:
    """An observation of the tempo, counted beside a colleague: 73,17 percent."""
    vast = {
        "factor": "tempo",
        "herkomst": "waargenomen",
        "dag": date(2026, 11, 10),
        "aantal": 5,
        "minuten": 35,
        "onderbroken_minuten": 0,
        "collega_aantal": 7,
        "collega_minuten": 35,
    }
    return _make(where, "waarneming", Ref("hoofdtaak", hoofdtaak_id), vast, waarden)


def pass_let_op(archief: Archief, meting_id: int, reden: str = "Besproken met de gemeente.") -> None:
    """Pass every let-op point of a meting."""
    from app.loonwaarde import Ernst
    from app.services.meten.metingen import controle_of, pass_afweging, read_meting

    for bevinding in controle_of(read_meting(archief, meting_id)):
        if bevinding.ernst is Ernst.LET_OP:
            pass_afweging(archief, meting_id, bevinding.code, reden)


def make_definitieve_meting(archief: Archief, plaatsing_id: int | None = None, **waarden: Any) -> int:
    """A meting that was finalised, with its report and receipt."""
    from app.services.meten.vaststellen import finalise_meting

    nummer = make_meting(archief, plaatsing_id, **waarden)
    pass_let_op(archief, nummer)
    finalise_meting(archief, nummer)
    return nummer


def _make(where: Where, soort: str, ouder: Ref | None, vast: dict[str, Any], eigen: dict[str, Any]) -> int:
    with _at_work(where) as werk:
        nummer: int = create(werk, soort, ouder, **{**vast, **eigen}).id
        if soort in MEEGEZOCHT:
            refresh_zoektekst(werk.session, Ref(soort, nummer))
    return nummer
