#!/usr/bin/env python3
"""check_interrupts.py PROGRAM

Checks that PROGRAM leaves nothing when it is interrupted: no file that is half written, no progress line, and an exit
code that says so. What is wrong goes to standard output, exit code 1.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from on_terminal import CLEARED, END, HEADER, PATIENCE, ROWS, RUBRIC, Run, check, faults


def held(folder):
    return sorted(path.name for path in folder.iterdir())


def check_end(run, folder, before, sent, what):
    run.process.send_signal(sent)
    code = run.end()
    check(code == -sent, f"{what}: exit code {code}")
    check(held(folder) == before, f"{what}: left behind: {held(folder)}")
    check((folder / "kept.csv").read_text() == "as it was\n", f"{what}: the file that was there is not as it was")
    check(run.lines()[1] == "", f"{what}: the terminal is left with {run.lines()[1]!r}")


def check_reading(program, rubric, folder, sent, options):
    """While a survey comes from a pipe."""
    before = held(folder)
    run = Run([program, "score", rubric, "-", "-o", folder / "kept.csv", "-o", folder / "new.json", *options])
    run.give(HEADER + ROWS)
    run.wait_for("/s")
    check_end(run, folder, before, sent, f"reading, {sent.name}, {options}")
    check(run.drawn.endswith(CLEARED), f"reading, {sent.name}, {options}: {run.drawn[-100:]!r}")


def check_writing(program, rubric, folder, sent):
    """While outputs stand half written beside their targets: the last of them goes to a pipe that nobody reads."""
    pipe = folder / "pipe.csv"
    os.mkfifo(pipe)
    before = held(folder)
    run = Run([program, "score", rubric, "-", "-o", folder / "kept.csv", "-o", folder / "new.json", "-o", pipe])
    run.give(HEADER + END.replace(b"unitary", b"county"))
    run.process.stdin.close()
    end = time.monotonic() + PATIENCE
    while len(held(folder)) < len(before) + 2 and time.monotonic() < end:
        time.sleep(0.01)
    check(len(held(folder)) == len(before) + 2, f"nothing is half written: {held(folder)}")
    check_end(run, folder, before, sent, f"writing, {sent.name}")
    pipe.unlink()


def check_ignored(program, rubric, folder):
    """Who starts it with nohup wants no end at a hang-up."""
    run = Run([program, "score", rubric, "-", "-o", folder / "done.csv"],
              prepare=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    run.give(HEADER + ROWS)
    run.wait_for("/s")
    run.process.send_signal(signal.SIGHUP)
    run.give(END)
    code = run.end()
    check(code == 0 and (folder / "done.csv").exists(), f"hang-up ignored: {code}, {held(folder)}")
    (folder / "done.csv").unlink()


def check_report(program, folder):
    """While a site and its workbook are made: nothing is left in the folder for temporary files, nor beside the site."""
    temporary = folder / "temporary"
    temporary.mkdir()
    rubric, survey = folder / "site.yaml", folder / "site.csv"
    rubric.write_text("hallmark: 1\nid: site\nsurvey: {id: code}\nindicators:\n" +
                      "".join(f"  - {{id: q{at}, range: [0, 10]}}\n" for at in range(30)))
    survey.write_text("code," + ",".join(f"q{at}" for at in range(30)) + "\n" +
                      "".join(f"C{row}" + f",{row % 10}" * 30 + "\n" for row in range(300)))
    before = held(folder)
    for sent in (signal.SIGINT, signal.SIGTERM):
        for step in range(12):
            process = subprocess.Popen([program, "report", rubric, survey, "-o", folder / "site/", "--threads", "2"],
                                       env={**os.environ, "TMPDIR": str(temporary)}, stderr=subprocess.DEVNULL)
            time.sleep(0.03 * step)
            process.send_signal(sent)
            code = process.wait(PATIENCE)
            check(code in (-sent, 0), f"report, {sent.name}: exit code {code}")
            check(held(temporary) == [], f"report, {sent.name}: left behind: {held(temporary)}")
            left = [name for name in held(folder) if name not in before and name != "site"]
            check(left == [], f"report, {sent.name}: left behind: {left}")
    for path in (rubric, survey):
        path.unlink()
    shutil.rmtree(folder / "site", ignore_errors=True)
    temporary.rmdir()


def check_killed(program, rubric, folder):
    """What a run that was killed could not remove, the next run into the same place does."""
    before = held(folder)
    pipe = folder / "pipe.csv"
    os.mkfifo(pipe)
    run = Run([program, "score", rubric, "-", "-o", folder / "new.json", "-o", pipe])
    run.give(HEADER + END.replace(b"unitary", b"county"))
    run.process.stdin.close()
    end = time.monotonic() + PATIENCE
    while len(held(folder)) < len(before) + 2 and time.monotonic() < end:
        time.sleep(0.01)
    run.process.kill()
    run.end()
    check(len(held(folder)) == len(before) + 2, f"killed: nothing is half written: {held(folder)}")
    pipe.unlink()
    again = subprocess.run([program, "score", rubric, "-", "-o", folder / "new.json", "-q"], input=HEADER + END,
                           stderr=subprocess.DEVNULL)
    check(again.returncode == 0, f"killed: the next run: {again.returncode}")
    check(held(folder) == sorted([*before, "new.json"]), f"killed: left behind: {held(folder)}")
    (folder / "new.json").unlink()


def main():
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        rubric, folder = Path(temporary) / "rubric.yaml", Path(temporary) / "outputs"
        rubric.write_text(RUBRIC)
        folder.mkdir()
        (folder / "kept.csv").write_text("as it was\n")
        for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            check_reading(program, rubric, folder, sent, [])
            check_writing(program, rubric, folder, sent)
        check_reading(program, rubric, folder, signal.SIGINT, ["--threads", "1"])
        check_ignored(program, rubric, folder)
        check_killed(program, rubric, folder)
        check_report(program, folder)
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
