"""Words about health in free text: they have no place on paper that leaves the house (process.md §6).

The list stands in resources and can be extended. Whole words count, so that "asperges" is no Asperger; a
star stands for more letters. Capitals and accents make no difference, except for an abbreviation that is
listed in capitals and would otherwise be an ordinary word.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import MedischWoord
from app.models.search import fold
from app.paths import resources_dir
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.lineage import touch
from app.services.objecten import create, delete_rij

WOORD = re.compile(r"[^\W_]+(?:['’\-\u2010\u2011][^\W_]+)*")
DELEN = re.compile(r"['’\-\u2010\u2011]")
PATROON = re.compile(r"!?\*?[^\W_]{2,}\*?")
LANGSTE = 60
WOORDEN = (
    "Hier staat iets over gezondheid: {woorden}. Verander de tekst, of schrijf op waarom het er toch in moet."
)
REDEN_ZONDER = "Noem in de reden geen woorden over gezondheid; de reden komt in het logboek."
TOEGESTAAN = "woorden over gezondheid toegestaan"
GEEN_WOORD = (
    "“{woord}” is geen woord voor deze lijst. Schrijf één woord van minstens twee letters; een ster vooraan "
    "of achteraan staat voor meer letters, een uitroepteken vooraan betekent dat het woord mag."
)


@dataclass(frozen=True, slots=True)
class Woordenlijst:
    """What is looked for: folded words, words in capitals, and what may stand all the same."""

    gevonden: re.Pattern[str]
    hoofdletters: frozenset[str]
    toegestaan: re.Pattern[str]

    def holds(self, woord: str) -> bool:
        """Whether this one word is about health."""
        if woord in self.hoofdletters:
            return True
        plat = fold(woord).replace(" ", "")
        return bool(self.gevonden.fullmatch(plat)) and not self.toegestaan.fullmatch(plat)


@lru_cache(maxsize=4)
def make_lijst(regels: tuple[str, ...]) -> Woordenlijst:
    """The list of these lines; empty lines and lines that begin with # say nothing."""
    woorden = [regel.strip() for regel in regels if regel.strip() and not regel.startswith("#")]
    mag = [woord[1:] for woord in woorden if woord.startswith("!")]
    zoek = [woord for woord in woorden if not woord.startswith("!")]
    groot = [woord for woord in zoek if woord.isupper()]
    gewoon = [woord for woord in zoek if not woord.isupper()]
    return Woordenlijst(_pattern(gewoon), frozenset(groot), _pattern(mag))


def find_medisch(lijst: Woordenlijst, teksten: Iterable[str]) -> tuple[str, ...]:
    """The words about health in these texts as they were typed, each once, in order."""
    gevonden: dict[str, str] = {}
    for tekst in teksten:
        for match in WOORD.finditer(unicodedata.normalize("NFC", tekst)):
            heel = match.group()
            if any(map(lijst.holds, (heel, *DELEN.split(heel)))):
                gevonden.setdefault(fold(heel), heel)
    return tuple(gevonden.values())


def make_keurder(lijst: Woordenlijst) -> Callable[[str], bool]:
    """Whether a text holds such a word, for many texts: each word is judged once."""

    @cache
    def is_medisch(heel: str) -> bool:
        return any(map(lijst.holds, (heel, *DELEN.split(heel))))

    return lambda tekst: any(map(is_medisch, WOORD.findall(unicodedata.normalize("NFC", tekst))))


def read_woordenlijst(session: Session) -> Woordenlijst:
    """The list of the program with the words the user added."""
    eigen = session.scalars(select(MedischWoord.woord)).all()
    return make_lijst((*_shipped(), *eigen))


def ask_reden(
    session: Session, teksten: Iterable[str], reden: str, veld: str = "woorden_reden"
) -> tuple[str, ...]:
    """The words about health in these texts. Raises UserError at `veld` without a good reason."""
    lijst = read_woordenlijst(session)
    woorden = find_medisch(lijst, teksten)
    if woorden and not reden.strip():
        raise UserError(WOORDEN.format(woorden=", ".join(woorden[:8])), veld)
    if woorden and find_medisch(lijst, [reden]):
        raise UserError(REDEN_ZONDER, veld)
    return woorden


def describe_toegestaan(woorden: tuple[str, ...], reden: str) -> str:
    """For the log: how many words, and why they may stay; never the words themselves."""
    return f"{len(woorden)} × gezondheid, reden: {' '.join(reden.split())}"[:300] if woorden else ""


def list_eigen_woorden(archief: Archief) -> tuple[tuple[int, str], ...]:
    """Number and text of what the user added, in order of the alphabet."""
    with archief.read() as session:
        rijen = session.execute(select(MedischWoord.id, MedischWoord.woord))
        return tuple(sorted(((rij.id, rij.woord) for rij in rijen), key=lambda rij: fold(rij[1])))


def add_woord(archief: Archief, woord: str) -> Change:
    """Add a word to the list; one that is there already stays. Raises UserError at "woord"."""
    schoon = woord.strip()
    if len(schoon) > LANGSTE or not PATROON.fullmatch(schoon):
        raise UserError(GEEN_WOORD.format(woord=schoon[:40]), "woord")
    with archief.write() as werk:
        rij = werk.session.scalar(select(MedischWoord).filter_by(woord=schoon))
        if rij is None:
            create(werk, "medisch_woord", woord=schoon)
        else:
            touch(werk, Ref("medisch_woord", rij.id))
        return werk.change


def remove_woord(archief: Archief, nummer: int) -> Change:
    """Take a word of the user's own off the list."""
    with archief.write() as werk:
        delete_rij(werk, Ref("medisch_woord", nummer))
        return werk.change


@cache
def _shipped() -> tuple[str, ...]:
    pad = resources_dir() / "medische_woorden.txt"
    return tuple(pad.read_text(encoding="utf-8").splitlines())


def _pattern(woorden: Iterable[str]) -> re.Pattern[str]:
    """One expression for all words; it matches nothing when there are none."""
    delen = [_expression(woord) for woord in woorden]
    return re.compile("|".join(delen) if delen else r"(?!)")


def _expression(woord: str) -> str:
    kern = re.escape(fold(woord.strip("*")).replace(" ", ""))
    return (r"\w*" if woord.startswith("*") else "") + kern + (r"\w*" if woord.endswith("*") else "")
