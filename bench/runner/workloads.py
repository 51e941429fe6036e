"""The workloads: what they are, and their files, which are made when they are missing or older than their maker."""

import pathlib
import subprocess
from dataclasses import dataclass

from runner.questions import read_questions


@dataclass(frozen=True)
class Workload:
    name: str
    survey_name: str  # Of the generator; w4 draws weights for the survey of w1.
    about: str
    full_rows: int
    small_rows: int
    ties: str = "min"

    @property
    def has_respondents(self):
        return self.survey_name == "w2"


WORKLOADS = [
    Workload("w1", "w1", "councils x 60 questions: score, rank, write", 400, 400),
    Workload("w2", "w2", "responses x 40 questions: means of 400 councils, score, rank, write", 5_000_000, 50_000),
    Workload("w3", "w3", "units x 50 questions: score, rank, write all of them", 1_000_000, 20_000, "dense"),
    Workload("w4", "w1", "councils x 60 questions: draw all 65 weights, rank anew each time", 400, 400),
    Workload("tree", "tree", "councils x 60 questions in 12 parts of 4 dimensions: the published site", 400, 400),
]


@dataclass(frozen=True)
class Job:
    """A workload with its files."""

    workload: Workload
    rows: int
    draws: int
    folder: pathlib.Path

    @property
    def survey(self):
        return self.folder / "invented-survey.csv"

    @property
    def rubric(self):
        return self.folder / "rubric.yaml"

    @property
    def question_list(self):
        return self.folder / "questions.csv"

    @property
    def questions(self):
        return read_questions(self.question_list)

    @property
    def name(self):
        return self.workload.name

    @property
    def has_respondents(self):
        return self.workload.has_respondents

    @property
    def ties(self):
        return self.workload.ties

    @property
    def lead_columns(self):
        """The columns before the answers."""
        with open(self.survey, encoding="utf-8") as file:
            heading = file.readline().strip().split(",")
        asked = {question.id for question in self.questions}
        return [column for column in heading if column not in asked]

    @property
    def title(self):
        draws = f", {self.draws:,} draws" if self.name == "w4" else ""
        megabytes = self.survey.stat().st_size / 1e6
        return f"{self.name}: {self.rows:,} {self.workload.about}{draws} ({megabytes:,.1f} MB)"


def prepare(workload, rows, draws, data, generator):
    """The job on a survey of so many rows, which is made unless it is there."""
    job = Job(workload, rows, draws, data / f"{workload.survey_name}-{rows}")
    made = job.folder / "made"
    if not made.exists() or made.stat().st_mtime < generator.stat().st_mtime:
        made.unlink(missing_ok=True)
        subprocess.run([generator, workload.survey_name, job.folder, str(rows)], check=True)
        made.touch()
    return job
