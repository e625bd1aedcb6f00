"""Draw the icon of the program in every size: python -m installer.draw_icons MAP

Runs with the packages of the program and without a screen: Qt draws, Pillow writes the files of Windows and
macOS.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "appicon" / "loonwaarde.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw(folder: Path) -> None:
    """`loonwaarde-<size>.png` for each size, `loonwaarde.ico` and `loonwaarde.icns`."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None
    renderer = QSvgRenderer(str(SOURCE))
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            renderer.render(painter, QRectF(0, 0, size, size))
        image.save(str(png(folder, size)))
    write_containers(folder)


def png(folder: Path, size: int) -> Path:
    return folder / f"loonwaarde-{size}.png"


def write_containers(folder: Path) -> None:
    from PIL import Image

    pictures = [Image.open(png(folder, size)) for size in SIZES]
    small = [picture for picture in pictures if picture.width <= 256]
    small[-1].save(
        folder / "loonwaarde.ico", sizes=[picture.size for picture in small], append_images=small[:-1]
    )
    pictures[-1].save(folder / "loonwaarde.icns", append_images=pictures[:-1])
    for picture in pictures:
        picture.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(Path(sys.argv[1]))
