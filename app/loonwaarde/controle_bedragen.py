"""Checks of legal amounts that somebody enters: legal rounding, range, and the periods beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Final

from app.loonwaarde.bedrag import CENT, format_datum, format_euro, format_getal, show
from app.loonwaarde.bedragen import BEVESTIGD, ONBEVESTIGD, Bedragen, Grenzen, Parameter, Waarde
from app.loonwaarde.bevinding import PROGRAMMA, Bevinding, Ernst

JAREN_VOORUIT: Final = 10
BRON_HOOGST: Final = 2000
_MAAND: Final = "minimumloon_maand"
_REFERENTIE: Final = "referentiemaandloon"
_JEUGD: Final = "jeugdpercentage"
_DAG: Final = timedelta(days=1)


def controle_bedragen(bedragen: Bedragen, nieuw: Sequence[Waarde], vandaag: date) -> tuple[Bevinding, ...]:
    """Return what blocks amounts that are to be added or to replace others; else what is to be asked.

    `bedragen` are the amounts in force. Rounding: Wml art. 14 lid 9 (month amounts); ranges: law.md §8. A
    gap before it, a jump, a decrease or an amount far ahead is let-op: it may be right. `plaats` is
    "parameter.jjjj-mm-dd.veld". Never raises.
    """
    gevonden = [*chain.from_iterable(_check_vorm(bedragen, w) for w in nieuw), *_dubbel(nieuw)]
    if not gevonden:
        samen = bedragen.with_values(nieuw)
        gevonden = [*chain.from_iterable(_check_buren(samen, w, vandaag) for w in nieuw)]
    return tuple(gevonden)


def _check_vorm(bedragen: Bedragen, waarde: Waarde) -> Iterator[Bevinding]:
    """Yield what is wrong with the amount by itself."""
    parameter = bedragen.parameters.get(waarde.parameter)
    if parameter is None:
        tekst = f"“{show(waarde.parameter)}” is geen bedrag dat dit programma kent"
        yield _fout(waarde, "onbekend", tekst, "Kijk de naam na in de lijst.", "parameter")
        return
    if parameter.grenzen.vast:
        tekst = f"{parameter.naam}: dit getal zit vast in de rekenwijze en is niet te wijzigen"
        yield _fout(waarde, "vast", tekst, "Laat dit bedrag weg.", "parameter")
        return
    yield from _begin(bedragen, parameter, waarde)
    yield from _getallen(bedragen, parameter, waarde)
    if waarde.status not in (BEVESTIGD, ONBEVESTIGD):
        tekst = f"{parameter.naam}: de status is “{show(waarde.status)}”"
        yield _fout(waarde, "status", tekst, "Kies bevestigd of onbevestigd.", "status")
    if not waarde.bron.strip() or len(waarde.bron) > BRON_HOOGST:
        tekst = f"{parameter.naam}: de bron ontbreekt of is te lang"
        yield _fout(
            waarde, "bron", tekst, "Schrijf waar u dit bedrag las, bijvoorbeeld de Staatscourant.", "bron"
        )


def _begin(bedragen: Bedragen, parameter: Parameter, waarde: Waarde) -> Iterator[Bevinding]:
    """Yield what is wrong with the first day: periods that would overlap, or lie before the first."""
    dag, rij = waarde.vanaf, bedragen.waarden[parameter.sleutel]
    if parameter.halfjaar and (dag.day != 1 or dag.month not in (1, 7)):
        tekst = (
            f"{parameter.naam}: {format_datum(dag)} valt midden in een halfjaar; dan overlapt dit bedrag het "
            "bedrag dat al geldt"
        )
        yield _fout(waarde, "overlap", tekst, "Kies 1 januari of 1 juli.", "vanaf")
    elif dag < (eerste := rij[0].vanaf):
        tekst = (
            f"{parameter.naam}: {format_datum(dag)} ligt voor {format_datum(eerste)}, het eerste bedrag hier"
        )
        yield _fout(waarde, "te-vroeg", tekst, f"Kies een dag vanaf {format_datum(eerste)}.", "vanaf")
    elif parameter.sleutel == _MAAND and dag >= (start := bedragen.waarden[_REFERENTIE][0].vanaf):
        naam = bedragen.parameters[_REFERENTIE].naam
        tekst = f"{parameter.naam}: vanaf {format_datum(start)} geldt het {naam}; de perioden overlappen"
        yield _fout(waarde, "overlap", tekst, f"Voer dit bedrag in bij {naam}.", "vanaf")


def _getallen(bedragen: Bedragen, parameter: Parameter, waarde: Waarde) -> Iterator[Bevinding]:
    """Yield which numbers are missing, out of range or rounded in another way than the law says."""
    leeftijden = {jaren for w in bedragen.waarden[parameter.sleutel][:1] for jaren, _ in w.per_leeftijd}
    if leeftijden != {jaren for jaren, _ in waarde.per_leeftijd}:
        welke = f"elke leeftijd van {min(leeftijden)} tot en met {max(leeftijden)} jaar" if leeftijden else ""
        tekst = f"{parameter.naam}: er hoort één bedrag te zijn voor {welke or 'alle leeftijden samen'}"
        yield _fout(waarde, "leeftijden", tekst, "Vul de bedragen aan.", "waarde")
        return
    if bool(leeftijden) is (waarde.waarde is not None):
        tekst = f"{parameter.naam}: het bedrag ontbreekt of staat er dubbel"
        yield _fout(waarde, "leeg", tekst, "Vul één getal in.", "waarde")
        return
    if waarde.waarde is not None:
        yield from _getal(parameter, waarde, waarde.waarde, parameter.grenzen.veelvoud, "waarde", "")
    for jaren, bedrag in waarde.per_leeftijd:
        veelvoud = _veelvoud(parameter.grenzen, jaren == max(leeftijden))
        yield from _getal(parameter, waarde, bedrag, veelvoud, f"leeftijd_{jaren}", f" voor {jaren} jaar")


def _getal(
    parameter: Parameter, waarde: Waarde, getal: Decimal, veelvoud: Decimal, veld: str, wie: str
) -> Iterator[Bevinding]:
    grenzen = parameter.grenzen
    if not getal.is_finite() or not grenzen.laagste <= getal <= grenzen.hoogste:
        tekst = (
            f"{parameter.naam}{wie}: {show(getal)} ligt niet tussen {format_getal(grenzen.laagste)} en "
            f"{format_getal(grenzen.hoogste)} {parameter.eenheid}"
        )
        yield _fout(waarde, "bereik", tekst, "Kijk het getal na in de bron.", veld)
    elif Fraction(getal) % Fraction(veelvoud):
        stap = _toon(parameter, veelvoud)
        tekst = f"{parameter.naam}{wie}: {show(_toon(parameter, getal))} is geen veelvoud van {stap}"
        herstel = f"De wet rondt af op {stap}. Kijk het getal na in de bron."
        if veelvoud == 1:
            herstel = "Schrijf een heel getal; kijk het na in de bron."
        elif not grenzen.bron:
            herstel = "Schrijf het getal met hoogstens twee decimalen; kijk het na in de bron."
        yield _fout(waarde, "afronding", tekst, herstel, veld, grenzen.bron)


def _toon(parameter: Parameter, getal: Decimal) -> str:
    """A number in words: euros as euros, when they have no part of a cent."""
    if parameter.eenheid.startswith("euro") and getal == getal.quantize(CENT):
        return format_euro(getal)
    return format_getal(getal)


def _veelvoud(grenzen: Grenzen, hoogste_leeftijd: bool) -> Decimal:
    return grenzen.veelvoud if hoogste_leeftijd else grenzen.veelvoud_jonger or grenzen.veelvoud


def _dubbel(nieuw: Sequence[Waarde]) -> Iterator[Bevinding]:
    gezien = set()
    for waarde in nieuw:
        sleutel = waarde.parameter, waarde.vanaf
        if sleutel in gezien:
            tekst = f"{show(waarde.parameter)} vanaf {format_datum(waarde.vanaf)} staat er twee keer"
            yield _fout(waarde, "dubbel", tekst, "Laat er één staan; zo overlappen de perioden.", "vanaf")
        gezien.add(sleutel)


def _check_buren(samen: Bedragen, waarde: Waarde, vandaag: date) -> Iterator[Bevinding]:
    """Yield what looks odd beside the amounts before and after it; each may still be right."""
    parameter, rij = samen.parameters[waarde.parameter], samen.waarden[waarde.parameter]
    plek = next(plek for plek, w in enumerate(rij) if w.vanaf == waarde.vanaf)
    if plek:
        yield from _gat(parameter, rij[plek - 1], waarde)
        yield from _sprong(parameter, rij[plek - 1], waarde)
    yield from _jonger(samen, parameter, waarde)
    if waarde.vanaf.year > vandaag.year + JAREN_VOORUIT:
        tekst = f"{parameter.naam}: {format_datum(waarde.vanaf)} ligt meer dan {JAREN_VOORUIT} jaar vooruit"
        yield _vraag(waarde, "ver-vooruit", tekst, "vanaf")


def _gat(parameter: Parameter, vorige: Waarde, waarde: Waarde) -> Iterator[Bevinding]:
    if vorige.tot is not None and vorige.tot + _DAG < waarde.vanaf:
        tekst = (
            f"{parameter.naam}: van {format_datum(vorige.tot + _DAG)} tot en met "
            f"{format_datum(waarde.vanaf - _DAG)} is er dan geen bedrag"
        )
        yield _vraag(waarde, "gat", tekst, "vanaf")


def _sprong(parameter: Parameter, vorige: Waarde, waarde: Waarde) -> Iterator[Bevinding]:
    """Yield a change that is larger than usual, or a decrease of an amount that always rose."""
    for veld, oud, nieuw in _paren(vorige, waarde):
        verschil = (Fraction(nieuw) - Fraction(oud)) / Fraction(oud) * 100 if oud else Fraction(0)
        te_groot = abs(verschil) > Fraction(parameter.grenzen.sprong)
        if te_groot or (parameter.halfjaar and verschil < 0):
            richting = "hoger" if verschil > 0 else "lager"
            tekst = (
                f"{parameter.naam}: {_toon(parameter, nieuw)} is {_in_procent(verschil)} procent {richting} "
                f"dan het bedrag daarvoor ({_toon(parameter, oud)})"
            )
            yield _vraag(waarde, f"sprong-{veld}", tekst, veld)


def _paren(vorige: Waarde, waarde: Waarde) -> Iterator[tuple[str, Decimal, Decimal]]:
    if vorige.waarde is not None and waarde.waarde is not None:
        yield "waarde", vorige.waarde, waarde.waarde
    oud = dict(vorige.per_leeftijd)
    for jaren, bedrag in waarde.per_leeftijd:
        yield f"leeftijd_{jaren}", oud[jaren], bedrag


def _in_procent(verschil: Fraction) -> str:
    return format_getal(Decimal(round(abs(verschil) * 10)) / 10)


def _jonger(samen: Bedragen, parameter: Parameter, waarde: Waarde) -> Iterator[Bevinding]:
    """Yield youth amounts that do not follow from the legal percentage of the highest age."""
    jeugd = samen.find(_JEUGD, waarde.vanaf)
    stap = parameter.grenzen.veelvoud_jonger
    if stap is None or jeugd is None:
        return
    tabel = dict(waarde.per_leeftijd)
    hoogst = Fraction(tabel[max(tabel)])
    for jaren, percentage in jeugd.per_leeftijd:
        delen = hoogst * Fraction(percentage) / 100 / Fraction(stap)
        verwacht = stap * ((2 * delen.numerator + delen.denominator) // (2 * delen.denominator))
        if tabel[jaren] != verwacht:
            tekst = (
                f"{parameter.naam}: {format_getal(tabel[jaren])} voor {jaren} jaar; "
                f"{format_getal(percentage)} procent van {format_getal(tabel[max(tabel)])} is "
                f"{format_getal(verwacht)}"
            )
            yield _vraag(waarde, f"jeugd-{jaren}", tekst, f"leeftijd_{jaren}")


def _fout(waarde: Waarde, code: str, tekst: str, herstel: str, veld: str, bron: str = "") -> Bevinding:
    return Bevinding(
        f"bedrag-{code}", Ernst.BLOKKEERT, tekst, herstel, bron or PROGRAMMA, _plaats(waarde, veld)
    )


def _vraag(waarde: Waarde, code: str, tekst: str, veld: str) -> Bevinding:
    herstel = "Klopt het volgens de bron? Bevestig het dan."
    return Bevinding(f"bedrag-{code}", Ernst.LET_OP, tekst, herstel, PROGRAMMA, _plaats(waarde, veld))


def _plaats(waarde: Waarde, veld: str) -> str:
    return f"{waarde.parameter}.{waarde.vanaf.isoformat()}.{veld}"
