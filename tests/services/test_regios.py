"""Arbeidsmarktregio's: the filter of the list; the template; CBS codes."""

import openpyxl
import pytest

from app.services.change import Ref
from app.services.dossiers.kandidaten import list_kandidaten
from app.services.errors import UserError
from app.services.inlezen.inlezen import controleer, opdracht_of, open_bestand
from app.services.inlezen.sjabloon import write_sjabloon
from app.services.objecten import read_formulier, save_veld
from app.services.records import KandidatenFilter
from tests.factories import make_gemeente, make_kandidaat


def test_the_list_can_be_narrowed_to_a_regio(archief):
    losser = make_gemeente(archief, naam="Losser", arbeidsmarktregio="Twente")
    elders = make_gemeente(archief, naam="Elders")
    for gemeente in (losser, losser, elders):
        make_kandidaat(archief, gemeente_id=gemeente)
    assert list(list_kandidaten(archief, KandidatenFilter(regio="Twente"))) == [1, 2]


@pytest.mark.parametrize(("getypt", "staat"), [("0168", "0168"), ("GM0168", "0168"), ("gm 0168", "0168")])
def test_a_cbs_code_has_four_figures_with_or_without_gm(archief, getypt, staat):
    ref = Ref("gemeente", make_gemeente(archief))
    save_veld(archief, ref, "cbs_code", getypt)
    assert read_formulier(archief, ref).waarden["cbs_code"] == staat
    with pytest.raises(UserError, match="vier cijfers"):
        save_veld(archief, ref, "cbs_code", "168")


def test_the_template_is_understood_and_holds_no_example(archief, tmp_path):
    pad = write_sjabloon(archief, tmp_path / "sjabloon.xlsx")
    boek = openpyxl.load_workbook(pad)
    assert boek.sheetnames == ["Kandidaten", "Werkgevers", "Gemeenten", "Uitleg"]
    assert all(blad.max_row <= 2 for blad in boek.worksheets[:3])
    assert "Achternaam" in {cel.value for cel in boek["Uitleg"]["B"]}
    blad = boek["Kandidaten"]
    koppen = [cel.value for cel in blad[1]]
    blad["A2"], blad.cell(2, koppen.index("Geboortedatum") + 1).value = "Vries", "3-2-2004"
    boek.save(pad)
    bestand, opzet = open_bestand(archief, pad)
    assert all(kolom.sleutel for kolom in opzet.kolommen)
    controle = controleer(archief, bestand, opdracht_of(opzet))
    assert controle.nieuw == {"kandidaat": 1} and controle.bevindingen == ()
