"""What stands on a widget as a file: PNG and SVG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QPoint
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget


def save_svg(widget: QWidget, path: Path) -> None:
    """Write the picture as SVG, named as the widget is. Raises OSError."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    generator.setTitle(widget.accessibleName())
    widget.render(generator, QPoint(), widget.rect())
    path.write_bytes(bytes(data.data()))


def save_png(widget: QWidget, path: Path) -> None:
    """Write the picture as PNG. Raises OSError."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    path.write_bytes(bytes(data.data()))
