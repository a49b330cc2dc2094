"""How are records and texts kept in fewer bytes? Each deflated for itself, to be read without others.

A record is short and mostly says what all records say: the names of its fields, and the reasons that
extraction gives. The compressor is told of these beforehand (zlib's preset dictionary), which makes a
third of most records; alone they would stay half. Reading one takes microseconds.
"""

from __future__ import annotations

import zlib

from onrecord.index.serial import BrokenRecord

MARK = b"\xff"
"""Begins what is deflated; what does not begin so is as it was, for no UTF-8 does."""

WINDOW, MEMORY = -13, 6
"""Of zlib: raw deflate over 8 KB, with as much memory beside it. More gains less than it costs to set up."""

KNOWN = """
"basis":"the article’s own words","span":[ "relays":[{"name":"","scope":"article","basis":"dateline"}]
"former":true "alternatives":[{"name":"","score":0.,"reason":"“she” may mean  as well"},{"name":"“he” may mean
quoted just before, and could be going on","spans":[[“” is said of the speaker, in the same paragraph
“” is the last woman named before it” is the last man named, and the one who last spoke
whom the passage is about, although  is named nearer by” stands in the paragraph before, and nobody else
“” is what the article calls this source","through , the whole article: dateline" is named in full there
“” is named in the sentence before, without a reporting verb” stands between the parts of the quotation
stands before the name, two paragraphs earlier, three paragraphs earlier, an office of the past
uncertain: read what stands around it uncertain: see who else may have said it
a title, a slogan or a term between quotation marks: nothing reports it as said
"kind":"term","kind":"unnamed","kind":"organization","kind":"group","kind":"document","kind":"person"
"cue":{"text":"According to","lemma":"according","text":"told","lemma":"tell","text":"says","lemma":"say",
"text":"called","lemma":"call","text":"added","lemma":"add","text":"wrote","lemma":"write",
"name":"The ","printed":"The the article gives this source no name" “” stands in the sentence before","spans":
stands beside the name, in the paragraph before","spans":[[ stands before the name, in the same paragraph
”, the to of and in that is we will not a for on it be I have they this are with you
{"kind":"indirect","segments":[["reported in the article’s own sentence, not set between quotation marks
{"kind":"mixed","segments":[["words between quotation marks within the article’s own sentence
{"kind":"direct","segments":[["]],"text":"","speaker":{"name":"","printed":"he"},"mention":[,"office":
{"printed":"","span":[]},"cue":{"text":"said","lemma":"say","span":[]},"confidence":0.,"evidence":
[{"about":"speaker","reason":"“ said” follows the words","spans":[[],[]]},{"about":"speaker","reason":
"“ said” leads into the words","spans":[[]]},{"about":"name","reason":"“” stands beside the name, in the same
paragraph","spans":[[]]},{"about":"office","reason":"“]]},{"about":"kind","reason":"a statement of its own
between quotation marks","spans":[[]]}]}
""".encode()
"""What most records hold, the commonest last. Another one needs another `layout.SCHEMA_VERSION`."""


def deflated(data: bytes) -> bytes:
    """The bytes in fewer; as they are where that gains nothing."""
    made = zlib.compressobj(wbits=WINDOW, memLevel=MEMORY, zdict=KNOWN)
    fewer = MARK + made.compress(data) + made.flush()
    return fewer if len(fewer) < len(data) else data


def inflated(data: bytes) -> bytes:
    """The bytes that `deflated` was given.

    Raises:
        BrokenRecord: it did not make these.

    """
    try:
        if data[:1] != MARK:
            return data
        read = zlib.decompressobj(WINDOW, zdict=KNOWN)
        whole = read.decompress(data[1:])
    except (zlib.error, TypeError) as error:
        raise BrokenRecord(str(error)) from error
    if not read.eof or read.unused_data:
        raise BrokenRecord("a record has another end than it was written with")
    return whole
