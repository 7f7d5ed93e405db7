"""What faults are tried with: a home that was lived in, and the deeds done in it."""

NOW = "2026-11-22T14:32:10Z"
LATER = "2026-11-22T15:40:10Z"

SETUP = (
    "accounts add instagram --day 2026-12-31",
    "accounts add mastodon",
    "accounts add youtube --keep",
    "accounts break mastodon --since 2026-11-01",
    "measure --set instagram 45m",
    "activities add piano --letter o",
    "log 30 reading --on 2026-10-12",
    "log 45m writing column +weekly",
    "reminders add stretch --when 09:00",
    "start learning 25 minutes ago",
    "config set language en",
    "reminders off weekly-writing",
    "rate 90 EUR",
    "people add Zenobia --mail zenobia@exemple.invalid",
    "people add Zacharias --circle peers",
    "channels add letters",
    "loads upkeep --name newsletter --a-day 30m",
    "questions answer scrolling 2h",
    "sources add Lantern --site https://lantern.example",
    "log 20 email letters",
)
"""the last one is what `undo` takes back where a deed was not done"""

ALIKE = {
    **{
        deed: deed
        for deed in (
            "accounts postpone instagram 2027-01-31 --reason later",
            "accounts keep mastodon",
            "accounts reconsider youtube",
            "accounts deactivate mastodon",
            "accounts request instagram",
            "accounts break mastodon end",
            "steps skip instagram.goodbye --reason letter",
            "steps move instagram.ask-people 2026-12-20",
            "steps order instagram.goodbye 1",
            "steps add instagram print --on 2026-12-10",
            "reminders add call --when 10:00",
            "reminders edit evening-log --at 21:00",
            "reminders on weekly-writing",
            "activities edit piano --goal 2h",
            "activities archive piano",
            "pause",
            "config unset language",
            "people edit Zenobia --every 8w",
            "people rest Zenobia until 2027-01-31",
            "people forget Zenobia",
            "people join Zenobia Zacharias",
            "channels effort letters --own 1h --money 5EUR",
            "channels remove letters",
            "loads end newsletter 2027-01-31",
            "questions answer weight 4",
            "sources subscribe Lantern",
            "moment --write words",
        )
    },
    "delete": "delete {session}",
    "switch": "switch email --discard",
    "cancel": "cancel",
    "add an account": "accounts add facebook --day 2027-02-28",
    "remove an account": "accounts remove mastodon",
    "slip": "accounts slip mastodon 20m",
    "do a step": "steps done instagram.ask-archive",
    "add an activity": "activities add chess --letter h",
    "check in": "check-in 4 3",
    "rate": "rate 120 EUR",
    "end the questions": "questions end --minutes 10 --returns 100EUR",
    "say goodbye": "goodbye instagram --set bye --mail a@exemple.invalid",
    "baseline": "measure --set mastodon 1h",
    "reminders off": "reminders off evening-log look-back",
}
"""deeds that change one file in the one way there is: each call fails in one way here, in another
with the next deed"""

DEEDS = {
    **ALIKE,
    "log": "log 25 reading a novel",
    "log into another month": "log 25 reading --on 2026-09-20",
    "edit": "edit {session} --minutes 50",
    "move to another month": "edit {session} --on 2026-09-15",
    "stop": "stop",
    "a sign with its session": "people sign Zenobia letter --minutes 30",
    "set a day": "accounts set-day instagram 2027-01-31",
    "import": "import csv {csv} --yes",
    "undo": "undo",
    "redo": "redo",
    "go back to a backup": "restore {backup} --yes",
    "back up": "backup",
    "a setting": "config set theme dusk",
    "export": "export csv --to {out}",
    "forget everywhere": "people forget Zenobia --everywhere",
}
OUTSIDE_UNDO = {"undo", "redo", "back up", "export", "forget everywhere"}
