"""What a page says, beside how it looks: a tree of headings, paragraphs and tables for screen readers.

reportlab draws but cannot tag. Each flowable here wraps what it draws in marked content and notes page and
number in its Element; `tagged_pdf` writes the tree into the finished file. Whatever has no element
(lines, footers, repeated table headers) is marked as an artifact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, cleanBlockQuotedText

from app.documents.papier import Invulveld


@dataclass(eq=False)
class Element:
    """One node of the structure tree; `marks` are (page index, marked content number) in order of drawing.

    A Form has the `veld` to fill in and, once drawn, its `box`: page index and corners in whole points.
    """

    role: str
    alt: str = ""
    title: str = ""
    scope: str = ""
    veld: Invulveld | None = None
    box: tuple[int, int, int, int, int] | None = None
    children: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, child: Element) -> Element:
        """Append and return a child."""
        self.children.append(child)
        return child


_MARKUP = re.compile("[<&]")
Footer = Callable[[Canvas, int, int], None]


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that counts marked content, and draws the page frame when the number of pages is known."""

    def __init__(self, *args: Any, frame: Footer, **kwargs: Any) -> None:
        self._pages: list[dict[str, Any]] = []
        self._marks: Counter[int] = Counter()
        self._frame = frame
        super().__init__(*args, **kwargs)

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Mark what is drawn as content of `element`."""
        page = self._pageNumber - 1
        element.marks.append((page, self._marks[page]))
        self._code.append(f"/{element.role} <</MCID {self._marks[page]}>> BDC")
        self._marks[page] += 1
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn as decoration."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page until the number of pages is known."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draw the frame on every kept page and write the file."""
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            with self.artifact():
                self._frame(self, number, len(self._pages))
            super().showPage()
        super().save()


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph that belongs to an element; drawn a second time (a repeated header) it is an artifact."""

    def __init__(self, text: Any, style: Any, element: Element | None = None, **kwargs: Any) -> None:
        self.element = element
        self._drawn = False
        self._laid_out: tuple[Any, Any] = (None, None)  # the width it was last asked for, and its lines
        if isinstance(text, str) and text.strip() and not _MARKUP.search(text):
            kwargs["frags"] = [_plain(style).clone(text=cleanBlockQuotedText(text))]
        super().__init__(text, style, **kwargs)

    def wrap(self, width: Any, height: Any) -> Any:
        """Lay out in this width; a table asks the same of each cell three times."""
        lines = getattr(self, "blPara", None)
        if lines is not None and self._laid_out[0] == width and self._laid_out[1] is lines:
            return self.width, self.height
        answer = super().wrap(width, height)
        self._laid_out = width, getattr(self, "blPara", None)
        return answer

    def split(self, width: Any, height: Any) -> list[Any]:
        """Split over two pages; both halves belong to the same element."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.element = self.element
        return parts

    def draw(self) -> None:
        """Draw inside marked content."""
        first_time = self.element is not None and not self._drawn
        self._drawn = True
        with self.canv.marked(self.element) if first_time else self.canv.artifact():
            super().draw()


@cache
def _plain(style: Any) -> Any:
    """What the parser makes of a word in this style; text without markup takes its place unparsed."""
    return Paragraph("x", style).frags[0]


class TaggedTable(Table):  # type: ignore[misc]
    """A table whose lines and backgrounds are artifacts; its cells are tagged paragraphs."""

    def _drawBkgrnd(self) -> None:  # noqa: N802 - reportlab's name
        with self.canv.artifact():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802 - reportlab's name
        with self.canv.artifact():
            super()._drawLines()


class Picture(Flowable):  # type: ignore[misc]
    """A drawing of fixed size; with an element it is a Figure with a text alternative, else an artifact."""

    def __init__(
        self, width: int, height: int, paint: Callable[[Canvas], None], element: Element | None = None
    ) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._paint = paint
        self.element = element

    def draw(self) -> None:
        """Draw inside marked content."""
        with self.canv.marked(self.element) if self.element else self.canv.artifact():
            self._paint(self.canv)
