"""`fundnorm data`: which tables are in use, newer ones from their publishers, checks, and the way back."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from fundnorm.cli.manners import BAD_INPUT, say, stage, tell
from fundnorm.cli.options import example

__all__ = ["app", "reset", "status", "update", "verify"]

app = typer.Typer(
    help="Say which tables are in use; fetch newer ones; check them; go back to the bundled ones.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


@app.command("status", epilog=example("data status"))
def status() -> None:
    """Say what each table spans, whose it is, on which day it was drawn and how many days ago.

    An updated table that is damaged is named on standard error; the bundled one is read in its place.
    """
    from datetime import UTC, datetime

    from fundnorm.lexicon.store import in_use, user_folder
    from fundnorm.update.status import lines, origins
    from fundnorm.update.status import status as standings
    from fundnorm.update.verifying import wrong_updated

    used = in_use(user_folder())
    with stage("-", utf8=False) as out:
        for line in lines(standings(datetime.now(UTC).date())):
            out.write(f"{line}\n")
        for line in origins(used.generation):
            out.write(f"{line}\n")
    for line in wrong_updated(used):
        say(line)


@app.command("update", epilog=example("data update ecb"))
def update(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", show_default=False, help="ecb, world-bank, us-cpi; all where none."
        ),
    ] = None,
    base_url: Annotated[
        list[str] | None,
        typer.Option("--base-url", metavar="NAME=URL", show_default=False, help="A mirror; repeat for more."),
    ] = None,
    patience: Annotated[
        float, typer.Option("--patience", metavar="SECONDS", min=0.1, help="How long a server may be silent.")
    ] = 60,
) -> None:
    """Fetch newer tables from their publishers; the only command that touches a network.

    A publisher that fails, or whose file is not what it should be, leaves its tables as they were, and the exit code
    is 2; what came in part is gone on with the next time.
    """
    from fundnorm.lexicon.store import in_use, user_folder
    from fundnorm.update.fetching import Limits
    from fundnorm.update.progress import shown
    from fundnorm.update.publishers import addresses
    from fundnorm.update.updating import update as run

    problem = in_use(user_folder()).problem
    if problem:
        tell(f"{problem}; updated tables that are not fetched now are the bundled ones again")
    limits = Limits(read=patience, connect=min(patience, Limits().connect))
    with shown(sys.stderr) as progress:
        outcomes = run(names or [], addresses(base_url or []), limits=limits, progress=progress)
    with stage("-", utf8=False) as out:
        for outcome in outcomes:
            if not outcome.error:
                out.write(f"{outcome.name}: {outcome.span}, in use now\n")
    for outcome in outcomes:
        for remark in outcome.remarks:
            tell(remark)
        if outcome.error:
            say(f"{outcome.name}: {outcome.error}")
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(BAD_INPUT)


@app.command("verify", epilog=example("data verify"))
def verify() -> None:
    """Check the bundled and the updated tables against their checksums.

    A file that is not what was written is named on standard error, and the exit code is 2.
    """
    from fundnorm.lexicon.store import in_use, user_folder
    from fundnorm.update.verifying import bundled_files, wrong_bundled, wrong_updated

    used = in_use(user_folder())
    wrong = [*wrong_bundled(), *wrong_updated(used)]
    for line in wrong:
        say(line)
    if wrong:
        raise typer.Exit(BAD_INPUT)
    newer = len(used.generation.files) if used.generation else 0
    with stage("-", utf8=False) as out:
        out.write(f"{len(bundled_files())} bundled and {newer} updated tables are whole\n")


@app.command("reset", epilog=example("data reset"))
def reset() -> None:
    """Go back to the bundled tables: remove the updated ones and what was downloaded."""
    from fundnorm.lexicon.store import user_folder
    from fundnorm.update.generation import remove
    from fundnorm.update.locking import locked

    folder = user_folder()
    removed = []
    if folder.exists():
        with locked(folder):
            removed = remove(folder)
    with stage("-", utf8=False) as out:
        for path in removed:
            out.write(f"removed {path}\n")
        out.write("the bundled tables are in use\n")
