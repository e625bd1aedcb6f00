"""What we add after the model: zienswijzen, observations, calculation, advice, characteristics."""

from fractions import Fraction
from functools import partial

from app.documents.handtekening import GEEN_CRYPTO, put_handtekening
from app.documents.papier import Papier
from app.documents.rapport import (
    Keuze,
    Loonwaarderapport,
    RapportBerekening,
    RapportDeeltaak,
    RapportHoofdtaak,
    RapportKenmerken,
    RapportStap,
    RapportWaarneming,
    RapportZienswijze,
)
from app.documents.spreiding import FIGURE_WIDTH, Factoren, describe, height_of, paint
from app.documents.writing import (
    LEEG,
    write_date,
    write_euro,
    write_minutes,
    write_moment,
    write_number,
    write_percentage,
)

KEUZES = {
    Keuze.NIET_GEVRAAGD: "De zienswijze is nog niet gevraagd.",
    Keuze.TEKST: "Heeft een zienswijze gegeven.",
    Keuze.AKKOORD: "Is akkoord met het rapport.",
    Keuze.GEEN_GEBRUIK: "Heeft geen gebruik gemaakt van het recht om een zienswijze te geven.",
}
GEEN_SUBSIDIE = "Bij deze meting is geen loonkostensubsidie berekend."
LOONDISPENSATIE = (
    "Niet van toepassing. Deze meting is gemaakt voor loondispensatie (Wajong art. 2:20). "
    "Daarbij hoort geen loonkostensubsidie."
)
PLAFOND = "Het plafond van 70 % is bereikt: de subsidie is begrensd (Participatiewet art. 10d lid 4)."


def put_bijlagen(papier: Papier, rapport: Loonwaarderapport) -> None:
    """Put the five annexes under a heading of their own."""
    papier.deel("Bijlagen bij het rapport (buiten het model)")
    papier.alinea(
        "Deze bijlagen horen niet bij het model uit de regeling. Ze laten zien waar het rapport op rust."
    )
    _put_zienswijzen(papier, rapport)
    _put_onderbouwing(papier, rapport)
    _put_berekening(papier, rapport)
    _put_advies(papier, rapport)
    _put_kenmerken(papier, rapport.kenmerken)


def _put_zienswijzen(papier: Papier, rapport: Loonwaarderapport) -> None:
    papier.kop("Bijlage 1. Zienswijzen")
    papier.alinea(
        "Werknemer en werkgever mogen zeggen wat zij van het rapport vinden voordat het definitief is."
    )
    for zienswijze in rapport.zienswijzen:
        _put_zienswijze(papier, zienswijze)
    if any(zienswijze.handtekening for zienswijze in rapport.zienswijzen):
        papier.alinea(GEEN_CRYPTO, "klein")
    papier.kop("Loonwaardedeskundige", 2)
    papier.handtekening(f"Handtekening loonwaardedeskundige: {rapport.kop.loonwaardedeskundige or LEEG}")


def _put_zienswijze(papier: Papier, zienswijze: RapportZienswijze) -> None:
    papier.kop(f"Zienswijze {zienswijze.partij}", 2)
    papier.velden(
        (
            ("Naam", zienswijze.naam or LEEG),
            ("Datum", write_date(zienswijze.datum)),
            ("Reactie", KEUZES[zienswijze.keuze]),
        ),
        90,
    )
    if zienswijze.tekst.strip():
        papier.alinea(zienswijze.tekst)
    put_handtekening(papier, zienswijze.partij, zienswijze.naam, zienswijze.handtekening)


def _put_onderbouwing(papier: Papier, rapport: Loonwaarderapport) -> None:
    papier.houd_bijeen(240)
    papier.kop("Bijlage 2. Onderbouwing")
    papier.alinea("Per hoofdtaak: wat is waargenomen of verklaard, door wie en wanneer.", "bij tabel")
    for nummer, taak in enumerate(rapport.hoofdtaken, 1):
        _put_waarnemingen(papier, nummer, taak)
    if not rapport.hoofdtaken:
        papier.alinea("Er zijn geen hoofdtaken gemeten.")


def _put_waarnemingen(papier: Papier, nummer: int, taak: RapportHoofdtaak) -> None:
    papier.kop(f"Onderbouwing hoofdtaak {nummer}: {taak.omschrijving}", 2)
    if taak.deeltaken:
        _put_deeltaken(papier, taak)
    if taak.norm_per_uur is not None:
        papier.alinea(
            f"Norm: {write_number(taak.norm_per_uur)} {taak.eenheid or 'eenheden'} per uur.", "bij tabel"
        )
    factoren = (("Tempo", taak.tempo), ("Kwaliteit", taak.kwaliteit), ("Netto werktijd", taak.netto_werktijd))
    rijen = [_waarnemingsrij(naam, w) for naam, factor in factoren for w in factor.waarnemingen]
    if not rijen:
        papier.alinea("Er zijn geen waarnemingen vastgelegd.")
        return
    papier.tabel(("Factor", "Bron", "Waarneming", "Waarde", "Wanneer"), rijen, (17, 17, 36, 11, 19), "   r")
    papier.figuur(FIGURE_WIDTH, height_of(factoren), partial(paint, factoren), describe(factoren))
    _put_spreiding(papier, factoren)


def _put_deeltaken(papier: Papier, taak: RapportHoofdtaak) -> None:
    """Which tasks were joined, so that each minute can be found back (Besluit art. 1, hoofdtaak)."""
    papier.alinea("Deze hoofdtaak bestaat uit samenhangende taken:", "bij tabel")
    in_procenten = taak.minuten_per_week is None
    samen = sum((Fraction(deel.aandeel or 0) for deel in taak.deeltaken), Fraction(0))
    tijd = write_percentage(samen) if in_procenten else write_minutes(taak.minuten_per_week)
    rijen = [(deel.omschrijving or LEEG, _tijd(deel)) for deel in taak.deeltaken]
    kop = "Aandeel" if in_procenten else "Tijd per week"
    papier.tabel(("Taak", kop), [*rijen, ("Samen", tijd)], (80, 20), " r")


def _tijd(deel: RapportDeeltaak) -> str:
    if deel.minuten_per_week is None:
        return write_percentage(deel.aandeel)
    return write_minutes(deel.minuten_per_week)


def _waarnemingsrij(factor: str, waarneming: RapportWaarneming) -> tuple[str, ...]:
    gezien = "\n".join(filter(None, (waarneming.telling, waarneming.notitie)))
    waarde = write_percentage(waarneming.waarde)
    return (factor, waarneming.bron, gezien or LEEG, waarde, write_moment(waarneming.moment))


def _put_spreiding(papier: Papier, factoren: Factoren) -> None:
    verschillen = [
        f"{naam.lower()} {write_number(factor.spreiding)} procentpunt"
        for naam, factor in factoren
        if factor.spreiding is not None
    ]
    if verschillen:
        papier.alinea(f"Grootste verschil tussen de bronnen: {', '.join(verschillen)}.", "klein")


def _put_berekening(papier: Papier, rapport: Loonwaarderapport) -> None:
    papier.kop("Bijlage 3. Berekening loonkostensubsidie")
    berekening = rapport.berekening
    if rapport.loondispensatie or berekening is None:
        papier.alinea(LOONDISPENSATIE if rapport.loondispensatie else GEEN_SUBSIDIE)
        return
    papier.velden((("Peildatum", write_date(berekening.peildatum)), ("Route", berekening.route)), 90)
    rijen = [_staprij(nummer, stap) for nummer, stap in enumerate(berekening.stappen, 1)]
    if rijen:
        papier.tabel(("Stap", "Regel en bron", "Invoer", "Uitkomst"), rijen, (8, 42, 32, 18), "   r")
    _put_uitkomst(papier, berekening)


def _staprij(nummer: int, stap: RapportStap) -> tuple[str, ...]:
    invoer = "\n".join(f"{naam}: {waarde}" for naam, waarde in stap.invoer)
    return (str(nummer), f"{stap.regel}\n{stap.bron}", invoer or LEEG, stap.uitkomst)


def _put_uitkomst(papier: Papier, berekening: RapportBerekening) -> None:
    papier.houd_bijeen(130)
    papier.velden(
        (
            ("Loonkostensubsidie", f"{write_euro(berekening.subsidie)} per maand"),
            ("Werkgeverslasten", f"{write_euro(berekening.werkgeverslasten)} per maand"),
        )
    )
    papier.alinea(f"Samen: {write_euro(berekening.totaal)} per maand", "slotregel")
    if berekening.plafond:
        papier.alinea(PLAFOND)
    for naam in berekening.onbevestigd:
        papier.alinea(f"Onbevestigd bedrag gebruikt: {naam}", "waarschuwing")


def _put_advies(papier: Papier, rapport: Loonwaarderapport) -> None:
    advies = rapport.advies
    papier.kop("Bijlage 4. Advies")
    papier.alinea("Dit advies staat los van het percentage.")
    papier.alinea(advies.groei.strip() or "Er is geen advies over groei gegeven.", label="Groei:")
    papier.alinea(write_date(advies.volgende_meting), label="Volgende meting:")
    if advies.reden_volgende_meting.strip():
        papier.alinea(advies.reden_volgende_meting, label="Reden:")


def _put_kenmerken(papier: Papier, kenmerken: RapportKenmerken) -> None:
    papier.kop("Bijlage 5. Kenmerken")
    papier.velden(_kenmerkvelden(kenmerken), 130)
    if kenmerken.bedragen:
        papier.kop("Gebruikte wettelijke bedragen", 2)
        papier.tabel(("Bedrag en versie",), [(bedrag,) for bedrag in kenmerken.bedragen], (1,))
    papier.kop("Punten waarop is gelet", 2)
    if kenmerken.let_op:
        rijen = [(punt.punt, punt.reden) for punt in kenmerken.let_op]
        papier.tabel(("Let op", "Waarom het toch kan"), rijen, (1, 1))
    else:
        papier.alinea("Er waren geen punten om op te letten.")


def _kenmerkvelden(kenmerken: RapportKenmerken) -> list[tuple[str, str]]:
    vervangt = kenmerken.vervangt_versie
    deskundige = kenmerken.deskundige
    return [
        ("Dossiernummer", kenmerken.dossiernummer or LEEG),
        ("Versie", str(kenmerken.versie)),
        ("Status", kenmerken.status.value),
        ("Vervangt", f"versie {vervangt}" if vervangt is not None else "geen eerdere versie"),
        *([("Controlegetal daarvan", kenmerken.vervangt_hash)] if kenmerken.vervangt_hash else []),
        *([("Reden", kenmerken.reden_vervanging)] if kenmerken.reden_vervanging else []),
        ("Loonwaardedeskundige", deskundige.naam or LEEG),
        ("Organisatie", deskundige.organisatie or LEEG),
        ("Registernummer", deskundige.registernummer or LEEG),
        ("Opleiding", deskundige.opleiding or LEEG),
        ("Ervaring", deskundige.ervaring or LEEG),
        ("Programmaversie", kenmerken.programmaversie),
        ("Controlegetal van de invoer", kenmerken.hash_invoer or LEEG),
        ("Stand van het logboek", kenmerken.logkop or LEEG),
    ]
