"""`liangquan supervise --notices DIR`: today's notices as files, one a unit, that an office prints or sends."""

from pathlib import Path
from typing import Final

from generator.build.engine import drop_laid, lay, settle
from generator.diagnostics.diagnostic import Text
from generator.facts.calendar import MissingYear
from generator.facts.facts import Facts
from generator.facts.notices import notices
from generator.pages.listing import gatherer_of
from generator.pages.notice_pages import shown_notice
from generator.settings import read_settings
from generator.stages.outcome import Outcome
from generator.stages.prose import template_folders
from generator.stages.site_folder import is_among_sources, is_in_site
from generator.stages.site_frame import templates, templates_key

MARK: Final = b'<meta name="generator" content="liangquan supervise --notices">'
"""What tells a notice from other files: what lacks it is never overwritten."""


def write_notices(root: Path, folder: Path, facts: Facts) -> Outcome:
    """Write each unit's notice as `2026-11-20-qu-zhujian.html`. Where one can't be, none is.

    `facts` are those of the intranet's edition, so none is put into a site. Names hold ids alone, which are a–z, 0–9 and
    hyphens.
    """
    if is_among_sources(folder.resolve(), root.resolve()) or is_in_site(folder.resolve()):
        return _refused(
            Text(
                f"通知不能写在 {folder}：那里是资料库本身或网站，或放着记录、正文、模板、状态。换一个目录",
                f"notices can't go to {folder}: that is the district's own folder or a site, or one of records, prose, templates "
                "or state. Name another",
            )
        )
    try:
        told = notices(facts.register, facts.supervision)
    except MissingYear as fault:
        return _refused(
            Text(
                f"回复期限跨入{fault.year}年，没有{fault.year}年的工作日历：写 community/calendars/{fault.year}.yaml",
                f"the reply is due in {fault.year}, and no calendar holds it: write community/calendars/{fault.year}.yaml",
            )
        )
    settings = read_settings(root)
    publisher = gatherer_of(facts, settings.publisher).publisher
    drawn = templates(template_folders(root.resolve()), templates_key(root.resolve()))
    files = {
        f"{notice.issued_on}-{notice.unit}.html": drawn.render(
            "notices/file.html",
            {"notice": shown_notice(notice, facts, publisher), "demonstration": settings.demonstration},
        ).encode()
        for notice in told
    }
    foreign = next((folder / name for name in files if not _ours(folder / name)), None)
    if foreign is not None:
        return _refused(
            Text(
                f"{foreign} 已经存在，不是本程序写的通知，没有改动它：移走它，或换一个目录",
                f"{foreign} is there and is no notice of ours; it was left alone: move it, or name another folder",
            )
        )
    try:
        laid = [name for name, data in files.items() if lay(str(folder), name, data)]
        for name in laid:
            settle(str(folder), name)
        drop_laid(str(folder))
    except OSError as fault:
        return _refused(Text(f"{folder} 不能写入：{fault.strerror}", f"{folder} can't be written: {fault.strerror}"))
    if not files:
        return Outcome(said=(Text("没有要发的通知。", "There is no notice to send."),))
    return Outcome(
        said=tuple(
            Text(
                f"{folder / f'{notice.issued_on}-{notice.unit}.html'}：{notice.form}，{len(notice.late)}项",
                f"{folder / f'{notice.issued_on}-{notice.unit}.html'}: {notice.form}, {len(notice.late)} late",
            )
            for notice in told
        )
    )


def _ours(path: Path) -> bool:
    """Whether the file is free to be written: it isn't there, or is a notice of ours."""
    try:
        return not path.is_symlink() and MARK in path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False


def _refused(why: Text) -> Outcome:
    return Outcome(faults=(why,), code=2)
