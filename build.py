#!/usr/bin/env python3
"""Warraq's command line: `python build.py [COMMAND]`; `python build.py --help` lists the commands."""
# PYTHON_ARGCOMPLETE_OK: it may be asked which words may follow

import sys

from warraq.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
