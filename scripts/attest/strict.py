"""Strict reading of YAML and of what JSON Schemas say: every fault at once, with its place, and a hint."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from attest.problems import Faults, Problem, shown

SIMPLE = {
    "object": "a block of `key: value` lines",
    "array": "a list (lines that begin with `- `)",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


class _AsJson(yaml.constructor.SafeConstructor, yaml.resolver.Resolver):
    """YAML as JSON would read it: `no` and `yes` stay words, dates stay text, and a key given twice is a fault."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise yaml.constructor.ConstructorError(
                    None, None, f'key {key!r} is not text: put it in quotes ("{key}")', key_node.start_mark
                )
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


for tag, pattern, first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("tag:yaml.org,2002:float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
):
    _AsJson.add_implicit_resolver(tag, re.compile(pattern), list(first))


class _Quick(_AsJson, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same with the quickest reader that there is."""


class _Loader(_AsJson, yaml.SafeLoader):
    """The same with the reader that tells best where something is wrong."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "a reference (*name): write it out", event.start_mark)
        return super().compose_node(parent, index)


def load_own_yaml(path: Path) -> Any:
    """The value in a YAML file of our own, ten times as fast where PyYAML has libyaml: tests have read it strictly."""
    return yaml.load(path.read_bytes(), _Quick)


def load_yaml(path: Path, name: str) -> Any:
    """The value in a YAML file; a fault names the file as `name`, with line and column."""

    def fault(found: str, expected: str, hint: str = "", place: str = "") -> Faults:
        return Faults([Problem(name, place, found, expected, hint)])

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise fault("no such file", "a YAML file", "Create it or correct its name.") from None
    except UnicodeDecodeError as error:
        bad = f"a byte that is not UTF-8 (byte {error.start})"
        raise fault(bad, "text saved as UTF-8", "Save it again as UTF-8.") from None
    except (OSError, ValueError) as error:
        raise fault(f"a file that cannot be read ({error})", "a YAML file", "Look at its name and rights.") from None
    try:
        value = yaml.load(text, _Loader)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a character cannot be written anywhere
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        hint = "Look at the indentation, colons and quotes of this line and the one before."
        raise fault(error.problem or "broken YAML", "valid YAML", hint, place) from None
    except yaml.YAMLError as error:
        raise fault(str(error).split("\n")[0], "valid YAML") from None
    except RecursionError:
        raise fault("lists or blocks nested hundreds deep", "a plain YAML file") from None
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise fault(f"a value that cannot be read ({shown(error)})", "plain text, numbers, lists and blocks") from None
    return value


def faults_in(value: Any, schema: dict[str, Any], file: str) -> list[Problem]:
    """Every way in which the value differs from the schema, as problems with key, found, expected and hint."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return sorted({problem for error in validator.iter_errors(value) for problem in _problems(error, file)})


def key_path(parts: Iterator[Any] | list[Any]) -> str:
    """`reviewers[1].id` for the path of a value in a YAML file (lists count from 1, as people do)."""
    text = ""
    for part in parts:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _problems(error: ValidationError, file: str) -> Iterator[Problem]:
    place = key_path(list(error.absolute_path))
    rule, found, wanted, schema = _parts(error)
    if rule == "additionalProperties":
        known = list(schema.get("properties", {}))
        for key in sorted(set(found) - set(known)):
            near = difflib.get_close_matches(key, known, 1)
            hint = f"Did you mean `{near[0]}`?" if near else "Remove it or correct its name."
            here = f"{place}.{key}" if place else key
            yield Problem(file, here, f"the unknown key {shown(key)}", f"one of {', '.join(known)}", hint)
        return
    if rule == "required":
        for key in wanted:
            if key not in found:
                about = schema.get("properties", {}).get(key, {}).get("description", "")
                yield Problem(
                    file,
                    f"{place}.{key}" if place else key,
                    "nothing",
                    "this key",
                    f"It says: {about}" if about else "",
                )
        return
    if rule in ("anyOf", "oneOf") and (meant := _meant(error)):
        for one in meant:
            yield from _problems(one, file)
        return
    if rule in ("anyOf", "oneOf") and error.context:
        wanted_words = " or ".join(sorted({_wanted(part) for part in error.context if not part.path}))
        expected = schema.get("x-expected") or wanted_words or "another value"
        yield Problem(file, place, shown(found), expected, _hint(error))
        return
    yield Problem(file, place, shown(found) if found is not None else "nothing", _wanted(error), _hint(error))


def _meant(error: ValidationError) -> list[ValidationError]:
    """What is wrong by the only alternative that has the shape of the value; nothing where none or several have it."""
    if not isinstance(error.instance, (dict, list)):
        return []
    found: dict[Any, list[ValidationError]] = {}
    for one in error.context or ():
        found.setdefault(one.schema_path[0], []).append(one)
    fitting = [errors for errors in found.values() if not any(_is_shapeless(one) for one in errors)]
    return fitting[0] if len(fitting) == 1 else []


def _is_shapeless(error: ValidationError) -> bool:
    """Whether an alternative is for values of another shape altogether, or for a block with other keys."""
    rule, found, _, schema = _parts(error)
    if error.path:
        return False
    if rule in ("type", "enum", "const"):
        return True
    if rule in ("anyOf", "oneOf"):
        return not _meant(error)
    known = schema.get("properties", {})
    return rule == "required" and isinstance(found, dict) and not set(found) & set(known)


def _parts(error: ValidationError) -> tuple[str, Any, Any, dict[str, Any]]:
    """Rule, found value, the rule's value and the schema around it; our schemas are objects, never `true`."""
    schema: Any = error.schema
    return str(error.validator), error.instance, error.validator_value, schema


def _wanted(error: ValidationError) -> str:
    rule, _, wanted, schema = _parts(error)
    if rule == "type":
        types = [wanted] if isinstance(wanted, str) else list(wanted)
        return " or ".join(SIMPLE[name] for name in types)
    if rule == "enum":
        return "one of " + ", ".join(str(item) for item in wanted)
    if rule == "const":
        return str(wanted)
    if rule == "pattern":
        return str(schema.get("x-expected", f"text like {wanted}"))
    if rule == "minLength":
        return "some text"
    if rule == "maxLength":
        return f"at most {wanted} characters"
    if rule == "minItems":
        return f"at least {wanted} entr{'y' if wanted == 1 else 'ies'}"
    if rule == "minimum":
        return f"{wanted} or more"
    if rule == "maximum":
        return f"{wanted} or less"
    if rule == "uniqueItems":
        return "entries that differ from each other"
    return f"{rule}: {wanted}"


def _hint(error: ValidationError) -> str:
    rule, found, wanted, schema = _parts(error)
    if rule == "enum" and isinstance(found, str):
        near = difflib.get_close_matches(found, [str(item) for item in wanted], 1)
        if near:
            return f"Did you mean `{near[0]}`?"
    about = schema.get("description")
    return f"It says: {about}" if about else ""
