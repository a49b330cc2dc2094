"""How do other engines answer the same queries? One class each: ours, tantivy, SQLite FTS5, and plain Whoosh.

Each builds from the same Whoosh documents and answers the same questions with the rows of the best 20.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord.index.search import Sort
    from onrecord.index.search.query.tree import Node

TOP = 20
FIELDS = ("quotation", "context")
Document = dict[str, Any]
Question = tuple[str, str, list[str], str]
"""The class, the field, the words, and a speaker or nothing."""


class Ours:
    """onrecord, from the tree of the query on."""

    def __init__(self, folder: Path) -> None:
        from onrecord.index.names.persons import People
        from onrecord.index.provenance.statements.copies import Copies
        from onrecord.index.search.execution.matching import Matching
        from onrecord.index.search.execution.snapshot import Reading, segments_of
        from onrecord.index.search.query import tree
        from onrecord.index.search.query.query import Query
        from onrecord.index.search.results import Results

        self.tree, self.matching, self.query, self.results = tree, Matching, Query, Results
        copies = Copies(folder)
        self.reading = Reading(segments_of(folder, copies), cast("Any", None), copies, People())

    @staticmethod
    def build(folder: Path, documents: Iterable[Document]) -> None:
        """Write segments of a maximum number of documents."""
        from whoosh import index

        from onrecord.index.store.postings import schema, segments

        whole = index.create_in(str(folder), schema.whoosh_schema())
        writer = schema.writer(whole)
        for number, document in enumerate(documents, 1):
            writer.add_document(**document)
            if number % segments.LARGEST == 0:
                writer.commit()
                writer = schema.writer(whole)
        writer.commit()

    def ask(self, question: Question) -> tuple[int, list[int]]:
        """The count and the first rows."""
        tree, matching_of = self.tree, self.matching
        kind, field, words, speaker = question
        node: Node
        if kind.startswith("phrase"):
            node = tree.Phrase(field, tuple(words))
        elif kind == "slop":
            node = tree.Phrase(field, tuple(words), 3)
        elif kind == "prefix":
            whole = [tree.Word(field, word) for word in words[:-1]]
            node = tree.both([*whole, tree.Prefix(field, words[-1])])
        elif kind == "fuzzy":
            node = tree.Fuzzy(field, words[0])
        else:
            node = tree.both([tree.Word(field, word) for word in words])
        if speaker:
            node = tree.both([node, tree.Phrase("speaker", tuple(speaker.lower().split()))])
        found = []
        for segment in self.reading.segments:
            matching = matching_of(segment, self.reading.names)
            found.append((matching, matching.documents(node)))
        sort: Sort = "date" if kind == "newest" else "relevance"
        query = self.query("", node)
        results = self.results(query, self.reading, found, sort=sort, reverse=False, seconds=0)
        if kind == "facets":
            for name in ("speaker", "outlet", "year"):
                results.facets(name, 5)
        return results.total, results.rows(0, TOP)


class Tantivy:
    """tantivy by its Python binding; stems by its own English stemmer."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self.t = tantivy
        self.index = tantivy.Index.open(str(folder))
        self.searcher = self.index.searcher()
        self.schema = self.index.schema
        stemmer = tantivy.Filter.stemmer("english")
        self.analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(stemmer)
            .build()
        )
        self.stems: dict[str, str] = {}

    @staticmethod
    def build(folder: Path, documents: Iterable[Document]) -> None:
        """One index with the words and, for terms, the stems of both texts."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("row", stored=True, fast=True)
        for field in FIELDS:
            builder.add_text_field(field, tokenizer_name="default", index_option="position")
            builder.add_text_field(f"{field}_stem", tokenizer_name="en_stem", index_option="freq")
        for field in ("speaker", "outlet"):
            builder.add_text_field(field, tokenizer_name="raw", fast=True, index_option="basic")
        builder.add_unsigned_field("date", fast=True, indexed=True)
        builder.add_unsigned_field("year", fast=True)
        index = tantivy.Index(builder.build(), path=str(folder))
        writer = index.writer(heap_size=512_000_000, num_threads=1)
        for document in documents:
            one = tantivy.Document()
            one.add_unsigned("row", document["row"])
            for field in FIELDS:
                one.add_text(field, document[field])
                one.add_text(f"{field}_stem", document[field])
            for field in ("speaker", "outlet"):
                one.add_text(field, document[field])
            one.add_unsigned("date", document["date"])
            one.add_unsigned("year", document["date"] // 10000)
            writer.add_document(one)
        writer.commit()
        writer.wait_merging_threads()

    def prepare(self, words: list[str]) -> None:
        """Stem the words of a question beforehand."""
        for word in words:
            self.stems[word] = (self.analyzer.analyze(word) or [word])[0]

    def ask(self, question: Question) -> tuple[int, list[int]]:
        """The first rows; the count only where it is asked for."""
        kind, field, words, speaker = question
        t, query = self.t, self.t.Query
        stem = f"{field}_stem"
        if kind.startswith("phrase"):
            node = query.phrase_query(self.schema, field, list(words))
        elif kind == "slop":
            node = query.phrase_query(self.schema, field, list(words), slop=4)
        elif kind == "fuzzy":
            node = query.fuzzy_term_query(self.schema, field, words[0], distance=1)
        else:
            terms = [query.term_query(self.schema, stem, self.stems[word]) for word in words]
            if kind == "prefix":
                last = query.fuzzy_term_query(self.schema, field, words[-1], distance=0, prefix=True)
                terms = [*terms[:-1], last]
            node = (
                terms[0] if len(terms) == 1 else query.boolean_query([(t.Occur.Must, one) for one in terms])
            )
        if speaker:
            by = query.const_score_query(query.term_query(self.schema, "speaker", speaker), 0.0)
            node = query.boolean_query([(t.Occur.Must, node), (t.Occur.Must, by)])
        if kind == "newest":
            found = self.searcher.search(node, TOP, count=False, order_by_field="date")
        else:
            found = self.searcher.search(node, TOP, count=kind in {"facets", "count"})
        if kind == "facets":
            sizes = {"speaker": 5, "outlet": 5, "year": 20}
            wanted = {name: {"terms": {"field": name, "size": size}} for name, size in sizes.items()}
            self.searcher.aggregate(node, wanted)
        rows = [self.searcher.doc(address)["row"][0] for _, address in found.hits]
        return getattr(found, "count", None) or -1, rows


class Fts5:
    """SQLite's full-text table; words as they are, no stems."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(f"file:{folder}/fts.sqlite?mode=ro", uri=True)
        self.database.execute("PRAGMA mmap_size = 8000000000")
        self.database.execute("PRAGMA cache_size = -200000")
        self.database.execute("CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY, speaker, outlet, year)")

    @staticmethod
    def build(folder: Path, documents: Iterable[Document]) -> None:
        """One full-text table and one of values."""
        database = sqlite3.connect(folder / "fts.sqlite")
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE VIRTUAL TABLE fts USING fts5(quotation, context, content='');"
            "CREATE TABLE doc (id INTEGER PRIMARY KEY, speaker, outlet, date);"
            "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(fts, col);"
        )
        for document in documents:
            database.execute(
                "INSERT INTO fts (rowid, quotation, context) VALUES (?, ?, ?)",
                (document["row"], document["quotation"], document["context"]),
            )
            database.execute(
                "INSERT INTO doc VALUES (?, ?, ?, ?)",
                (document["row"], document["speaker"], document["outlet"], document["date"]),
            )
        database.execute("INSERT INTO fts (fts) VALUES ('optimize')")
        database.commit()
        database.close()

    def ask(self, question: Question) -> tuple[int, list[int]]:
        """The first rows; the count only where it is asked for."""
        kind, field, words, speaker = question
        quoted = [f'"{word}"' for word in words]
        if kind.startswith("phrase"):
            match = '"' + " ".join(words) + '"'
        elif kind == "slop":
            match = f"NEAR({' '.join(quoted)}, 4)"
        elif kind == "prefix":
            match = " AND ".join(quoted) + "*"
        elif kind == "fuzzy":
            from rapidfuzz.distance import Levenshtein

            first = words[0][0]
            near = [
                term
                for (term,) in self.database.execute(
                    "SELECT DISTINCT term FROM vocabulary WHERE term >= ? AND term < ?",
                    (first, chr(ord(first) + 1)),
                )
                if Levenshtein.distance(term, words[0], score_cutoff=1) <= 1
            ]
            if not near:
                return 0, []
            match = " OR ".join(f'"{term}"' for term in near[:50])
        else:
            match = " AND ".join(quoted)
        match = f"{{{field}}} : ({match})"
        ask = self.database.execute
        if speaker:
            found = ask(
                "SELECT fts.rowid FROM fts JOIN doc ON doc.id = fts.rowid"
                " WHERE fts MATCH ? AND doc.speaker = ? ORDER BY rank LIMIT 20",
                (match, speaker),
            )
        elif kind == "newest":
            found = ask(
                "SELECT fts.rowid FROM fts JOIN doc ON doc.id = fts.rowid"
                " WHERE fts MATCH ? ORDER BY doc.date DESC LIMIT 20",
                (match,),
            )
        else:
            if kind == "facets":
                ask("DELETE FROM hit")
                ask(
                    "INSERT INTO hit SELECT doc.id, speaker, outlet, date / 10000"
                    " FROM fts JOIN doc ON doc.id = fts.rowid WHERE fts MATCH ?",
                    (match,),
                )
                for name in ("speaker", "outlet", "year"):
                    ask(f"SELECT {name}, count(*) FROM hit GROUP BY 1 ORDER BY 2 DESC LIMIT 5").fetchall()
                self.database.rollback()
            found = ask("SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT 20", (match,))
        rows = [row for (row,) in found]
        count = -1
        if kind == "count":
            count = ask("SELECT count(*) FROM fts WHERE fts MATCH ?", (match,)).fetchone()[0]
        return count, rows


class Whoosh:
    """Whoosh as it comes: its own text fields, writer, queries and searcher."""

    def __init__(self, folder: Path) -> None:
        from whoosh import index

        self.searcher = index.open_dir(str(folder)).searcher()
        if not self.searcher.doc_count():
            raise SystemExit(f"{folder} is of a build that did not end; remove it and build it again.")

    @staticmethod
    def build(folder: Path, documents: Iterable[Document]) -> None:
        """Whoosh's text fields, without stems."""
        from whoosh import fields, index
        from whoosh.analysis import LowercaseFilter, RegexTokenizer

        words = RegexTokenizer() | LowercaseFilter()
        texts = {name: fields.TEXT(analyzer=words) for name in (*FIELDS, "title", "cue", "office", "relay")}
        schema = fields.Schema(
            row=fields.STORED,
            article=fields.ID,
            speaker=fields.ID(sortable=True),
            speaker_kind=fields.STORED,
            outlet=fields.ID(sortable=True),
            kind=fields.ID,
            date=fields.NUMERIC(sortable=True),
            confidence=fields.NUMERIC,
            **texts,
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for document in documents:
            writer.add_document(**document)
        writer.commit()

    def ask(self, question: Question) -> tuple[int, list[int]]:
        """The first rows."""
        from whoosh import query, sorting

        kind, field, words, speaker = question
        if kind.startswith("phrase"):
            node = query.Phrase(field, words)
        elif kind == "slop":
            node = query.Phrase(field, words, slop=3)
        elif kind == "fuzzy":
            node = query.FuzzyTerm(field, words[0], maxdist=1, prefixlength=1)
        else:
            terms = [query.Term(field, word) for word in words]
            if kind == "prefix":
                terms[-1] = query.Prefix(field, words[-1])
            node = terms[0] if len(terms) == 1 else query.And(terms)
        if speaker:
            node = query.And([node, query.Term("speaker", speaker)])
        options: dict[str, Any] = {}
        if kind == "newest":
            options["sortedby"] = sorting.FieldFacet("date", reverse=True)
        if kind == "facets":
            options["groupedby"] = {
                name: sorting.FieldFacet(name, maptype=sorting.Count) for name in ("speaker", "outlet")
            }
        found = self.searcher.search(node, limit=TOP, **options)
        if kind == "facets":
            Counter(found.groups("speaker")).most_common(5)
        return (len(found) if kind == "count" else -1), [hit["row"] for hit in found]


ENGINES: dict[str, Any] = {"onrecord": Ours, "tantivy": Tantivy, "fts5": Fts5, "whoosh": Whoosh}
