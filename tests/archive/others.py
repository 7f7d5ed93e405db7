"""Archives of the platforms beyond the big four, laid out as they come; everybody in them is
invented.

Each maker gives the files of one archive by name. Sources of the layouts stand at the readers.
"""

import json
from typing import Any

Files = dict[str, bytes]


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


# TikTok

FANS = ("lina.epreuve", "zoe_testard")
FOLLOWED = ("lina.epreuve", "bruno.modele", "anna_essai9")


def tiktok_list(names: tuple[str, ...], key: str = "UserName") -> list[dict[str, str]]:
    return [
        {"Date": f"2024-05-0{place} 23:15:00", key: name} for place, name in enumerate(names, 1)
    ]


TIKTOK_OWNER = {"Profile Info": {"ProfileMap": {"userName": "demo.user", "bioDescription": ""}}}
TIKTOK_LAYOUTS: dict[str, dict[str, Any]] = {
    "Profile And Settings": {
        "Profile And Settings": {
            **TIKTOK_OWNER,
            "Follower": {"FansList": tiktok_list(FANS)},
            "Following": {"Following": tiktok_list(FOLLOWED)},
            "Block List": {"BlockList": tiktok_list(("paul.bloque",))},
        },
        "Your Activity": {"Watch History": {"VideoList": []}, "Searches": None},
        "Ads and data": None,
    },
    "Your Activity": {
        "Profile": {"Profile Information": TIKTOK_OWNER["Profile Info"]},
        "Your Activity": {
            "Follower": {"FansList": tiktok_list(FANS)},
            "Following": {"Following": tiktok_list(FOLLOWED)},
            "Hashtag": {"HashtagList": None},
        },
    },
    "Activity": {
        "Activity": {
            "Follower List": {"FansList": tiktok_list(FANS)},
            "Following List": {"Following": tiktok_list(FOLLOWED)},
        },
        "Profile": {"Profile Information": TIKTOK_OWNER["Profile Info"]},
    },
    "Profile": {
        "Profile": {
            **TIKTOK_OWNER,
            "Follower": {"FansList": tiktok_list(FANS)},
            "Following": {"Following": tiktok_list(FOLLOWED)},
        }
    },
    "keys in other letters": {
        "profile and settings": {
            "profile_info": {"profilemap": {"username": "@demo.user"}},
            "follower": {"fanslist": tiktok_list(FANS, "Username")},
            "following": {
                "following": [
                    {"date": 1714605300, "userName": f"@{FOLLOWED[0]}"},
                    {"Date": "2024-05-02T23:15:00Z", "uniqueId": FOLLOWED[1]},
                    {"Date": "2024-05-03 23:15:00 UTC", "User Name": FOLLOWED[2]},
                ]
            },
        }
    },
}


def tiktok(layout: str = "Profile And Settings", name: str = "user_data_tiktok.json") -> Files:
    return {name: as_json(TIKTOK_LAYOUTS[layout])}


def tiktok_text(
    names: tuple[str, ...],
    day: str = "Date",
    user: str = "Username",
    end: str = "\r\n",
    colon: str = ": ",
) -> str:
    return end.join(
        f"{day}{colon}2024-05-0{place} 23:15:00 UTC{end}{user}{colon}{name}{end}"
        for place, name in enumerate(names, 1)
    )


def tiktok_texts(
    followers: str = "Follower.txt", following: str = "Following.txt", **labels: str
) -> Files:
    folder = "TikTok_Data_1758000000/Profile and Settings/"
    return {
        folder + followers: tiktok_text(FANS, **labels).encode(),
        folder + following: tiktok_text(FOLLOWED, **labels).encode(),
        folder + "Block List.txt": tiktok_text(("paul.bloque",), **labels).encode(),
        folder + "Profile Info.txt": b"Username: demo.user\r\nBio: hello\r\n",
        folder + "../Activity/Watch History.txt": b"Date: 2023-01-01 00:00:00 UTC\r\nLink: x\r\n",
    }


# Snapchat


def snap(user: str, name: str = "", when: str = "2021-03-04 22:11:00 UTC") -> dict[str, str]:
    return {
        "Username": user,
        "Display Name": name,
        "Creation Timestamp": when,
        "Last Modified Timestamp": when,
        "Source": "Added by username",
    }


SNAP_FRIENDS = {
    "Friends": [snap("lina.epreuve", "Lina Épreuve"), snap("zoe-testard")],
    "Friend Requests Sent": [snap("anna_essai", "Anna Essai")],
    "Blocked Users": [snap("paul.bloque", "Paul Bloqué")],
    "Deleted Friends": [snap("marc.parti", "Marc Parti")],
    "Hidden Friend Suggestions": [snap("ines.cachee", "Inès Cachée")],
    "Ignored Snapchatters": [snap("jean.ignore", "Jean Ignoré")],
    "Pending Requests": [snap("luc.attend", "Luc Attend")],
    "Shortcuts": [],
}


def snapchat() -> Files:
    return {
        "json/friends.json": as_json(SNAP_FRIENDS),
        "json/account.json": as_json({"Basic Information": {"Username": "demo.user"}}),
        "json/chat_history.json": as_json({"Received Saved Chat History": [{"Text": "secret"}]}),
        "html/friends.html": b"<html></html>",
    }


def snap_table(heading: str, people: list[dict[str, str]]) -> str:
    keys = "Username", "Display Name", "Creation Timestamp"
    head = "".join(f"<th><b>{key}</b></th>" for key in keys)
    rows = "".join(
        "<tr>" + "".join(f"<td>{each[key]}</td>" for key in keys) + "</tr>" for each in people
    )
    return f"<h3>{heading}</h3><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def snapchat_html() -> Files:
    page = "".join(snap_table(heading, people) for heading, people in SNAP_FRIENDS.items())
    return {
        "html/friends.html": f"<html><body><h1>Friends</h1>{page}</body></html>".encode(),
        "index.html": b"<html></html>",
    }


# Reddit

SUBREDDITS = "subreddit\r\nwritingpractice\r\nAnalogTests\r\nu_lina-epreuve\r\n"


def reddit(friends: str = "username,note\r\nzoe_testard,from the old forum\r\n") -> Files:
    return {
        "subscribed_subreddits.csv": b"\xef\xbb\xbf" + SUBREDDITS.encode(),
        "friends.csv": friends.encode(),
        "posts.csv": b'id,permalink,date,subreddit,title,body\r\na1,x,,x,"t\r\nu",b',
        "statistics.csv": b"statistic,value\r\naccount name,demo_user\r\n",
        "messages.csv": b"id,from,to,body\r\nm1,someone,demo_user,secret\r\n",
        "checkfile.csv": b"filename,sha256\r\n",
    }


# Mastodon and its kin

MASTODON_HEAD = "Account address,Show boosts,Notify on new posts,Languages"


def mastodon() -> Files:
    return {
        "following_accounts.csv": (
            f"{MASTODON_HEAD}\nlina@art.invalid,true,false,\n"
            '@zoe@photo.invalid,true,false,"en, fr"\n'
        ).encode(),
        "followers.csv": b"Account address\nlina@art.invalid\nbruno@words.invalid\n",
        "lists.csv": b'"artists, near",lina@art.invalid\nartists,anna@art.invalid\n',
        "blocked_accounts.csv": b"paul@spam.invalid\n",
        "muted_accounts.csv": b"Account address,Hide notifications\nmax@loud.invalid,true\n",
    }


def mastodon_archive() -> Files:
    return {
        "actor.json": as_json(
            {
                "type": "Person",
                "id": "https://art.invalid/users/demo",
                "preferredUsername": "demo",
                "following": "https://art.invalid/users/demo/following",
            }
        ),
        "outbox.json": as_json({"type": "OrderedCollection", "orderedItems": []}),
        "likes.json": as_json({"orderedItems": []}),
    }


# YouTube

CHANNELS = (
    ("UCabcdefghijklmnopqrstuv", "Studio Essai"),
    ("UC0123456789_-ABCDEFGHIJ", "Revue, modèle"),
)


def youtube_csv(head: str = "Channel Id,Channel Url,Channel Title") -> bytes:
    rows = [f'{one},http://www.youtube.com/channel/{one},"{title}"' for one, title in CHANNELS]
    return "\n".join([head, *rows, ""]).encode()


def youtube(
    path: str = "Takeout/YouTube and YouTube Music/subscriptions/subscriptions.csv",
    head: str = "Channel Id,Channel Url,Channel Title",
) -> Files:
    own = "UCownownownownownownown1"
    return {
        path: youtube_csv(head),
        "Takeout/YouTube/comments/comments.csv": (
            f"Comment ID,Channel ID,Comment Text\nx1,{own},secret\n".encode()
        ),
        "Takeout/archive_browser.html": b"<html></html>",
    }


def youtube_json() -> Files:
    rows = [
        {
            "kind": "youtube#subscription",
            "snippet": {
                "title": title,
                "channelId": "UCownownownownownownown1",
                "resourceId": {"kind": "youtube#channel", "channelId": one},
            },
        }
        for one, title in CHANNELS
    ]
    return {"Takeout/YouTube et YouTube Music/abonnements/abonnements.json": as_json(rows)}


# Telegram

TELEGRAM_CONTACTS = [
    {
        "user_id": 4200001,
        "first_name": "Lina",
        "last_name": "Épreuve",
        "phone_number": "+33 6 00 00 00 01",
        "date": "2019-06-01T10:00:00",
        "date_unixtime": "1559376000",
    },
    {"first_name": "Zoé", "last_name": "", "phone_number": "0033600000002", "date": ""},
    {"date": "2018-01-01T00:00:00"},
]


def telegram(folder: str = "") -> Files:
    return {
        f"{folder}result.json": as_json(
            {
                "about": "Here is the data you requested.",
                "personal_information": {"first_name": "Demo", "username": "@demo_user"},
                "contacts": {"about": "", "list": TELEGRAM_CONTACTS},
                "frequent_contacts": {"list": [{"type": "user", "name": "Max Fréquent"}]},
                "chats": {"list": [{"name": "Paul Causeur", "messages": [{"text": "secret"}]}]},
            }
        )
    }


def telegram_entry(name: str, phone: str, day: str = "01.06.2019 10:00:00") -> str:
    return f"""
    <div class="entry clearfix">
     <div class="pull_left userpic_wrap"><div class="userpic userpic3">
      <div class="initials" style="line-height: 48px">LE</div></div></div>
     <div class="body">
      <div class="pull_right info details">
{day}
      </div>
      <div class="name bold">
{name}
      </div>
      <div class="details_entry details">
{phone}
      </div>
     </div>
    </div>"""


def telegram_html() -> Files:
    entries = (
        telegram_entry("Lina Épreuve &amp; fils", "+33 6 00 00 00 01")
        + telegram_entry("Deleted Account", "")
        + telegram_entry("Zoé Testard", "0033600000002")
    )
    page = f'<html><div class="page_body list_page"><div class="entry_list">{entries}</div></div>'
    return {
        "DataExport_2024-05-01/lists/contacts.html": page.encode(),
        "DataExport_2024-05-01/lists/chats.html": telegram_entry(
            "Paul Causeur", "3 messages"
        ).encode(),
        "DataExport_2024-05-01/export_results.html": b"<html></html>",
    }


def telegram_old_html() -> Files:
    page = (
        "About<br><br>First name: Lina<br>Last name: \u00c9preuve<br>"
        "Phone number: +33 6 00 00 00 01<br>Added: 01.06.2019 10:00:00<br><br>"
        "(deleted user)<br><br>First name: Zo\u00e9<br>Phone number: 0033600000002<br>"
        "Added: 02.06.2019 10:00:00<br>"
    )
    return {"lists/contacts.html": f"<html><body>{page}</body></html>".encode()}


# Flickr


def flickr() -> Files:
    return {
        "account_profile.json": as_json({"screen_name": "demo_user", "nsid": "12345678@N00"}),
        "contacts_part001.json": as_json(
            {"contacts": {"Lina Épreuve": "https://www.flickr.com/people/11111111@N01/"}}
        ),
        "contacts_part002.json": as_json(
            {"contacts": {"Zoé Testard": "https://www.flickr.com/people/zoe-testard/"}}
        ),
        "followers_part001.json": as_json(
            {
                "followers": {
                    "Lina Épreuve": "https://www.flickr.com/people/11111111@N01/",
                    "Bruno Modèle": "https://www.flickr.com/photos/bruno.modele/",
                    "Max Leurre": "https://evil.invalid/people/max/",
                    "Max Monte": "https://www.flickr.com/people/%2e%2e/",
                }
            }
        ),
        "albums.json": as_json({"albums": []}),
    }


# Those that hold nobody


def tumblr() -> Files:
    return {
        "payload-0.json": as_json(
            [{"data": {"email": "demo@example.invalid", "unfollows": [{"name": "gone"}]}}]
        )
    }


def discord(relationships: bool = True) -> Files:
    user: dict[str, Any] = {"id": "1", "username": "demo.user", "global_name": "Demo"}
    if relationships:
        user["relationships"] = [
            {"id": "2", "type": 1, "user": {"username": "lina.epreuve", "global_name": "Lina"}},
            {"id": "3", "type": 1, "user": {"username": "zoe", "discriminator": "0042"}},
            {"id": "4", "type": 2, "user": {"username": "paul.bloque"}},
            {"id": "5", "type": 3, "user": {"username": "luc.attend"}},
        ]
    return {
        "Account/user.json": as_json(user),
        "Messages/index.json": as_json({"11": "Direct Message with max#0"}),
        "Servers/index.json": as_json({}),
    }
