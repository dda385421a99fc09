"""A reading process that never says anything, for test_reading.py."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    sys.stdin.buffer.read()
