"""What happened to each kandidaat of the example, as events that are played in the order of time."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from app.loonwaarde import add_months
from app.services.archief import Archief
from app.services.change import Ref
from app.services.dossiers.kandidaten import create_kandidaat
from app.services.dossiers.zoeken import refresh_zoektekst
from app.services.meten.metingen import create_new_version
from app.services.objecten import create, save_veld
from app.services.voorbeeld.bronnen import Gebeurtenis, at, load, werkdag
from app.services.voorbeeld.coaching import Begeleiding, Dossiernummers
from app.services.voorbeeld.metingen import (
    ask_zienswijzen,
    create_meting_op,
    make_concept,
    make_definitief,
    make_hoofdtaken,
)
from app.services.voorbeeld.scores import draw_afwijkingen, solve_scores
from app.services.voorbeeld.werkplek import Werkplek

VERSLAGTIJD = 8  # days between visit and report


class Verloop:
    """One kandidaat: the numbers given so far, and what still happens."""

    def __init__(
        self,
        archief: Archief,
        spec: dict[str, Any],
        nummers: dict[str, int],
        vandaag: date,
        rng: Random,
        agenda: dict[str, set[datetime]],
    ) -> None:
        self.agenda = agenda
        self.archief, self.spec, self.nummers, self.vandaag, self.rng = archief, spec, nummers, vandaag, rng
        werkgevers = {werkgever["sleutel"]: werkgever for werkgever in load("werkgevers")["werkgever"]}
        self.werkgever = werkgevers[spec["werkgever"]]
        self.uren = Decimal(spec["uren"])
        self.begin = add_months(vandaag, -spec["start"]).replace(day=1)
        self.afwijkingen = draw_afwijkingen(len(self.werkgever["hoofdtaken"]), rng)
        self.dossier = Dossiernummers(nummers[spec["gemeente"]])
        self.meting_id = 0

    def plan(self) -> Iterator[Gebeurtenis]:
        """Every event with its moment."""
        yield at(werkdag(self.begin - timedelta(days=45)), 10), self.register
        yield at(werkdag(self.begin - timedelta(days=14)), 11), self.place
        for maanden, loonwaarde in self.spec["metingen"]:
            yield from self._plan_meting(maanden, loonwaarde)
        if self.spec.get("concept"):
            dag = werkdag(self.vandaag - timedelta(days=load("concept")["dagen_geleden"]))
            yield at(dag, 15, 30), partial(self._concept, dag)
        werkplek = Werkplek(self.archief, self.spec, self.werkgever["contact"][0], self.dossier)
        yield from werkplek.plan(self.begin, self.vandaag)
        if self.spec["contacten"]:
            begeleiding = Begeleiding(self.archief, self.spec, self._coach, self.rng, self.dossier)
            yield from begeleiding.plan(self.begin, self.vandaag, self.agenda[self._coach])

    def register(self) -> None:
        """The kandidaat becomes known."""
        roepnaam, voorletters, voorvoegsel, achternaam = self.spec["naam"]
        jaren, dagen = self.spec["leeftijd"]
        self.dossier.kandidaat_id, _ = create_kandidaat(
            self.archief,
            achternaam=achternaam,
            voorvoegsel=voorvoegsel,
            voorletters=voorletters,
            roepnaam=roepnaam,
            geboortedatum=add_months(self.vandaag - timedelta(days=dagen), -12 * jaren),
            gemeente_id=self.dossier.gemeente_id,
            doelgroep=self.spec["doelgroep"],
            doelgroepregister=True,
            school=self.spec.get("school", ""),
            coach=self._coach if self.spec["contacten"] else "",
        )

    def place(self) -> None:
        """The contract is signed, after a trial if there was one."""
        with self.archief.write() as werk:
            if self.spec.get("proefplaats"):
                proef = add_months(self.begin, -2)
                self._plaatsing(
                    werk, soort="proefplaats", begin=proef, einde=self.begin - timedelta(days=1),
                    uitkomst="doorgestroomd", uitkomst_datum=self.begin,
                )  # fmt: skip
            self.dossier.plaatsing_id = self._plaatsing(werk, **self._contract())
            create(
                werk,
                "urenafspraak",
                Ref("plaatsing", self.dossier.plaatsing_id),
                vanaf=self.begin,
                contracturen=self.uren,
            )
            refresh_zoektekst(werk.session, Ref("kandidaat", self.dossier.kandidaat_id))

    def _plaatsing(self, werk: Any, **waarden: Any) -> int:
        return int(
            create(
                werk,
                "plaatsing",
                Ref("kandidaat", self.dossier.kandidaat_id),
                werkgever_id=self.nummers[self.spec["werkgever"]],
                functie=self.werkgever["functie"],
                voltijduren=Decimal(self.werkgever["voltijduren"]),
                werkdagen_per_week=self.werkgever["werkdagen"],
                **waarden,
            ).id
        )

    def _contract(self) -> dict[str, Any]:
        soort = self.spec.get("soort", "dienstbetrekking")
        contract = {"soort": soort, "begin": self.begin, "uitkomst": "loopt"}
        if soort == "stage":
            return contract | {"einde": add_months(self.begin, 6) - timedelta(days=1)}
        vast = self.spec.get("contract", "bepaald") == "onbepaald"
        if self.spec.get("intentie"):
            contract["intentieverklaring"] = werkdag(self.begin - timedelta(days=20))
        if self.spec.get("uitkomst"):
            contract |= {"uitkomst": self.spec["uitkomst"], "uitkomst_datum": add_months(self.begin, 12)}
        return contract | {
            "contractsoort": "onbepaald" if vast else "bepaald",
            "einde": None if vast else self._einde(),
            "route": self.spec.get("route", "lid4"),
            "ingangsdatum": self.begin,
            "datum_aanvraag": werkdag(self.begin - timedelta(days=28)),
            "buiten_beschouwing": self._left_out(),
            "uit_uitkering": vast,
        }

    def _left_out(self) -> date | None:
        """Under lid 5 the gemeente decided before the begin to leave the loonwaarde out at first."""
        return werkdag(self.begin - timedelta(days=14)) if self.spec.get("route") == "lid5" else None

    def _einde(self) -> date:
        """The contract ends some days from now, or at the end of a running contract year."""
        if "einde" in self.spec:
            return self.vandaag + timedelta(days=self.spec["einde"])
        jaren = self.spec["start"] // 12 + 1
        return add_months(self.begin, 12 * jaren) - timedelta(days=1)

    def _plan_meting(self, maanden: int, loonwaarde: int) -> Iterator[Gebeurtenis]:
        rapport = werkdag(add_months(self.vandaag, -maanden) - timedelta(days=self.rng.randrange(6)))
        bezoek = werkdag(rapport - timedelta(days=VERSLAGTIJD + self.rng.randrange(4)))
        yield at(bezoek, 16), partial(self._visit, bezoek, loonwaarde)
        yield at(rapport, 16, 30), partial(self._report, rapport)
        if reden := self.spec.get("correctie"):
            yield at(werkdag(rapport + timedelta(days=12)), 9, 40), partial(self._correct, reden)

    def _visit(self, bezoek: date, loonwaarde: int) -> None:
        delen = [taak["deel"] for taak in self.werkgever["hoofdtaken"]]
        scores = solve_scores(loonwaarde, delen, self.afwijkingen)
        roepnaam = self.spec["naam"][0]
        taken = make_hoofdtaken(self.werkgever, self.uren, scores, bezoek, roepnaam, self.rng)
        overig = {}
        if self.spec.get("eigen_coach"):
            overig["onafhankelijkheid"] = load("teksten")["meting"]["onafhankelijk"]
        self.meting_id = create_meting_op(
            self.archief, self.dossier.plaatsing_id, self.werkgever, self.uren, bezoek, taken, **overig
        )

    def _report(self, rapport: date) -> None:
        roepnaam, _, voorvoegsel, achternaam = self.spec["naam"]
        namen = {
            "werknemer": " ".join(filter(None, (roepnaam, voorvoegsel, achternaam))),
            "werkgever": self.werkgever["contact"][0],
        }
        ask_zienswijzen(self.archief, self.meting_id, namen, rapport, self.rng)
        make_definitief(self.archief, self.meting_id)

    def _correct(self, reden: str) -> None:
        self.meting_id, _ = create_new_version(self.archief, self.meting_id, reden)
        naam = f"{self.werkgever['contact'][0]} en de werkbegeleider"
        save_veld(self.archief, Ref("meting", self.meting_id), "geinterviewde", naam)
        make_definitief(self.archief, self.meting_id)

    def _concept(self, bezoek: date) -> None:
        self.meting_id = make_concept(
            self.archief, self.dossier.plaatsing_id, self.werkgever, self.uren, bezoek
        )

    @property
    def _coach(self) -> str:
        gegevens = load("gegevens")
        eigen = self.spec.get("eigen_coach", False)
        return str(gegevens["gebruiker"]["naam"] if eigen else gegevens["coaching"]["collega"])
