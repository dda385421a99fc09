"""The `soulfra` command: reads the arguments, opens the home, hands over to a noun's own file. See docs/cli.md."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from importlib import import_module

from soulfra_desktop.app.cli.status import FAILED, NOT_ANSWERED, STOPPED, USAGE, UsageRefused
from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.errors import NothingCanAnswer, PromptRefused, ProviderError, SoulfraError

PROCESSES = {
    "--engine-process": "soulfra_desktop.adapters.providers.engine_process",
    "--reading-process": "soulfra_desktop.adapters.transfer.reading_process",
    "--document-process": "soulfra_desktop.adapters.reading.process",
    "--page-process": "soulfra_desktop.adapters.page_drawing",
    "--embedding-process": "soulfra_desktop.adapters.embedding.worker_process",
    "--vectors-process": "soulfra_desktop.adapters.vectors.chroma_process",
}
"""A packaged app knows no `-m`: so it calls itself for another process of its own (adapters/child.py)."""
Command = Callable[[argparse.Namespace, Environment], Awaitable[int]]


def parser() -> argparse.ArgumentParser:
    """Every command and option; docs/cli.md is checked against it."""
    top = argparse.ArgumentParser(
        prog="soulfra", description="Ask a model on your own machine first. Without a command: the window."
    )
    top.add_argument("--demo", action="store_true", help="a scripted model and sample chats; keeps nothing")
    top.add_argument(
        "--background", action="store_true", help="wait in the tray, without a window, for the quick prompt"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    ask = commands.add_parser("ask", help="ask one question; the answer goes to standard output")
    ask.add_argument("text", nargs="?", metavar="TEXT", help="the question; - or nothing reads it from standard input")
    ask.add_argument(
        "--model", metavar="P/M", help="ask this model, and no other; also allows its provider for this call"
    )
    ask.add_argument("--fallback", action="store_true", help="with --model: others may answer when it fails")
    ask.add_argument("--local-only", action="store_true", help="open no connection beyond this machine")
    ask.add_argument("--no-knowledge", action="store_true", help="use nothing of documents, other chats and memories")
    ask.add_argument("--conversation", metavar="ID", help="go on in this chat")
    ask.add_argument("--json", action="store_true", help="print one JSON object instead of the answer")

    quick = commands.add_parser("quick", help="show the quick prompt: bind this to a key of the desktop")
    quick.add_argument("text", nargs="?", metavar="TEXT", help="put into it, not sent; - reads it from standard input")
    quick.add_argument("--clipboard", action="store_true", help="offer what is copied")
    quick.add_argument("--selection", action="store_true", help="offer what is selected")

    commands.add_parser("quit", help="end the Soulfra that is running, in its window or in the background")

    models = commands.add_parser("models", help="list the models; pull or delete one")
    models.add_argument("action", nargs="?", choices=("list", "pull", "delete"), default="list")
    models.add_argument("model", nargs="?", metavar="P/M", help="for pull and delete: ollama/NAME, starter/NAME")
    models.add_argument("--json", action="store_true", help="print JSON")

    _add_chats(commands)
    _add_knowledge(commands)
    _add_money(commands)
    _add_account(commands)

    _add_provisions(commands)
    return top


def _add_chats(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    chats = commands.add_parser("chats", help="list, show, import or export chats")
    chats.add_argument("action", choices=("list", "show", "import", "export"))
    chats.add_argument(
        "id", nargs="?", metavar="ID", help="for show and export: the chat, or the start of its id; for import: a PATH"
    )
    chats.add_argument("--all", action="store_true", help="export: every chat")
    chats.add_argument("--format", choices=("markdown", "json", "html", "pdf"), help="export: as what")
    chats.add_argument("-o", "--output", metavar="PATH", help="export: write to this file, .zip or folder")
    chats.add_argument("--json", action="store_true", help="print JSON")


def _add_knowledge(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = commands.add_parser("add", help="read documents, and find what they say from then on")
    add.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder however deep")
    add.add_argument(
        "--watch", action="store_true", help="keep folders up to date: what comes, changes, moves and goes"
    )
    add.add_argument("--json", action="store_true", help="print one JSON object instead of a line for each")

    recall = commands.add_parser("recall", help="find passages of documents, chats and what is remembered")
    recall.add_argument("text", metavar="TEXT", help="a question, or some words")
    recall.add_argument("-k", type=int, default=8, metavar="N", help="how many at most; 8 where it is left out")
    recall.add_argument("--json", action="store_true", help="print one JSON object")

    forget = commands.add_parser("forget", help="remove a document, chat, message or fact for good")
    forget.add_argument("id", metavar="ID", help="its id, or how that starts")
    forget.add_argument("--json", action="store_true", help="print JSON")

    memory = commands.add_parser("memory", help="what is remembered of you: read it, change it, switch it off")
    memory.add_argument(
        "action",
        nargs="?",
        choices=("list", "add", "edit", "pin", "unpin", "disable", "enable", "forget", "why", "on", "off"),
        default="list",
    )
    memory.add_argument("words", nargs="*", metavar="ID|SENTENCE", help="an id, or how that starts; for add a sentence")
    memory.add_argument("--all", action="store_true", help="list: what no longer holds too")
    memory.add_argument("--json", action="store_true", help="print JSON")


def _add_money(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    budget = commands.add_parser("budget", help="limits on what may be spent; at a limit this machine answers")
    budget.add_argument("action", nargs="?", choices=("list", "set", "remove"), default="list")
    budget.add_argument("scope", nargs="?", choices=("day", "month", "chat", "agent"), help="what the limit holds for")
    budget.add_argument("amount", nargs="?", metavar="AMOUNT", help="for set: such as 5, 0.50 or $5")
    budget.add_argument("--for", dest="subject", metavar="ID", help="one chat or agent; otherwise each for itself")
    budget.add_argument("--json", action="store_true", help="print JSON")

    usage = commands.add_parser(
        "usage", help="what was used, spent and saved; compare it with a provider's own account"
    )
    usage.add_argument("action", nargs="?", choices=("show", "reconcile"), default="show")
    usage.add_argument("files", nargs="*", metavar="FILE", help="for reconcile: a provider's usage or cost exports")
    usage.add_argument("--by", choices=("day", "model", "chat", "folder", "agent"), help="a table of these")
    usage.add_argument("--since", metavar="DAY", help="from this day on, such as 2026-11-01")
    usage.add_argument("--until", metavar="DAY", help="up to this day, which counts")
    usage.add_argument("--csv", metavar="FILE", help="write every call to a file; - prints it")
    usage.add_argument("--baseline", metavar="P/M", help="measure savings against this model from now on; - for none")
    usage.add_argument("--json", action="store_true", help="print JSON")


def _add_provisions(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    allow = commands.add_parser("allow", help="allow a cloud provider to answer without being asked again")
    allow.add_argument("provider", metavar="PROVIDER")
    allow.add_argument("--revoke", action="store_true", help="take the permission back")

    endpoints = commands.add_parser("endpoints", help="OpenAI-compatible endpoints: LM Studio, OpenRouter, your own")
    endpoints.add_argument("action", choices=("list", "add", "delete"))
    endpoints.add_argument("name", nargs="?", metavar="NAME", help="a preset's name, or your own")
    endpoints.add_argument("url", nargs="?", metavar="URL", help="its address, with /v1; a preset knows its own")
    endpoints.add_argument("--here", action="store_true", help="its weights are on this machine")
    endpoints.add_argument("--key", action="store_true", help="read a key from standard input, or ask for it")
    endpoints.add_argument("--json", action="store_true", help="print JSON")

    settings = commands.add_parser("settings", help="show the settings, or set one")
    settings.add_argument(
        "name", nargs="?", metavar="NAME", help="a setting; or passphrase, which asks for it and takes no VALUE"
    )
    settings.add_argument("value", nargs="?", metavar="VALUE")
    settings.add_argument(
        "--forget-learned", action="store_true", help="forget what thumbs and repeated questions taught"
    )
    settings.add_argument("--json", action="store_true", help="print JSON")

    doctor = commands.add_parser("doctor", help="what was found, what is missing, what to do")
    doctor.add_argument("--json", action="store_true", help="print JSON")


def _add_account(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    account = commands.add_parser("account", help="an account on a sync server, and the machines that share it")
    account.add_argument(
        "action",
        choices=(
            "register", "login", "status", "devices", "revoke", "logout", "verify", "change-email", "password",
            "recovery-key", "passkeys", "remove-passkey", "forgot", "reset", "export", "delete", "trust",
        ),
        metavar="ACTION",
        help="register, login, status, devices, revoke, logout; verify, change-email, password, recovery-key, passkeys,"
        " remove-passkey, forgot, reset, export, delete; trust",
    )  # fmt: skip
    account.add_argument(
        "what",
        nargs="?",
        metavar="WHAT",
        help="for revoke: the device's number; verify, reset: the mailed code; change-email: the new address;"
        " remove-passkey: its id; export: a file; trust: show, history, check, simulate, appeal, prove, leave or join",
    )
    account.add_argument(
        "more",
        nargs="*",
        metavar="MORE",
        help="trust: simulate what (address-verified, second-factor-on, card-verified); appeal about which entry or hold,"
        " and why, else read from standard input; prove with which mailed code",
    )
    account.add_argument("--server", metavar="URL", help="the sync server, such as https://sync.example.org")
    account.add_argument("--email", metavar="E", help="the account's address")
    account.add_argument("--device", metavar="NAME", help="what this machine is called; otherwise its host name")
    account.add_argument("--code", metavar="CODE", help="the second step: of the authenticator app, or a recovery code")
    account.add_argument(
        "--password-stdin", action="store_true", help="read each password asked for as a line of standard input"
    )
    account.add_argument(
        "--give-up", action="store_true", help="reset: delete what is synced, where nothing can read it again"
    )
    account.add_argument(
        "--force", action="store_true", help="logout: sign out although changes were not sent, and ask nothing"
    )
    account.add_argument("--days", type=int, metavar="N", help="trust: history of so many days, simulate so many ahead")
    account.add_argument("--json", action="store_true", help="print JSON")

    sync = commands.add_parser("sync", help="bring this machine and the account's others into agreement, once")
    sync.add_argument("--json", action="store_true", help="print JSON")
    sync.add_argument(
        "--accept-restored",
        action="store_true",
        help="the server was restored from an older backup: send it again what it lacks; nothing here is lost",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit status: 0, 1, 2, 3 or 130 (docs/cli.md)."""
    _open_streams()
    given = sys.argv[1:] if arguments is None else list(arguments)
    if len(given) == 1 and given[0] in PROCESSES:
        import_module(PROCESSES[given[0]]).main()
        return 0
    options = _parsed(given) if given else argparse.Namespace(command=None, demo=False, background=False)
    try:
        environment = Environment.read()
        return _done(options, environment)
    except SoulfraError as error:
        return explain(error)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        sys.stdout = None  # type: ignore[assignment]  # nobody reads: the interpreter must not flush it at exit
        return STOPPED
    except OSError as error:
        sys.stdout = None  # type: ignore[assignment]
        print(
            f"soulfra: the answer could not be written ({error.strerror}). It is kept: soulfra chats", file=sys.stderr
        )
        return FAILED


def _parsed(given: list[str]) -> argparse.Namespace:
    """Files may stand before, between and after the options of `usage` and `add`, and so may the last word of
    `account`; argparse takes positionals in one piece."""
    top = parser()
    options, rest = top.parse_known_args(given)
    if options.command == "add" and not any(word.startswith("-") for word in rest):
        options.paths, rest = [*options.paths, *rest], []
    if options.command == "account" and not any(word.startswith("-") for word in rest):
        named = [*([options.what] if options.what is not None else []), *options.more, *rest]
        options.what, options.more, rest = (named[0] if named else None), named[1:], []
        rest = options.more if options.action != "trust" else []
    if rest and (options.command != "usage" or any(word.startswith("-") for word in rest)):
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        named = [*([options.action] if options.action != "show" else []), *options.files, *rest]
        options.action, options.files = named[0], named[1:]
        if options.action not in ("show", "reconcile"):
            top.error(f"unrecognized arguments: {' '.join(rest)}")
    return options


def _done(options: argparse.Namespace, environment: Environment) -> int:
    if options.command is None:
        return _window(options, environment)
    if options.command in ("quick", "quit"):  # no loop: a key is waiting for them
        return getattr(import_module("soulfra_desktop.app.cli.quick"), options.command)(options, environment)
    return _run(_command(options), options, environment)


def _open_streams() -> None:
    """A stream that the caller closed is a place where nothing is read or written, never a crash or another stream."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for as long as we run
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def explain(error: SoulfraError) -> int:
    """Say on standard error what happened and what to do; the exit status for it."""
    print(visible(f"soulfra: {error}"), file=sys.stderr)
    if isinstance(error, PromptRefused | UsageRefused):
        return USAGE
    if isinstance(error, ProviderError | NothingCanAnswer):
        return NOT_ANSWERED
    return FAILED


def _window(options: argparse.Namespace, environment: Environment) -> int:
    from soulfra_desktop.app.display import why_no_window

    reason = why_no_window()
    if reason is not None and options.background:
        raise UsageRefused(reason.replace(", so Soulfra answers here", ""), "Nothing can wait in the background here.")
    if reason is not None:
        from soulfra_desktop.app.cli.terminal import converse

        print(reason, file=sys.stderr)
        return _run(converse, options, environment)
    from soulfra_desktop.app.main import run_window

    return run_window(environment, demo=options.demo, background=options.background)


def _command(options: argparse.Namespace) -> Command:
    """A noun's function from its own file, and no other file is loaded."""
    module = import_module(f"soulfra_desktop.app.cli.{options.command}")
    command: Command = getattr(module, options.command)
    return command


def _run(command: Command, options: argparse.Namespace, environment: Environment) -> int:
    import asyncio  # not at the top: the window's first paint comes before any loop, and this costs it 50 ms

    return asyncio.run(_interruptible(command, options, environment))


async def _interruptible(command: Command, options: argparse.Namespace, environment: Environment) -> int:
    """Ctrl-C and SIGTERM cancel the command, which keeps what there is and says 130."""
    import asyncio
    import signal

    task = asyncio.current_task()
    assert task is not None
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError, ValueError):
            loop.add_signal_handler(number, task.cancel)
    try:
        return await command(options, environment)
    except asyncio.CancelledError:
        return STOPPED
