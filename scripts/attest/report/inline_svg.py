"""An SVG file as a part of a page: its ids its own, nothing in it that runs or fetches."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from html import escape

from markupsafe import Markup

SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use"}
FRAME = {"svg", "g", "defs", "title", "desc", "clipPath", "mask", "marker", "pattern", "stop"}
DRAWING = SHAPES | FRAME | {"linearGradient", "radialGradient"}
REFERENCES = ("href", "xlink:href")
_LOCAL = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
_FETCHES = re.compile(r"url\(\s*(?!\s*#)|@import|javascript:|expression\(", re.IGNORECASE)
_POINTS = re.compile(r"^[\d.]+(?=pt$)")


def inline(svg: str, name: str) -> Markup:
    """The drawing as markup whose ids begin with `name`, so that several can share a page.

    Elements other than shapes and text, event handlers and references to other files are left out.
    """
    if not svg.strip():
        return Markup("")
    # Without its document type the text has no entities of its own, so none can be expanded.
    bare = re.sub(r"<!DOCTYPE[^>\[]*(\[[^\]]*\])?[^>]*>", "", svg, count=1, flags=re.DOTALL)
    root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", bare).strip())
    # The one style sheet that matplotlib writes speaks of all elements: here it must not leave the drawing.
    root.set("style", "stroke-linejoin:round;stroke-linecap:butt")
    return Markup(_element(root, name, outermost=True))


def _element(element: ElementTree.Element, name: str, outermost: bool = False) -> str:
    tag = _plain(element.tag)
    if tag not in DRAWING:
        return ""
    attributes = "".join(
        f' {key}="{escape(value)}"'
        for key, value in (_attribute(_plain(k), v, name, outermost) for k, v in element.attrib.items())
        if value
    )
    inside = escape(element.text or "", quote=False) if (element.text or "").strip() else ""
    for child in element:
        inside += _element(child, name)
        if (child.tail or "").strip():
            inside += escape(child.tail or "", quote=False)
    if outermost:
        attributes += f' class="figure {escape(name)}"'
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _attribute(key: str, value: str, name: str, outermost: bool) -> tuple[str, str]:
    """The attribute as it may stand in the page; a blank value drops it."""
    if key.lower().startswith("on") or key == "class" or _FETCHES.search(value):
        return key, ""
    if key == "id":
        return key, f"{name}-{value}"
    if key in REFERENCES:
        return "href", f"#{name}-{value[1:]}" if value.startswith("#") else ""
    if key == "aria-labelledby":
        return key, " ".join(f"{name}-{part}" for part in value.split())
    if outermost and key in ("width", "height"):
        # A screen shows a point a little larger than a pixel; the page's style keeps it within the column.
        points = _POINTS.match(value)
        return key, f"{float(points.group()) * 4 / 3:.0f}" if points else value
    return key, _LOCAL.sub(lambda found: f"url(#{name}-{found.group(1)})", value)


def _plain(tag: str) -> str:
    """A name without its namespace."""
    return tag.rsplit("}", 1)[-1]
