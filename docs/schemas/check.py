#!/usr/bin/env python3
"""Checks JSON against the schemas beside this file. Needs python3-jsonschema.

    kcat -C -b localhost:9092 -t assignments.safety -e | docs/schemas/check.py assignment
    docs/schemas/check.py --each < LINES         each line names its schema: {"schema": "assignment", "value": {}}
    docs/schemas/check.py --asyncapi SCHEMA      asyncapi.json against AsyncAPI's own JSON Schema of version 3.0.0

Prints a line for each problem and exits with 1 where there was one.
"""
import json
import pathlib
import sys
import warnings

import jsonschema

warnings.simplefilter("ignore", DeprecationWarning)  # RefResolver, which Debian 12's version needs
HERE = pathlib.Path(__file__).parent


class ByIdentifier(jsonschema.RefResolver):
    """Finds definitions by their $id alone: a property that is called $id confuses the search for others."""

    def _find_in_subschemas(self, url):
        return None


def validator(name, made={}):
    if name not in made:
        schema = json.loads((HERE / f"{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        made[name] = jsonschema.Draft202012Validator(schema)
    return made[name]


def problems_in_lines(lines, name):
    for number, line in enumerate(lines, 1):
        value, schema = json.loads(line), name
        if name is None:
            schema, value = value["schema"], value["value"]
        for error in validator(schema).iter_errors(value):
            yield f"line {number}: {schema}: {error.json_path}: {error.message[:200]}"


def problems_in_asyncapi(path):
    document = json.loads((HERE / "asyncapi.json").read_text(encoding="utf-8"))
    schema = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    definitions = {each["$id"]: each for each in schema["definitions"].values() if "$id" in each}
    resolver = ByIdentifier("", schema, store=definitions)
    for error in jsonschema.Draft7Validator(schema, resolver=resolver).iter_errors(document):
        yield f"asyncapi.json: {error.json_path}: {error.message[:200]}"
        for cause in error.context or []:
            yield f"    {cause.json_path}: {cause.message[:200]}"
    for reference in references(document):
        if not (HERE / reference).is_file():
            yield f"asyncapi.json: {reference} does not exist"


def references(node):
    """The files that a document refers to."""
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    if isinstance(node, dict) and str(node.get("$ref", "")).startswith("./"):
        yield node["$ref"]
    for child in children:
        yield from references(child)


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--asyncapi":
        problems = problems_in_asyncapi(arguments[1])
    elif arguments == ["--each"]:
        problems = problems_in_lines(sys.stdin.buffer, None)
    elif len(arguments) == 1 and not arguments[0].startswith("-"):
        problems = problems_in_lines(sys.stdin.buffer, arguments[0])
    else:
        sys.exit(__doc__)
    found = 0
    for problem in problems:
        found += 1
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
