"""Start the program: `python main.py [CORPUS or ARTICLE]`; `python main.py --help` lists the commands."""

import sys

from annotator.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
