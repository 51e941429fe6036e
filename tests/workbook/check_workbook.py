#!/usr/bin/env python3
"""check_workbook.py PROGRAM SOURCE_FOLDER [SOFFICE]

Writes workbooks and looks at what is in them: with the standard library alone, or, where a LibreOffice is named, with
what that opens. Either way the numbers have to be those of the CSV. What is wrong goes to standard output, exit code 1.
"""

import csv
import io
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MARKS = ("[x]", "[z]")
FORMULA = "=+-@\t\r"

HOSTILE_RUBRIC = """\
hallmark: 1
id: hostile
title: "=cmd|' /C calc'!A0"
survey: {id: code, name: council, groups: [type], not_applicable: [n/a]}
dimensions:
  - {id: web, title: "<script>alert(1)</script>", indicators: [{id: q, question: "=1+1", range: [0, 100]}]}
  - {id: data, title: "<SCRIPT>alert(1)</SCRIPT>", indicators: [{id: r, question: "../x", range: [0, 100]}]}
"""
HOSTILE_NAMES = ["=1+1", "+44", "-2", "@SUM(A1)", "<script>alert(1)</script>", "../x", "x" * 300, "مجلس \u202eabc",
                 'A & B "C"', "_x0041_", "a\x01b", "'quoted", "]]>", "&amp;", "😀" * 50]


def hostile_survey():
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["code", "council", "type", "q", "r"])
    for number, name in enumerate(HOSTILE_NAMES):
        rows.writerow([f"X{number:03}", name, "=type", number / 3, "n/a" if number % 3 == 0 else number])
    rows.writerow(["X900", "No answers", "=type", "", ""])
    return text.getvalue()


faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def decoded(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match.group(1), 16)), text)


class Workbook:
    """The sheets by name as rows of cells, each a text or a number; None where there is nothing."""

    def __init__(self, path):
        self.sheets = {}
        with zipfile.ZipFile(path) as archive:
            check(archive.testzip() is None, f"{path}: a part is damaged")
            for info in archive.infolist():
                check(info.date_time == (1980, 1, 1, 0, 0, 0), f"{info.filename} has a date")
            parts = {name: archive.read(name) for name in archive.namelist()}
        texts = [decoded("".join(entry.itertext()))
                 for entry in ElementTree.fromstring(parts["xl/sharedStrings.xml"])]
        sheets = ElementTree.fromstring(parts["xl/workbook.xml"]).find(f"{SHEET}sheets")
        for number, sheet in enumerate(sheets, start=1):
            self.read_sheet(sheet.get("name"), number, parts, texts)

    def read_sheet(self, name, number, parts, texts):
        sheet = ElementTree.fromstring(parts[f"xl/worksheets/sheet{number}.xml"])
        for element, what in (("mergeCells", "merged cells"), ("pane", "frozen panes"), ("f", "a formula")):
            check(sheet.find(f".//{SHEET}{element}") is None, f"{name} has {what}")
        rows = []
        for row in sheet.find(f"{SHEET}sheetData"):
            cells = []
            for cell in row:
                value = cell.find(f"{SHEET}v").text
                cells += [None] * (column_of(cell.get("r")) - len(cells))
                cells.append(texts[int(value)] if cell.get("t") == "s" else float(value))
            rows.append(cells)
            check(int(row.get("r")) == len(rows), f"{name} leaves out row {len(rows)}")
            check(cells, f"{name} has an empty row {len(rows)}")
        self.sheets[name] = rows
        check(sheet.find(f"{SHEET}autoFilter") is None, f"{name} has a filter")
        for link in sheet.iter(f"{SHEET}hyperlink"):
            check(link.get("location").startswith("'"), f"{name} has a link to {link.get('location')}")
        related = parts.get(f"xl/worksheets/_rels/sheet{number}.xml.rels")
        tables = [] if related is None else [part.get("Target") for part in ElementTree.fromstring(related)]
        check(len(tables) == (0 if name == "Cover" else 1), f"{name} has the tables {tables}")
        for table in tables:
            self.check_table(name, ElementTree.fromstring(parts[table.replace("../", "xl/")]), rows)

    @staticmethod
    def check_table(name, table, rows):
        first, last = table.get("ref").split(":")
        top = int(re.search("[0-9]+", first).group()) - 1
        headings = [decoded(column.get("name")) for column in table.iter(f"{SHEET}tableColumn")]
        check(rows[top] == headings, f"{name}: the headings are not those of its table")
        check(len({heading.casefold() for heading in headings}) == len(headings), f"{name} has two headings alike")
        check(int(re.search("[0-9]+", last).group()) == len(rows), f"{name}: its table ends before its rows do")
        check(column_of(last) == len(headings) - 1, f"{name}: its table has other columns")
        for number, row in enumerate(rows[top + 1:], start=top + 2):
            blank = [i for i in range(len(headings)) if i >= len(row) or row[i] is None]
            check(not blank or (blank == [len(headings) - 1] and headings[-1] == "Note"),
                  f"{name} has blank cells in row {number}")


def as_number(text):
    """A number, also as LibreOffice writes one whose cell is in per cent."""
    try:
        if isinstance(text, str) and text.endswith("%"):
            return float(text[:-1]) / 100.0
        return float(text)
    except (TypeError, ValueError):
        return None


def same(cell, expected):
    """Whether a cell of the workbook holds what the CSV has."""
    if as_number(expected) is not None and as_number(cell) is not None:
        return abs(as_number(cell) - as_number(expected)) <= 1e-12 * max(1.0, abs(as_number(expected)))
    if expected == "":
        return cell in (None, "", *MARKS)
    if len(expected) > 1 and expected[0] == "'" and expected[1] in FORMULA:
        expected = expected[1:]
    return (cell or "") == expected


def compare(rows, table, ending):
    """Compares the rows of a league table with those of the CSV, column by column, code by code."""
    header, *body = table
    kept = [i for i, name in enumerate(header)
            if name not in ("name", "level", "note") or any(row[i] for row in body)]
    top = next(i for i, row in enumerate(rows) if row and row[0] == "Rank")
    found = {row[1]: row for row in rows[top + 1:]}
    check(len(rows) - top - 1 == len(body), f"{ending}: {len(rows) - top - 1} rows where the CSV has {len(body)}")
    check(len(rows[top]) == len(kept), f"{ending}: columns are {rows[top]}")
    for expected in body:
        row = found.get(expected[header.index("code")], [])
        row = row + [None] * (len(kept) - len(row))
        for cell, i in zip(row, kept):
            check(same(cell, expected[i]), f"{ending}: {expected[1]}, {header[i]}: {cell!r} is not {expected[i]!r}")


def below_headings(sheet, first):
    """The rows of a sheet's table, below the row that begins with the first heading."""
    return sheet[next(i for i, row in enumerate(sheet) if row and row[0] == first and len(row) > 1) + 1:]


def check_rows(what, found, expected):
    """Compares rows, by a key each, cell by cell."""
    check(expected and found.keys() == expected.keys(), f"{what}: {len(found)} rows where the CSV has {len(expected)}")
    for key in found.keys() & expected.keys():
        check(len(found[key]) == len(expected[key]), f"{what}: {key} has {len(found[key])} cells")
        for cell, wanted in zip(found[key], expected[key]):
            check(same(cell, wanted), f"{what}: {key}: {cell!r} is not {wanted!r}")


def check_site_workbook(program, rubric, survey, folder):
    """Scores, answers and weights of the workbook that a site offers, against the CSV files that stand beside it."""
    site = folder / f"{rubric.stem}-site"
    subprocess.run([program, "report", str(rubric), str(survey), "-q", "-o", f"{site}/"], check=True)
    sheets = Workbook(site / "data/scores.xlsx").sheets
    tables = {}
    for name in ("scores", "marks", "weights"):
        with open(site / f"data/{name}.csv", encoding="utf-8", newline="") as file:
            tables[name] = list(csv.reader(file))

    header, *body = tables["scores"]
    kept = [i for i, name in enumerate(header) if name not in ("rank", "level", "coverage", "note")]
    check_rows(f"{rubric.stem}, scores", {row[0]: row for row in below_headings(sheets["Scores"], "Code")},
               {row[header.index("code")]: [row[i] for i in kept] for row in body})

    words = {"not_applicable": "not applicable"}
    marks = [dict(zip(tables["marks"][0], row)) for row in tables["marks"][1:]]
    check_rows(f"{rubric.stem}, answers",
               {(row[0], row[-6]): [row[1], *row[-5:]] for row in below_headings(sheets["Answers"], "Code")},
               {(row["code"], row["id"]): [row["name"], row["title"], words.get(row["state"], row["state"]),
                                           row["answer"], row["value"], row["mark"]]
               for row in marks if row["kind"] == "indicator"})

    header, *body = tables["weights"]
    shares = len(header) - header.index("parent") - 1
    check_rows(f"{rubric.stem}, weights",
               {row[0]: [row[1], row[2], *row[-shares:]] for row in below_headings(sheets["Weights"], "Code")},
               {row[0]: [row[1], row[2].replace("indicator", "question"), *row[-shares:]] for row in body})


def opened_by(soffice, workbook, folder):
    """The league table as LibreOffice has it, numbers as they are and not as they are shown."""
    profile = (folder / "profile").as_uri()
    subprocess.run([soffice, "--headless", f"-env:UserInstallation={profile}", "--convert-to",
                    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1",
                    "--outdir", str(folder), str(workbook)], check=True, capture_output=True, timeout=100)
    sheets = sorted(path.name for path in folder.glob(f"{workbook.stem}-*.csv"))
    check(len(sheets) == 7, f"LibreOffice found the sheets {sheets}")
    text = (folder / f"{workbook.stem}-League table.csv").read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text)))


def check_without_space(program, rubric, survey, folder):
    """The library's own files grow beyond what they may: nothing may be taken for a workbook then."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

    kept = folder / "kept.xlsx"
    kept.write_text("as it was")
    done = subprocess.run([program, "score", str(rubric), str(survey), "-q", "-o", str(kept)], capture_output=True,
                          preexec_fn=limit, restore_signals=False, timeout=100)
    check(done.returncode == 3 and b"cannot make a workbook in" in done.stderr, f"without space: {done}")
    check(kept.read_text() == "as it was", "without space: something was written")


def check_temporary_files(program, rubric, survey, folder):
    """Nothing is left where TMPDIR says, and without that folder there is no workbook."""
    scratch, made = folder / "scratch", folder / "made.xlsx"
    scratch.mkdir()

    def run(place):
        return subprocess.run([program, "score", str(rubric), str(survey), "-q", "-o", str(made)], capture_output=True,
                              env={**os.environ, "TMPDIR": str(place)}, timeout=100)

    done = run(scratch)
    check(done.returncode == 0 and not list(scratch.iterdir()), f"left behind: {list(scratch.iterdir())} {done}")
    whole = made.read_bytes()
    done = run(folder / "none")
    check(done.returncode == 3 and b"none': No such file or directory" in done.stderr, f"no TMPDIR: {done}")
    check(made.read_bytes() == whole, "no TMPDIR: something was written")


def main():
    program, source = sys.argv[1], Path(sys.argv[2])
    soffice = sys.argv[3] if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "hostile.yaml").write_text(HOSTILE_RUBRIC, encoding="utf-8")
        (folder / "hostile.csv").write_text(hostile_survey(), encoding="utf-8")
        runs = [(source / "rubrics/council-digital-maturity.yaml", source / "data/invented-councils.csv"),
                (source / "rubrics/human-development.yaml", source / "data/invented-countries.csv"),
                (folder / "hostile.yaml", folder / "hostile.csv")]
        for rubric, survey in runs:
            command = [program, "score", str(rubric), str(survey), "-q"]
            workbook, table, again = (folder / name for name in (f"{rubric.stem}.xlsx", "table.csv", "again.xlsx"))
            subprocess.run([*command, "-o", str(workbook), "-o", str(table)], check=True)
            subprocess.run([*command, "-o", str(again)], check=True)
            check(workbook.read_bytes() == again.read_bytes(), f"{rubric.stem}: two runs differ")
            expected = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8"))))
            rows = opened_by(soffice, workbook, folder) if soffice else Workbook(workbook).sheets["League table"]
            compare(rows, expected, rubric.stem)
            if not soffice:
                check_site_workbook(program, rubric, survey, folder)
        if not soffice:
            check_without_space(program, *runs[0], folder)
            check_temporary_files(program, *runs[1], folder)
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
