"""What a kiosk's Chromium is allowed, as the managed policy that it reads, and the line that starts it.

The policies and their values are those of https://chromeenterprise.google/policies/; what one means stands there. The shell
around the pages (`generator/pages/kiosk_shell.py`) stops the same things: where a page fails, the browser still holds.
"""

import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

POLICY_FILE: Final = "/etc/chromium/policies/managed/liangquan.json"
"""Where Debian's Chromium reads what it may not be talked out of."""

_OFF: Final = (
    "AllowFileSelectionDialogs", "AlternateErrorPagesEnabled", "AudioCaptureAllowed", "AutofillAddressEnabled",
    "AutofillCreditCardEnabled", "BackgroundModeEnabled", "BookmarkBarEnabled", "BrowserAddPersonEnabled",
    "BrowserGuestModeEnabled", "ComponentUpdatesEnabled", "DefaultBrowserSettingEnabled", "DefaultSearchProviderEnabled",
    "EditBookmarksEnabled", "EnableMediaRouter", "LensRegionSearchEnabled", "MetricsReportingEnabled",
    "PasswordManagerEnabled", "PaymentMethodQueryEnabled", "PrintHeaderFooter", "PromotionsEnabled",
    "PromptForDownloadLocation", "ScreenCaptureAllowed", "SearchSuggestEnabled", "ShoppingListEnabled", "SpellcheckEnabled",
    "TaskManagerEndProcessEnabled", "TranslateEnabled", "UserFeedbackAllowed", "VideoCaptureAllowed",
)  # fmt: skip
"""Policies that are false: nothing is offered, asked, remembered, heard, seen or told to anybody."""

_BLOCK: Final = 2
_ASKED_OF_VISITORS: Final = (
    "DefaultClipboardSetting", "DefaultFileSystemReadGuardSetting", "DefaultFileSystemWriteGuardSetting",
    "DefaultGeolocationSetting", "DefaultNotificationsSetting", "DefaultPopupsSetting", "DefaultSerialGuardSetting",
    "DefaultWebBluetoothGuardSetting", "DefaultWebHidGuardSetting", "DefaultWebUsbGuardSetting",
)  # fmt: skip
"""Policies of what a page may ask for: 2 refuses without a question."""


def kiosk_policy(address: str) -> bytes:
    """The policy as JSON, for a kiosk whose node serves it at `address`, an address in full of this machine.

    Raises ValueError where `address` is none of http on a host.
    """
    parts = urlsplit(address)
    if parts.scheme != "http" or not parts.hostname:
        raise ValueError(f"{address!r} is no address at which a node serves: write it as http://127.0.0.1:8600/")
    policy: Mapping[str, object] = {
        **dict.fromkeys(_OFF, False),
        **dict.fromkeys(_ASKED_OF_VISITORS, _BLOCK),
        # A pattern without its dot would let in every host below this one.
        "URLBlocklist": ["*"],
        "URLAllowlist": [f"http://.{parts.netloc}"],
        "BrowserSignin": 0,
        "DeveloperToolsAvailability": 2,
        "DownloadRestrictions": 3,
        "ExtensionInstallBlocklist": ["*"],
        "ForceEphemeralProfiles": True,
        "NetworkPredictionOptions": 2,
        "PrintingEnabled": True,
        "SavingBrowserHistoryDisabled": True,
        "SyncDisabled": True,
    }
    return json.dumps(policy, indent=2, sort_keys=True).encode() + b"\n"


def kiosk_arguments(address: str, profile: str) -> list[str]:
    """What Chromium is started with to show `address`; `profile` is a folder in memory, which goes with the browser.

    Incognito, so that even there nothing is written; no keyring is asked for; a second finger and a swipe change nothing; a
    sheet is printed without a dialog.
    """
    return [
        "--kiosk", "--incognito", f"--user-data-dir={profile}", "--kiosk-printing", "--no-first-run",
        "--no-default-browser-check", "--password-store=basic", "--disable-pinch", "--overscroll-history-navigation=0",
        "--disable-background-networking", "--disable-component-update", "--disable-session-crashed-bubble",
        "--disk-cache-dir=/dev/null", "--disable-infobars",
        "--noerrdialogs", "--disable-features=Translate,OptimizationHints,MediaRouter", "--lang=zh-CN", address,
    ]  # fmt: skip
