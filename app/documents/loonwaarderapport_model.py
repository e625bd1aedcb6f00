"""The part of the report that follows the model (annex of Regeling LKS Participatiewet 2021, art. 2)."""

from app.documents.papier import Papier
from app.documents.rapport import (
    Exact,
    Loonwaarderapport,
    RapportFactor,
    RapportHoofdtaak,
    RapportKenmerken,
    RapportKop,
    Status,
)
from app.documents.writing import (
    LEEG,
    decimals_that_agree,
    write_date,
    write_hours,
    write_percentage,
)

TITEL = "Rapport Loonwaardemeting LKS"
REGULIER = "Werknemer levert reguliere arbeidsprestatie (Tempo, Kwaliteit, Netto werktijd)?"
AANTAL_HOOFDTAKEN = 5
NIET_INGEVULD = "niet ingevuld"
NIET_DEFINITIEF = {
    Status.CONCEPT: "CONCEPT. Dit rapport is nog niet vastgesteld. U kunt er geen rechten aan ontlenen.",
    Status.VERVANGEN: "VERVANGEN. Van dit rapport bestaat een nieuwere versie. Gebruik deze niet meer.",
}


def put_model(papier: Papier, rapport: Loonwaarderapport) -> None:
    """Put the headings of the model, in its order."""
    papier.titel(TITEL)
    if rapport.kenmerken.status in NIET_DEFINITIEF:
        papier.alinea(NIET_DEFINITIEF[rapport.kenmerken.status], "waarschuwing")
    if rapport.kenmerken.vervangt_versie is not None:
        papier.alinea(_vervanging(rapport.kenmerken), "waarschuwing")
    papier.alinea("Deze loonwaarde betreft:", "inleiding")
    papier.velden(_kopvelden(rapport.kop))
    _put_functies(papier, rapport)
    papier.kop(f"{REGULIER} {'JA' if rapport.regulier else 'NEE'}", 2)
    _put_overzicht(papier, rapport)
    papier.kop("UITLEG PER HOOFDTAKEN")
    if not rapport.hoofdtaken:
        papier.alinea("Bij een reguliere arbeidsprestatie is een uitleg per hoofdtaak niet nodig.")
    for nummer, taak in enumerate(rapport.hoofdtaken, 1):
        _put_uitleg(papier, nummer, taak)


def _vervanging(kenmerken: RapportKenmerken) -> str:
    oud, getal = kenmerken.vervangt_versie, kenmerken.vervangt_hash[:16]
    met = f" met controlegetal {getal}…" if getal else ""
    return (
        f"Dit is versie {kenmerken.versie}. Zij vervangt versie {oud}{met}. Gebruik versie {oud} niet meer."
    )


def _kopvelden(kop: RapportKop) -> list[tuple[str, str]]:
    """Return the fourteen head fields in the order of the model."""
    velden = [
        ("Naam", kop.naam),
        ("Geboortedatum", write_date(kop.geboortedatum)),
        ("Datum rapportage", write_date(kop.datum_rapportage)),
        ("Datum bedrijfsbezoek", write_date(kop.datum_bedrijfsbezoek)),
        ("Werkgever", kop.werkgever),
        ("Contactpersoon werkgever", kop.contactpersoon_werkgever),
        ("Email contactpersoon", kop.email_contactpersoon),
        ("Geïnterviewde werkgever", kop.geinterviewde_werkgever),
        ("Normfunctie", kop.normfunctie),
        ("Uitgevoerde functie", kop.uitgevoerde_functie),
        ("Aantal uren werknemer", write_hours(kop.aantal_uren_werknemer)),
        ("Aantal voltijdsuren", write_hours(kop.aantal_voltijdsuren)),
        ("Loonwaardedeskundige", kop.loonwaardedeskundige),
        ("Telefoonnummer", kop.telefoonnummer),
    ]
    return [(label, value.strip() or LEEG) for label, value in velden]


def _put_functies(papier: Papier, rapport: Loonwaarderapport) -> None:
    papier.kop("Normfunctie")
    papier.alinea(rapport.kop.normfunctie.strip() or NIET_INGEVULD)
    if rapport.kop.normfunctie_omschrijving.strip():
        papier.alinea(rapport.kop.normfunctie_omschrijving)
    papier.kop("Uitgevoerde functie")
    papier.alinea(rapport.kop.uitgevoerde_functie.strip() or NIET_INGEVULD, "bij tabel")
    rijen = [
        (
            f"Hoofdtaak {nummer}",
            *((taak.omschrijving, write_percentage(taak.aandeel)) if taak else (LEEG, LEEG)),
        )
        for nummer, taak in _vijf(rapport.hoofdtaken)
    ]
    papier.tabel(("Hoofdtaak", "Omschrijving", "Tijd"), rijen, (18, 66, 16), "  r")


def _vijf(taken: tuple[RapportHoofdtaak, ...]) -> list[tuple[int, RapportHoofdtaak | None]]:
    """Return the hoofdtaken numbered, filled up to the five places of the model."""
    empty = (None,) * (AANTAL_HOOFDTAKEN - len(taken))
    return list(enumerate((*taken, *empty), 1))


def _put_overzicht(papier: Papier, rapport: Loonwaarderapport) -> None:
    """Put the table and its closing line; results with so many decimals that they agree with the whole."""
    resultaten = [taak.resultaat for taak in rapport.hoofdtaken if taak.resultaat is not None]
    decimals = decimals_that_agree(resultaten, rapport.loonwaarde)
    papier.kop("OVERZICHT ARBEIDSPRESTATIE")
    papier.tabel(
        ("Hoofdtaken", "Tijd/%", "Tempo", "Kwaliteit", "Netto werktijd", "Resultaat"),
        [_overzichtsrij(nummer, taak, decimals) for nummer, taak in _vijf(rapport.hoofdtaken)],
        (33, 12, 12, 13, 15, 15),
        " rrrrr",
    )
    for opmerking in _opmerkingen(rapport, decimals):
        papier.alinea(opmerking, "klein")
    uitkomst = "…" if rapport.loonwaarde is None else str(rapport.loonwaarde)
    papier.alinea(f"De totale arbeidsprestatie van deze werknemer is {uitkomst} %", "slotregel")


def _overzichtsrij(nummer: int, taak: RapportHoofdtaak | None, decimals: int) -> tuple[str, ...]:
    if taak is None:
        return (str(nummer), *(LEEG,) * 5)
    factoren = (taak.tempo, taak.kwaliteit, taak.netto_werktijd)
    return (
        f"{nummer}. {taak.omschrijving}",
        write_percentage(taak.aandeel),
        *(write_percentage(_telt(factor)) for factor in factoren),
        write_percentage(taak.resultaat, decimals),
    )


def _telt(factor: RapportFactor) -> Exact | None:
    return factor.waarde if factor.telt_als is None else factor.telt_als


def _opmerkingen(rapport: Loonwaarderapport, decimals: int) -> list[str]:
    """Return what the reader of the table has to know, if anything."""
    opmerkingen = []
    if decimals > 2:
        opmerkingen.append(
            f"De resultaten staan hier met {decimals} decimalen, omdat de som met twee decimalen anders zou "
            "afronden. Er is gerekend met de onafgeronde waarden."
        )
    if any(_is_begrensd(f) for t in rapport.hoofdtaken for f in (t.tempo, t.kwaliteit, t.netto_werktijd)):
        opmerkingen.append(
            "Een percentage boven 100 telt als 100. Het gemeten percentage staat in de uitleg."
        )
    if rapport.regulier:
        opmerkingen.append("De werknemer levert een reguliere arbeidsprestatie. Dat telt als 100 %.")
    return opmerkingen


def _is_begrensd(factor: RapportFactor) -> bool:
    return factor.telt_als is not None and factor.telt_als != factor.waarde


def _put_uitleg(papier: Papier, nummer: int, taak: RapportHoofdtaak) -> None:
    papier.kop(f"Hoofdtaak {nummer}: {taak.omschrijving}", 2)
    factoren = (("Tempo", taak.tempo), ("Kwaliteit", taak.kwaliteit), ("Netto werktijd", taak.netto_werktijd))
    for naam, factor in factoren:
        telt = f" (telt als {write_percentage(factor.telt_als)})" if _is_begrensd(factor) else ""
        papier.kop(f"{naam}: {write_percentage(factor.waarde)}{telt}", 3)
        papier.alinea(factor.toelichting.strip() or NIET_INGEVULD, label="Toelichting:")
