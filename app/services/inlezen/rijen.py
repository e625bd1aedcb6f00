"""One row of each table: which objects it speaks of, new, named before in the file, or in the archive."""

from typing import Any

from stdnum.nl import bsn as elfproef

from app.models.search import fold
from app.services.inlezen.bekenden import gemeente_key
from app.services.inlezen.cellezer import Waarden
from app.services.inlezen.dingen import Ding, Persoon, same_person
from app.services.inlezen.plan import Plan, Rijmaker

BSN_UIT = (
    "BSN niet ingelezen: bij deze gemeente staat BSN uit, of er is geen gemeente. Zet het bij Instellingen "
    "aan, met de wettelijke grondslag."
)
BSN_FOUT = "Dit BSN klopt niet volgens de elfproef. Neem het opnieuw over."
GEEN_NAAM = "Deze rij noemt geen achternaam. Vul die in, of een dossiernummer dat al in het archief staat."
ANDER_DOSSIER = "Dossiernummer {nummer} is in het archief van iemand met een andere naam. Kijk het nummer na."
ANDERE_RIJ = "Op rij {rij} staat bij dezelfde persoon iets anders. Maak beide rijen gelijk."
MEER_DOSSIERS = "Dit past op meer dan één dossier in het archief. Vul het dossiernummer in."
ZONDER_DATUM = (
    "In het archief staat al iemand met deze achternaam. Zonder geboortedatum is niet te zien of het "
    "dezelfde is; er komt een nieuw dossier."
)
NIEUWE_GEMEENTE = "“{naam}” staat nog niet in het archief en wordt een nieuwe gemeente. Kijk de spelling na."
ZONDER_WERK = "Vul bij dit werk ook de werkgever of de functie in."
UREN_ZONDER_BEGIN = "Vul ook het begin van het contract in: vanaf die dag gelden de uren."
HALVE_LOONWAARDE = "Een eerdere loonwaarde heeft een percentage en een datum nodig. Vul beide in."
TWEE_LOONWAARDEN = "Op rij {rij} staat voor deze dag een andere loonwaarde. Kijk welke klopt."


def _kandidaten(plan: Plan, rij: int, waarden: Waarden) -> None:
    """A person, perhaps with a job and a loonwaarde of before."""
    fouten = plan.bevindingen.fouten
    velden = waarden.setdefault("kandidaat", {})
    gemeente, bsn = velden.pop("gemeente_id", ""), velden.pop("bsn", "")
    persoon = _find_kandidaat(plan, rij, velden)
    if persoon is None:
        return
    kandidaat, nieuw = persoon
    _judge_row(plan, rij, kandidaat, waarden)
    verwijst = {"gemeente_id": _gemeente(plan, rij, gemeente)} if gemeente else {}
    if bsn and not _bsn_allowed(plan, kandidaat, verwijst.get("gemeente_id")):
        plan.bevindingen.once(rij, plan.lezer.place("kandidaat", "bsn"), "•••", BSN_UIT)
    elif bsn and not elfproef.is_valid(bsn):
        plan.wrong(rij, "kandidaat", "bsn", BSN_FOUT)
    elif bsn:
        velden["bsn"] = bsn
    if plan.bevindingen.fouten > fouten:
        return
    if nieuw:
        _keep_kandidaat(plan, kandidaat)
    _merge(plan, rij, kandidaat, velden, verwijst)
    plaatsing = _plaatsing(plan, rij, kandidaat, waarden)
    if eerder := waarden.get("eerdere_loonwaarde"):
        _loonwaarde(plan, rij, kandidaat, plaatsing, eerder)


def _judge_row(plan: Plan, rij: int, kandidaat: Ding, waarden: Waarden) -> None:
    """Whether what the row tells is whole; looked at before anything of it is kept."""
    werk, uren = waarden.get("plaatsing", {}), waarden.get("urenafspraak", {})
    if werkgever := waarden.get("werkgever"):
        _judge_werkgever(plan, rij, werkgever)
    elif (werk or uren) and not werk.get("functie"):
        soort, velden = ("plaatsing", werk) if werk else ("urenafspraak", uren)
        plan.wrong(rij, soort, next(iter(velden)), ZONDER_WERK)
    if uren and not werk.get("begin"):
        plan.wrong(rij, "urenafspraak", "contracturen", UREN_ZONDER_BEGIN)
    eerder = waarden.get("eerdere_loonwaarde", {})
    if eerder and not ("datum" in eerder and "percentage" in eerder):
        plan.wrong(rij, "eerdere_loonwaarde", next(iter(eerder)), HALVE_LOONWAARDE)
        return
    for ander in plan.dingen.find("loonwaarde", kandidaat, eerder.get("datum")):
        if ander.waarden["percentage"] != eerder["percentage"]:
            plan.wrong(rij, "eerdere_loonwaarde", "percentage", TWEE_LOONWAARDEN.format(rij=ander.rij))


def _judge_werkgever(plan: Plan, rij: int, velden: dict[str, Any]) -> None:
    kvk = velden.get("kvk", "")
    if not velden.get("naam") and kvk not in plan.bekend.kvk and not plan.dingen.find("kvk", kvk):
        plan.wrong(rij, "werkgever", next(iter(velden)), "Vul ook de naam van de werkgever in.")


def _find_kandidaat(plan: Plan, rij: int, velden: dict[str, Any]) -> tuple[Ding, bool] | None:
    """The kandidaat a row is about and whether the row is the first to name it; None after a mistake."""
    nummer, naam = velden.get("dossiernummer", ""), fold(velden.get("achternaam", ""))
    if nummer and (eerder := plan.dingen.find("dossier", nummer)):
        return (eerder[0], False) if _agrees(plan, rij, eerder[0], velden) else None
    if nummer and (persoon := plan.bekend.dossiers.get(nummer)):
        if naam and naam != fold(persoon.achternaam) and persoon.achternaam:
            plan.wrong(rij, "kandidaat", "dossiernummer", ANDER_DOSSIER.format(nummer=nummer))
            return None
        return _known(plan, rij, persoon)
    if not naam:
        plan.wrong(rij, "kandidaat", "dossiernummer" if nummer else "achternaam", GEEN_NAAM)
        return None
    return _find_by_name(plan, rij, naam, velden)


def _find_by_name(plan: Plan, rij: int, naam: str, velden: dict[str, Any]) -> tuple[Ding, bool] | None:
    geboren = velden.get("geboortedatum")
    for ding in plan.dingen.find("persoon", naam, geboren):
        zelf = ding.waarden
        if same_person(velden, lambda veld, zelf=zelf: zelf.get(veld, "")) and not _two_numbers(velden, zelf):
            return ding, False
    if geboren:
        passend = [
            persoon
            for persoon in plan.bekend.personen.get((naam, geboren), ())
            if same_person(velden, lambda veld, persoon=persoon: getattr(persoon, veld))
        ]
        if len(passend) > 1:
            plan.wrong(rij, "kandidaat", "achternaam", MEER_DOSSIERS)
            return None
        if passend:
            return _known(plan, rij, passend[0])
    elif plan.bekend.namen.get(naam):
        plan.remark(rij, "kandidaat", "achternaam", ZONDER_DATUM)
    return Ding("kandidaat", rij, dict(velden)), True


def _two_numbers(velden: dict[str, Any], ander: dict[str, Any]) -> bool:
    """Two dossiernummers in the file are two people, whatever else is equal."""
    a, b = velden.get("dossiernummer"), ander.get("dossiernummer")
    return bool(a and b and a != b)


def _known(plan: Plan, rij: int, persoon: Persoon) -> tuple[Ding, bool]:
    """Somebody of the archive, once for all rows."""
    if eerder := plan.dingen.find("bekend", persoon.id):
        return eerder[0], False
    return Ding("kandidaat", rij, {}, bestaand=persoon.id, nummer=persoon.id), True


def _keep_kandidaat(plan: Plan, ding: Ding) -> None:
    plan.dingen.add(ding)
    if ding.bestaand:
        plan.dingen.know(ding, ("bekend", ding.bestaand))
    else:
        _know_kandidaat(plan, ding)


def _know_kandidaat(plan: Plan, ding: Ding) -> None:
    waarden = ding.waarden
    if nummer := waarden.get("dossiernummer"):
        plan.dingen.know(ding, ("dossier", nummer))
    plan.dingen.know(ding, ("persoon", fold(waarden.get("achternaam", "")), waarden.get("geboortedatum")))


def _agrees(plan: Plan, rij: int, ding: Ding, velden: dict[str, Any]) -> bool:
    """Whether a second row with this dossiernummer speaks of the same person."""
    for veld in ("achternaam", "geboortedatum"):
        eerst, nu = ding.waarden.get(veld), velden.get(veld)
        if eerst and nu and (fold(eerst) != fold(nu) if veld == "achternaam" else eerst != nu):
            plan.wrong(rij, "kandidaat", veld, ANDERE_RIJ.format(rij=ding.rij))
            return False
    return True


def _merge(plan: Plan, rij: int, ding: Ding, velden: dict[str, Any], verwijst: dict[str, Ding]) -> None:
    """Later rows fill what was empty; where they contradict an earlier row that one stays, and it is said."""
    for naam, waarde in velden.items():
        eerst = ding.waarden.setdefault(naam, waarde)
        if eerst != waarde:
            plan.remark(rij, ding.soort, naam, f"Op rij {ding.rij} staat iets anders; dat wordt ingelezen.")
    for naam, ander in verwijst.items():
        if ding.verwijst.setdefault(naam, ander) is not ander:
            plan.remark(rij, ding.soort, naam, f"Op rij {ding.rij} staat iets anders; dat wordt ingelezen.")


def _bsn_allowed(plan: Plan, kandidaat: Ding, gemeente: Ding | None) -> bool:
    gemeente = gemeente or kandidaat.verwijst.get("gemeente_id")
    if gemeente is not None:
        return gemeente.bestaand in plan.bekend.bsn_mag
    return kandidaat.bestaand in plan.bekend.bsn_kandidaten


def _gemeente(plan: Plan, rij: int, naam: str) -> Ding:
    """The gemeente of this name or CBS-code; a new one is made, and said."""
    sleutel = gemeente_key(naam)
    if eerder := plan.dingen.find("gemeente", sleutel):
        return eerder[0]
    code = naam.upper().removeprefix("GM")
    bestaand = plan.bekend.gemeenten.get(sleutel) or plan.bekend.cbs.get(code)
    waarden = {} if bestaand else {"naam": naam}
    if not bestaand:
        plan.remark(rij, "kandidaat", "gemeente_id", NIEUWE_GEMEENTE.format(naam=naam[:40]))
    ding = Ding("gemeente", rij, waarden, bestaand=bestaand, nummer=bestaand or 0)
    return plan.dingen.add(ding, ("gemeente", sleutel))


def _werkgever(plan: Plan, rij: int, velden: dict[str, Any]) -> Ding:
    """The werkgever by KvK-nummer or name; same names in two places are two."""
    kvk, naam, plaats = velden.get("kvk", ""), fold(velden.get("naam", "")), fold(velden.get("plaats", ""))
    ding = next(iter(plan.dingen.find("kvk", kvk)), None) if kvk else None
    if ding is None and naam:
        ding = next((d for d in plan.dingen.find("werkgever", naam) if _same_firm(d, kvk, plaats)), None)
    if ding is None:
        bestaand = plan.bekend.kvk.get(kvk) or _known_firm(plan, naam, kvk, plaats)
        ding = plan.dingen.add(Ding("werkgever", rij, {}, bestaand=bestaand, nummer=bestaand or 0))
    if naam:
        plan.dingen.know(ding, ("werkgever", naam))
    if kvk:
        plan.dingen.know(ding, ("kvk", kvk))
    _merge(plan, rij, ding, {veld: waarde for veld, waarde in velden.items() if veld != "naam"}, {})
    ding.waarden.setdefault("naam", velden.get("naam", ""))
    return ding


def _known_firm(plan: Plan, naam: str, kvk: str, plaats: str) -> int | None:
    for nummer, waar, ander in plan.bekend.werkgevers.get(naam, ()):
        if not (plaats and waar and plaats != waar) and not (kvk and ander and kvk != ander):
            return nummer
    return None


def _same_firm(ding: Ding, kvk: str, plaats: str) -> bool:
    ander, waar = ding.waarden.get("kvk"), fold(ding.waarden.get("plaats", ""))
    return not (kvk and ander and kvk != ander) and not (plaats and waar and plaats != waar)


def _plaatsing(plan: Plan, rij: int, kandidaat: Ding, waarden: Waarden) -> Ding | None:
    """The job of a row, with its hours."""
    velden, werk = waarden.get("plaatsing", {}), waarden.get("werkgever", {})
    if not velden and not werk:
        return None
    werkgever = _werkgever(plan, rij, werk) if werk else None
    ding = next((d for d in plan.dingen.find("werk", kandidaat) if _same_job(d, werkgever, velden)), None)
    if ding is None:
        verwijst = {"kandidaat_id": kandidaat} | ({"werkgever_id": werkgever} if werkgever else {})
        ding = plan.dingen.add(Ding("plaatsing", rij, {}, verwijst), ("werk", kandidaat))
        kandidaat.werk.append(ding)
    _merge(plan, rij, ding, velden, {})
    if uren := waarden.get("urenafspraak"):
        regel = {**uren, "vanaf": velden["begin"]}
        eerder = plan.dingen.find("uren", ding)
        if eerder:
            _merge(plan, rij, eerder[0], uren, {})
        else:
            plan.dingen.add(Ding("urenafspraak", rij, regel, {"plaatsing_id": ding}), ("uren", ding))
    return ding


def _same_job(ding: Ding, werkgever: Ding | None, velden: dict[str, Any]) -> bool:
    if ding.verwijst.get("werkgever_id") is not werkgever:
        return False
    begin, ander = velden.get("begin"), ding.waarden.get("begin")
    if begin and ander:
        return bool(begin == ander)
    functie, zijn = velden.get("functie"), ding.waarden.get("functie")
    return not functie or not zijn or fold(functie) == fold(zijn)


def _loonwaarde(
    plan: Plan, rij: int, kandidaat: Ding, plaatsing: Ding | None, velden: dict[str, Any]
) -> None:
    """A loonwaarde of before, once."""
    if plan.dingen.find("loonwaarde", kandidaat, velden["datum"]):
        return
    verwijst = {"kandidaat_id": kandidaat} | ({"plaatsing_id": plaatsing} if plaatsing else {})
    ding = Ding("eerdere_loonwaarde", rij, {**velden, "herkomst": "ingelezen"}, verwijst)
    plan.dingen.add(ding, ("loonwaarde", kandidaat, velden["datum"]))


def _werkgevers(plan: Plan, rij: int, waarden: Waarden) -> None:
    """A werkgever, perhaps with somebody to speak to."""
    if not (velden := waarden.get("werkgever")):
        plan.wrong(rij, "werkgever", "naam", "Deze rij noemt geen werkgever. Vul de naam in.")
        return
    persoon = waarden.get("contactpersoon", {})
    if persoon and not persoon.get("naam"):
        plan.wrong(rij, "contactpersoon", next(iter(persoon)), "Vul ook de naam van de contactpersoon in.")
        return
    fouten = plan.bevindingen.fouten
    _judge_werkgever(plan, rij, velden)
    if plan.bevindingen.fouten > fouten:
        return
    werkgever = _werkgever(plan, rij, velden)
    if not persoon:
        return
    sleutel = ("contact", werkgever, fold(persoon["naam"]))
    if eerder := plan.dingen.find(*sleutel):
        _merge(plan, rij, eerder[0], persoon, {})
    else:
        plan.dingen.add(Ding("contactpersoon", rij, persoon, {"werkgever_id": werkgever}), sleutel)


def _gemeenten(plan: Plan, rij: int, waarden: Waarden) -> None:
    """A gemeente with its code and regio."""
    velden = waarden.get("gemeente", {})
    naam, code = gemeente_key(velden.get("naam", "")), velden.get("cbs_code", "")
    bestaand = plan.bekend.cbs.get(code) or plan.bekend.gemeenten.get(naam)
    if not naam and not bestaand:
        plan.wrong(rij, "gemeente", "naam", "Deze rij noemt geen gemeente. Vul de naam in.")
        return
    if eerder := plan.dingen.find("gemeente", naam):
        plan.wrong(
            rij, "gemeente", "naam", f"Deze gemeente staat ook op rij {eerder[0].rij}. Verwijder één rij."
        )
        return
    if code and (eerder := plan.dingen.find("cbs", code)):
        plan.wrong(
            rij, "gemeente", "cbs_code", f"Deze code staat ook op rij {eerder[0].rij}. Kijk welke klopt."
        )
        return
    ding = Ding("gemeente", rij, velden, bestaand=bestaand, nummer=bestaand or 0)
    plan.dingen.add(ding, ("gemeente", naam), *([("cbs", code)] if code else []))


RIJMAKERS: dict[str, Rijmaker] = {
    "kandidaten": _kandidaten,
    "werkgevers": _werkgevers,
    "gemeenten": _gemeenten,
}
