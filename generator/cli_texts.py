"""What the command line says, in both languages."""

from typing import Final

from generator.diagnostics.text import Text
from generator.publish.texts import PUBLISH_HELP, PUBLISH_SAYS

_KINDS: Final = "unit law provision power_item process guide discretion_standard penalty_case permit_case supervision_order community community_entry category network calendar synonyms risk_post approvals"
"""Written out, for the kinds themselves take longer to load than the help should."""

HELP: Final[dict[str, Text]] = {
    **PUBLISH_HELP,
    "liangquan": Text(
        "亮权：把一个区的权力清单（YAML）编成供居民查阅的网站。\n\n"
        "不带命令时显示本说明。退出码：0 无误，1 内容有误，2 参数或设置有误或磁盘不能读写，3 发布或验证被拒，70 程序故障。",
        "liangquan compiles a district's register of powers (YAML) into the site that discloses it.\n\n"
        "Exit codes: 0 clean, 1 faults in the content, 2 wrong arguments or settings or a disk that refuses, 3 refused "
        "by publish or verify, 70 a fault of this program.",
    ),
    "check": Text(
        "检查全部记录，一次说完所有问题。写 PATH 时只显示这些文件或目录中的问题。",
        "Check all records and tell everything that is wrong at once. With PATH, tell only of those files or folders.",
    ),
    "build": Text(
        "检查并生成网站；有错则不生成，原来的网站保持不变。",
        "Check, then build the site. A fault refuses the build and leaves the last good site as it is.",
    ),
    "serve": Text(
        "生成网站并在本机查看；记录改动后页面自动刷新。",
        "Build, and look at the site on this machine. A page reloads when a record that it shows is edited.",
    ),
    "why": Text(
        "说明一个页面为什么要重新生成：哪个输入变了。PAGE 写页面地址，如 items/to-apply/。",
        "Say why a page is made again: which input has changed. PAGE is its address, as items/to-apply/.",
    ),
    "explain": Text(
        "解释一条规则：为什么、法律依据、错误和正确的写法。CODE 是问题开头方括号里的代码，如 I-1。",
        "Explain a rule: why, its ground, a bad and a good record. CODE stands in brackets before each fault, as I-1.",
    ),
    "new": Text(
        f"按类型新建一份带说明的空白记录。KIND 可写：{_KINDS}。",
        f"Write a commented blank record of a kind. KIND is one of: {_KINDS}.",
    ),
    "schema": Text(
        "为每类记录写出 JSON Schema，供编辑器和检查工具使用。",
        "Write a JSON Schema for each kind, for editors and checkers.",
    ),
    "import": Text("从别处导入。", "Import from elsewhere."),
    "import laws": Text(
        "从 FOLDER 导入法律条文（JSON 或 Markdown）。",
        "Import the text of laws from FOLDER (JSON, or Markdown with 第…条 paragraphs).",
    ),
    "sample": Text(
        "造一个演示区：small 约三百条，district 与原文规模相同，city 为其十倍。",
        "Make a demonstration district. Small has about 300 records, district the size of the source article, "
        "city ten times that.",
    ),
    "catalogue": Text(
        "写出组件目录：每个组件在各种情况下的样子、参数和写法，供设计和开发查看，不公开。",
        "Write the catalogue of components: how each looks in every state, its parameters, how it is called. For those who "
        "work on the site's looks; it is never published.",
    ),
    "approve": Text(
        "审核确认权力事项：由法制机构确认事项和它的流程、办事指南，写入 powers/approvals/。之后有任何改动，要重新审核。"
        "ITEMS 写事项编号。",
        "Approve items as they stand, with their process and guides, as the legal office; written to powers/approvals/. Any "
        "later change asks for a new approval. ITEMS are ids of items.",
    ),
    "--unit": Text("审核这个单位的全部在用事项。", "Approve all items in use of this unit."),
    "--all": Text("审核全部在用事项。", "Approve all items in use."),
    "--by": Text("审核人姓名。", "Name of the one who approves."),
    "--office": Text(
        "审核单位的编号；默认为记录中写的审核单位，新记录为对全站负责的单位。不能是事项自己的部门（规则 I-10）。",
        "Id of the approving unit: the one in the record if left out, in a new record the one that answers for the site. Never "
        "of the item's own department (rule I-10).",
    ),
    "approve --on": Text("审核的日期，默认为今天。", "The day of the approval; today if left out."),
    "penalty": Text("裁量：对号入座。", "Discretion: which penalty the facts of a case lead to."),
    "penalty suggest": Text(
        "由事项和情节找出适用的条款、裁量基准、阶次、处罚种类和幅度，并说明理由；超出幅度的拟处罚，拒绝并说明怎样写。",
        "From an item and the facts of a case: the provision, the standard, the tier, kinds and ranges, with the reasons. "
        "A proposed penalty outside them is refused, with what to write instead.",
    ),
    "--item": Text("处罚事项的编号，可写多个。", "Id of the penalty item; may be given more than once."),
    "--standard": Text(
        "违反的是哪一项：裁量基准（没有基准的，条款）的编号；一个行为违反几项的，写多个。",
        "Which rule was broken: id of the standard, or of the provision where there is none; several for one act that broke "
        "several.",
    ),
    "--set": Text(
        "一个情节，写成 名称=值，可写多个；名称写错时列出全部可写的情节。",
        "A fact of the case as name=value; may be given more than once. A wrong name lists all that may be given.",
    ),
    "--propose": Text(
        "拟给予的处罚，写成 种类=数额 或只写种类，可写多个；罚款写元。",
        "A penalty that is proposed, as kind=amount or the kind alone; may be given more than once. Fines are in yuan.",
    ),
    "--done": Text(
        "违法行为终了的日期，默认与 --on 相同。", "The day on which the act ended; that of --on by default."
    ),
    "--on": Text("作出决定的日期，默认为今天。", "The day of the decision; today by default."),
    "supervise": Text(
        "电子监察：各单位已逾期、今天和七日内到期的案件，黄牌、红牌和扣分；也可写成 JSON 或日历（iCalendar）。",
        "Supervision: what each unit is late with, what is due today and in seven days, cards and points; as text, JSON or "
        "iCalendar.",
    ),
    "--what-if": Text("假设到了这一天，看哪些会逾期。", "As if it were this day: what would be late then."),
    "--notices": Text(
        "把当天的催办、督办通知写进这个目录，每个单位一份网页文件，可以打印或者发送；不是本程序写的文件不动。",
        "Write today's notices into this folder, a printable page a unit; files that are not ours are left alone.",
    ),
    "stats": Text("统计记录和页面数量。", "Count records and pages."),
    "--help": Text("显示本说明。", "Show this help."),
    "-C": Text("资料库所在目录，默认为当前目录。", "The district's folder; the current one by default."),
    "--lang": Text("界面语言。", "Language of messages."),
    "--version": Text("显示版本。", "Show the version."),
    "--provenance": Text(
        "另按 git 历史和 roles.yaml 验证案件各环节的签名；通过后记住验证到的提交。",
        "Verify the signatures of cases by git's history and roles.yaml too, and remember how far it was verified.",
    ),
    "--today": Text(
        "以哪一天为准，默认为今天；同一天的生成结果相同。",
        "The day to build for, by default today; a build can be repeated for its day.",
    ),
    "--site": Text(
        "网站输出目录，默认为资料库下的 site（其他版本为 site-supervisor、site-intranet）。",
        "Where the site goes; by default `site` in the district's folder, and `site-supervisor` or `site-intranet`.",
    ),
    "--edition": Text(
        "生成哪个版本：public 公众版，supervisor 监督版，intranet 内网版；后一个包含前一个的全部。",
        "For whom: the public, supervisors, or the intranet; each holds all that the one before it holds.",
    ),
    "--jobs": Text("并行进程数，默认与处理器数相同。", "Worker processes; by default one a processor."),
    "--format": Text("输出格式。", "Form of the report."),
    "--port": Text("端口，0 表示任选。", "Port; 0 takes any."),
    "--id": Text("记录编号；不写时稍后自填。", "The record's id; may be filled in later."),
    "case": Text("案件：制作文书。", "Cases: their documents."),
    "case documents": Text(
        "把案件的文书写成可以打印的网页：立案审批表、告知书、决定书、送达回证等。CASE 是案件记录的编号，可写多个。"
        "文书含当事人姓名、地址，不得公开。",
        "Write the documents of cases as printable pages: approvals, notices, decisions, proofs of service. CASE is the id "
        "of a case; several may be given. They hold names and addresses, and are not for the public.",
    ),
    "--out documents": Text(
        "输出目录，默认为资料库下的 .liangquan/documents。",
        "Where they go; `.liangquan/documents` in the district's folder by default.",
    ),
    "--out": Text(
        "输出目录，默认为资料库下的 .liangquan/catalogue。",
        "Where it goes; `.liangquan/catalogue` in the district's folder by default.",
    ),
    "--scale": Text("规模。", "Size."),
    "--seed": Text("随机种子；同一种子得到相同的内容。", "Seed; the same seed gives the same bytes."),
    "--cases": Text(
        "每个区的处罚案件和许可办件件数，三比二；不写为该规模自己的件数。",
        "Penalty and permit cases of each district, three to two; the scale's own number by default.",
    ),
}

SAYS: Final[dict[str, Text]] = {
    **PUBLISH_SAYS,
    "interrupted": Text("已中断。", "Interrupted."),
    "usage fault": Text("错误：{words}", "Error: {words}"),
    "see help": Text("说明见：{command} --help", "For help: {command} --help"),
    "no option": Text("没有“{option}”这个选项。", "there is no option {option}. "),
    "missing": Text("缺少 {parameter}。", "{parameter} is missing. "),
    "bad value": Text("{parameter} 的值不对：", "wrong value for {parameter}: "),
    "too small": Text("{parameter} 写不小于 {least} 的整数", "{parameter} takes a whole number from {least} on"),
    "is a folder": Text("{path} 是目录，要写文件", "{path} is a folder, and a file is wanted"),
    "no number": Text(
        "{parameter} 写 {least} 至 {most} 的整数", "{parameter} takes a whole number from {least} to {most}"
    ),
    "too many words": Text("多写了 {words}。", "too many words: {words}. "),
    "is a file": Text("{path} 是文件，要写目录", "{path} is a file, not a folder"),
    "bad use": Text("选项 {option} 缺少值，或多写了值。", "the option {option} lacks its value, or takes none."),
    "choices": Text("可选：{names}", "choose from {names}"),
    "no command": Text("没有“{word}”这个命令。", "There is no command “{word}”. "),
    "did you mean": Text("是不是 {near}？", "Did you mean {near}?"),
    "commands are": Text("可用的命令：{names}", "The commands are: {names}"),
    "no day": Text("“{value}”不是日期，写成 2026-11-20", "“{value}” is not a day; write it as 2026-11-20"),
    "no rule": Text("没有规则“{code}”。", "There is no rule “{code}”. "),
    "no item": Text(
        "没有“{id}”这个事项。写 powers/items/ 中一个行政处罚事项的编号。",
        "there is no item “{id}”. Write the id of a penalty in powers/items/. ",
    ),
    "no penalty item": Text(
        "“{title}”是{type}，不是行政处罚。写一个行政处罚事项的编号",
        "“{title}” is of type {type}, which is no penalty. Write the id of a penalty item",
    ),
    "nothing measured": Text(
        "这个事项没有裁量基准，依据的条款也没有登记处罚种类。先登记条款的 penalty_kinds 和 fines",
        "the item has no discretion standard, and its provisions register no penalty. Register their `penalty_kinds` and `fines` first",
    ),
    "which standard": Text(
        "这个事项有几项违法行为，用 --standard 写明违反的是哪一项（一个行为违反几项的，写多个）：\n{listed}",
        "the item has several violations; say with --standard which was done, or several for one act that broke several:\n{listed}",
    ),
    "no setting": Text("“{word}”要写成 名称=值，如 面积=35", "“{word}” has to be name=value, as 面积=35"),
    "no parameter": Text(
        "没有“{name}”这个情节。{hint}可以写的有：\n{listed}",
        "there is no fact “{name}”. {hint}What may be given:\n{listed}",
    ),
    "wrong unit": Text(
        "“{name}”的单位是“{unit}”，写的是“{value}”。只写数字，或数字加这个单位，小数不超过两位",
        "the unit of “{name}” is {unit}, and “{value}” was given. Write digits alone or with that unit, at most two decimals",
    ),
    "wrong number": Text(
        "“{name}”要写数字（单位：{unit}），写的是“{value}”。如 {name}=35",
        "“{name}” takes a number (unit: {unit}), and “{value}” was given. Write, for example, {name}=35",
    ),
    "no penalty kind": Text(
        "没有“{kind}”这种处罚。写其中之一：{kinds}", "there is no penalty of the kind “{kind}”. Write one of: {kinds}"
    ),
    "no amount": Text(
        "“{kind}”的数额“{amount}”不能识别。写数字，小数不超过两位，如 {kind}=5000",
        "the amount “{amount}” of {kind} can't be read. Write digits, at most two decimals, as {kind}=5000",
    ),
    "comes to": Text("，即{least}元至{most}元", ", which comes to {least} to {most} yuan"),
    "tier": Text("阶次：{tier}（{measure}）", "tier: {tier}, {measure}"),
    "suggested": Text("建议：{measure}。{penalties}", "Suggested: {measure}. {penalties}"),
    "may waive": Text("可以不予处罚，由行政机关决定。", "The office may leave it without a penalty."),
    "may go below": Text("可以减轻，即在法定最低以下处罚。", "It may be mitigated: a penalty below the law's least."),
    "refusal": Text("拒绝[{code}] {wrong}。应当：{write}。", "Refused [{code}]: {wrong}. Write instead: {write}."),
    "waiting": Text("另一个生成正在进行，等它结束……", "Another build is running; waiting for it…"),
    "verified": Text(
        "来源已验证至提交 {commit}：本次验证 {commits} 次提交、{entries} 个环节，签名、岗位和历史均无问题。",
        "Verified up to commit {commit}: {commits} commits and {entries} entries this time; signatures, posts and history hold.",
    ),
    "provenance off": Text(
        "来源验证没有开启：案件页面写明“未验证”。要开启，先写好 roles.yaml 并由管理人签名提交，"
        "再在 mkdocs.yml 的 extra.liangquan 下写 provenance: true（步骤见 docs/how-to/sign-cases.md）",
        "verifying is off, and case pages say so (未验证). To turn it on, write roles.yaml, let a keeper sign its commit, and write "
        "`provenance: true` under extra.liangquan in mkdocs.yml (step by step in docs/how-to/sign-cases.md)",
    ),
    "provenance turned off": Text(
        "来源验证被关闭了：{on}曾验证至提交 {commit}，其后的提交都没有验证。在 mkdocs.yml 的 extra.liangquan 下写回 "
        "provenance: true；确要停用的，先运行 git update-ref -d refs/liangquan/verified",
        "verifying was turned off: on {on} the history was verified up to commit {commit}, and nothing since. Write `provenance: "
        "true` under extra.liangquan in mkdocs.yml again; to give it up, first run `git update-ref -d refs/liangquan/verified`",
    ),
    "clean": Text("检查完毕：没有问题。", "Checked: nothing is wrong."),
    "no such path": Text("没有这个文件或目录：{path}", "there is no such file or folder: {path}"),
    "refused": Text("有错误，未生成；原来的网站没有改动。", "Refused: the site is as it was."),
    "built": Text(
        "已生成：{pages} 页，写入 {written} 个文件，删除 {removed} 个，用时 {seconds:.1f} 秒。",
        "Built: {pages} pages, {written} files written, {removed} removed, in {seconds:.1f} s.",
    ),
    "look": Text(
        "网站在 {site}。查看：liangquan serve，或 python -m http.server -d {site} 8000 后打开 http://127.0.0.1:8000/",
        "The site is in {site}. To look at it: liangquan serve, or python -m http.server -d {site} 8000 and open "
        "http://127.0.0.1:8000/",
    ),
    "foreign": Text(
        "{site} 里有不是本程序生成的文件，不在其中生成。换一个目录，或清空它。",
        "{site} holds files that no build of ours made, so nothing is built into it. Name another folder, or empty it.",
    ),
    "other edition": Text(
        "{site} 里是另一个版本的网站，不能在其中生成 {edition} 版：不公开的内容会混在一起。换一个目录。",
        "{site} holds a site of another edition, so the {edition} edition isn't built into it: what is not public would lie "
        "beside what is. Name another folder.",
    ),
    "catalogue written": Text(
        "组件目录已写出：{components} 个组件，{examples} 个例子，在 {folder}。",
        "The catalogue is written: {components} components, {examples} examples, in {folder}.",
    ),
    "look at the catalogue": Text(
        "查看：python -m http.server -b 127.0.0.1 -d {folder} 8000，打开 http://127.0.0.1:8000/",
        "To look at it: python -m http.server -b 127.0.0.1 -d {folder} 8000, and open http://127.0.0.1:8000/",
    ),
    "example broken": Text(
        "site_templates/components/{component}/examples.yaml 的第 {number} 个例子不能显示：{why}。"
        "对照同目录 {component}.html 开头的参数说明",
        "example {number} in site_templates/components/{component}/examples.yaml can't be shown: {why}. Compare it with the "
        "parameters at the head of {component}.html beside it",
    ),
    "catalogue among sources": Text(
        "组件目录不能写在 {folder}：那里是资料库本身，或放着记录、正文、模板、状态。换一个目录，或不写 --out",
        "the catalogue can't go to {folder}: that is the district's own folder, or one of records, prose, templates or "
        "state. Name another, or leave --out away",
    ),
    "catalogue foreign": Text(
        "{folder} 里有别的文件，不在其中写组件目录。换一个目录，或清空它",
        "{folder} holds other files, so no catalogue is written into it. Name another folder, or empty it",
    ),
    "no case": Text(
        "没有编号为“{id}”的案件。写 powers/cases/ 中一件案件的 id。",
        "There is no case “{id}”. Write the id of one in powers/cases/. ",
    ),
    "documents written": Text("{number}：{count} 份文书，在 {folder}", "{number}: {count} documents in {folder}"),
    "document lacks": Text("  {title} 留有空白：{blanks}", "  {title} has blanks: {blanks}"),
    "documents among sources": Text(
        "文书不能写在 {folder}：那里是资料库本身，或放着记录、正文、模板、状态。换一个目录，或不写 --out",
        "documents can't go to {folder}: that is the district's own folder, or one of records, prose, templates or state. "
        "Name another, or leave --out away",
    ),
    "documents foreign": Text(
        "{folder} 里有别的文件，不在其中写文书。换一个目录，或清空它",
        "{folder} holds other files, so no documents are written into it. Name another folder, or empty it",
    ),
    "site among sources": Text(
        "网站不能生成在 {site}：那里是资料库本身，或放着记录、正文、模板、状态。换一个目录，如 site。",
        "the site can't go to {site}: that is the district's own folder, or one of records, prose, templates or state. "
        "Name another, as `site`.",
    ),
    "template broken": Text("site_templates 中的模板有误：{fault}", "a template in site_templates is broken: {fault}"),
    "state broken": Text(
        "状态文件 {file} 已损坏或写不进去（{fault}），已删除。网站没有丢失；再运行一次即可",
        "the state file {file} is broken or can't be written ({fault}) and was removed. The site is not lost; run again",
    ),
    "worker killed": Text(
        "一个工作进程被系统终止，多半是内存不够。原来的网站没有改动。关掉占内存的程序再运行一次，或加 --jobs 1（只用一个进程，较慢）",
        "a worker process was killed, most likely for lack of memory. The site is as it was. Close what takes memory and run"
        " again, or with --jobs 1 (one process alone, slower)",
    ),
    "notice of no day": Text(
        "假设的日子不发通知：--notices 不和 --what-if 同用，要写某一天的，用 --today",
        "no notice is sent on a supposed day: --notices goes without --what-if; for another day use --today",
    ),
    "no state": Text(
        "不能在 {folder} 中记录状态：{fault}。检查目录权限和磁盘空间",
        "no state can be kept in {folder}: {fault}. See to the folder's permissions and the disk's space",
    ),
    "reading": Text("读取记录", "reading records"),
    "drawing": Text("绘制流程图", "drawing charts"),
    "search": Text("编制检索", "indexing"),
    "stamping": Text("生成页面", "making pages"),
    "writing": Text("写出样本", "writing the sample"),
    "bug": Text(
        "程序出了故障，这不是您的错。已有的网站没有改动。请把下面的内容交给开发者：",
        "This program has failed, which is no fault of yours. The site is as it was. Please send its developers this:",
    ),
    "up to date": Text("{page} 没有变化，不需要重新生成。", "{page} is up to date: no input has changed."),
    "never built": Text("{page} 还没有生成过。", "{page} has not been built yet."),
    "would be made": Text("{page} 将重新生成，因为：", "{page} will be made again, because:"),
    "was made": Text("上次重新生成的原因：", "It was last made again because:"),
    "no page": Text("没有这个页面：{page}", "there is no such page: {page}"),
    "serving": Text("正在查看 {address}（按 Ctrl+C 结束）", "Serving {address} (Ctrl+C ends it)"),
    "followed": Text(
        "已更新：{pages} 页，写入 {written} 个文件；{warnings} 处提醒（liangquan check 可看）",
        "Up to date: {pages} pages, {written} files written; {warnings} warnings (see liangquan check)",
    ),
    "port taken": Text("端口 {port} 已被占用，换一个：--port {other}", "port {port} is taken; try --port {other}"),
    "cannot watch": Text(
        "系统不再让程序监视文件（{why}）。关掉别的监视文件的程序（编辑器、同步工具），或者请管理员调高 fs.inotify.max_user_watches 和 "
        "fs.inotify.max_user_instances；也可以改完后运行 liangquan build",
        "the system lets no further program watch files ({why}). End others that do (editors, synchronisation), have "
        "fs.inotify.max_user_watches and fs.inotify.max_user_instances raised, or run `liangquan build` after an edit",
    ),
    "folder taken": Text(
        "{folder} 不是空目录，不在其中造样本。换一个目录，或清空它。",
        "{folder} is not empty, so no sample is written into it. Name another folder, or empty it.",
    ),
    "a file": Text("文件", "a file"),
    "disk refuses": Text(
        "{file} 不能读写：{cause}，再运行一次，接着做完。没有文件会只写一半",
        "{file} can't be read or written: {cause}, then run this again, which goes on from here. No file is left half written",
    ),
    "not writable": Text("不能写入 {folder}：{why}", "{folder} can't be written: {why}"),
    "sample written": Text(
        "已写出 {count} 个文件到 {folder}。生成网站：liangquan -C {folder} build",
        "{count} files written to {folder}. To build its site: liangquan -C {folder} build",
    ),
}
