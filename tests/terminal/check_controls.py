#!/usr/bin/env python3
"""check_controls.py PROGRAM

Checks that no text of a rubric, a survey, a register, a result or a list of postcodes reaches a terminal with control
characters in it, which the terminal would obey: every command is run with such characters in every text there is. What
is wrong goes to standard output, exit code 1.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ESCAPES = ["\x1b[2J", "\x07", "\x9b3J", "\x7f"]
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

faults = []


def hostile(text):
    """A text for YAML, in quotes, and for CSV, with control characters in it."""
    return text[:1] + "".join(ESCAPES) + text[1:]


def in_yaml(text):
    return '"' + hostile(text).encode("unicode_escape").decode().replace("\\x9b", "\\u009b") + '"'


def rubric():
    words = {name: in_yaml(name) for name in
             ["Title", "Edition", "Note", "Source", "Low", "Mid", "Top", "Reason", "Part", "Other", "Ask", "Number",
              "Unit", "Known", "Yes", "No", "Group", "Label", "Penalty"]}
    return """hallmark: 1
id: hostile
title: {Title}
edition: {Edition}
note: {Note}
source: {Source}
survey: {{id: code, name: name, groups: [type, {Group}]}}
ranking: {{within: type}}
maturity:
  levels:
    - {{name: {Low}, from: 0}}
    - {{name: {Mid}, from: 50}}
    - {{name: {Top}, from: 80}}
  gates:
    - {{when: "numeric < 60", at_most: {Low}, because: {Reason}}}
dimensions:
  - id: part
    title: {Part}
    note: {Note}
    penalties:
      - {{id: fine, question: {Penalty}, answers: {{some: -10, none: 0}}}}
    indicators:
      - {{id: worded, title: {Ask}, note: {Note}, source: {Source}, answers: {{{No}: 0, {Yes}: 1, 'so so': 0.5}}}}
      - {{id: numeric, title: {Number}, unit: {Unit}, range: [0, 100]}}
  - id: other
    title: {Other}
    indicators:
      - {{id: last, title: {Label}, range: [0, 10]}}
""".format(**words)


def rows(last):
    """The units of a survey: code, name, groups, and answers."""
    for at, (answer, number) in enumerate([("No", 20), ("Yes", 55), (last, 70), ("so so", 95)]):
        yield ([hostile(f"C{at}"), hostile(f"Name {at}"), hostile("kind"), hostile(f"group {at % 2}")],
               {"worded": answer if answer == "so so" else hostile(answer), "numeric": str(number) if at else "",
                "fine": "some" if at == 1 else "none", "last": str(at * 3)})


def survey(last="Yes"):
    text = cells("code", "name", "type", hostile("Group"), "worded", "numeric", "fine", "last")
    return text + "".join(cells(*unit, *answers.values()) for unit, answers in rows(last))


def long_survey():
    text = cells("code", "name", "type", hostile("Group"), "question", "answer", "url", "remark")
    return text + "".join(cells(*unit, question, answer, hostile("https://example.org/"), hostile("a remark"))
                          for unit, answers in rows("Yes") for question, answer in answers.items())


def cells(*texts):
    return ",".join('"' + text.replace('"', '""') + '"' for text in texts) + "\n"


class Folder:
    def __init__(self, program, place):
        self.program = program
        self.place = Path(place)

    def write(self, name, text):
        (self.place / name).write_text(text, encoding="utf-8", newline="")

    def run(self, *words, codes=(0,)):
        """Runs a command, and looks at all it prints."""
        done = subprocess.run([self.program, *words], cwd=self.place, capture_output=True, stdin=subprocess.DEVNULL,
                              env={**os.environ, "NO_COLOR": "1"}, timeout=60)
        what = " ".join(ascii(word) for word in words)
        if done.returncode not in codes:
            faults.append(f"{what}: exit code {done.returncode}: {ascii(done.stderr.decode()[:600])}")
        for name, text in (("standard output", done.stdout), ("standard error", done.stderr)):
            self.look(f"{what}: {name}", text)

    def look(self, what, bytes_of):
        text = bytes_of.decode("utf-8", "replace").replace("\r\n", "\n")
        found = CONTROL.search(text)
        if found:
            around = text[max(0, found.start() - 40):found.start() + 20]
            faults.append(f"{what}: {ascii(around)}")


def run_all(folder):
    folder.write("rubric.yaml", rubric())
    folder.write("survey.csv", survey())
    folder.write("long.csv", long_survey())
    folder.write("long.yaml", rubric().replace("survey: {", "survey: {layout: {long: {question: question, answer: "
                                               "answer, evidence: url, note: remark}}, "))
    folder.write("later.csv", survey("No"))
    folder.write("wrong.csv", survey("no such answer"))
    folder.write("register.csv", cells("code", "name", "tier", "county") +
                 "".join(cells(hostile(f"C{at}"), hostile(f"Council {at}"), "unitary", "") for at in range(4)))
    folder.write("wrong.yaml", rubric().replace("range: [0, 10]", in_yaml("rnge") + ": [0, 10]"))
    folder.write("postcodes.csv", cells("postcode", "district", "county") +
                 "".join(cells(f"CV{at + 1} 1AA", hostile(f"C{at}"), "") for at in range(4)) +
                 cells("CV1 1AB", hostile("C9"), "") + cells(hostile("CV1 1"), "C1", ""))
    both = ["rubric.yaml", "survey.csv"]
    for people in ("table", "md", "html"):
        folder.run("score", *both, "-f", people)
        folder.run("score", *both, "-f", people, "--depth", "all", "--intervals", "--width", "200", "-v")
        folder.run("audit", *both, "-f", people, "--draws", "20", "--no-progress")
        folder.run("explain", *both, hostile("C0"), "-f", people, "--width", "200")
        folder.run("explain", *both, hostile("Name 2"), "-f", people)
        folder.run("explain", "long.yaml", "long.csv", hostile("C1"), "-f", people)
    folder.run("explain", *both, hostile("Nobody"), codes=(2,))
    folder.run("explain", *both, "name", codes=(2,))
    folder.run("explain", *both, hostile("C0"), "--across")
    folder.run("check", *both, codes=(0, 1))
    folder.run("check", *both, "-v", codes=(0, 1))
    for findings in ("text", "github", "json", "sarif"):
        folder.run("check", "rubric.yaml", "wrong.csv", "-f", findings, codes=(1,))
        folder.run("check", "wrong.yaml", "survey.csv", "-f", findings, codes=(1,))
    folder.run("score", "rubric.yaml", "wrong.csv", codes=(1,))
    folder.run("score", *both, "--only", hostile("Cx"), codes=(2,))
    folder.run("score", *both, "--set", hostile("part.title=x"), codes=(2,))
    folder.run("score", *both, "--where", hostile("type == 'kind'"), codes=(1, 2))
    folder.run("score", *both, "-o", "old.json", "-o", "old.csv", "-q")
    folder.run("score", "rubric.yaml", "later.csv", "-o", "new.json", "-o", "new.csv", "-q")
    for suffix in ("json", "csv"):
        for people in ("table", "md", "html"):
            folder.run("compare", f"old.{suffix}", f"new.{suffix}", "-f", people)
    folder.run("compare", "old.json", "new.json", "--fail-on", "rank-change>0,score-change>0,level-drop", codes=(1,))
    folder.run("verify", *both, "new.csv", "--map", "score=score,level=level,rank=rank", codes=(1,))
    folder.run("postcodes", "postcodes.csv", "-o", "gb.idx", "--date", hostile("May"), "--attribution", hostile("Whose"),
               codes=(0, 1))
    if not (folder.place / "gb.idx").exists():
        folder.write("postcodes.csv", cells("postcode", "district", "county") +
                     "".join(cells(f"CV{at + 1} 1AA", hostile(f"C{at}"), "") for at in range(4)) +
                     cells("CV1 1AB", hostile("C9"), ""))
        folder.run("postcodes", "postcodes.csv", "-o", "gb.idx", "--date", hostile("May"), "--attribution",
                   hostile("Whose"))
    for people in ("table", "md"):
        for scores in ("old.json", "old.csv"):
            folder.run("lookup", "CV1 1AA", "CV1 1AB", "CV2", hostile("CV1"), "--postcodes", "gb.idx", "--scores",
                       scores, "--register", "register.csv", "-f", people, codes=(0, 1))
    folder.run("report", *both, "-o", "site/", "-o", "page.html", "-o", "page.md", "--previous", "old.json", "-v",
               "--intervals", "--draws", "20", "--postcodes", "gb.idx", "--no-progress")
    folder.run("report", "long.yaml", "long.csv", "-o", "long/")
    for page in [*folder.place.glob("page.*"), *folder.place.glob("*/**/*.html"),
                 *folder.place.glob("*/**/*.js")]:
        folder.look(page.relative_to(folder.place), page.read_bytes())
    folder.run("explain-code", hostile("HM012"), codes=(2,))
    folder.run(hostile("score"), codes=(2,))
    folder.run("score", *both, "--" + hostile("where"), codes=(2,))
    folder.run("score", hostile("rubric"), hostile("survey"), codes=(3,))


def main():
    with tempfile.TemporaryDirectory() as place:
        run_all(Folder(os.path.abspath(sys.argv[1]), place))
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
