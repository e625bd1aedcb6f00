"""Where a rule or an amount comes from."""

from __future__ import annotations

from dataclasses import dataclass

_WETTEN = "https://wetten.overheid.nl/"


@dataclass(frozen=True, slots=True)
class Bron:
    """One place in a law or regulation; `str()` gives it as written on paper."""

    regeling: str
    artikel: str
    lid: str = ""
    url: str = ""

    def __str__(self) -> str:
        lid = f" lid {self.lid}" if self.lid else ""
        return f"{self.regeling} art. {self.artikel}{lid}"


_BESLUIT = "Besluit loonkostensubsidie Participatiewet 2021"
_BESLUIT_URL = _WETTEN + "BWBR0044894"
_PW_URL = _WETTEN + "BWBR0015703/2026-07-01#Artikel10d"
_WML_URL = _WETTEN + "BWBR0002638/2026-07-01"

BESLUIT_BEGRIPPEN = Bron(_BESLUIT, "1", url=_BESLUIT_URL)
BESLUIT_LOONWAARDE = Bron(_BESLUIT, "3", "1", _BESLUIT_URL)
BESLUIT_ZIENSWIJZE = Bron(_BESLUIT, "3", "3", _BESLUIT_URL)
BESLUIT_ONAFHANKELIJK = Bron(_BESLUIT, "3", "4", _BESLUIT_URL)
BESLUIT_PRESTATIE = Bron(_BESLUIT, "5", url=_BESLUIT_URL)
REGELING_MODEL = Bron("Regeling loonkostensubsidie Participatiewet 2021", "2", url=_WETTEN + "BWBR0044901")
REGELING_DESKUNDIGE = Bron(
    "Regeling loonkostensubsidie Participatiewet 2021", "3", url=_WETTEN + "BWBR0044901"
)
WERKGEVERSLASTEN = Bron("Regeling loonkostensubsidie Participatiewet 2021", "1", url=_WETTEN + "BWBR0044901")
LKS_LID4 = Bron("Participatiewet", "10d", "4", _PW_URL)
LKS_LID5 = Bron("Participatiewet", "10d", "5", _PW_URL)
LKS_LID6 = Bron("Participatiewet", "10d", "6", _PW_URL)
LKS_LID7 = Bron("Participatiewet", "10d", "7", _PW_URL)
LKS_LID12 = Bron("Participatiewet", "10d", "12", _PW_URL)
MINIMUMLOON = Bron("Wet minimumloon en minimumvakantiebijslag", "8", "1", _WML_URL + "#Artikel8")
VAKANTIEBIJSLAG = Bron("Wet minimumloon en minimumvakantiebijslag", "15", url=_WML_URL + "#Artikel15")
