"""By what a desktop and its portals know Soulfra."""

APP_ID = "io.soulfra.Soulfra"
"""The name of the .desktop file, its icon and its metainfo (installers/linux)."""
