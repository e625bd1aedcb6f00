"""Commands without a screen. Answers go to stdout, messages in Dutch to stderr, never a traceback.

Exit status: 0 done, 1 refused or not sound, 2 wrong use, 130 stopped by the user.
"""

import argparse
import getpass
import json
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from app import __version__
from app.cli_gids import GIDS, add_gids, run_gids
from app.cli_inlezen import INLEZEN, add_inlezen, run_inlezen
from app.cli_jaarwissel import JAARWISSEL, add_jaarwissel, run_jaarwissel
from app.cli_parser import DutchParser
from app.paths import program_name
from app.services.errors import UserError

Start = Callable[..., int]
GEWEIGERD, GESTOPT = 1, 130
UITLEG = """\
Zonder opdracht opent het programma zijn venster.

Een wachtwoord staat nooit in de opdracht zelf: u typt het, of het komt uit --wachtwoord-stdin (eerste
regel) of --wachtwoord-bestand (een bestand dat alleen u mag lezen: chmod 600).

Afloop: 0 gelukt, 1 geweigerd of niet in orde, 2 verkeerd gebruik. Meldingen staan op stderr.
"""
BEREKEN = """\
Leest JSON-regels van stdin en schrijft per regel één antwoord, in dezelfde volgorde.

Loonwaarde:  {"soort":"loonwaarde","hoofdtaken":[{"aandeel":"100","tempo":"60","kwaliteit":"90",
              "netto_werktijd":"95"}]}
             of per hoofdtaak "minuten_per_week", met "werkdagen_per_week" naast "hoofdtaken".
Subsidie:    {"soort":"subsidie","geboortedatum":"2005-06-01","peildatum":"2025-01-01","route":"lid4",
              "loonwaarde":50,"contracturen":"36","voltijduren":"36"}
             eventueel met "werkgeverslasten" en "vakantiebijslag" in procenten; "lid5" heeft geen loonwaarde.

Hele getallen zonder aanhalingstekens, andere getallen als tekst. Een regel die niet klopt, krijgt
{"fout":"…"}; de afloop is dan 1.
"""
BEDRAGEN = """\
lijst                toon elk bedrag met periode, status en bron, één JSON-regel per bedrag
uitvoeren BESTAND    bewaar de eigen bedragen (met --alles ook de meegeleverde) als TOML-bestand
inlezen BESTAND      laat zien wat het bestand verandert; met --vastleggen wordt het ook opgeslagen

Inlezen gaat in zijn geheel of niet. Vraagt het programma of iets klopt, zoals een grote stap of een half
jaar zonder bedrag, kijk dat dan na in de bron en geef --klopt mee.
"""
LIBRARY = re.compile(r"(lib[\w.+-]+): cannot open shared object file")
LANGSTE_LEZING = 1_000_000  # bytes of one line; longer ones are refused, not kept in memory


def run(argv: list[str], start: Start) -> int:
    """Do what `argv` says; `start` opens the window. Answers the exit status, never raises."""
    if argv == ["--version"]:
        print(f"Loonwaarde {__version__}")
        return 0
    try:
        keuze = make_parser(start).parse_args(argv)
        return int(keuze.doe(keuze))
    except UserError as fout:
        return _say(fout.tekst, GEWEIGERD)
    except KeyboardInterrupt:
        return _say("Gestopt.", GESTOPT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GEWEIGERD
    except SystemExit as einde:
        return einde.code if isinstance(einde.code, int) else GEWEIGERD
    except ImportError as fout:
        return _say(_what_is_missing(fout), GEWEIGERD)
    except OSError as fout:
        return _say(f"Het lukt niet op deze schijf of in deze map ({type(fout).__name__}).", GEWEIGERD)
    except Exception as fout:  # noqa: BLE001 - the last door: no traceback, no personal data
        return _say(_fault(fout), GEWEIGERD)


def _fault(fout: Exception) -> str:
    return f"Er ging iets mis dat niet hoort ({type(fout).__name__})."


def _what_is_missing(fout: ImportError) -> str:
    """A Linux without a desktop may lack libraries of windows: then the one asked for is named."""
    if bibliotheek := LIBRARY.match(str(fout)):
        return (
            f"Op deze computer ontbreekt {bibliotheek[1]}. Installeer die bibliotheek en probeer het opnieuw."
        )
    return _fault(fout)


def make_parser(start: Start) -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = DutchParser(prog=program_name(), description="Loonwaarde, zonder of met venster.", epilog=UITLEG)
    parser.add_argument("--version", action="version", version=f"Loonwaarde {__version__}", help="de versie")
    parser.add_argument("--archief", type=Path, metavar="MAP", help="open het venster op dit archief")
    for naam, soort in (("scherm", str), ("id", int)):  # how the lock finds its way back
        parser.add_argument(f"--{naam}", type=soort, help=argparse.SUPPRESS)
    parser.add_argument("--niet-bewaard", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(doe=lambda keuze: start(_folder(keuze.archief), **_way_back(keuze)))
    opdrachten = parser.add_subparsers(title="Opdrachten", metavar="OPDRACHT", parser_class=DutchParser)

    def add(naam: str, uitleg: str, doe: Callable[[Any], int], verhaal: str = "") -> argparse.ArgumentParser:
        opdracht = opdrachten.add_parser(naam, help=uitleg, description=verhaal or uitleg)
        opdracht.set_defaults(doe=doe)
        return opdracht

    add(
        "voorbeeld",
        "open het venster op het voorbeeldarchief",
        lambda keuze: start(voorbeeld=True, **_way_back(keuze)),
    )
    add("bereken", "reken regels JSON van stdin na, zonder archief", _bereken, BEREKEN)
    demo = add("demo", "maak voorbeeld, meting, rapporten en Excelbestand, zonder venster", _demo)
    demo.add_argument("--uit", type=Path, required=True, metavar="MAP", help="waar alles komt te staan")
    verify = add("verify", "kijk of een archief in orde is: versies, instellingen, inhoud, log", _verify)
    verify.add_argument("archief", type=Path, metavar="ARCHIEF", help="de map van het archief")
    _add_wachtwoord(verify)
    _add_backup(add("backup", "maak een back-up van een archief en kijk die na", _backup))
    _add_restore(add("restore", "zet een back-up terug; het archief van nu blijft ernaast staan", _restore))
    export = add("export", "schrijf het Excelbestand voor de gemeente", _export)
    export.add_argument("archief", type=Path, metavar="ARCHIEF", help="de map van het archief")
    _add_export(export)
    _add_wachtwoord(export)
    _add_bedragen(
        add("bedragen", "toon, bewaar of lees wettelijke bedragen van een archief", _bedragen, BEDRAGEN)
    )
    inlezen = add("inlezen", "lees een lijst in uit Excel of CSV: alles, of niets", _inlezen, INLEZEN)
    add_inlezen(inlezen)
    _add_wachtwoord(inlezen)
    wissel = add("jaarwissel", "stel de lopende subsidies op 1 januari opnieuw vast", _jaarwissel, JAARWISSEL)
    add_jaarwissel(wissel)
    _add_wachtwoord(wissel)
    add_gids(add("gids", "schrijf de gids bij dit programma als PDF", run_gids, GIDS))
    beelden = add("screenshots", "maak van elk scherm een plaatje, op het voorbeeldarchief", _screenshots)
    beelden.add_argument("map", type=Path, metavar="MAP", help="waar de plaatjes komen te staan")
    return parser


def _way_back(keuze: Any) -> dict[str, Any]:
    wegen = {"scherm": keuze.scherm, "nummer": keuze.id, "niet_bewaard": keuze.niet_bewaard or None}
    return {naam: waarde for naam, waarde in wegen.items() if waarde is not None}


def _folder(pad: Path | None) -> Path | None:
    """The folder of the archive, also when a file in it was opened from the desktop."""
    return pad.parent if pad is not None and pad.is_file() else pad


def _add_wachtwoord(opdracht: argparse.ArgumentParser) -> None:
    groep = opdracht.add_mutually_exclusive_group()
    groep.add_argument(
        "--wachtwoord-stdin", action="store_true", help="lees het wachtwoord van de eerste regel van stdin"
    )
    groep.add_argument(
        "--wachtwoord-bestand", type=Path, metavar="BESTAND", help="lees het uit een bestand met rechten 600"
    )


def _add_backup(opdracht: argparse.ArgumentParser) -> None:
    opdracht.add_argument("archief", type=Path, metavar="ARCHIEF", help="de map van het archief")
    _add_wachtwoord(opdracht)


def _add_restore(opdracht: argparse.ArgumentParser) -> None:
    opdracht.add_argument("archief", type=Path, metavar="ARCHIEF", help="waar het archief staat of komt")
    keus = opdracht.add_mutually_exclusive_group(required=True)
    keus.add_argument("--backup", metavar="NAAM", default="", help="de naam van de back-up (zie verify)")
    keus.add_argument("--nieuwste", action="store_true", help="de nieuwste leesbare back-up")
    opdracht.add_argument("--bekijk", action="store_true", help="laat zien wat erin zit; zet niets terug")
    opdracht.add_argument("--van", type=Path, metavar="MAP", help="de map met back-ups, als die elders ligt")
    _add_wachtwoord(opdracht)


def _add_export(opdracht: argparse.ArgumentParser) -> None:
    opdracht.add_argument(
        "--uit", type=Path, required=True, metavar="BESTAND", help="het nieuwe .xlsx-bestand"
    )
    opdracht.add_argument("--gemeente", metavar="NAAM", help="alleen deze gemeente")
    opdracht.add_argument("--van", type=_day, metavar="JJJJ-MM-DD", help="rapporten vanaf deze dag")
    opdracht.add_argument("--tot", type=_day, metavar="JJJJ-MM-DD", help="rapporten tot en met deze dag")
    opdracht.add_argument(
        "--alleen-nieuw", action="store_true", help="alleen wat nog niet in een eerder bestand stond"
    )
    opdracht.add_argument("--ontvanger", metavar="NAAM", default="", help="aan wie het bestand gaat")
    reden = "waarom woorden over gezondheid toch meegaan; komt in het logboek"
    opdracht.add_argument("--woorden-reden", metavar="REDEN", default="", help=reden)


def _add_bedragen(opdracht: argparse.ArgumentParser) -> None:
    opdracht.add_argument("archief", type=Path, metavar="ARCHIEF", help="de map van het archief")
    acties = ("lijst", "uitvoeren", "inlezen")
    opdracht.add_argument(
        "actie", nargs="?", default="lijst", choices=acties, metavar="ACTIE", help="zie hierboven"
    )
    opdracht.add_argument("bestand", nargs="?", type=Path, metavar="BESTAND", help="het .toml-bestand")
    opdracht.add_argument("--alles", action="store_true", help="uitvoeren: ook de meegeleverde bedragen")
    opdracht.add_argument("--vastleggen", action="store_true", help="inlezen: sla de bedragen op")
    opdracht.add_argument("--klopt", action="store_true", help="inlezen: wat gevraagd wordt, klopt")
    _add_wachtwoord(opdracht)


def _bereken(keuze: Any) -> int:
    from app.services.uitwisselen.bereken import bereken

    status = 0
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for antwoord, geweigerd in bereken(read_lines(sys.stdin.buffer)):
        print(antwoord, flush=True)
        status = GEWEIGERD if geweigerd else status
    return status


def read_lines(stroom: BinaryIO) -> Iterator[str]:
    """Lines as they come; bytes that are no UTF-8 stay recognisable, so that their line is refused."""
    while regel := stroom.readline(LANGSTE_LEZING):
        rest = regel
        while len(rest) == LANGSTE_LEZING and not rest.endswith(b"\n"):
            rest = stroom.readline(LANGSTE_LEZING)
        yield regel.decode("utf-8", "surrogateescape")


def _demo(keuze: Any) -> int:
    from app.services.uitwisselen.demo import run_demo

    print(json.dumps(run_demo(keuze.uit.absolute(), date.today()), ensure_ascii=False, indent=1))
    return 0


def _verify(keuze: Any) -> int:
    from app.cli_bewaring import run_verify

    return run_verify(keuze.archief, read_wachtwoord(keuze))


def _backup(keuze: Any) -> int:
    from app.cli_bewaring import run_backup

    return run_backup(keuze.archief, read_wachtwoord(keuze))


def _restore(keuze: Any) -> int:
    from app.cli_bewaring import run_restore

    return run_restore(keuze, lambda: read_wachtwoord(keuze))


def _export(keuze: Any) -> int:
    from app.services.archief import open_archief
    from app.services.dossiers.stamgegevens import list_gemeenten
    from app.services.records import ExportKeuze
    from app.services.uitwisselen.export import write_export
    from app.services.uitwisselen.kolomprofiel import list_bladen

    if keuze.uit.exists():
        raise UserError(f"{keuze.uit} bestaat al en wordt niet overschreven. Kies een andere naam.")
    archief = open_archief(keuze.archief, read_wachtwoord(keuze), herkomst="opdrachtregel")
    try:
        gemeente = _find_gemeente(list_gemeenten(archief), keuze.gemeente)
        wat = ExportKeuze(
            gemeente,
            keuze.van,
            keuze.tot,
            list_bladen(archief, gemeente),
            alleen_nieuw=keuze.alleen_nieuw,
            ontvanger=keuze.ontvanger,
            woorden_reden=keuze.woorden_reden,
        )
        write_export(archief, wat, keuze.uit.absolute())
    finally:
        archief.close()
    print(keuze.uit)
    return 0


def _bedragen(keuze: Any) -> int:
    from app.cli_bedragen import run_bedragen
    from app.services.archief import open_archief

    archief = open_archief(keuze.archief, read_wachtwoord(keuze), herkomst="opdrachtregel")
    try:
        return run_bedragen(archief, keuze)
    finally:
        archief.close()


def _inlezen(keuze: Any) -> int:
    return _in_archief(keuze, run_inlezen)


def _jaarwissel(keuze: Any) -> int:
    return _in_archief(keuze, run_jaarwissel)


def _in_archief(keuze: Any, doe: Callable[[Any, Any], int]) -> int:
    from app.services.archief import open_archief

    archief = open_archief(keuze.archief, read_wachtwoord(keuze), herkomst="opdrachtregel")
    try:
        return doe(archief, keuze)
    finally:
        archief.close()


def _screenshots(keuze: Any) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # pictures need no screen, and no window pops up
    from app.screenshots import take_screenshots

    for pad in take_screenshots(keuze.map.absolute()):
        print(pad)
    return 0


def read_wachtwoord(keuze: Any) -> str:
    """The passphrase from stdin, from a file only its owner can read, or typed. Raises UserError."""
    if keuze.wachtwoord_stdin:
        return _first_line(sys.stdin.buffer.readline(LANGSTE_LEZING))
    if keuze.wachtwoord_bestand is not None:
        return _first_line(_read_private(keuze.wachtwoord_bestand))
    if not sys.stdin.isatty():
        raise UserError("Er is geen toetsenbord. Gebruik --wachtwoord-stdin of --wachtwoord-bestand.")
    try:
        return getpass.getpass("Wachtwoord van het archief: ")
    except EOFError as fout:
        raise UserError("Er is geen wachtwoord getypt.") from fout


def _read_private(pad: Path) -> bytes:
    try:
        with pad.open("rb") as bestand:
            rechten = stat.S_IMODE(os.fstat(bestand.fileno()).st_mode)
            if os.name == "posix" and rechten != 0o600:
                raise UserError(
                    f"Het wachtwoordbestand heeft rechten {rechten:o}; het moet 600 zijn, zodat alleen u het "
                    "leest. Gebruik: chmod 600."
                )
            return bestand.readline(LANGSTE_LEZING)
    except OSError as fout:
        raise UserError("Het wachtwoordbestand is niet te lezen. Kijk de naam en de rechten na.") from fout


def _first_line(regel: bytes) -> str:
    try:
        wachtwoord = regel.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as fout:
        raise UserError("Het wachtwoord is geen gewone tekst (UTF-8).") from fout
    if not wachtwoord:
        raise UserError("Het wachtwoord is leeg.")
    return wachtwoord


def _find_gemeente(gemeenten: tuple[tuple[int, str], ...], naam: str | None) -> int | None:
    if naam is None:
        return None
    for nummer, gevonden in gemeenten:
        if gevonden.casefold() == naam.casefold():
            return nummer
    namen = ", ".join(gevonden for _, gevonden in gemeenten) or "geen"
    raise UserError(f"Dit archief kent die gemeente niet. Wel: {namen}.")


def _day(tekst: str) -> date:
    from app.loonwaarde import LoonwaardeFout, parse_datum

    try:
        return parse_datum(tekst, "datum")
    except LoonwaardeFout as fout:
        raise argparse.ArgumentTypeError(str(fout)) from None


def _say(tekst: str, status: int) -> int:
    print(tekst, file=sys.stderr)
    return status
