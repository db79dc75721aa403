"""What the commands of releases and keys say, in both languages."""

from typing import Final

from generator.diagnostics.text import Text

PUBLISH_HELP: Final[dict[str, Text]] = {
    "keys": Text("签名用的密钥：建立、更换、查看。", "The keys that sign releases: make, change, look."),
    "keys init": Text(
        "建立四种密钥。根密钥每个 --offline 目录（U 盘）一把，平时离线保管；其余三把在本机 --keys 目录。",
        "Make the keys of the four roles. A root key goes into each --offline folder (a stick) and is kept offline; the other "
        "three lie in the --keys folder of this machine.",
    ),
    "keys rotate": Text(
        "更换一种密钥。ROLE 写 targets、snapshot、timestamp，或 root（用 --new 增加，用 --lost 去掉，都不写则只延长有效期）。",
        "Change a key. ROLE is targets, snapshot or timestamp, or root (--new adds one, --lost drops one; with neither its "
        "term alone is renewed).",
    ),
    "keys status": Text(
        "各种密钥及其有效期；有将在 30 天内到期的，退出码为 1。",
        "Keys and terms; exit code 1 where one ends within 30 days.",
    ),
    "release": Text(
        "检查、生成并做成一个不可更改的发布版本，签名后即为最新版本。有错则不发布。",
        "Check, build and make an immutable release, which is the newest once it is signed. A fault refuses it.",
    ),
    "releases": Text(
        "发布版本：不带子命令时列出；另有 diff、rollback、verify、gc。",
        "Releases: listed without a further word; also diff, rollback, verify, gc.",
    ),
    "releases diff": Text(
        "说明两个版本之间居民会看到哪些变化。A、B 为版本号。",
        "What residents see changed between two releases, by number.",
    ),
    "releases rollback": Text(
        "重新展示第 N 个版本的内容。新版本号更大，节点不会倒退。",
        "Show the content of release N again, under a new number: nodes never go back.",
    ),
    "releases verify": Text(
        "核对全部签名和全部文件；不符的，退出码为 3。",
        "Verify every signature and every file; exit code 3 where one is false.",
    ),
    "releases gc": Text(
        "只保留最近几个版本，删去别的版本独有的文件。", "Keep the last releases, remove what others alone need."
    ),
    "publish": Text(
        "把最新版本推送到节点：先传文件，最后传签名，断了再运行一次即接着传。NODE 写节点编号；有失败的，退出码为 3。",
        "Push the newest release to nodes: blobs first, signatures last; cut off, it goes on when run again. NODE is a node's id; "
        "exit code 3 where one failed.",
    ),
    "--bundle": Text(
        "不推送，写成一个离线包（U 盘用）；节点用 liangquan node import 取回。",
        "Don't push: write one file for a stick, which nodes take by `liangquan node import`.",
    ),
    "--since": Text(
        "离线包里不带第 N 版已有的文件；只给至少到了第 N 版的节点。",
        "Leave out what release N holds, for nodes that have at least that one.",
    ),
    "--all nodes": Text("全部有推送目标的节点。", "All nodes that have a target."),
    "network": Text("四级网络的节点。", "The nodes of the network."),
    "network status": Text(
        "各节点展示哪个版本、数据截至哪天、最后联系、磁盘空余；有需要处理的，退出码为 1。",
        "Which release each node shows, of which day, when it was last in contact, what its disk has left; exit code 1 where one "
        "needs a hand.",
    ),
    "--from status": Text(
        "收集来的状态文件（NODE.json）的目录；不写则到各节点的推送目标里看。",
        "A folder of status files (NODE.json) that were gathered; the nodes' targets by default.",
    ),
    "--format network": Text(
        "table 表格、json、alarms 只列需要处理的（可交给发信程序）。",
        "table, json, or alarms: only what needs a hand, for a mailer.",
    ),
    "--page": Text("另写一个网页到这个文件。", "Write a page to this file, too."),
    "--keys": Text(
        "密钥目录，默认为资料库下的 keys/（不进 git）。",
        "Folder of keys; `keys/` in the district's folder by default, never in git.",
    ),
    "--releases": Text(
        "发布版本的目录，默认为资料库下的 releases/。",
        "Folder of releases; `releases/` in the district's folder by default.",
    ),
    "--offline": Text(
        "存放一把根密钥的目录（U 盘），可写多次。", "A folder (stick) with a root key; may be given several times."
    ),
    "--threshold": Text(
        "须有几把根密钥同意，默认过半数。", "How many root keys must agree; more than half by default."
    ),
    "--new": Text("给一个新目录（U 盘）建立一把根密钥。", "A folder (stick) for a new root key."),
    "--lost": Text(
        "去掉一把根密钥：写它的编号的开头（见 keys status）。", "Drop a root key: how its id begins (keys status)."
    ),
    "--reason": Text("为什么发布，写给以后查看的人。", "Why it is released, for those who look later."),
    "--node": Text("看哪个节点的版本，默认为区级。", "Whose edition; the district's by default."),
    "--keep": Text("保留几个版本。", "How many releases to keep."),
}

PUBLISH_SAYS: Final[dict[str, Text]] = {
    "keys made": Text(
        "已建立密钥：根密钥 {roots} 把（{threshold} 把同意方可更换密钥），在 {offline}；其余三把在 {keys}。\n"
        "把每个 U 盘交不同的人离线保管；把 {root} 当面交给各节点，这是它们信任的起点。",
        "Keys are made: {roots} of root ({threshold} must agree to change keys), in {offline}; the other three in {keys}.\n"
        "Give each stick to another person, to be kept offline; hand {root} to each node in person: it is what they trust first.",
    ),
    "keys there": Text(
        "{folder} 已有密钥。更换用 liangquan keys rotate。", "{folder} has keys. To change one: liangquan keys rotate. "
    ),
    "keys missing": Text(
        "{folder} 还没有密钥。先运行 liangquan keys init --offline U盘目录 …",
        "{folder} has no keys yet. First: liangquan keys init --offline STICK …",
    ),
    "key no folder": Text("{path} 不存在：U 盘没有插好？", "there is no {path}: is the stick plugged in? "),
    "key there already": Text(
        "{path} 已有一把根密钥，不会覆盖。换一个 U 盘；确知是上次没做完留下的，删去再来。",
        "{path} holds a root key, which is never written over. Take another stick; if you know that it was left by a ceremony that did "
        "not end, delete it and begin again. ",
    ),
    "key unreadable": Text(
        "读不了密钥 {path}：没有这个文件，或没有权限。检查 --keys 目录，U 盘是否插好",
        "the key {path} can't be read: {told}. See to the --keys folder; is the stick plugged in? ",
    ),
    "key not opened": Text(
        "打不开密钥 {path}：口令不对，或不是密钥文件",
        "the key {path} can't be opened: another passphrase, or no key ({told})",
    ),
    "key not named": Text(
        "{path} 不是根文件认可的密钥：用最后一次更换得到的那把，或用 liangquan keys rotate 更换。",
        "the root does not name this key: {path}. Take the one of the last change, or change it: liangquan keys rotate. ",
    ),
    "too few sign": Text(
        "须有 {needed} 把根密钥同意，只给了 {given} 把：再写 --offline U盘目录",
        "{needed} root keys must agree, and {given} are here: add --offline STICK",
    ),
    "too few keep": Text(
        "这样只剩 {given} 把，少于必须同意的 {needed} 把：同时用 --new 增加",
        "that would leave {given} keys of the {needed} that must agree: add one with --new",
    ),
    "threshold": Text(
        "--threshold 不能大于 --offline 的个数（{count}）。",
        "--threshold can't be more than there are --offline folders ({count}).",
    ),
    "keys changed": Text(
        "已更换 {role} 的密钥，根文件为第 {version} 版。",
        "The key of {role} is changed; the root is at version {version}.",
    ),
    "root changed": Text(
        "根文件为第 {version} 版，有根密钥 {count} 把。", "The root is at version {version}, with {count} root keys."
    ),
    "role for root": Text("--new、--lost 只用于 root。", "--new and --lost are for root alone."),
    "lost unknown": Text(
        "没有以“{begun}”开头的根密钥，或不止一把。根密钥：{ids}",
        "no root key, or more than one, begins with “{begun}”. Root keys: {ids}",
    ),
    "passphrase": Text("{folder} 的根密钥口令", "Passphrase of the root key in {folder}"),
    "key line": Text(
        "{role}：{count} 把，须 {threshold} 把同意，到期 {expiry}  {ids}",
        "{role}: {count} keys, {threshold} needed, until {expiry}  {ids}",
    ),
    "no term yet": Text("（尚未签名）", "(not signed yet)"),
    "ends soon": Text("{role} 将于 {expiry} 到期：{what}", "{role} ends on {expiry}: {what}"),
    "renew root": Text("liangquan keys rotate root --offline …", "liangquan keys rotate root --offline …"),
    "renew by release": Text(
        "liangquan release 或 liangquan publish 会续期", "liangquan release or liangquan publish renews it"
    ),
    "released": Text(
        "第 {number} 个版本：{nodes} 个节点的版本，新文件 {blobs} 个（{bytes} 字节），用时 {seconds:.1f} 秒。",
        "Release {number}: editions of {nodes} nodes, {blobs} new blobs ({bytes} bytes) in {seconds:.1f} s.",
    ),
    "no nodes": Text(
        "四级网络（kind: network）没有写节点（nodes），不知道给谁发布。",
        "the network (kind: network) names no nodes: there is nobody to release for.",
    ),
    "release line": Text(
        "{number:>6}  {made_on}  数据截至 {data_as_of}  {nodes} 个节点  {commit}  {reason}",
        "{number:>6}  {made_on}  data as of {data_as_of}  {nodes} nodes  {commit}  {reason}",
    ),
    "again": Text("（同第 {number} 个版本）", "(release {number} again)"),
    "no releases": Text(
        "还没有发布版本。运行 liangquan release --reason 理由",
        "There is no release yet. Run liangquan release --reason WHY",
    ),
    "no release": Text("没有第 {number} 个版本。有：{numbers}", "there is no release {number}. There are: {numbers}"),
    "no node": Text("这个版本没有节点“{node}”。{near}", "the release has no node “{node}”. {near}"),
    "is newest": Text("第 {number} 个版本就是最新版本。", "release {number} is the newest. "),
    "rolled back": Text(
        "第 {number} 个版本重新展示第 {old} 个版本的内容。",
        "Release {number} shows the content of release {old} again.",
    ),
    "page came": Text("新增：{title}  {path}", "new: {title}  {path}"),
    "page went": Text("删去：{title}  {path}", "gone: {title}  {path}"),
    "page changed": Text("改动：{title}  {path}", "changed: {title}  {path}"),
    "nothing changed": Text("居民看不到变化。", "Residents see nothing changed."),
    "beside pages": Text(
        "另有 {frames} 个页面只有页眉页脚等变化，{files} 个别的文件变化。",
        "Beside these, of {frames} pages the frame alone changed, and {files} other files.",
    ),
    "store verified": Text(
        "{releases} 个版本的签名和文件全部相符。",
        "Signatures and files of {releases} releases are as they were signed.",
    ),
    "store fault": Text("{place}：{what}", "{place}: {what}"),
    "of release": Text("第 {number} 个版本", "release {number}"),
    "of store": Text("最新版本", "the newest release"),
    "false missing": Text(
        "缺少文件 {file}。从备份拷回，再运行 verify；没有备份的，运行 liangquan release 重新发布",
        "the file {file} is missing. Copy it back from a backup and verify again; without one, release again: liangquan release",
    ),
    "false unreadable": Text(
        "文件 {file} 读不出来。检查它的权限和磁盘",
        "the file {file} can't be read ({what}). See to its permissions and the disk",
    ),
    "false altered": Text(
        "文件 {file} 和签名时不一样：被改动、没拷完整，或磁盘损坏。从备份拷回，再运行 verify；没有备份的，删去它，运行 liangquan release 重新发布",
        "the file {file} is not what was signed ({what}): altered, cut short, or rotten. Copy it back from a backup and verify again; "
        "without one, delete it and release again: liangquan release",
    ),
    "false undecodable": Text(
        "文件 {file} 不是签名文件，或没拷完整。从备份拷回，再运行 verify",
        "the file {file} is no signed metadata, or was cut short ({what}). Copy it back from a backup and verify again",
    ),
    "false unsigned": Text(
        "文件 {file} 不是本单位的密钥签的，或签名之后改动过。不要从这里发布；从备份拷回，查明是谁动过",
        "no key of the office's signed the file {file}, or it was altered since ({what}). Don't publish from here; copy it back from "
        "a backup, and find out who touched it",
    ),
    "false said": Text(
        "签名文件 {file} 写的内容不成立。多半是别的程序或更新的版本写的：用写它的那一版程序查看，或从备份拷回",
        "the signed file {file} says what can't be ({what}). Another program wrote it, or a later version: look with that one, or "
        "copy it back from a backup",
    ),
    "false manifest": Text(
        "清单 {file} 写的内容不成立，或不是这个节点的。多半是别的程序或更新的版本写的：用写它的那一版程序查看，或从备份拷回",
        "the manifest {file} says what can't be, or is another node's ({what}). Another program wrote it, or a later version: look with "
        "that one, or copy it back from a backup",
    ),
    "cleared": Text(
        "删去 {releases} 个版本、{blobs} 个文件，腾出 {bytes} 字节。",
        "Removed {releases} releases and {blobs} blobs, {bytes} bytes.",
    ),
    "pushing": Text("推送", "pushing"),
    "store false": Text(
        "{folder} 与签名不符：{what}。不要再从这里发布；从备份恢复，或用 liangquan releases verify 查看全部问题。",
        "{folder} is not as it was signed: {what}. Don't release from it; restore a backup, or see all with liangquan releases verify.",
    ),
    "busy": Text(
        "另一个程序正在 {folder} 上工作，等它结束再试。",
        "another program is at work in {folder}; try again when it has ended.",
    ),
    "nodes or all": Text("写节点编号，或写 --all。", "name nodes, or write --all. "),
    "since for bundle": Text("--since 只用于 --bundle。", "--since goes with --bundle alone. "),
    "bundled": Text(
        "第 {number} 个版本的离线包：{file}（{bytes} 字节）。", "A bundle of release {number}: {file} ({bytes} bytes)."
    ),
    "no network now": Text(
        "内容有误，读不出四级网络；先运行 liangquan check",
        "the content has faults, so its network can't be read; run liangquan check first",
    ),
    "no such node": Text("没有节点“{node}”。{near}", "there is no node “{node}”. {near}"),
    "no target": Text(
        "节点“{node}”没有写推送目标（target）；它自己来取，或用 U 盘。",
        "node “{node}” has no target: it pulls, or takes a stick. ",
    ),
    "no targets": Text("没有一个节点写了推送目标（target）。", "no node has a target. "),
    "not released": Text(
        "第 {number} 个版本里没有节点“{node}”；先运行 liangquan release",
        "release {number} holds no node “{node}”; run liangquan release first",
    ),
    "node done": Text(
        "{node}：已是最新，传了 {blobs} 个文件（{bytes} 字节）",
        "{node}: up to date, {blobs} blobs sent ({bytes} bytes)",
    ),
    "node failed": Text("{node}：没有成功：{fault}", "{node}: failed: {fault}"),
    "overtaken": Text(
        "那里的签名比本机的新，另一台机器在发布；没有改动",
        "its target holds a newer signature than this store: another host publishes there; nothing was changed",
    ),
    "published": Text(
        "第 {number} 个版本：{done} 个节点已推送，{failed} 个失败。",
        "Release {number}: {done} nodes pushed, {failed} failed.",
    ),
    "nothing gathered": Text(
        "--from 的目录 {folder} 不存在：先把各节点的 status.json 收集到那里，改名为 节点编号.json",
        "there is no folder {folder}: gather the nodes' status.json there first, each as NODE.json. ",
    ),
    "page not written": Text("不能写入 {file}：{why}", "{file} can't be written: {why}"),
    "no reason": Text("--reason 不能是空的：写明为什么发布。", "--reason can't be empty: say why it is released. "),
    "network head": Text("最新版本：第 {newest} 版", "newest release: {newest}"),
    "network line": Text(
        "{node} {state}  第 {release} 版  数据截至 {data_as_of}  最后联系 {contact}  空余 {free}",
        "{node} {state}  release {release}  data as of {data_as_of}  last contact {contact}  {free} free",
    ),
    "alarm": Text("{node}（{name}）：{told}", "{node} ({name}): {told}"),
    "store in site": Text(
        "{folder} 不能放发布版本或密钥：那里是网站，或资料库的内容。",
        "{folder} can't hold releases or keys: it is a site, or among the district's content.",
    ),
    "disk": Text(
        "写不了 {file}：{fault}。原来的版本不受影响；解决后再运行一次。",
        "can't write {file}: {fault}. The last release is untouched; mend it and run again.",
    ),
}
