"""Reads the guide from resources/gids: a small part of Markdown, one file a chapter.

A file begins with `titel:`, `groep:` and perhaps `schermen:` and an empty line. Then blocks: `## kop`,
`- punt`, `1. stap`, `! let op`, `![what it shows](picture.png)`, `ook: woord; woord`, `bron: artikel`, and
paragraphs of one line. In a line: `**vet**`, `[[Ctrl Enter]]` for a key, `[tekst](hoofdstuk#anker)`.
"""

import re
from functools import cache
from pathlib import Path

from app.paths import resources_dir
from app.services.gids.hoofdstuk import Blok, Deel, Gids, Hoofdstuk, Soort, Stijl, make_anker

NIEUWS = "nieuws"  # the chapter that gets the lists of resources/nieuws
KENMERKEN = ("titel", "groep", "schermen")
MERKEN = (
    (re.compile(r"## (.+)"), Soort.KOP),
    (re.compile(r"- (.+)"), Soort.PUNT),
    (re.compile(r"\d+\. (.+)"), Soort.STAP),
    (re.compile(r"! (.+)"), Soort.LET_OP),
    (re.compile(r"ook: (.+)"), Soort.OOK),
    (re.compile(r"bron: (.+)"), Soort.BRON),
)
BEELD = re.compile(r"!\[(.+)\]\(([\w-]+\.png)\)")
DEEL = re.compile(r"\*\*(.+?)\*\*|\[\[(.+?)\]\]|\[([^\[\]]+)\]\(([\w#-]+)\)")


@cache
def read_gids() -> Gids:
    """The whole guide, read once. Raises ValueError naming the file that does not keep to the form."""
    folder = resources_dir() / "gids"
    return Gids(tuple(_read_hoofdstuk(pad) for pad in sorted(folder.glob("*.md"))))


def beeld_pad(naam: str) -> Path:
    """Where a picture of the guide lies."""
    return resources_dir() / "pictures" / naam


def _read_hoofdstuk(pad: Path) -> Hoofdstuk:
    kop, _, inhoud = pad.read_text(encoding="utf-8").partition("\n\n")
    kenmerken = dict(_read_kenmerk(pad, regel) for regel in kop.splitlines())
    naam = pad.stem.partition("-")[2]
    blokken = read_blokken(inhoud)
    if naam == NIEUWS:
        blokken += _read_nieuws()
    schermen = tuple(filter(None, re.split(r"[,\s]+", kenmerken.get("schermen", ""))))
    return Hoofdstuk(naam, kenmerken["titel"], kenmerken["groep"], schermen, blokken)


def _read_kenmerk(pad: Path, regel: str) -> tuple[str, str]:
    sleutel, dubbel, waarde = regel.partition(":")
    if sleutel not in KENMERKEN or not dubbel:
        raise ValueError(f"{pad.name}: “{regel}” is geen titel, groep of schermen")
    return sleutel, waarde.strip()


def _read_nieuws() -> tuple[Blok, ...]:
    """A heading per version with its list, the newest first."""
    blokken: tuple[Blok, ...] = ()
    folder = resources_dir() / "nieuws"
    for pad in sorted(folder.glob("*.md"), key=lambda pad: version_key(pad.stem), reverse=True):
        blokken += read_blokken(f"## Versie {pad.stem}\n{pad.read_text(encoding='utf-8')}")
    return blokken


def version_key(versie: str) -> tuple[int, ...]:
    """A version as numbers, so that 0.10 comes after 0.9."""
    return tuple(int(deel) for deel in re.findall(r"\d+", versie))


def read_blokken(inhoud: str) -> tuple[Blok, ...]:
    """The blocks of a text, each with the heading it stands under."""
    blokken, anker = list[Blok](), ""
    for regel in filter(None, map(str.strip, inhoud.splitlines())):
        blok = _read_blok(regel, anker)
        anker = blok.anker
        blokken.append(blok)
    return tuple(blokken)


def _read_blok(regel: str, anker: str) -> Blok:
    if beeld := BEELD.fullmatch(regel):
        return Blok(Soort.BEELD, (Deel(beeld[1]),), anker, beeld[2])
    for merk, soort in MERKEN:
        if gevonden := merk.fullmatch(regel):
            delen = read_delen(gevonden[1])
            return Blok(soort, delen, make_anker(gevonden[1]) if soort is Soort.KOP else anker)
    return Blok(Soort.ALINEA, read_delen(regel), anker)


def read_delen(regel: str) -> tuple[Deel, ...]:
    """The pieces of a line."""
    delen, klaar = list[Deel](), 0
    for gevonden in DEEL.finditer(regel):
        if gevonden.start() > klaar:
            delen.append(Deel(regel[klaar : gevonden.start()]))
        vet, toets, tekst, doel = gevonden.groups()
        if vet:
            delen.append(Deel(vet, Stijl.VET))
        elif toets:
            delen.append(Deel(toets, Stijl.TOETS))
        else:
            delen.append(Deel(tekst, Stijl.LINK, doel))
        klaar = gevonden.end()
    if klaar < len(regel):
        delen.append(Deel(regel[klaar:]))
    return tuple(delen)
