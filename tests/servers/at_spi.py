"""What AT-SPI tells a screen reader of another program's windows. Run by the system's Python, which has pyatspi.

Reads a program's name a line, answers each with a line of JSON: [[role, name, states, way to it], …] of what is showing.
"""

from __future__ import annotations

import json
import sys
import time

import pyatspi  # pyright: ignore[reportMissingImports]

PATIENCE_SECONDS = 60.0


def walk(node, way, found):
    """Every node that is showing."""
    if node is None:
        return
    states = node.getState()
    if not states.contains(pyatspi.STATE_SHOWING) and node.getRole() != pyatspi.ROLE_APPLICATION:
        return
    here = f"{way}/{node.getRoleName()}:{node.name[:30]}"
    actions = node.get_action_iface()
    can_act = bool(actions and actions.get_n_actions()) and states.contains(pyatspi.STATE_SENSITIVE)
    found.append([node.getRoleName(), node.name, can_act and states.contains(pyatspi.STATE_FOCUSABLE), here])
    for child in node:
        walk(child, here, found)


def dump(program):
    """The tree of one program, waited for until its window shows something."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        found = []
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.name == program:
                walk(application, "", found)
        if len(found) > 2:
            return found
        time.sleep(0.1)
    return []


for line in sys.stdin:
    print(json.dumps(dump(line.strip())), flush=True)
