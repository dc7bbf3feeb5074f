"""The lesson plan and the exercise sheet as DOCX, by python-docx with an own look."""

import datetime
import pathlib
import sys
import zipfile

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

import papers
from epub import write

SANS, SERIF = "Noto Sans CJK SC", "Noto Serif CJK SC"
INK, RED, TEAL = RGBColor(0x1D, 0x2A, 0x3F), RGBColor(0xC8, 0x46, 0x2F), RGBColor(0x23, 0x80, 0x7A)


def face(style, font, size, colour=INK, bold=False, before=0, after=4):
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = font, Pt(size), bold, colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if "heme" in attribute:
            del fonts.attrib[attribute]
    for script in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(script), font)
    style.paragraph_format.space_before, style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(before), Pt(after), 1.35


def document(title, creator, subject, description, keywords):
    d = Document()
    section = d.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    face(d.styles["Normal"], SANS, 10.5)
    face(d.styles["Title"], SERIF, 24, INK, True, 0, 4)
    face(d.styles["Heading 1"], SERIF, 14, TEAL, True, 12, 4)
    face(d.styles["Heading 2"], SANS, 11.5, RED, True, 8, 2)
    for border in d.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    p, day = d.core_properties, datetime.datetime(2026, 3, 22, 9)
    p.title, p.author, p.subject, p.comments, p.keywords, p.language = title, creator, subject, description, keywords, "zh-CN"
    p.created = p.modified = day
    p.last_modified_by = creator
    d.add_paragraph(title, style="Title")
    return d


def shade(cell, colour):
    mark = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        mark.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(mark)


def table(d, rows, widths, head=True):
    t = d.add_table(rows=0, cols=len(widths), style="Table Grid")
    t.alignment, t.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for i, row in enumerate(rows):
        for cell, words, width in zip(t.add_row().cells, row, widths):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(words)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            if head and i == 0:
                shade(cell, "23807A")
                run.bold, run.font.color.rgb = True, RGBColor(255, 255, 255)
            elif not head and row.index(words) % 2 == 0:
                shade(cell, "EEF6F4")
                run.bold = True
    for column, width in zip(t.columns, widths):
        column.width = Cm(width)
    for row in t.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    borders(t, "CFDEDB")
    d.add_paragraph().paragraph_format.space_after = Pt(2)


def borders(t, colour):
    frame = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", colour)):
            edge.set(qn(name), value)
        frame.append(edge)
    t._tbl.tblPr.append(frame)


def flow(d, blocks):
    """Blocks are pairs of (what, content): page (a new one), h1, h2, p, li, table, facts, poem."""
    for what, content in blocks:
        if what == "h1":
            d.add_heading(content, 1)
        elif what == "page":
            d.add_page_break()
        elif what == "h2":
            d.add_heading(content, 2)
        elif what == "li":
            d.add_paragraph(content, style="List Bullet")
        elif what == "table":
            table(d, *content)
        elif what == "facts":
            table(d, *content, head=False)
        elif what == "poem":
            p = d.add_paragraph()
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = p.add_run(content)
            run.font.size, run.font.name = Pt(14), SERIF
            run._element.rPr.rFonts.set(qn("w:eastAsia"), "LXGW WenKai")
        else:
            d.add_paragraph(content)


def save(d, path: pathlib.Path) -> None:
    """Written again as a zip with fixed dates, so that the same words make the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    d.save(path)
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist() if "thumbnail" not in name}
    rels = entries["_rels/.rels"].decode()
    entries["_rels/.rels"] = "".join(part if "thumbnail" not in part else "" for part in rels.replace("<Relationship ", "\0<Relationship ").replace("</Relationships>", "\0</Relationships>").split("\0"))
    facts = entries["docProps/app.xml"].decode()
    entries["docProps/app.xml"] = facts.replace("<Pages>1</Pages>", "<Pages>2</Pages>").replace("Microsoft Macintosh Word", "python-docx")
    write(path, entries)


def main(folder: pathlib.Path) -> None:
    plan = document("《春晓》教学设计", "叶小满", "语文", "一年级下册古诗一课时的教案。", "教案；春晓；古诗")
    flow(plan, papers.PLAN)
    save(plan, folder / "lesson-plan" / "spring-dawn-plan.docx")
    sheet = document("二次函数课时练习", "沈知远", "数学", "十道题，分基础、提高、应用三层，附答案与提示。", "二次函数；练习；最大面积")
    flow(sheet, papers.EXERCISES)
    save(sheet, folder / "exercise" / "quadratic-function-exercises.docx")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
