"""A PPTX written part by part: one master, one layout, slides of shapes. Sizes are pixels of a 1280×720 page."""

from xml.sax.saxutils import escape

EMU = 9525
NS = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SANS, SERIF, KAI = "Noto Sans CJK SC", "Noto Serif CJK SC", "LXGW WenKai"


def fill(colour, alpha=1.0):
    if not colour:
        return "<a:noFill/>"
    opacity = f'<a:alpha val="{int(alpha * 100000)}"/>' if alpha < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}">{opacity}</a:srgbClr></a:solidFill>'


def outline(colour, width=1.5, dash="", arrow=False):
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{int(width * 9525)}" cap="rnd">{fill(colour)}{f"<a:prstDash val={chr(34)}{dash}{chr(34)}/>" if dash else ""}<a:round/>{"<a:tailEnd type=" + chr(34) + "triangle" + chr(34) + "/>" if arrow else ""}</a:ln>'


def xfrm(x, y, w, h, flip=""):
    return f'<a:xfrm{flip}><a:off x="{int(x * EMU)}" y="{int(y * EMU)}"/><a:ext cx="{int(w * EMU)}" cy="{int(h * EMU)}"/></a:xfrm>'


def paragraphs(words, size, colour, font, bold, at, leading):
    out = []
    for line in words.split("\n"):
        run = f'<a:r><a:rPr lang="zh-CN" altLang="en-US" sz="{int(size * 75)}" b="{int(bold)}" dirty="0">{fill(colour)}<a:latin typeface="{font}"/><a:ea typeface="{font}"/></a:rPr><a:t>{escape(line)}</a:t></a:r>'
        out.append(f'<a:p><a:pPr algn="{at}"><a:lnSpc><a:spcPct val="{int(leading * 1000)}"/></a:lnSpc></a:pPr>{run if line else ""}</a:p>')
    return "".join(out)


class Slide:
    def __init__(self, background="#fbf8f1", notes=""):
        self.shapes, self.background, self.notes = [], background, notes

    def add(self, xml):
        self.shapes.append(xml.replace("ID#", str(len(self.shapes) + 2)))

    def text(self, x, y, w, h, words, size, colour="#1d2a3f", font=SANS, bold=False, at="l", leading=115, title=False, anchor="t"):
        kind = '<p:nvPr><p:ph type="title"/></p:nvPr>' if title else "<p:nvPr/>"
        lock = "" if title else ' txBox="1"'
        self.add(f'<p:sp><p:nvSpPr><p:cNvPr id="ID#" name="{"标题" if title else "文字"}"/><p:cNvSpPr{lock}/>{kind}</p:nvSpPr><p:spPr>{xfrm(x, y, w, h)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs(words, size, colour, font, bold, at, leading)}</p:txBody></p:sp>')

    def shape(self, kind, x, y, w, h, colour=None, line=None, width=1.5, alpha=1.0, adjust=None, dash="", arrow=False, flip="", words="", size=20, ink="#ffffff", bold=True, rotate=0):
        values = f'<a:gd name="adj" fmla="val {adjust}"/>' if adjust is not None else ""
        turn = f' rot="{int(rotate * 60000)}"' if rotate else ""
        body = f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>{paragraphs(words, size, ink, SANS, bold, "ctr", 110)}</p:txBody>' if words else ""
        tag = "cxnSp" if kind == "line" else "sp"
        name = {"cxnSp": "<p:nvCxnSpPr><p:cNvPr id=\"ID#\" name=\"线\"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>", "sp": "<p:nvSpPr><p:cNvPr id=\"ID#\" name=\"图形\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"}[tag]
        paint = "" if kind == "line" else fill(colour, alpha)
        self.add(f'<p:{tag}>{name}<p:spPr>{xfrm(x, y, w, h, flip + turn)}<a:prstGeom prst="{kind}"><a:avLst>{values}</a:avLst></a:prstGeom>{paint}{outline(line, width, dash, arrow)}</p:spPr>{body}</p:{tag}>')

    def line(self, x1, y1, x2, y2, colour="#1d2a3f", width=2.0, dash="", arrow=False):
        flip = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        self.shape("line", min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), line=colour, width=width, dash=dash, arrow=arrow, flip=flip)

    def table(self, x, y, widths, height, rows):
        grid = "".join(f'<a:gridCol w="{int(w * EMU)}"/>' for w in widths)
        body = ""
        for i, row in enumerate(rows):
            cells = "".join(f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(c, 24, "#ffffff" if i == 0 else "#1d2a3f", SANS, i == 0 or j == 0, "ctr", 110)}</a:txBody><a:tcPr anchor="ctr">{fill("#23807a" if i == 0 else "#ffffff" if i % 2 else "#f1ece0")}</a:tcPr></a:tc>' for j, c in enumerate(row))
            body += f'<a:tr h="{int(height * EMU)}">{cells}</a:tr>'
        self.add(f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="ID#" name="表格"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{int(x * EMU)}" y="{int(y * EMU)}"/><a:ext cx="{int(sum(widths) * EMU)}" cy="{int(height * len(rows) * EMU)}"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1" bandRow="1"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>')

    def xml(self):
        return f'{XML}<p:sld {NS}><p:cSld><p:bg><p:bgPr>{fill(self.background)}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{"".join(self.shapes)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>'


GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
TITLE = f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="标题"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{xfrm(72, 60, 1136, 70)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>标题</a:t></a:r></a:p></p:txBody></p:sp>'
COLOURS = {"dk1": "1D2A3F", "lt1": "FFFFFF", "dk2": "23807A", "lt2": "FBF8F1", "accent1": "C8462F", "accent2": "23807A", "accent3": "2F5FA8", "accent4": "D99A2B", "accent5": "66728A", "accent6": "8FB39A", "hlink": "2F5FA8", "folHlink": "66728A"}


def theme():
    colours = "".join(f'<a:{k}><a:srgbClr val="{v}"/></a:{k}>' for k, v in COLOURS.items())
    font = lambda tag, name: f'<a:{tag}><a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface=""/></a:{tag}>'
    solid, line = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>', '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
    return f'{XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="书院"><a:themeElements><a:clrScheme name="书院">{colours}</a:clrScheme><a:fontScheme name="书院">{font("majorFont", SERIF)}{font("minorFont", SANS)}</a:fontScheme><a:fmtScheme name="书院"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>'


def relationships(*targets):
    return f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(f'<Relationship Id="rId{i}" Type="{kind if "://" in kind else f"{REL}/{kind}"}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1)) + "</Relationships>"


def deck(slides, title, creator, subject, description, keywords, created) -> dict[str, str]:
    """All parts of the package, by path."""
    part = "application/vnd.openxmlformats-officedocument.presentationml"
    types = [("/ppt/presentation.xml", f"{part}.presentation.main+xml"), ("/ppt/slideMasters/slideMaster1.xml", f"{part}.slideMaster+xml"), ("/ppt/slideLayouts/slideLayout1.xml", f"{part}.slideLayout+xml"), ("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"), ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"), ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")]
    types += [(f"/ppt/slides/slide{i}.xml", f"{part}.slide+xml") for i in range(1, len(slides) + 1)]
    clr = '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    ids = "".join(f'<p:sldId id="{255 + i}" r:id="rId{i + 2}"/>' for i in range(1, len(slides) + 1))
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' + "".join(f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in types) + "</Types>",
        "_rels/.rels": relationships(("officeDocument", "ppt/presentation.xml"), ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"), ("extended-properties", "docProps/app.xml")),
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{creator}</dc:creator><cp:keywords>{keywords}</cp:keywords><dc:description>{description}</dc:description><dc:language>zh-CN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{created}</dcterms:modified></cp:coreProperties>',
        "docProps/app.xml": f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Slides>{len(slides)}</Slides></Properties>',
        "ppt/presentation.xml": f'{XML}<p:presentation {NS}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relationships(("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml"), *[("slide", f"slides/slide{i}.xml") for i in range(1, len(slides) + 1)]),
        "ppt/slideMasters/slideMaster1.xml": f'{XML}<p:sldMaster {NS}><p:cSld><p:bg><p:bgPr>{fill("#fbf8f1")}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{TITLE}</p:spTree></p:cSld>{clr}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr><a:defRPr sz="3000" b="1"/></a:lvl1pPr></p:titleStyle><p:bodyStyle/><p:otherStyle/></p:txStyles></p:sldMaster>',
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")),
        "ppt/slideLayouts/slideLayout1.xml": f'{XML}<p:sldLayout {NS} type="titleOnly"><p:cSld name="仅标题"><p:spTree>{GROUP}{TITLE}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>',
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relationships(("slideMaster", "../slideMasters/slideMaster1.xml")),
        "ppt/theme/theme1.xml": theme(),
    }
    for i, slide in enumerate(slides, 1):
        parts[f"ppt/slides/slide{i}.xml"] = slide.xml()
        parts[f"ppt/slides/_rels/slide{i}.xml.rels"] = relationships(("slideLayout", "../slideLayouts/slideLayout1.xml"))
    return parts
