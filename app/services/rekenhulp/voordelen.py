"""Other advantages for the employer: information to ask after, with its source, never counted in the sum."""

from datetime import date

from app.loonwaarde import Bedragen, Waarde, format_datum, format_euro
from app.services.rekenhulp.records import Voordeel

UUR, JAAR = "lkv_banenafspraak_uur", "lkv_banenafspraak_jaar"
BELASTINGDIENST = "de Belastingdienst en UWV (doelgroepregister)"
ZIEKTE = Voordeel(
    "Als de werknemer ziek wordt",
    "De subsidie loopt door, sinds 01-01-2022. UWV houdt rekening met de loonwaarde in de "
    "Ziektewet-uitkering.",
    "UWV",
    "Ziektewet art. 29e",
)
BEGELEIDING = Voordeel(
    "Begeleiding op het werk",
    "De gemeente of UWV kan een jobcoach toekennen.",
    "de gemeente of UWV",
    "Reïntegratiebesluit art. 12 en 18",
)


def list_voordelen(bedragen: Bedragen, dag: date) -> tuple[Voordeel, ...]:
    """What may come beside the subsidy for a job that starts on `dag`."""
    uur, jaar = bedragen.find(UUR, dag), bedragen.find(JAAR, dag)
    lkv = [_lkv(bedragen, uur, jaar)] if uur and jaar else []
    return (*lkv, ZIEKTE, BEGELEIDING)


def _lkv(bedragen: Bedragen, uur: Waarde, jaar: Waarde) -> Voordeel:
    duur = jaar.opmerking.removeprefix("duur: ")
    hoogst = format_euro(jaar.getal).removesuffix(",00")
    tekst = f"{format_euro(uur.getal)} per verloond uur, hoogstens {hoogst} per jaar"
    tekst += f", {duur}." if duur else "."
    wet = bedragen.parameters[UUR].toelichting.partition(";")[0]
    bron = f"{wet}; bedrag vanaf {format_datum(uur.vanaf)}"
    if uur.status != "bevestigd":
        bron += ", onbevestigd"
    tekst = tekst.replace("€ ", "€\N{NO-BREAK SPACE}")  # an amount stays on one line
    return Voordeel("Loonkostenvoordeel banenafspraak", tekst, BELASTINGDIENST, bron)
