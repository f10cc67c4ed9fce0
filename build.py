"""Warraq's command line: `python build.py [COMMAND]`; `python build.py --help` lists the commands."""

import sys

from warraq.commands import main

if __name__ == "__main__":
    sys.exit(main())
