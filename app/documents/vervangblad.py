"""The page in front of a report that was replaced. The pages behind it stay as they were frozen.

The frozen file itself goes along as an attachment, byte for byte, so that its fingerprint can be checked.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import LEEG, plain_text, write_date

if TYPE_CHECKING:
    from pikepdf import Pdf

TITEL = "Dit rapport is vervangen"
ORIGINEEL = "rapport-zoals-vastgesteld.pdf"
BIJLAGE = {
    "filename": ORIGINEEL,
    "mime_type": "application/pdf",
    "description": "Het rapport zoals het werd vastgesteld",
    "creation_date": "",
    "mod_date": "",
}


@dataclass(frozen=True, slots=True)
class Vervanging:
    """Which version was replaced by which, when and why; numbers as hexadecimal text."""

    versie: int
    controlegetal: str
    door_versie: int
    door_controlegetal: str
    dag: date | None
    reden: str
    dossiernummer: str = ""


def put_vervangblad(pdf: bytes, vervanging: Vervanging) -> bytes:
    """Return the frozen report behind a page that says what replaced it; the same input, the same bytes."""
    from pikepdf import AttachedFileSpec, ObjectStreamMode, Pdf

    with Pdf.open(BytesIO(_write_blad(vervanging))) as blad, Pdf.open(BytesIO(pdf)) as rapport:
        rapport.pages.insert(0, blad.pages[0])
        _join_structure(rapport, blad)
        bijlage = AttachedFileSpec(rapport, pdf, **BIJLAGE)
        rapport.attachments[ORIGINEEL] = bijlage
        out = BytesIO()
        rapport.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _write_blad(vervanging: Vervanging) -> bytes:
    oud, nieuw = vervanging.versie, vervanging.door_versie
    papier = Papier()
    papier.titel(TITEL)
    papier.alinea(
        f"Versie {oud} is vervangen door versie {nieuw}. Gebruik versie {oud} niet meer.", "waarschuwing"
    )
    papier.velden(
        [
            ("Dossiernummer", vervanging.dossiernummer or LEEG),
            ("Vervangen versie", str(oud)),
            ("Controlegetal daarvan", vervanging.controlegetal or LEEG),
            ("Vervangen door", f"versie {nieuw}"),
            ("Controlegetal daarvan", vervanging.door_controlegetal or LEEG),
            ("Vervangen op", write_date(vervanging.dag)),
            ("Reden", plain_text(vervanging.reden) or LEEG),
        ],
        130,
    )
    papier.alinea(
        f"De bladzijden hierna zijn niet gewijzigd: zo was versie {oud} toen zij werd vastgesteld. Het "
        "bestand van toen zit als bijlage in deze PDF."
    )
    frame = PageFrame(footer=f"{TITEL} · versie {oud}", stamp="VERVANGEN")
    return papier.to_pdf(frame, Properties(TITEL, "", vervanging.dag))


def _join_structure(rapport: "Pdf", blad: "Pdf") -> None:
    """Hang the elements of the new page in front of those of the report, under a number of their own."""
    from pikepdf import Array, Name

    boom: Any = rapport.Root.StructTreeRoot
    nieuw: Any = rapport.copy_foreign(blad.Root.StructTreeRoot)
    sleutel = int(boom.ParentTreeNextKey)
    rapport.pages[0].obj.StructParents = sleutel
    boom.ParentTree.Nums.append(sleutel)
    boom.ParentTree.Nums.append(nieuw.ParentTree.Nums[1])
    boom.ParentTreeNextKey = sleutel + 1
    document, eerste = boom.K, nieuw.K
    for element in eerste.K:
        element.P = document
        if Name.Pg in element:
            element.Pg = rapport.pages[0].obj
    document.K = Array([*eerste.K, *document.K])
