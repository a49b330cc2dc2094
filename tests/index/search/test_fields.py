"""A field of the query language is one row of a table: everything else about it follows."""

from __future__ import annotations

import subprocess
import sys

from onrecord.index.search.query import fields
from onrecord.index.search.query.parsing import parse
from onrecord.index.search.query.tree import Name
from onrecord.index.search.query.unparsing import written
from onrecord.index.store.postings.schema import whoosh_schema
from onrecord.tui.cli import NAMES

ONE_ROW_MORE = """
import sys, types
from pathlib import Path
from onrecord.index.search.query import fields

row = 'Field("speaker_kind", ("who",), "names", whole=True, facets=("speaker_kind",), column=True),'
source = Path(fields.__file__).read_text(encoding="utf-8")
exec(compile(source.replace("TABLE = (", "TABLE = (" + row, 1), fields.__file__, "exec"), fields.__dict__)
for name in [name for name in sys.modules if name.startswith("onrecord.") and name != fields.__name__]:
    if not hasattr(sys.modules[name], "__path__"):
        del sys.modules[name]

from onrecord.index.search.execution.segment import COLUMNS
from onrecord.index.search.query.parsing import parse
from onrecord.index.search.query.restating import restated
from onrecord.index.search.query.unparsing import written
from onrecord.tui.commands.answers.search import LISTED
from onrecord.tui.explorer.search import completion, desk, refine
from onrecord.tui.explorer.widgets import facets

tree = parse('who:="person"')
assert restated(tree) == "who exactly person", restated(tree)
assert written(tree) == 'who:="person"'
assert written(parse("who:person -who:unnamed")) == "who:person -who:unnamed"
assert "speaker_kind" in COLUMNS
assert "speaker_kind" in LISTED and "speaker_kind" in desk.LISTED and "speaker_kind" in facets.NAMES
assert completion.complete("wh", {}) == ("o:", "who:")
assert completion.complete("who:per", {"speaker_kind": ["person"]}) == ("son", "who:=person ")
assert refine.include("", "speaker_kind", "person") == "who:=person"
"""


def test_a_field_is_one_row_of_the_table() -> None:
    """Read, restated, written, completed, counted, refined: with nothing but another row."""
    done = subprocess.run([sys.executable, "-c", ONE_ROW_MORE], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_what_the_table_says_the_index_holds() -> None:
    """Each column is one that is stored, and each name that is typed means one field."""
    schema = whoosh_schema()

    assert all(schema[name].column_type for name in fields.COLUMNS)
    assert all(name in schema for name in (*fields.NAMES, *fields.PROSE))
    assert sum(len(field.aliases) for field in fields.TABLE) == len(fields.ALIASES)
    assert set(NAMES.values()) == set(fields.WHOLE)


def test_every_alias_means_its_field() -> None:
    """What is typed by any name is written back by the one that people are told."""
    for field in fields.TABLE:
        for alias in field.aliases if field.whole else ():
            tree = parse(f'{alias}:="A B"')
            assert isinstance(tree, Name)
            assert written(tree) == f'{fields.told(field.name)}:="A B"'
