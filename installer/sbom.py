"""The list of licences as people read it, and the bill of materials as machines read it (CycloneDX 1.6)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from installer.environment import ROOT
from installer.parts import Part

LICENCE = "EUPL-1.2"
HEAD = """\
Loonwaarde {version} valt onder de EUPL, versie 1.2. Het gebruikt de onderdelen hieronder. Achter elk
onderdeel staat de licentie; de volledige teksten volgen daarna. Onderdelen onder de LGPL (Qt, PySide6,
shiboken6, python-stdnum) mag u vervangen door uw eigen versie: de bestanden liggen los in de map van het
programma of worden met `python3 installer/build.py` opnieuw samengevoegd.

"""
RULE = "=" * 100


def licence_list(version: str, parts: Iterable[Part]) -> str:
    """The table of all parts, then the text of each licence once."""
    parts = tuple(parts)
    width = max(len(part.name) for part in parts) + 2
    rows = [f"{part.name:{width}}{part.version:16}{part.licence}".rstrip() for part in parts]
    texts: dict[str, list[str]] = {}
    for part in parts:
        for path in part.texts:
            texts.setdefault(read_text(path), []).append(part.name)
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    chapters = [("Loonwaarde", own), *((", ".join(dict.fromkeys(who)), text) for text, who in texts.items())]
    body = [f"{RULE}\n{who}\n{RULE}\n\n{text.strip()}\n" for who, text in chapters]
    return HEAD.format(version=version) + "\n".join(rows) + "\n\n" + "\n".join(body)


def read_text(path: Path) -> str:
    """A licence file; a few old ones are not UTF-8."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def bill_of_materials(version: str, parts: Iterable[Part], epoch: int) -> str:
    """CycloneDX JSON; the same parts and moment give the same bytes.

    `hashes` of a package are those of all files the lock accepts, for every system.
    """
    components = [component(part) for part in parts]
    root = {
        "type": "application",
        "bom-ref": "loonwaarde",
        "name": "loonwaarde",
        "version": version,
        "licenses": [{"license": {"id": LICENCE}}],
    }
    bom: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": moment(epoch), "component": root},
        "components": components,
        "dependencies": [{"ref": "loonwaarde", "dependsOn": [each["bom-ref"] for each in components]}],
    }
    content = json.dumps(bom, sort_keys=True)
    bom["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}"
    return json.dumps(bom, ensure_ascii=False, indent=1) + "\n"


def component(part: Part) -> dict[str, Any]:
    """One part; empty fields are left out, as the schema asks."""
    fields: dict[str, Any] = {
        "type": part.kind,
        "bom-ref": part.purl or f"{part.name}@{part.version}",
        "name": part.name,
        "version": part.version,
        "licenses": [{"expression": part.licence}],
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in part.hashes],
        "purl": part.purl,
    }
    if part.name == "PyInstaller bootloader":
        fields["bom-ref"] = f"bootloader@{part.version}"
    return {name: value for name, value in fields.items() if value}


def moment(epoch: int) -> str:
    return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
