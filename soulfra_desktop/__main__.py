"""`python -m soulfra_desktop` is the `soulfra` command."""

from soulfra_desktop.app.cli.main import main

raise SystemExit(main())
