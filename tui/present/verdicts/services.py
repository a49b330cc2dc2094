"""How are verdicts on a draft told to a build service? As annotations of GitHub, SARIF, or JUnit's XML."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from onrecord.tui.present.words.safe import as_json, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.tui.present.verdicts.review import Reviewed

LEVELS = {"wrong": "error", "not checked": "warning"}
"""How grave a finding is, in the words that GitHub and SARIF share."""

NO_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 (production 2, Char) forbids of that which `safe` lets through."""


def told(each: Reviewed) -> str:
    """A finding in plain words on one line: the claim, what is printed and what alarms."""
    verdict = each.verdict
    by = f" (claimed of {verdict.speaker})" if verdict.speaker else ""
    parts = [f"“{verdict.claim}”{by}: {verdict.sentence}"]
    if verdict.findings:
        witness = verdict.findings[0].witness
        who = witness.quotation.speaker.name if witness.quotation.speaker else "nobody named"
        where = ", ".join(filter(None, (who, witness.outlet, witness.published)))
        parts.append(f"Printed: “{witness.quotation.text}” ({where}; {witness.quotation.id}).")
    parts += [f"Alarm: {alarm}." for alarm in verdict.alarms]
    return safe(" ".join((*parts, *verdict.notes)))


def write_github(items: Sequence[Reviewed], name: str, file: TextIO) -> None:
    """A workflow command for each finding that is open, which GitHub shows beside its line.

    After "Workflow commands for GitHub Actions"; the escapes are those of ``@actions/core``.
    """
    for each in items:
        if each.open:
            where = f"file={_property(name)}," if name else ""
            place = f"{where}line={each.item.line},title={_property(each.verdict.outcome)}"
            file.write(f"::{LEVELS[each.state]} {place}::{_data(told(each))}\n")


def _data(text: str) -> str:
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def write_sarif(items: Sequence[Reviewed], name: str, file: TextIO) -> None:
    """A log of SARIF 2.1.0 (OASIS) with a result for each finding; those that are accepted are suppressed."""
    from onrecord.index.version import version  # noqa: PLC0415 - reads the package's metadata, 30 ms

    found = [each for each in items if each.state != "sound"]
    rules = sorted({each.verdict.outcome for each in found})
    driver = {
        "name": "onrecord",
        "version": version(),
        "rules": [{"id": _rule(rule), "shortDescription": {"text": rule}} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules.index(each.verdict.outcome), name) for each in found],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    file.write(as_json(log) + "\n")


def _rule(outcome: str) -> str:
    return outcome.replace(",", "").replace(" ", "-")


def _result(each: Reviewed, rule: int, name: str) -> dict[str, Any]:
    # In a message of SARIF brackets make links and braces take arguments (3.11.5, 3.11.6).
    text = re.sub(r"([{}])", r"\1\1", re.sub(r"([\[\]\\])", r"\\\1", told(each)))
    result: dict[str, Any] = {
        "ruleId": _rule(each.verdict.outcome),
        "ruleIndex": rule,
        "level": LEVELS[each.state],
        "message": {"text": text},
        "partialFingerprints": {"onrecord/v1": each.key},
        "suppressions": [{"kind": "external", "status": "accepted"}] if each.accepted else [],
    }
    if name:
        place = {"artifactLocation": {"uri": _uri(name)}, "region": {"startLine": each.item.line}}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _uri(name: str) -> str:
    address = quote(os.fsencode(name.replace(os.sep, "/")))
    return f"file://{address}" if address.startswith("/") else address


def write_junit(items: Sequence[Reviewed], name: str, file: TextIO) -> None:
    """A case for each quotation: wrong is a failure, not checked an error, accepted is skipped."""
    from xml.etree import ElementTree as Xml  # noqa: PLC0415 - written, never read

    def count(state: str) -> str:
        return str(sum(each.open and each.state == state for each in items))

    suite = Xml.Element(
        "testsuite",
        name=_xml(name or "claim"),
        tests=str(len(items)),
        failures=count("wrong"),
        errors=count("not checked"),
        skipped=str(sum(each.accepted for each in items)),
    )
    for each in items:
        case = Xml.SubElement(
            suite,
            "testcase",
            classname=_xml(name or "claim"),
            name=_xml(f"line {each.item.line}: “{each.verdict.claim}”"),
        )
        if each.accepted:
            Xml.SubElement(case, "skipped", message=f"accepted: {each.verdict.outcome}")
        elif each.open:
            kind = "failure" if each.state == "wrong" else "error"
            node = Xml.SubElement(case, kind, type=each.verdict.outcome, message=each.verdict.outcome)
            node.text = _xml(told(each))
    root = Xml.Element("testsuites")
    root.append(suite)
    # Whatever is no ASCII is written by number, so that the file is right in whatever encoding it is written.
    file.write(Xml.tostring(root, encoding="us-ascii", xml_declaration=True).decode("ascii") + "\n")


def _xml(text: str) -> str:
    return NO_XML.sub("\ufffd", safe(text))
