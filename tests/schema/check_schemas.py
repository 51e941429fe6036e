#!/usr/bin/env python3
"""check_schemas.py PROGRAM SOURCE_FOLDER

Holds JSON outputs against the schemas in docs: those of the golden cases, and those of runs on the sample data that the
golden cases are too small for. What does not fit goes to standard output, exit code 1.
"""

import json
import subprocess
import sys
from pathlib import Path

try:
    import jsonschema
except ImportError:
    print("no Python module jsonschema here")
    sys.exit(0)

SCHEMAS = {
    "hallmark-scores": "scores.schema.json",
    "hallmark-comparison": "comparison.schema.json",
    "hallmark-audit": "audit.schema.json",
}
RUNS = (
    "audit rubrics/council-digital-maturity.yaml data/invented-councils.csv --draws 200",
    "audit rubrics/council-digital-maturity.yaml data/invented-councils.csv --draws 200 --across --parts items,weights",
    "audit rubrics/staged-maturity.yaml data/invented-staged.csv --draws 200 --vary leave_one_out --vary weights=50%",
    "score rubrics/council-digital-maturity.yaml data/invented-councils.csv --depth all",
)


def outputs(program, source):
    for path in sorted((source / "tests/golden").glob("*/*/stdout")):
        text = path.read_text(encoding="utf-8")
        if text.startswith("{") and path.with_name("exit").read_text().strip() == "0":
            yield str(path.relative_to(source)), text
    for run in RUNS:
        command = [program, *run.split(), "-f", "json"]
        yield run, subprocess.run(command, cwd=source, capture_output=True, check=True, encoding="utf-8").stdout


def main(program, source):
    validators = {}
    for name, file in SCHEMAS.items():
        schema = json.loads((source / "docs" / file).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[name] = jsonschema.Draft202012Validator(schema)
    checked = dict.fromkeys(SCHEMAS, 0)
    wrong = 0
    for where, text in outputs(program, source):
        result = json.loads(text)
        name = result.get("format")
        if name not in validators:
            continue
        checked[name] += 1
        for error in list(validators[name].iter_errors(result))[:10]:
            wrong += 1
            print(f"{where}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    for name, count in checked.items():
        if count == 0:
            wrong += 1
            print(f"no output of the format {name} was found")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
