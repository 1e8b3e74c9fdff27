"""XML trees as bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET


def serialise(root: ET.Element) -> bytes:
    """An indented XML document in UTF-8 with a declaration and a newline at the end."""
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode("utf-8", "replace")
