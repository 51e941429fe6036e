"""The jobs as one query each, for DuckDB and SQLite."""

from runner.questions import by_dimension


def literal(text):
    return "'" + str(text).replace("'", "''") + "'"


def weighted_mean(weights):
    """The weighted mean of those columns that have a number."""
    total = " + ".join(f"coalesce({column} * {weight}.0, 0)" for column, weight in weights)
    present = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE {weight}.0 END" for column, weight in weights)
    return f"({total}) / nullif({present}, 0)"


def mark(question):
    id = question.id
    distance = f"{id}_high - {id}" if question.lower_is_better else f"{id} - {id}_low"
    return f"({distance}) / ({id}_high - {id}_low) AS {id}"


def league_table(job, questions, cell):
    """From answers to ranks. `cell` makes a number, or NULL, of a column as the program reads it."""
    combined = "avg({})" if job.has_respondents else "{}"
    answers = ", ".join(f"{combined.format(cell(question))} AS {question.id}" for question in questions)
    bounds = ", ".join(f"min({q.id}) AS {q.id}_low, max({q.id}) AS {q.id}_high" for q in questions)
    marks = ", ".join(mark(question) for question in questions)
    dimensions = by_dimension(questions)
    means = ", ".join(f"{weighted_mean([(q.id, q.weight) for q in of_one])} AS {dimension}"
                      for (dimension, _), of_one in dimensions.items())
    names = ", ".join(dimension for dimension, _ in dimensions)
    name, grouped = ("min(council_name)", " GROUP BY council_id") if job.has_respondents else ("council_name", "")
    place = "dense_rank" if job.ties == "dense" else "rank"
    return f"""WITH answers AS (SELECT council_id AS code, {name} AS name, {answers} FROM survey{grouped}),
bounds AS (SELECT {bounds} FROM answers),
marks AS (SELECT code, name, {marks} FROM answers, bounds),
dimensions AS (SELECT code, name, {means} FROM marks),
scores AS (SELECT *, {weighted_mean(list(dimensions))} AS score FROM dimensions)
SELECT {place}() OVER (ORDER BY round(score, 9) DESC) AS rank, code, name, score, {names}
FROM scores ORDER BY rank, code"""


def duckdb_cell(question):
    if question.is_yes_no:
        return f"CASE {question.id} WHEN 'yes' THEN 1.0 WHEN 'no' THEN 0.0 END"
    if question.is_share:
        return f"CAST(rtrim({question.id}, '%') AS DOUBLE)"
    return f"CAST({question.id} AS DOUBLE)"


def duckdb_script(job, questions, output):
    types = {column: "VARCHAR" for column in job.lead_columns}
    for question in questions:
        is_text = question.is_yes_no or question.is_share
        types[question.id] = "VARCHAR" if is_text else "TINYINT" if question.kind == "one_to_five" else "DOUBLE"
    columns = ", ".join(f"{literal(name)}: {literal(type)}" for name, type in types.items())
    return f"""SET preserve_insertion_order = false;
CREATE VIEW survey AS SELECT * FROM read_csv({literal(job.survey)}, header = true, nullstr = ['', 'n/a'],
  columns = {{{columns}}});
COPY ({league_table(job, questions, duckdb_cell)}) TO {literal(output)} (HEADER);
"""


def sqlite_cell(question):
    if question.is_yes_no:
        return f"CASE {question.id} WHEN 'yes' THEN 1.0 WHEN 'no' THEN 0.0 END"
    # What follows the digits, a per cent sign, is left out by the cast.
    return f"CASE WHEN {question.id} IN ('', 'n/a') THEN NULL ELSE CAST({question.id} AS REAL) END"


def sqlite_script(job, questions, output):
    return f""".import --csv {literal(job.survey)} survey
.mode csv
.headers on
.output {literal(output)}
{league_table(job, questions, sqlite_cell)};
"""
