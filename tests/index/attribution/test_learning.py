"""The same articles teach the same weights in every run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
LEARN = """
import itertools, sys
from pathlib import Path
from tools.training.train_indirect import articles, cues_of, learned

few = itertools.islice(articles(Path(sys.argv[1])), 24)
groups = [cue.group() for _, seen, gold in few for cue in cues_of(seen, gold)]
print(sorted(learned(groups).items()))
"""


def test_training_is_deterministic(shared: Path) -> None:
    """Neither the order of a set nor that of a dictionary tells in what is learned."""
    told = [
        subprocess.run(
            (sys.executable, "-c", LEARN, str(shared)),
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(told[0]) > 1000
