"""Undo and redo: each act comes back whole, in words, also after a restart, never once it is definitief."""

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.models.archive import Archive
from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.geschiedenis import pack
from app.services.meten.metingen import (
    add_hoofdtaak,
    add_waarneming,
    create_meting_from_previous,
    move_hoofdtaak,
    pass_afweging,
    read_meting,
    remove_hoofdtaak,
)
from app.services.meten.ongedaan import read_geschiedenis, redo, undo
from app.services.meten.taken import join_taken, split_hoofdtaak
from app.services.meten.tellen import start_ronde
from app.services.objecten import remove, save_veld
from tests.conftest import WACHTWOORD
from tests.factories import NU, fill_profiel, make_definitieve_meting, make_meting, make_waarneming


def inhoud(archief: Archief, nummer: int) -> str:
    with archief.read() as session:
        return pack(session, Ref("meting", nummer))


def eerste_taak(archief: Archief, nummer: int) -> Any:
    return read_meting(archief, nummer).hoofdtaken[0]


@pytest.fixture
def meting(archief: Archief) -> int:
    """A meting as a copy of another: what was built up in one go is no act to undo."""
    return create_meting_from_previous(archief, make_meting(archief))[0]


def test_a_field_goes_back_and_forth_in_words(archief, meting):
    taak = eerste_taak(archief, meting)
    ref = Ref("hoofdtaak", taak.id)
    for tekst in ("60", "87,5"):
        save_veld(archief, ref, "tempo", tekst)
    gedaan, change = undo(archief, meting)
    assert gedaan.tekst == "Ongedaan: tempo van taak 1 weer 60 %."
    assert change.touches("hoofdtaak", taak.id) and change.touches("meting", meting)
    assert undo(archief, meting)[0].tekst == "Ongedaan: tempo van taak 1 weer leeg."
    assert read_geschiedenis(archief, meting).opnieuw and not read_geschiedenis(archief, meting).terug
    assert redo(archief, meting)[0].tekst == "Opnieuw: tempo van taak 1 weer 60 %."
    assert eerste_taak(archief, meting).tempo == 60


def test_nothing_to_undo_says_so(archief, meting):
    with pytest.raises(UserError, match="niets om ongedaan"):
        undo(archief, meting)
    with pytest.raises(UserError, match="niets om opnieuw"):
        redo(archief, meting)


def test_a_new_change_ends_what_could_be_done_again(archief, meting):
    ref = Ref("hoofdtaak", eerste_taak(archief, meting).id)
    save_veld(archief, ref, "tempo", "60")
    undo(archief, meting)
    save_veld(archief, ref, "kwaliteit", "90")
    with pytest.raises(UserError, match="niets om opnieuw"):
        redo(archief, meting)
    assert undo(archief, meting)[0].tekst == "Ongedaan: kwaliteit van taak 1 weer leeg."


def test_a_removed_task_comes_back_with_all_that_was_in_it(archief, meting):
    taak = eerste_taak(archief, meting)
    make_waarneming(archief, taak.id)
    start_ronde(archief, taak.id, datetime(2026, 11, 22, 9))
    with pytest.raises(UserError):
        save_veld(archief, Ref("hoofdtaak", taak.id), "tempo", "zestig")
    voor = inhoud(archief, meting)
    remove_hoofdtaak(archief, taak.id)
    assert inhoud(archief, meting) != voor
    assert undo(archief, meting)[0].tekst == "Ongedaan: taak 1 is weer terug."
    assert inhoud(archief, meting) == voor
    assert redo(archief, meting)[0].tekst == "Opnieuw: taak 1 is weer weg."
    undo(archief, meting)
    assert inhoud(archief, meting) == voor


def test_the_number_of_what_went_is_not_given_out_again(archief, meting):
    laatste = add_hoofdtaak(archief, meting)[0]
    voor = inhoud(archief, meting)
    remove_hoofdtaak(archief, laatste)
    assert add_hoofdtaak(archief, make_meting(archief))[0] > laatste
    undo(archief, meting)
    assert inhoud(archief, meting) == voor


def test_counts_survive_the_undo_of_their_task(archief, meting):
    taak_id = add_hoofdtaak(archief, meting)[0]
    ronde, _ = start_ronde(archief, taak_id, datetime(2026, 11, 22, 9))
    voor = inhoud(archief, meting)
    undo(archief, meting)
    andere, _ = start_ronde(archief, eerste_taak(archief, meting).id, datetime(2026, 11, 22, 10))
    assert andere.id == ronde.id
    redo(archief, meting)
    assert len(inhoud(archief, meting)) > len(voor)


def test_undo_works_after_a_restart_and_is_logged(archief, meting):
    save_veld(archief, Ref("meting", meting), "geinterviewde", "I. Roerdink")
    folder = archief.archive.folder
    archief.archive.close()
    opnieuw = Archief(Archive.open(folder, WACHTWOORD), klok=lambda: NU, gebruiker="Sanne Willemsen")
    try:
        tekst = undo(opnieuw, meting)[0].tekst
        assert tekst == "Ongedaan: geïnterviewde werkgever weer “Ina Bakker”."
        with opnieuw.read() as session:
            regels = session.connection().exec_driver_sql(
                "SELECT actie, bijzonderheid FROM logboek ORDER BY id DESC LIMIT 1"
            )
            assert tuple(regels.one()) == ("ongedaan gemaakt", "geinterviewde")
    finally:
        opnieuw.close()


def test_a_definitive_meting_is_never_undone(archief):
    nummer = make_definitieve_meting(archief)
    assert not read_geschiedenis(archief, nummer).terug
    for act in (undo, redo):
        with pytest.raises(UserError, match="definitief"):
            act(archief, nummer)


def test_joining_is_one_act(archief, meting):
    een, twee, _ = (taak.id for taak in read_meting(archief, meting).hoofdtaken)
    voor = inhoud(archief, meting)
    join_taken(archief, een, [twee])
    na = inhoud(archief, meting)
    assert undo(archief, meting)[0].tekst == "Ongedaan: de indeling van de taken is weer zoals eerder."
    assert inhoud(archief, meting) == voor
    redo(archief, meting)
    assert inhoud(archief, meting) == na


class Toneel(RuleBasedStateMachine):
    """One meting in an archive of its own; at the end all is undone and done again."""

    leeg: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ongedaan"))
        shutil.copytree(self.leeg, self.folder / "archief")
        self.archief = Archief(Archive.open(self.folder / "archief", WACHTWOORD), klok=lambda: NU)
        fill_profiel(self.archief)
        eerder = make_meting(self.archief)
        self.meting = create_meting_from_previous(self.archief, eerder)[0]
        self.start = self.content()

    def content(self) -> str:
        return inhoud(self.archief, self.meting)

    def do(self, act: Callable[..., Any], *args: Any) -> None:
        try:
            act(self.archief, *args)
        except UserError:
            return

    def pick(self, plek: int) -> int:
        taken = read_meting(self.archief, self.meting).hoofdtaken
        return taken[plek % len(taken)].id if taken else 0

    @precondition(lambda self: hasattr(self, "archief"))
    @rule()
    def all_back_and_forth(self) -> None:
        while read_geschiedenis(self.archief, self.meting).opnieuw:
            redo(self.archief, self.meting)
        self.compare()

    def compare(self) -> None:
        end, acts = self.content(), 0
        while read_geschiedenis(self.archief, self.meting).terug:
            undo(self.archief, self.meting)
            acts += 1
        assert without_refused(self.content()) == without_refused(self.start)
        for _ in range(acts):
            redo(self.archief, self.meting)
        assert without_refused(self.content()) == without_refused(end)

    def teardown(self) -> None:
        if hasattr(self, "archief"):
            self.compare()
            self.archief.close()
            shutil.rmtree(self.folder)


class Daden(Toneel):
    """Any acts in any order."""

    @rule(plek=st.integers(0, 5), tekst=st.sampled_from(["60", "87,5", "", "zestig", "101"]))
    def score(self, plek: int, tekst: str) -> None:
        self.do(save_veld, Ref("hoofdtaak", self.pick(plek)), "tempo", tekst)

    @rule(plek=st.integers(0, 5), tekst=st.sampled_from(["45 x 5", "1:00", "", "16:00"]))
    def time(self, plek: int, tekst: str) -> None:
        self.do(save_veld, Ref("hoofdtaak", self.pick(plek)), "minuten_per_week", tekst)

    @rule(tekst=st.text(max_size=5))
    def words(self, tekst: str) -> None:
        self.do(save_veld, Ref("meting", self.meting), "advies", tekst)

    @rule()
    def add(self) -> None:
        self.do(add_hoofdtaak, self.meting)

    @rule(plek=st.integers(0, 5))
    def take_away(self, plek: int) -> None:
        self.do(remove_hoofdtaak, self.pick(plek))

    @rule(plek=st.integers(0, 5), stap=st.sampled_from([-1, 1]))
    def move(self, plek: int, stap: int) -> None:
        self.do(move_hoofdtaak, self.pick(plek), stap)

    @rule(plek=st.integers(0, 5), ander=st.integers(0, 5))
    def join(self, plek: int, ander: int) -> None:
        self.do(join_taken, self.pick(plek), [self.pick(ander)])

    @rule(plek=st.integers(0, 5))
    def split(self, plek: int) -> None:
        self.do(split_hoofdtaak, self.pick(plek))

    @rule(plek=st.integers(0, 5))
    def observe(self, plek: int) -> None:
        self.do(add_waarneming, self.pick(plek), "tempo", "geschat")

    @rule(plek=st.integers(0, 5))
    def forget(self, plek: int) -> None:
        taken = read_meting(self.archief, self.meting).hoofdtaken
        delen = [deel.id for taak in taken for deel in taak.waarnemingen]
        if delen:
            self.do(remove, Ref("waarneming", delen[plek % len(delen)]))

    @rule(reden=st.sampled_from(["", "Besproken.", "Anders."]))
    def weigh(self, reden: str) -> None:
        self.do(pass_afweging, self.meting, "urenverschil:hoofdtaken", reden)

    @rule()
    def back(self) -> None:
        self.do(undo, self.meting)

    @rule()
    def forth(self) -> None:
        self.do(redo, self.meting)


def without_refused(pakket: str) -> list[Any]:
    """Text that was refused is no change; it is forgotten when its field changes."""
    return [deel for deel in json.loads(pakket) if deel[0] != "open_invoer"]


def test_all_undone_is_the_start_and_all_done_again_the_end(
    leeg_archief: Path, size: Callable[[int, int], int]
) -> None:
    modest = settings(
        max_examples=size(8, 200),
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    Daden.leeg = leeg_archief
    run_state_machine_as_test(Daden, settings=modest)


def test_runs_move_along_with_their_task(archief, meting):
    een, twee, _ = (taak.id for taak in read_meting(archief, meting).hoofdtaken)
    for taak_id in (een, twee):
        start_ronde(archief, taak_id, datetime(2026, 11, 22, 9))
    voor = inhoud(archief, meting)
    join_taken(archief, een, [twee])
    assert inhoud(archief, meting).count('"meetronde"') == 2
    undo(archief, meting)
    assert inhoud(archief, meting) == voor
