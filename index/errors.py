"""The errors that a user can meet: each one plain sentence that says what is wrong, where, and what to do.

OnrecordError
├── UsageError          exit 2, of `verify` 5: a command, a path or a setting is wrong
│   ├── QueryError      a query that cannot be read, with the place of the fault
│   └── ModelError      the language model that the settings name is not there
├── ArticleError        one file that cannot be read as an article; the rest goes on
├── UnusableIndex       exit 3
│   ├── NoIndex         nothing has been built yet
│   ├── DamagedIndex    files are missing or broken
│   ├── ForeignIndex    the folder holds something that is not ours
│   └── OtherVersion    made by a version whose files this one cannot read
└── BuildError          exit 4; the index is as it was before
├── BuildUnderWay   another process is building this index
└── CannotWrite     no space, no permission
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What `onrecord` returns to the shell."""

    FOUND = 0
    """Something was found, or the work was done."""
    NOTHING = 1
    """The search was made and nothing matched."""
    USAGE = 2
    """The command, a path, a setting or the query is wrong; of `verify`, words that cannot be checked."""
    NO_INDEX = 3
    """There is no usable index."""
    FAILED = 4
    """The work could not be finished (disk full, no permission, another build under way)."""
    NOT_RUN = 5
    """`verify` could not run (an option, the draft, the accepted findings), or `verify-pack` (no pack)."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C."""


class OnrecordError(Exception):
    """Base of all errors that the user sees as one sentence, without a traceback."""

    exit = Exit.FAILED


class NoQuotation(OnrecordError):
    """The index holds no quotation with this id."""

    exit = Exit.NOTHING


class UsageError(OnrecordError):
    """The command, a path or a setting is wrong."""

    exit = Exit.USAGE


class QueryError(UsageError):
    """A query that cannot be read.

    Args:
        message: what is wrong, in one plain sentence.
        query: the query as typed.
        position: where the fault is, as an offset into `query`.
        suggestion: the nearest query that can be read, or "".

    """

    def __init__(self, message: str, query: str, position: int, suggestion: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.query = query
        self.position = position
        self.suggestion = suggestion


class ModelError(UsageError):
    """The language model that the settings name cannot be loaded."""


class ArticleError(OnrecordError):
    """One file that cannot be read as an article; its text is the reason alone, without the path."""


class UnusableIndex(OnrecordError):
    """There is no index that can answer."""

    exit = Exit.NO_INDEX


class NoIndex(UnusableIndex):
    """Nothing has been built in this place yet."""


class DamagedIndex(UnusableIndex):
    """Files of the index are missing or broken."""


class ForeignIndex(UnusableIndex):
    """The folder holds something that onrecord did not make."""


class OtherVersion(UnusableIndex):
    """The index was made by a version of onrecord whose files this one cannot read.

    Args:
        message: the sentence.
        roots: the folders and files that it was made from.
        sample: whether they are the sample corpus.

    """

    def __init__(self, message: str, *, roots: tuple[str, ...] = (), sample: bool = False) -> None:
        super().__init__(message)
        self.roots = roots
        self.sample = sample


class BuildError(OnrecordError):
    """A build that could not be finished; the index is as it was before."""


class BuildUnderWay(BuildError):
    """Another process is building this index."""


class CannotWrite(BuildError):
    """No space left, or no permission."""
