"""Every part the installers carry: Python packages from the lock, libraries inside them, fonts, icons.

Licences are SPDX expressions. They come from the metadata of the installed packages; a table speaks only
where that metadata is silent or vague, after reading the licence file that comes along.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installer.carried import carried, read_sources
from installer.environment import ROOT
from installer.lockfile import canonical, read_lock
from installer.messages import SetupError

LOCK = ROOT / "requirements.lock"
TEXTS = ROOT / "installer" / "licences"
LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice)")
LGPL3 = (TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt")

# Words of the metadata that are no SPDX expression -> what the licence file beside it is.
MEANT = {
    "charset-normalizer": "MIT",
    "olefile": "BSD-2-Clause",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0-only",  # of the three it offers, the one used here
    "python-stdnum": "LGPL-2.1-or-later",
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
}
# Start of a library's file name, without `lib` -> name and licence of the part.
LIBRARIES = {
    "python3": ("Python", "Python-2.0"),
    "Qt6": ("Qt", "LGPL-3.0-only"),
    "pyside6": ("PySide6", "LGPL-3.0-only"),
    "shiboken6": ("shiboken6", "LGPL-3.0-only"),
    "icu": ("ICU", "Unicode-3.0"),
    "ssl": ("OpenSSL", "Apache-2.0"),
    "crypto": ("OpenSSL", "Apache-2.0"),
    "ffi": ("libffi", "MIT"),
    "z.": ("zlib", "Zlib"),
    "bz2": ("bzip2", "bzip2-1.0.6"),
    "lzma": ("XZ Utils (liblzma)", "0BSD"),
    "expat": ("Expat", "MIT"),
    "uuid": ("libuuid", "BSD-3-Clause"),
    "stdc++": ("GCC runtime", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    "gcc_s": ("GCC runtime", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    "pdfium": ("PDFium", "BSD-3-Clause AND Apache-2.0"),
    "qpdf": ("qpdf", "Apache-2.0"),
    "jpeg": ("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib"),
    "avif": ("libavif", "BSD-2-Clause"),
    "brotli": ("Brotli", "MIT"),
    "freetype": ("FreeType", "FTL"),
    "harfbuzz": ("HarfBuzz", "MIT-Modern-Variant"),
    "lcms2": ("Little CMS", "MIT"),
    "openjp2": ("OpenJPEG", "BSD-2-Clause"),
    "png16": ("libpng", "libpng-2.0"),
    "tiff": ("LibTIFF", "libtiff"),
    "webp": ("WebP", "BSD-3-Clause"),
    "sharpyuv": ("WebP", "BSD-3-Clause"),
    "xcb-": ("libxcb", "MIT"),
    "Xau-": ("libXau", "MIT"),
    "zstd": ("Zstandard", "BSD-3-Clause"),
}
PROBE = """
import json, ssl, sys, sysconfig
import lxml.etree, pikepdf, pypdfium2, sqlcipher3.dbapi2 as cipher
from PySide6.QtCore import qVersion
from cryptography.hazmat.backends.openssl.backend import backend
dotted = lambda numbers: ".".join(map(str, numbers))
opened = cipher.connect(":memory:")
print(json.dumps({
    "stdlib": sysconfig.get_path("stdlib"),
    "Python": sys.version.split()[0],
    "Qt": qVersion(),
    "SQLite": cipher.sqlite_version,
    "SQLCipher": opened.execute("PRAGMA cipher_version").fetchone()[0].split()[0],
    "OpenSSL": ssl.OPENSSL_VERSION.split()[1],
    "OpenSSL in cryptography": backend.openssl_version_text().split()[1],
    "qpdf": pikepdf.__libqpdf_version__,
    "PDFium": str(pypdfium2.PDFIUM_INFO).split("@")[0],
    "libxml2": dotted(lxml.etree.LIBXML_VERSION),
    "libxslt": dotted(lxml.etree.LIBXSLT_VERSION),
}))
"""
# Parts that are no file of their own in the bundle, or that lie in resources/.
INSIDE = {
    "SQLite": "blessing",
    "SQLCipher": "BSD-3-Clause",
    "OpenSSL in cryptography": "Apache-2.0",
    "libxml2": "MIT",
    "libxslt": "MIT",
    "Python": "Python-2.0",
    "Qt": "LGPL-3.0-only",
    "PDFium": "BSD-3-Clause AND Apache-2.0",
    "qpdf": "Apache-2.0",
    "OpenSSL": "Apache-2.0",
}
TEXT_INSIDE = {
    "Qt": LGPL3,
    "SQLCipher": (TEXTS / "SQLCipher.txt",),
    "libxml2": (TEXTS / "libxml2-libxslt.txt",),
    "libxslt": (TEXTS / "libxml2-libxslt.txt",),
}
# Part brought along from the system it is built on -> Debian package with its licence.
FROM_DEBIAN = {
    "OpenSSL": "libssl3",
    "libffi": "libffi8",
    "zlib": "zlib1g",
    "bzip2": "libbz2-1.0",
    "XZ Utils (liblzma)": "liblzma5",
    "Expat": "libexpat1",
    "libuuid": "libuuid1",
    "GCC runtime": "libgcc-s1",
}
RESOURCES = (
    ("Inter", "OFL-1.1", "fonts/LICENSE-Inter.txt"),
    ("DejaVu Sans", "Bitstream-Vera", "fonts/LICENSE-DejaVu.txt"),
    ("Tabler Icons", "MIT", "icons/LICENSE-Tabler.txt"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: where it comes from, under which licence, and the files with the text of that licence."""

    name: str
    version: str
    licence: str
    kind: str = "library"
    hashes: tuple[str, ...] = ()
    purl: str = ""
    texts: tuple[Path, ...] = ()


def list_parts(python: Path, bundle: Path | None = None) -> tuple[Part, ...]:
    """All parts by name; with `bundle` the packages it carries and its libraries. Raises SetupError."""
    site, versions = ask_environment(python)
    parts = [*list_packages(site, bundle), *list_inside(versions), *list_resources(), bootloader()]
    if bundle is not None:
        known = {part.name for part in parts}
        parts += [part for part in list_libraries(bundle) if part.name not in known]
    return tuple(sorted(parts, key=lambda part: (part.name.casefold(), part.version)))


def ask_environment(python: Path) -> tuple[Path, dict[str, str]]:
    """The folder of the installed packages, and the versions of what lies inside them."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answers = [
        subprocess.run([str(python), "-c", code], capture_output=True, encoding="utf-8")
        for code in (where, PROBE)
    ]
    if any(answer.returncode for answer in answers):
        raise SetupError(f"De onderdelen zijn niet op te vragen.\n{answers[1].stderr.strip()[-500:]}", 1)
    return Path(answers[0].stdout.strip()), json.loads(answers[1].stdout)


def list_packages(site: Path, bundle: Path | None = None) -> Iterator[Part]:
    """The packages of the lock, those in `bundle` only. Raises SetupError when one is missing or differs."""
    pins = {pin.name: pin for pin in read_lock(LOCK)}
    found = {name: package for name, package in installed(site).items() if name in pins}
    for pin in pins.values():
        if pin.name not in found or found[pin.name].version != pin.version:
            raise SetupError(f"{pin.name} {pin.version} is niet geïnstalleerd.", 1)
    for name in sorted(found if bundle is None else carried(found, site, read_sources(bundle))):
        yield Part(
            name,
            pins[name].version,
            licence_of(name, found[name]),
            hashes=pins[name].hashes,
            purl=f"pkg:pypi/{name}@{pins[name].version}",
            texts=licence_texts(name, found[name]),
        )


def installed(site: Path) -> dict[str, Distribution]:
    return {canonical(found.name): found for found in distributions(path=[str(site)])}


def licence_of(name: str, found: Distribution) -> str:
    """Its SPDX expression; '' when neither the metadata nor the table knows."""
    metadata = found.metadata
    return MEANT.get(name) or metadata.get("License-Expression", "") or metadata.get("License", "")


def licence_texts(name: str, found: Distribution) -> tuple[Path, ...]:
    """The licence files the package came with; for Qt, which brings none, the ones kept here."""
    texts = [
        Path(str(file.locate()))
        for file in found.files or ()
        if ".dist-info/" in str(file) and ("/licenses/" in str(file) or LICENCE_FILE.search(file.name))
    ]
    return tuple(path for path in texts if path.is_file()) or (LGPL3 if is_qt(name) else ())


def is_qt(name: str) -> bool:
    return MEANT.get(name) == "LGPL-3.0-only"


def list_inside(versions: dict[str, str]) -> Iterator[Part]:
    """What is built into Python, into a package or into Qt; Python keeps its licence beside its library."""
    python = [Path(versions["stdlib"], "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt")]
    texts = {**TEXT_INSIDE, "Python": tuple(path for path in python if path.is_file())[:1]}
    for name, licence in INSIDE.items():
        yield Part(name, versions[name], licence, texts=texts.get(name) or debian_text(name))


def debian_text(name: str) -> tuple[Path, ...]:
    """The licence file of the system's own package, where this machine has it."""
    folder = Path("/usr/share/doc")
    return tuple(sorted(folder.glob(f"{FROM_DEBIAN[name]}*/copyright"))[:1]) if name in FROM_DEBIAN else ()


def list_resources() -> Iterator[Part]:
    for name, licence, text in RESOURCES:
        yield Part(name, "", licence, kind="file", texts=(ROOT / "resources" / text,))


def bootloader() -> Part:
    """The start of the frozen program; its licence makes an exception for programs made with it."""
    pins = {pin.name: pin for pin in read_lock(ROOT / "installer" / "requirements-build.lock")}
    pin = pins["pyinstaller"]
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    purl = f"pkg:pypi/{pin.name}@{pin.version}"
    return Part("PyInstaller bootloader", pin.version, licence, hashes=pin.hashes, purl=purl)


def list_libraries(bundle: Path) -> Iterator[Part]:
    """The shared libraries beside Python's own modules, each part once."""
    seen = set()
    for path in shared_libraries(bundle):
        name, licence = library_part(path.name)
        if name not in seen:
            seen.add(name)
            yield Part(name, library_version(path.name), licence, texts=debian_text(name))


def shared_libraries(bundle: Path) -> Iterable[Path]:
    """`lib*.so*` of the bundle, without the plugins of Qt, which are part of Qt."""
    found = bundle.rglob("lib*.so*")
    return sorted(path for path in found if "plugins" not in path.parts and not path.is_symlink())


def library_part(name: str) -> tuple[str, str]:
    """Name and licence of the part a library file belongs to. Raises SetupError when nobody wrote it down."""
    bare = name.removeprefix("lib")
    for start, part in LIBRARIES.items():
        if bare.startswith(start):
            return part
    raise SetupError(f"Van {name} is de licentie niet opgeschreven in installer/parts.py.", 1)


def library_version(name: str) -> str:
    """What the file name tells: libtiff-20b7e810.so.6.3.0 is version 6.3.0 of its interface."""
    return name.partition(".so.")[2]
