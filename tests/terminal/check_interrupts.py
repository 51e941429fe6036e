#!/usr/bin/env python3
"""check_interrupts.py PROGRAM

Checks that PROGRAM leaves nothing when it is interrupted: no file that is half written, no progress line, and an exit
code that says so. What is wrong goes to standard output, exit code 1.
"""

import os
import signal
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
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
