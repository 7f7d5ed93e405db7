"""The plain script that Detox is measured against: argparse, and TinyDB as it comes."""

import argparse
from collections import Counter

from tinydb import TinyDB


def main() -> None:
    """Note time, or add it up."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("verb", choices=["log", "report"])
    parser.add_argument("--day", default="")
    parser.add_argument("--minutes", type=int, default=0)
    parser.add_argument("--activity", default="")
    args = parser.parse_args()
    with TinyDB(args.file) as database:
        if args.verb == "log":
            record = {"day": args.day, "minutes": args.minutes, "activity": args.activity}
            print(database.insert(record))
            return
        minutes: Counter[str] = Counter()
        for each in database:
            if each["day"].startswith(args.day):
                minutes[each["activity"]] += each["minutes"]
        for activity, total in minutes.most_common():
            print(f"{activity}  {total // 60} h {total % 60:02}")


if __name__ == "__main__":
    main()
