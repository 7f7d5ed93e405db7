"""`make bench`: Detox against its budgets and against its peers, as ratios from one run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if __name__ == "__main__":
    from tests.bench.command import main

    sys.exit(main())
