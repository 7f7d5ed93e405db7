"""`detox` opens the terminal program; with a verb it is the command line."""

import sys


def main() -> int:
    """Run what the arguments ask for, and tell the exit code."""
    if len(sys.argv) == 1:
        from detox.tui import run

        return run()
    from detox.cli import run as run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
