"""Every reference page, by its file's name."""

from generator.reference.commands_page import commands_page
from generator.reference.kinds_page import kinds_page
from generator.reference.network_picture import network_picture
from generator.reference.roles_page import roles_page
from generator.reference.rules_page import rules_page
from generator.reference.settings_page import settings_page


def reference_pages() -> dict[str, str]:
    """File name → Markdown, or the picture of publishing; the same bytes for the same program."""
    return {
        "four-tiers.svg": network_picture(),
        "commands.md": commands_page(),
        "kinds.md": kinds_page(),
        "roles.md": roles_page(),
        "rules.md": rules_page(),
        "settings.md": settings_page(),
    }
