"""Every part has a name, a version, a licence and its text; the bill of materials says what the lock says."""

import json
import re
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from installer import parts, sbom
from installer.lockfile import read_lock
from installer.messages import SetupError

EPOCH = 1_795_000_000
# In the public domain, or with a text that another part brings (Apache-2.0, GPL), or with its package.
WITHOUT_TEXT = {"PyInstaller bootloader", "SQLite", "OpenSSL", "OpenSSL in cryptography", "PDFium", "qpdf"}
SPDX = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "Bitstream-Vera", "Bootloader-exception", "FTL",
    "GCC-exception-3.1", "GPL-2.0-or-later", "GPL-3.0-or-later", "IJG", "LGPL-2.1-or-later", "LGPL-3.0-only",
    "MIT", "MIT-0", "MIT-CMU", "MIT-Modern-Variant", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0",
    "Unicode-3.0", "Zlib", "blessing", "bzip2-1.0.6", "libpng-2.0", "libtiff",
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> tuple[parts.Part, ...]:
    return parts.list_parts(Path(sys.executable))


def licence_words(expression: str) -> set[str]:
    return set(re.findall(r"[\w.-]+", expression)) - {"AND", "OR", "WITH"}


def test_every_locked_package_is_a_part_with_its_hashes(found):
    listed = {(part.name, part.version, part.hashes) for part in found}
    assert {(pin.name, pin.version, pin.hashes) for pin in read_lock(parts.LOCK)} <= listed


def test_lock_is_read_whole():
    text = parts.LOCK.read_text(encoding="utf-8")
    pins = read_lock(parts.LOCK)
    assert len(pins) == text.count("==")
    assert sum(len(pin.hashes) for pin in pins) == text.count("--hash=")
    assert {pin.name: pin.marker for pin in pins}["pycparser"] == "implementation_name != 'PyPy'"


def test_every_licence_is_an_spdx_expression(found):
    unknown = {part.name: part.licence for part in found if not licence_words(part.licence) <= SPDX}
    assert unknown == {}
    assert [part.name for part in found if not part.licence] == []
    tables = [*parts.LIBRARIES.values(), *parts.INSIDE.items()]
    assert {name: licence for name, licence in tables if not licence_words(licence) <= SPDX} == {}


def test_the_text_of_each_licence_goes_along(found):
    assert {part.name for part in found if not part.texts} <= WITHOUT_TEXT
    assert all(path.read_bytes().strip() for part in found for path in part.texts)


def test_table_speaks_only_where_the_metadata_is_vague():
    stated = {name: distribution(name).metadata.get("License-Expression") for name in parts.MEANT}
    assert {name: words for name, words in stated.items() if words} == {}


def test_list_for_people_names_each_part_and_every_text(found):
    text = sbom.licence_list("1.2", found)
    for part in found:
        assert re.search(rf"^{re.escape(part.name)} +.*{re.escape(part.licence)}$", text, re.MULTILINE)
    for words in (
        "EUROPEAN UNION PUBLIC LICENCE",
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "SIL OPEN FONT LICENSE",
    ):
        assert words in text


def test_bill_of_materials_is_complete_and_the_same_each_time(found):
    written = sbom.bill_of_materials("1.2", found, EPOCH)
    assert written == sbom.bill_of_materials("1.2", found, EPOCH)
    bom = json.loads(written)
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert bom["metadata"]["timestamp"] == "2026-11-18T11:06:40Z"
    assert bom["metadata"]["component"]["version"] == "1.2"
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bom["serialNumber"])
    components = bom["components"]
    assert [each["name"] for each in components] == [part.name for part in found]
    assert all(each["licenses"][0]["expression"] for each in components)
    references = [each["bom-ref"] for each in components]
    assert len(set(references)) == len(references)
    assert bom["dependencies"] == [{"ref": "loonwaarde", "dependsOn": references}]


def test_libraries_of_a_bundle_are_parts_too(tmp_path):
    internal = tmp_path / "_internal"
    (internal / "PySide6" / "plugins").mkdir(parents=True)
    for name in (
        "libtiff-20b7e810.so.6.3.0",
        "libwebp-1.so.7",
        "libsharpyuv-2.so.0",
        "PySide6/plugins/libx.so",
    ):
        (internal / name).touch()
    listed = {part.name: (part.version, part.licence) for part in parts.list_libraries(tmp_path)}
    assert listed == {"LibTIFF": ("6.3.0", "libtiff"), "WebP": ("0", "BSD-3-Clause")}


def test_library_nobody_wrote_down_stops_the_build(tmp_path):
    (tmp_path / "libgeheim.so.1").touch()
    with pytest.raises(SetupError, match=r"libgeheim\.so\.1"):
        list(parts.list_libraries(tmp_path))
