"""The programs that do the jobs: hallmark, and what people would use instead."""

import os
import pathlib
import shutil
import subprocess
from dataclasses import dataclass, field

from runner import miller, sql
from runner.timing import Contender

PEERS = pathlib.Path(__file__).resolve().parent.parent / "peers"


def _said(command):
    """The last word of what a command says, its version, or nothing if it cannot be run."""
    try:
        ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                             timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    words = ran.stdout.decode("utf-8", "replace").split()
    return words[-1].lstrip("v") if ran.returncode == 0 and words else ""


def _all_on_path(name):
    folders = os.environ.get("PATH", "").split(os.pathsep)
    found = [shutil.which(name, path=folder) for folder in folders if folder]
    return list(dict.fromkeys(path for path in found if path))


@dataclass
class Peer:
    """A program that may be installed. `command` gives what to run for a job, and what stands on its standard input."""

    name: str
    package: str  # What to install to have it.
    jobs: tuple
    find: object
    command: object
    most_rows: int = 10**12  # More take too long to wait for.
    version: str = ""
    program: list = field(default_factory=list)

    @property
    def product(self):
        """What it is a way to run: of two ways to one product the first is taken."""
        return self.name.split(" in ")[0]

    def look(self):
        self.program, self.version = self.find()
        return bool(self.version)

    def does(self, job):
        return job.name in self.jobs and job.rows <= self.most_rows

    def contender(self, job, folder):
        output = folder / f"{self.name.lower().replace(' ', '-')}.csv"
        command, standard_input = self.command(self.program, job, output)
        return Contender(self.name, f"{self.name} {self.version}", command, output, standard_input)


def _first_that_answers(candidates):
    for program in candidates:
        version = _said(program)
        if version:
            return program, version
    return [], ""


def _scoring_arguments(job, output):
    rows = "responses" if job.has_respondents else "councils"
    return [str(job.question_list), str(job.survey), str(output), rows, job.ties]


def _script(output, text):
    path = output.with_suffix(".sql")
    path.write_text(text, encoding="utf-8")
    return path


def _duckdb_module(program, job, output):
    return [*program, str(_script(output, sql.duckdb_script(job, job.questions, output)))], None


def _duckdb_shell(program, job, output):
    return [program[0], ":memory:"], _script(output, sql.duckdb_script(job, job.questions, output))


def _sqlite(program, job, output):
    return [program[0], ":memory:"], _script(output, sql.sqlite_script(job, job.questions, output))


def _miller(program, job, output):
    command = miller.command(program[0], job, job.questions, output.with_suffix(".mlr"))
    return ["sh", "-c", 'out=$1; shift; exec "$@" > "$out"', "sh", str(output), *command], None


def _scoring(program, job, output):
    return [*program, *_scoring_arguments(job, output)], None


def _drawing(program, job, output):
    return [*program, str(job.question_list), str(job.survey), str(output), str(job.draws)], None


def _find_shell(name, flag):
    def find():
        path = shutil.which(name)
        if path is None:
            return [], ""
        ran = subprocess.run([path, flag], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
        numbers = [word.lstrip("v") for word in ran.stdout.decode().split() if word.lstrip("v")[:1].isdigit()]
        return [path], numbers[0] if numbers else "of unknown version"
    return find


def all_peers(modules):
    """Every peer there is. `modules` is the folder whose node_modules has the bindings of DuckDB and Polars."""
    node = shutil.which("node")

    def in_node(script):
        if node is None or modules is None:
            return lambda: ([], "")
        return lambda: _first_that_answers([[node, str(PEERS / script), str(modules)]])

    def in_python(script):
        return lambda: _first_that_answers([[python, str(PEERS / script)] for python in _all_on_path("python3")])

    tables = ("w1", "w2", "w3")
    duckdb = "duckdb on the PATH, or @duckdb/node-api for node"
    rscript = shutil.which("Rscript")
    in_r = [[rscript, str(PEERS / "data_table_score.R")]] if rscript else []
    return [
        Peer("DuckDB", duckdb, tables, _find_shell("duckdb", "--version"), _duckdb_shell),
        Peer("DuckDB in node", duckdb, tables, in_node("duckdb.mjs"), _duckdb_module),
        Peer("Polars", "nodejs-polars for node", tables, in_node("polars.mjs"), _scoring),
        Peer("data.table", "data.table for R", tables, lambda: _first_that_answers(in_r), _scoring),
        Peer("pandas", "pandas for Python", tables, in_python("pandas_score.py"), _scoring),
        Peer("SQLite", "sqlite3", tables, _find_shell("sqlite3", "--version"), _sqlite),
        # Each record is a map of texts in it: the units of w3 would not fit into memory.
        Peer("Miller", "mlr", ("w1", "w2"), _find_shell("mlr", "--version"), _miller, miller.MOST_ROWS),
        Peer("numpy", "numpy for Python", ("w4",), in_python("numpy_draws.py"), _drawing),
    ]


def hallmark_contenders(job, build, program, folder):
    """hallmark at a job, with its variants. `build` names another build than the one that is measured."""
    version = _said([str(program), "--version"])
    name = " ".join(["hallmark", version, build]).strip()
    stem = f"hallmark-{build}" if build else "hallmark"
    rubric, survey = str(job.rubric), str(job.survey)

    def contender(variant, words, output, is_variant=True):
        is_ours = not build and not is_variant
        return Contender("hallmark", f"{name}{variant}", [str(program), *words, "-o", str(output)], output,
                         is_ours=is_ours, is_alone=not is_ours, compares=output.suffix == ".csv")

    if job.name == "tree":
        return [contender(", site", ["report", rubric, survey], folder / f"{stem}-site", False),
                contender(", one page", ["report", rubric, survey], folder / f"{stem}.html"),
                contender(", workbook", ["score", rubric, survey], folder / f"{stem}.xlsx")]
    if job.name == "w4":
        words = ["audit", rubric, survey, "--parts", "uncertainty", "--vary", "weights=20%", "--draws", str(job.draws)]
    else:
        words = ["score", rubric, survey]
    found = [contender("", words, folder / f"{stem}.csv", False)]
    if job.name != "w1":
        found.append(contender(", 1 thread", [*words, "--threads", "1"], folder / f"{stem}-1-thread.csv"))
    return found
