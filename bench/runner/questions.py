"""What a survey asks, as the generator lists it beside each survey."""

import csv
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    id: str
    kind: str
    weight: int
    lower_is_better: bool
    dimension: str
    dimension_weight: int

    @property
    def is_share(self):
        return self.kind in ("share", "whole_share")

    @property
    def is_yes_no(self):
        return self.kind == "yes_no"


def read_questions(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [Question(row["question"], row["kind"], int(row["weight"]), row["direction"] == "lower",
                         row["dimension"], int(row["dimension_weight"])) for row in csv.DictReader(file)]


def by_dimension(questions):
    """The questions of each dimension, and each dimension's weight."""
    dimensions = {}
    for question in questions:
        dimensions.setdefault((question.dimension, question.dimension_weight), []).append(question)
    return dimensions
