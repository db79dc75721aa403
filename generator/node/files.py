"""The files that let a bare Debian machine be a node: systemd units, an nginx site, a kiosk's browser.

They are written out to be looked at and installed by hand: what runs as root is not ours to decide.
"""

import re
import sys
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from generator.node.answers import ASK_AGAIN, FOR_EVER, HASHED, SECURITY, STATUS_PAGE
from generator.node.kiosk_policy import POLICY_FILE, kiosk_arguments, kiosk_policy

_EVERY: Final = "10min"
_JITTER: Final = "3min"
_PLAIN: Final = re.compile(r"[\w./:@?&=~+-]+")
"""What stands in a unit and in nginx's configuration as itself: no blank, no quotation mark, no `%`, `$`, `;` or brace."""


class Asked(NamedTuple):
    """What was asked for: where to pull from, the node's id, its folder, its public address, the user, the port."""

    source: str
    node: str
    folder: Path
    kiosk: bool
    address: str
    user: str
    port: int

    def words(self) -> dict[str, str]:
        """What goes into the files, by the option that said it."""
        named = {"--from": self.source, "--node": self.node, "--folder": str(self.folder), "--user": self.user}
        return {**named, **({"--address": self.address} if self.address else {})}


def is_plain(word: str) -> bool:
    """Whether a word can stand in a unit and in nginx's configuration as itself."""
    return _PLAIN.fullmatch(word) is not None


def is_address(word: str) -> bool:
    """Whether this is a public address: https (http within an office's own network), with a slash at its end."""
    parts = urlsplit(word)
    return parts.scheme in {"https", "http"} and bool(parts.hostname) and word.endswith("/")


def files_of(asked: Asked) -> dict[str, str]:
    """The files by name."""
    shared = {"liangquan-pull.service": _pull_service(asked), "liangquan-pull.timer": _PULL_TIMER}
    if asked.kiosk:
        return {
            **shared,
            "liangquan-serve.service": _serve_service(asked),
            "liangquan-kiosk.service": _kiosk_service(asked),
            Path(POLICY_FILE).name: kiosk_policy(_own_address(asked)).decode(),
            "liangquan-screen.conf": _screen(asked),
        }
    files = {**shared, "liangquan.nginx": _nginx(asked)}
    return files if _path(asked) == "/" else {**files, "liangquan-path.nginx": _behind_path(asked)}


def _command() -> str:
    return str(Path(sys.executable).with_name("liangquan"))


_HARDENED: Final = """NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictSUIDSGID=yes"""


def _pull_service(asked: Asked) -> str:
    return f"""[Unit]
Description=liangquan: pull the newest release of {asked.node}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={asked.user}
ExecStart={_command()} node pull --from {asked.source} --node {asked.node} --folder {asked.folder}
Nice=10
IOSchedulingClass=idle
TimeoutStartSec=infinity
ReadWritePaths={asked.folder}
{_HARDENED}
"""


_PULL_TIMER: Final = f"""[Unit]
Description=liangquan: pull every {_EVERY}

[Timer]
OnBootSec=1min
OnUnitInactiveSec={_EVERY}
RandomizedDelaySec={_JITTER}

[Install]
WantedBy=timers.target
"""


def _serve_service(asked: Asked) -> str:
    return f"""[Unit]
Description=liangquan: serve the pages of {asked.node} on this machine

[Service]
User={asked.user}
ExecStart={_command()} node serve --folder {asked.folder} --port {asked.port}
Restart=always
RestartSec=5
ReadOnlyPaths={asked.folder}
{_HARDENED}

[Install]
WantedBy=multi-user.target
"""


def _own_address(asked: Asked) -> str:
    """Where a kiosk's own server is found on its machine."""
    return f"http://127.0.0.1:{asked.port}/"


def _kiosk_service(asked: Asked) -> str:
    """The browser keeps its profile in memory: what a visitor did is gone with it."""
    command = " ".join(kiosk_arguments(_own_address(asked), "%t/liangquan-kiosk"))
    return f"""[Unit]
Description=liangquan: the kiosk's browser
Wants=liangquan-serve.service
After=liangquan-serve.service display-manager.service

[Service]
User={asked.user}
RuntimeDirectory=liangquan-kiosk
RuntimeDirectoryMode=0700
Environment=DISPLAY=:0 XAUTHORITY=/run/lightdm/{asked.user}/xauthority
ExecStart=/usr/bin/chromium {command}
Restart=always
RestartSec=3

[Install]
WantedBy=graphical.target
"""


def _screen(asked: Asked) -> str:
    """What lightdm shows: the kiosk's user without a question, with a window manager, for without one no browser fills a screen."""
    return f"""# /etc/lightdm/lightdm.conf.d/liangquan-screen.conf
[LightDM]
user-authority-in-system-dir=true

[Seat:*]
autologin-user={asked.user}
autologin-session=openbox
xserver-command=X -nocursor -s 0 -dpms
"""


def _nginx(asked: Asked) -> str:
    """What lies packed is sent packed, and unpacked for the few that take no gzip; what this edition lacks is the parent's."""
    headers = "\n".join(f'    add_header {name} "{value}" always;' for name, value in SECURITY.items())
    # Below a path of a host that others share it is that host's own to listen, and to take the path off.
    if _path(asked) == "/":
        listen = f"listen 80;\n    server_name {urlsplit(asked.address).hostname};"
    else:
        listen = f"listen 127.0.0.1:{asked.port};\n    absolute_redirect off;"
    cache = "$liangquan_cache_" + re.sub(r"\W", "_", asked.node)
    return f"""# A mirror of {asked.node}. TLS is the host's own: `listen 443 ssl`, certificates, see nginx's documentation.
map $status$uri {cache} {{
    default {ASK_AGAIN};
    "~^(200|206|304)/{HASHED.pattern}$" "{FOR_EVER}";
}}

server {{
    {listen}
    root {asked.folder}/current/tree;

    gzip_static always;
    gunzip on;
    charset utf-8;
    charset_types text/html text/css text/plain text/csv text/xml application/javascript application/json application/xml image/svg+xml;

{headers}
    add_header Cache-Control {cache} always;
    add_header Vary Accept-Encoding always;

    # A packed index.html is no file that the index module finds: the name is said outright.
    rewrite ^(.*)/$ $1/index.html last;

    location = /{STATUS_PAGE} {{
        gzip_static off;
        alias {asked.folder}/status.json;
    }}

    location / {{
        if (-d $request_filename) {{ return 301 $uri/$is_args$args; }}
    }}
{_parent(asked)}}}
"""


def _path(asked: Asked) -> str:
    """Of the public address; it begins and ends with a slash."""
    return urlsplit(asked.address).path


def _behind_path(asked: Asked) -> str:
    """What stands among the locations of a host whose paths lead to several nodes, each with a site of its own.

    By HTTP 1.0, which nginx would take, nothing comes packed.
    """
    return f"""# Of {asked.node}: include this in the server block of {urlsplit(asked.address).hostname}, beside those of its other nodes.
location {_path(asked)} {{
    proxy_pass http://127.0.0.1:{asked.port}/;
    proxy_http_version 1.1;
    proxy_redirect / {_path(asked)};
}}
"""


def _parent(asked: Asked) -> str:
    """Where a page that this edition lacks is looked for."""
    from generator.node.held import Held  # noqa: PLC0415
    from generator.release.files import Files  # noqa: PLC0415

    held = Held(asked.folder, Files())
    current = held.current()
    parent = held.root(current).about.parent if current is not None else ""
    if not parent or not is_plain(parent):
        return "\n    error_page 404 /404.html;\n"
    return f"""
    error_page 404 = @parent;
    location @parent {{
        return 302 {parent.rstrip("/")}$request_uri;
    }}
"""
