"""Reading a PDF back with tools that know nothing of how it was made."""

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest


def text_of(pdf: bytes) -> str:
    """The text of all pages with runs of white space made one."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def pages_of(pdf: bytes) -> int:
    """How many pages there are."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def ask(tmp_path: Path, pdf: bytes, tool: str, *options: str) -> str:
    """What a poppler tool says about the PDF; skip where the tool is absent."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} (poppler-utils) is not installed")
    path = tmp_path / "stuk.pdf"
    path.write_bytes(pdf)
    order = [tool, *options, str(path)] + (["-"] if tool == "pdftotext" else [])
    return subprocess.run(order, check=True, capture_output=True, text=True).stdout


def assert_fonts_embedded(tmp_path: Path, pdf: bytes) -> None:
    """Every font is in the file."""
    rows = ask(tmp_path, pdf, "pdffonts").splitlines()[2:]
    assert rows
    assert all(re.search(r" yes (yes|no ) (yes|no ) ", row + " ") for row in rows), rows
