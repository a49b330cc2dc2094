"""The sample corpus: what a newcomer searches in the first minute.

Eighteen short articles by the "onrecord sample desk": most are Markdown files with front matter; one is a
saved web page, one a PDF with a sidecar, one a mail, and two are rows of a table, so that it can be seen how
those are read. The desk and its four papers (Wire, Daily, Evening, Weekly) do not exist; the people, offices,
dates and quoted words do. The articles re-report, in this project's own words and under its licence (MIT),
what five published articles said of Ukraine and NATO:

- an article of Sawt Beirut International, dated 24 April 2024, that credits AFP;
- an article that retells a report by Politico on the days before NATO's summit in Vilnius;
- an analysis of what NATO's Secretary General said of a no-fly zone, without an outlet's name;
- an article of Caliber.Az that goes by foreign media, on a meeting in Brussels;
- an article, partly by way of The Guardian, on a speech to the Verkhovna Rada.

Every quotation was printed there, word for word. What the desk cut is cut at the edges or marked with …,
what it changed stands in [brackets] or is a matter of spelling (cease-fire, ceasefire): so that the
same words can be met in several versions, by several roads. The relays are named in each article. The days
of publication are the desk's own, since only the first of the five gives one.
"""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """The folder of the articles themselves, also where this module is a link to the checkout."""
    return Path(__file__).resolve().parent
