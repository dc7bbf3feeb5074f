"""The EPUB 3 《一滴水的旅行》: chapters from book/, a drawn cover and figure, zipped the same way every time."""

import pathlib
import sys
import tempfile
import zipfile

from PIL import Image

import paint

HERE = pathlib.Path(__file__).parent
CHAPTERS = [("one", "第一章　清晨的小溪"), ("two", "第二章　变轻了，飞起来"), ("three", "第三章　住进一朵云"), ("four", "第四章　下山，回家")]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="zh-CN" lang="zh-CN">\n<head><meta charset="UTF-8"/><title>{title}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>\n<body{attributes}>\n{body}\n</body>\n</html>\n'
CONTAINER = '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-CN">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:5f0c2a5e-3b0e-7d61-9a4c-1c9d3b7e2a10</dc:identifier>
    <dc:title>一滴水的旅行</dc:title>
    <dc:creator>竹里小学科学组</dc:creator>
    <dc:language>zh-CN</dc:language>
    <dc:subject>科学</dc:subject>
    <dc:subject>水循环</dc:subject>
    <dc:description>跟着一滴水从溪流走到云里，再落回山谷：蒸发、凝结、降水与径流。</dc:description>
    <dc:publisher>竹里小学（示例）</dc:publisher>
    <dc:date>2026-03-22</dc:date>
    <dc:rights>CC-BY-4.0</dc:rights>
    <meta property="dcterms:modified">2026-03-22T00:00:00Z</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessMode">visual</meta>
    <meta property="schema:accessibilityFeature">alternativeText</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityHazard">none</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="css" href="book.css" media-type="text/css"/>
    <item id="cover-image" href="images/cover.jpg" media-type="image/jpeg" properties="cover-image"/>
    <item id="cycle" href="images/cycle.png" media-type="image/png"/>
    <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
{items}
  </manifest>
  <spine>
    <itemref idref="cover"/>
    <itemref idref="nav"/>
{refs}
  </spine>
</package>
"""


def page(title: str, body: str, attributes: str = "") -> str:
    return HEAD.format(title=title, body=body, attributes=attributes)


def pictures(folder: pathlib.Path) -> tuple[bytes, bytes]:
    paint.cover(folder / "cover.png")
    Image.open(folder / "cover.png").convert("RGB").resize((900, 1200), Image.LANCZOS).save(folder / "cover.jpg", quality=88, optimize=True)
    paint.cycle(folder / "cycle-full.png")
    Image.open(folder / "cycle-full.png").convert("RGB").quantize(200, dither=Image.Dither.NONE).save(folder / "cycle.png", optimize=True)
    return (folder / "cover.jpg").read_bytes(), (folder / "cycle.png").read_bytes()


def main(out: pathlib.Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    entries = {"META-INF/container.xml": CONTAINER, "EPUB/book.css": (HERE / "book/book.css").read_text("utf-8")}
    items = "\n".join(f'    <item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n, _ in CHAPTERS)
    entries["EPUB/package.opf"] = PACKAGE.format(items=items, refs="\n".join(f'    <itemref idref="{n}"/>' for n, _ in CHAPTERS))
    toc = "".join(f'<li><a href="{n}.xhtml">{t}</a></li>' for n, t in CHAPTERS)
    entries["EPUB/nav.xhtml"] = page("目录", f'<nav epub:type="toc" id="toc"><h1>目录</h1><ol>{toc}</ol></nav>')
    entries["EPUB/cover.xhtml"] = page("封面", '<section epub:type="cover"><img src="images/cover.jpg" alt="封面：一滴水的旅行，一滴微笑的水站在青山之间"/></section>', ' class="cover"')
    for name, title in CHAPTERS:
        entries[f"EPUB/{name}.xhtml"] = page(title, (HERE / f"book/{name}.xhtml").read_text("utf-8").strip())
    with tempfile.TemporaryDirectory() as temporary:
        entries["EPUB/images/cover.jpg"], entries["EPUB/images/cycle.png"] = pictures(pathlib.Path(temporary))
    write(out / "journey-of-a-drop.epub", entries, "application/epub+zip")


def write(path: pathlib.Path, entries: dict, mimetype: str | None = None) -> None:
    """A zip with fixed dates; `mimetype` comes first and uncompressed, as OCF asks."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        if mimetype:
            archive.writestr(zipfile.ZipInfo("mimetype", (2026, 3, 22, 0, 0, 0)), mimetype, zipfile.ZIP_STORED)
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 22, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
