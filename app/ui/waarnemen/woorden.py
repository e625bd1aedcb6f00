"""What the counting screen says, in plain Dutch."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil, floor

from app.loonwaarde import format_percentage
from app.loonwaarde.telling import COLLEGA, Factoren, Gebeurtenis, Kant, Sprong, Stand, Telsoort
from app.loonwaarde.telzekerheid import kwaliteit_interval, tempo_interval
from app.services.meten.telrecords import RondeRecord, Telplek
from app.ui.language import tr

FACTOREN = (("tempo", tr("Tempo")), ("kwaliteit", tr("Kwaliteit")), ("netto_werktijd", tr("Netto werktijd")))
WAT = {
    Telsoort.GEMAAKT: tr("gemaakt"),
    Telsoort.FOUT: tr("fout"),
    Telsoort.ONDERBROKEN: tr("onderbroken"),
    Telsoort.HERVAT: tr("gaat verder"),
    Telsoort.EINDE: tr("ronde afgesloten"),
    Telsoort.STILSTAND: tr("programma stond stil"),
    Telsoort.KNIP: tr("tijd eruit geknipt"),
    Telsoort.TELT_MEE: tr("stille tijd telt mee"),
    Telsoort.MEER_GEMAAKT: tr("gemaakt (correctie)"),
    Telsoort.MEER_FOUT: tr("fout (correctie)"),
}
VEEL, WEINIG = 40, 15  # points between the ends of an interval: unsure above, rather sure below
MINUUT = 60_000  # ms
HOOG = 300  # percent; further up an interval says nothing
UITLEG = (
    tr(
        "Tempo is het aantal gemaakte stuks (goed en fout) per netto uur, vergeleken met de "
        "collega of de norm."
    ),
    tr(
        "Kwaliteit is het deel van de gemaakte stuks dat bruikbaar is, vergeleken met de collega of de "
        "aanvaarde foutmarge. Een fout stuk telt u eerst als gemaakt en daarna als fout."
    ),
    tr(
        "Netto werktijd is de gewerkte tijd van de looptijd, zonder onderbrekingen, vergeleken met "
        "de collega."
    ),
    tr("Zo telt niets dubbel: een onderbreking maakt het tempo niet lager, een fout ook niet."),
    tr(
        "Hoe zeker is het? Het programma rekent een 95 %-interval uit. Tempo naast een collega: de "
        "voorwaardelijke binomiale toets voor twee aantallen, met het interval van Clopper en Pearson. Tempo "
        "tegen de norm: het interval van Garwood. Kwaliteit: Clopper en Pearson; de collega of de foutmarge "
        "geldt daarbij als vast. Boven 200 tellingen het score-interval van Wilson."
    ),
    tr(
        "Het interval zegt alleen iets over toeval in de telling. Of deze ronde een gewone dag laat zien, "
        "beoordeelt u zelf."
    ),
    tr("Bron: Besluit loonkostensubsidie Participatiewet 2021, art. 1 (tempo, kwaliteit, netto werktijd)."),
)


def klok(ms: int) -> str:
    """ "00:35:00"."""
    seconden = ms // 1000
    return f"{seconden // 3600:02}:{seconden // 60 % 60:02}:{seconden % 60:02}"


def kort(ms: int) -> str:
    """ "34:10", or "1:04:10" from an hour on."""
    minuten, seconden = divmod(ms // 1000, 60)
    return f"{minuten // 60}:{minuten % 60:02}:{seconden:02}" if minuten > 59 else f"{minuten}:{seconden:02}"


def describe_netto(kant: Kant) -> str:
    """ "34:10 netto"."""
    return tr("{tijd} netto", tijd=kort(kant.netto_ms))


def describe_kant(kant: Kant) -> str:
    """ "34:10 netto · 1 onderbreking"."""
    if not kant.onderbrekingen:
        return describe_netto(kant)
    meer = tr("onderbreking") if kant.onderbrekingen == 1 else tr("onderbrekingen")
    return f"{describe_netto(kant)} · {kant.onderbrekingen} {meer}"


def describe_per_uur(kant: Kant) -> str:
    """Units per net hour with one decimal, or a dash; the first minute tells nothing yet."""
    if kant.per_uur is None or not kant.gemaakt or kant.netto_ms < MINUUT:
        return "–"
    tienden = floor(kant.per_uur * 10 + Fraction(1, 2))
    return f"{tienden // 10},{tienden % 10}"


def describe_factor(deel: Fraction | None) -> tuple[str, str]:
    """The value, and what is to be said about it."""
    if deel is None:
        return "–", ""
    tekst = format_percentage(deel).removesuffix(",00")
    return f"{tekst} %", tr("telt als 100") if deel > 100 else ""


def describe_zekerheid(plek: Telplek, ronde: RondeRecord, stand: Stand, factoren: Factoren) -> str:
    """A plain sentence on how sure the proposal is: counts, minutes, interval, and what to do."""
    w, c = stand.werknemer, stand.collega
    if not w.gemaakt:
        return tr("Er zijn voor {naam} geen stuks geteld: tempo en kwaliteit blijven leeg.", naam=plek.naam)
    zinnen = [_counts(plek, w, c)]
    if factoren.tempo is None:
        zinnen.append(tr("Tel ook bij een collega, of vul bij de taak een norm per uur in."))
    elif interval := tempo_interval(w, c, plek.norm_per_uur):
        zinnen.append(_range(tr("het tempo"), *interval))
    if w.fouten > w.gemaakt:
        zinnen.append(tr("Er zijn meer fouten dan gemaakte stuks geteld: kijk de telling na."))
    elif interval := kwaliteit_interval(w, c, ronde.foutmarge):
        zinnen.append(
            tr("Kwaliteit: {laag} tot {hoog} %.", laag=floor(interval[0]), hoog=ceil(interval[1] or 0))
        )
    if factoren.tempo is not None and factoren.tempo > 100:
        maat = tr("de collega") if c.per_uur else tr("de norm")
        zinnen.append(
            tr("{naam} was sneller dan {maat}: het tempo telt als 100 %.", naam=plek.naam, maat=maat)
        )
    return " ".join(zinnen)


def _counts(plek: Telplek, w: Kant, c: Kant) -> str:
    eenheid = plek.eenheid or tr("stuks")
    if c.gemaakt:
        return tr(
            "{gemaakt} en {gemaakt_collega} {eenheid} in {tijd} en {tijd_collega}:",
            gemaakt=w.gemaakt,
            gemaakt_collega=c.gemaakt,
            eenheid=eenheid,
            tijd=kort(w.netto_ms),
            tijd_collega=kort(c.netto_ms),
        )
    return tr("{gemaakt} {eenheid} in {tijd}:", gemaakt=w.gemaakt, eenheid=eenheid, tijd=kort(w.netto_ms))


def _range(wat: str, laag: Fraction, hoog: Fraction | None) -> str:
    raad = tr("Tel langer of neem een tweede ronde.")
    if hoog is None or hoog > HOOG:
        return tr(
            "bij zo weinig tellingen kan {wat} alles boven {laag} % zijn. {raad}",
            wat=wat,
            laag=floor(laag),
            raad=raad,
        )
    tussen = tr("tussen {laag} en {hoog} %", laag=floor(laag), hoog=ceil(hoog))
    breed = min(hoog, Fraction(100)) - min(laag, Fraction(100))
    if breed > VEEL:
        return tr(
            "bij zo weinig tellingen kan {wat} overal {tussen} liggen. {raad}",
            wat=wat,
            tussen=tussen,
            raad=raad,
        )
    zeker = tr(" Dat is vrij zeker.") if breed <= WEINIG else ""
    return tr("{wat} ligt met 95 % zekerheid {tussen}.{zeker}", wat=wat, tussen=tussen, zeker=zeker)


def describe_gebeurtenis(deel: Gebeurtenis, naam: str) -> str:
    """ "11:38:51 Daan gemaakt"."""
    wie = {"": "", COLLEGA: "collega"}.get(deel.wie, naam)
    aantal = f"{deel.aantal:+d}" if deel.aantal else ""
    duur = kort(deel.ms - deel.van_ms) if deel.van_ms or deel.soort in (Telsoort.KNIP,) else ""
    return " ".join(filter(None, (f"{deel.moment:%H:%M:%S}", wie, aantal, WAT[deel.soort], duur, deel.reden)))


def describe_hiaat(begonnen: datetime, hiaat: tuple[int, int]) -> str:
    """Which time nobody counted in."""
    van, tot = (begonnen + timedelta(milliseconds=ms) for ms in hiaat)
    duur = kort(hiaat[1] - hiaat[0])
    return tr(
        "Van {van:%H:%M} tot {tot:%H:%M} ({duur}) is niets geteld. Was dat een pauze, of hoort het erbij?",
        van=van,
        tot=tot,
        duur=duur,
    )


def describe_sprongen(begonnen: datetime, sprongen: Sequence[Sprong]) -> str:
    """That the clock of the computer was set, and that the stopwatch did not mind."""
    if not sprongen:
        return ""
    sprong = sprongen[-1]
    hoe = tr("teruggezet") if sprong.verschil_ms < 0 else tr("vooruitgegaan")
    return tr(
        "De klok van de computer is {duur} {hoe}. De stopwatch loopt daar los van: die tijd telt niet mee.",
        duur=kort(abs(sprong.verschil_ms)),
        hoe=hoe,
    )
