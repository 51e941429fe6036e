"""The jobs in Miller's language. It keeps each record as a map of texts, so the large table of w3 is none of them."""

from runner.questions import by_dimension

MOST_ROWS = 500_000  # It takes a minute for them.


def numbers(questions):
    """Statements that leave a number, or nothing, in each cell."""
    lines = []
    for question in questions:
        cell = f"${question.id}"
        lines.append(f'if ({cell} == "n/a") {{{cell} = ""}}')
        if question.is_yes_no:
            lines.append(f'elif ({cell} == "yes") {{{cell} = 1}} elif ({cell} == "no") {{{cell} = 0}}')
        if question.is_share:
            lines.append(f'elif ({cell} != "") {{{cell} = float(sub({cell}, "%", ""))}}')
    return "\n".join(lines)


def mean(id, weights, of):
    """Statements that give `id` the weighted mean of the fields that are there."""
    terms = [f'if (is_present({of}["{name}"])) {{total += {weight} * {of}["{name}"]; present += {weight}}}'
             for name, weight in weights]
    terms.append(f'if (present > 0) {{council["{id}"] = total / present}}')
    return "\n".join(["total = 0.0;", "present = 0;", *terms])


def league_table(questions):
    """From the means of councils to their scores, at the end, when the smallest and largest are known."""
    lower = ", ".join(f'"{question.id}": {"true" if question.lower_is_better else "false"}' for question in questions)
    dimensions = by_dimension(questions)
    means = [mean(dimension, [(q.id, q.weight) for q in of_one], "marks") for (dimension, _), of_one in
             dimensions.items()]
    statements = "\n".join([*means, mean("score", list(dimensions), "council")])
    return f"""begin {{@lower = {{{lower}}}}}
@name[$council_id] = $council_name;
for (id, is_lower in @lower) {{
  value = $[id . "_mean"];
  if (is_not_empty(value)) {{
    @value[$council_id][id] = value;
    @low[id] = min(@low[id], value);
    @high[id] = max(@high[id], value);
  }}
}}
end {{
  for (code, name in @name) {{
    map council = {{"code": code, "name": name}};
    map marks = {{}};
    num total = 0;
    num present = 0;
    for (id, value in @value[code]) {{
      distance = @lower[id] ? @high[id] - value : value - @low[id];
      marks[id] = distance / (@high[id] - @low[id]);
    }}
{statements}
    council["rounded"] = roundm(council["score"], 0.000000001);
    emit1 council;
  }}
}}
"""


def command(program, job, questions, script_path):
    """Means, then marks and scores, then ranks: a place is that of the first with the same score."""
    cells = script_path.with_suffix(".cells.mlr")
    cells.write_text(numbers(questions), encoding="utf-8")
    script_path.write_text(league_table(questions), encoding="utf-8")
    place = ("@row += 1; if (is_absent(@last) || $rounded != @last) {@place = @row} "
             "@last = $rounded; $rank = @place; unset $rounded")
    ids = ",".join(question.id for question in questions)
    return [program, "--icsv", "--ocsv", "--from", str(job.survey), "put", "-f", str(cells),
            "then", "stats1", "-a", "mean", "-f", ids, "-g", "council_id,council_name",
            "then", "put", "-q", "-f", str(script_path),
            "then", "sort", "-nr", "rounded", "then", "put", place, "then", "reorder", "-f", "rank"]
