"""A text in; what its YAML head says, and the text below it, out.

A head is somebody else's file: it is read as plain values only. Objects of Python are refused,
and so are references (``*name``), of which a few lines can hold a billion values.
"""

from __future__ import annotations

import re

import yaml

from .records import ArticleError

__all__ = ["head_and_body"]

LONGEST = 20_000  # characters of a head
_HEAD = re.compile(r"\s*^---[^\S\n]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"\s*(?:#.*\n\s*)*[\w \"'-]+:(?:\s|\Z)|\s*\Z")  # how the fields of a head begin


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: object, index: object) -> yaml.Node:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it refers to itself by *; write the value out")
        return super().compose_node(parent, index)


def head_and_body(text: str) -> tuple[dict[str, object], str]:
    """Return the fields of the head between two lines of ``---``, and the text below it.

    A text that only opens with a rule, and has no fields there, is left whole.

    Examples
    --------
    >>> head_and_body("---\\noutlet: The Wire\\n---\\nIt rains.\\n")
    ({'outlet': 'The Wire'}, 'It rains.')
    >>> head_and_body("---\\nIt rains.\\n---\\n")
    ({}, '---\\nIt rains.\\n---')
    """
    found = _HEAD.match(text)
    if not found or not _FIELD.match(found[1]):
        return {}, text.strip()
    if len(found[1]) > LONGEST:
        raise ArticleError(
            f"the head between the --- lines has {len(found[1]):,} characters; cut it"
        )
    try:
        fields = yaml.load(found[1], _Loader)  # noqa: S506  a SafeLoader, and stricter
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise ArticleError(
            f"the head between the --- lines is no YAML ({reason}); mend or remove it"
        ) from None
    if fields is None:
        return {}, text[found.end() :].strip()
    if not isinstance(fields, dict):
        return {}, text.strip()
    return {str(name): value for name, value in fields.items()}, text[found.end() :].strip()
