"""Start the program: `python main.py [CORPUS or ARTICLE]`; other words are commands (`python main.py --help`)."""

import sys

from annotator.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
