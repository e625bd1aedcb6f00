"""Writes the structure tree, language, title and outline into a finished PDF."""

from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from app.documents.form_fields import Form
from app.documents.papier import Properties
from app.documents.tagging import Element

LANGUAGE = "nl-NL"
PRODUCER = "Loonwaarde"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def write_structure(data: bytes, root: Element, properties: Properties) -> bytes:
    """Return the PDF with its structure tree; the same input gives the same bytes."""
    with Pdf.open(BytesIO(data)) as pdf:
        _Tree(pdf).write(root)
        _write_outline(pdf, root)
        _write_properties(pdf, properties)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Tree:
    """Turns elements into PDF objects, and remembers which element each piece of content belongs to."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, Any]] = [{} for _ in self._pages]
        self._form = Form(pdf)

    def write(self, root: Element) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers = self._numbers()
        for index, node in enumerate(self._form.nodes, len(self._pages)):
            numbers.append(index)
            numbers.append(node)
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._pages) + len(self._form.nodes)
        self._form.finish()
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Any) -> Any:
        node = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
        if element.alt:
            node.Alt = String(element.alt)
        if element.scope:
            node.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
        content = [self._content(node, page, number) for page, number in element.marks]
        if element.veld is not None and element.box is not None:
            content.append(self._form.add(element.veld, element.box, node))
        node.K = Array(content + [self._element(child, node) for child in element.children])
        return node

    def _content(self, node: Any, page: int, number: int) -> Any:
        self._owners[page][number] = node
        return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)

    def _numbers(self) -> Array:
        """Return the tree from content back to elements; every page gets its key in it."""
        numbers = Array()
        for index, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            page.StructParents = index
            page.Tabs = Name.S
            numbers.append(index)
            numbers.append(self._pdf.make_indirect(Array([owners[n] for n in sorted(owners)])))
        return numbers


def _write_outline(pdf: Pdf, root: Element) -> None:
    """Let the headings be the outline; a lower heading hangs under the one before it."""
    with pdf.open_outline() as outline:
        above: list[tuple[int, Any]] = [(0, outline.root)]
        for element in root.children:
            if not (element.title and element.marks):
                continue
            level = int(element.role[1:])
            item = OutlineItem(element.title, element.marks[0][0])
            above = [(depth, items) for depth, items in above if depth < level]
            above[-1][1].append(item)
            above.append((level, item.children))


def _write_properties(pdf: Pdf, properties: Properties) -> None:
    day = properties.day or date(2000, 1, 1)
    xmp = _XMP.format(
        title=escape(properties.title),
        author=escape(properties.author),
        language=LANGUAGE,
        day=day.isoformat(),
        producer=PRODUCER,
    )
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    stamp = String(f"D:{day:%Y%m%d}000000Z")
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(properties.title),
            Author=String(properties.author),
            Producer=String(PRODUCER),
            CreationDate=stamp,
            ModDate=stamp,
        )
    )
