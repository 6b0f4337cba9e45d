"""Where the bundle begins; the reader's processes begin here too, and are sent to their work."""

import sys
from multiprocessing import freeze_support

from meeting_tui.__main__ import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
