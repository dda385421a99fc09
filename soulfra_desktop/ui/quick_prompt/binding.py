"""How a person binds the quick prompt's command to a key where Soulfra itself gets none. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

COMMAND = "soulfra quick"


def how_to_bind(variables: Mapping[str, str], words: Callable[[str], str]) -> str:
    """One line for this desktop, by its XDG_CURRENT_DESKTOP; `words` translates."""
    desktop = variables.get("XDG_CURRENT_DESKTOP", "").lower()
    lines = (
        ("gnome", words("Settings → Keyboard → View and Customise Shortcuts → Custom Shortcuts, with the command {0}")),
        ("kde", words("System Settings → Keyboard → Shortcuts → Add New → Command, with the command {0}")),
        ("xfce", words("Settings → Keyboard → Application Shortcuts → Add, with the command {0}")),
        ("sway", words("add this line to ~/.config/sway/config: bindsym Ctrl+Shift+space exec {0}")),
        ("hyprland", words("add this line to hyprland.conf: bind = CTRL SHIFT, space, exec, {0}")),
    )
    found = next((line for name, line in lines if name in desktop), "")
    return (found or words("In the desktop's own keyboard settings, bind the command {0}")).format(COMMAND)
