"""Every reference page, by its file's name."""

from generator.reference.commands_page import commands_page
from generator.reference.kinds_page import kinds_page
from generator.reference.roles_page import roles_page
from generator.reference.rules_page import rules_page
from generator.reference.settings_page import settings_page


def reference_pages() -> dict[str, str]:
    """File name → Markdown; the same bytes for the same program."""
    return {
        "commands.md": commands_page(),
        "kinds.md": kinds_page(),
        "roles.md": roles_page(),
        "rules.md": rules_page(),
        "settings.md": settings_page(),
    }
