"""What a node's commands say, in both languages. The banner, which residents read, is in `status.py`."""

from typing import Final

from generator.diagnostics.text import Text

HELP: Final[dict[str, Text]] = {
    "node": Text(
        "节点：街道的镜像或社区的终端。取回区里发布的版本，校验后切换；断线、断电、磁盘满，都继续展示上一个完好的版本。",
        "A node: a street's mirror or a community's kiosk. It pulls releases, proves them and switches; whatever goes wrong, it "
        "goes on showing the last good one.",
    ),
    "pull": Text(
        "取回最新版本：只取缺少的，断了下次接着取；全部校验后一步切换。退出码：0 已是最新，1 线路、磁盘或时钟有问题，3 签名或内容被拒。",
        "Pull the newest release: only what is missing, taken up where a line broke, proved, then shown in one step. Exit "
        "codes: 0 up to date, 1 line, disk or clock, 3 signatures or content refused.",
    ),
    "import": Text(
        "从离线包（U 盘）取回版本，校验和切换与 pull 相同。BUNDLE 是离线包文件。",
        "Take a release from a bundle (on a USB stick), proved and shown as by pull. BUNDLE is its file.",
    ),
    "status": Text(
        "显示本节点的状态。需要人处理时退出码为 1。",
        "Show how this node is. Exit code 1 where something needs a hand.",
    ),
    "serve": Text(
        "在本机 127.0.0.1 上提供网页。公开到网络上的，前面放 nginx（见 node files）。",
        "Serve the pages on 127.0.0.1. For a mirror on the network put nginx before it (see `node files`).",
    ),
    "files": Text(
        "写出本节点的 systemd 单元；镜像另有 nginx 站点，终端另有浏览器单元和浏览器策略。写到 OUT 目录，看过再装。",
        "Write this node's systemd units, and for a mirror an nginx site, for a kiosk its browser's unit and policy, into OUT: "
        "look at them, then install them.",
    ),
    "--from": Text("从哪里取：网址（https://…）或目录。", "Where to pull from: an address (https://…) or a folder."),
    "--node": Text(
        "本节点在资料库 network 记录 nodes 中的编号；取过一次后可以不写。",
        "This node's id among `nodes` of the network record; may be left out once it has pulled.",
    ),
    "--folder": Text("本节点的目录，默认为当前目录。", "The node's folder; the current one by default."),
    "--root": Text(
        "区里当面交给的 root.json，说明信任谁的签名；只在第一次需要。",
        "The office's root.json, handed over in person: whose signatures to trust. Needed the first time only.",
    ),
    "--keep": Text("保留最近几个版本。", "How many releases to keep."),
    "--every": Text(
        "每隔多少秒取一次，前后错开两成；不写则取一次就结束。",
        "Pull every so many seconds, a fifth more or less; once, if left out.",
    ),
    "--port": Text("端口，0 表示任选。", "Port; 0 takes any."),
    "--format": Text("输出格式。", "Form of the report."),
    "--kiosk": Text(
        "终端：自己提供网页，浏览器全屏打开。", "A kiosk: it serves itself, and its browser fills the screen."
    ),
    "--address": Text(
        "镜像的公开网址，如 https://lintong.example/。", "The mirror's public address, as https://lintong.example/."
    ),
    "--user": Text("运行服务的用户。", "The user that runs the services."),
}

SAYS: Final[dict[str, Text]] = {
    "pulled": Text(
        "已切换到版本 {release}：取回 {blobs} 个文件，{octets} 字节。",
        "Release {release} is shown: {blobs} files and {octets} bytes came.",
    ),
    "up to date": Text("已是最新版本 {release}。", "Release {release} is shown already, and is the newest."),
    "false deltas": Text(
        "收到的差分与区里签发的不符，没有采用，改取了整个文件：镜像或线路上有人改动，或那里的磁盘损坏；请告知区里，核对 --from",
        "a delta that came is not what the office signed: it was refused, and whole files were fetched. The mirror or the line was "
        "tampered with, or its disk is failing; tell the office, and see to --from",
    ),
    "mended": Text(
        "磁盘上有 {count} 个文件坏了，已重新取回。再三出现的，换磁盘。",
        "{count} files had rotted on this disk and were fetched anew. If that happens again and again, change the disk.",
    ),
    "rotten": Text(
        "磁盘上有 {count} 个文件坏了，还取不到好的，其余照常展示。有线路的，下次取回会再试；没有线路的，请区里做一份完整的离线包",
        "{count} files have rotted on this disk and can't be fetched yet; all others are shown as before. The next pull tries again; "
        "without a line, ask the office for a whole bundle",
    ),
    "busy": Text(
        "这个目录上另有一次取回正在进行，本次没有做任何事。等它结束再试。",
        "another pull is at work in this folder, so this one did nothing. Try again when it has ended",
    ),
    "no node": Text(
        "还没有取过版本，要用 --node 写明本节点的编号，如 --node jiedao-lintong",
        "nothing was pulled yet: say this node's id with --node, as --node jiedao-lintong",
    ),
    "no root file": Text(
        "{file} 读不出来（{why}）。检查路径和权限", "{file} can't be read ({why}). See to its path and permissions"
    ),
    "no bundle": Text(
        "{file} 不能作离线包{place}。重新拷贝；仍不行的，请区里重做一份",
        "{file} is no bundle that can be used: {why}. Copy it again, or ask the office for another",
    ),
    "line": Text(
        "线路不通：{reason}{place}。仍展示原来的版本。下次取回会接着取；检查网络和 --from",
        "the line broke: {reason} ({why}). The release before is still shown, and the next pull goes on from there; see to the "
        "network and --from",
    ),
    "line folder": Text("没有这个目录，优盘或共享盘可能没有接上", "there is no such folder"),
    "line disk": Text("磁盘读不出来，检查磁盘和连线", "the disk can't be read"),
    "line address": Text("--from 的网址写得不对", "--from is no address"),
    "line host": Text("找不到这个网址的主机，检查网络和网址", "there is no such host"),
    "line reach": Text("那台服务器没有应答，或没有开", "the server can't be reached"),
    "line silent": Text("等了很久没有回音", "the server says nothing"),
    "line certificate": Text("证书不可信，先核对本机时钟", "the server's certificate is not to be trusted"),
    "line cut": Text("传到一半断了", "it was cut"),
    "line slow": Text("线路太慢", "it is too slow"),
    "line answer": Text("那台服务器出了错", "the server answers with a fault"),
    "lacking": Text(
        "那里没有要取的文件{place}，仍展示原来的版本。核对 --from；正在发布的，稍后再试；用离线包的，请区里做一份完整的",
        "there is no such file: {why}; the release before is still shown. See to --from; while the office publishes, try again "
        "later; with a bundle, ask the office for a whole one",
    ),
    "expired": Text(
        "签名已过期，仍展示原来的版本。先核对本机时钟；时钟无误的，请区里重新签发",
        "signatures have expired, and the release before is still shown: {why}. See to this machine's clock first; if it is "
        "right, ask the office to sign anew",
    ),
    "refused": Text(
        "没有采用，仍展示原来的版本{place}。内容或签名与区里签发的不符，可能被改动，或 root.json 不是这个区的；请告知区里",
        "refused, and the release before is still shown: {why}. Content or signatures are not what the office signed, and may "
        "have been altered; tell the office",
    ),
    "no root": Text(
        "不知道该信任谁的签名。向区里当面要 root.json，用 --root 写明它",
        "nobody has said whose signatures to trust. Ask the office for root.json in person, and name it with --root",
    ),
    "no edition": Text(
        "版本中没有“{node}”。{near}可以写：{known}", "the release holds no “{node}”. {near}It holds: {known}"
    ),
    "did you mean": Text("是不是 {near}？", "Did you mean {near}? "),
    "other edition": Text(
        "这个目录里是“{held}”的版本。换一个目录，或写 --node {held}",
        "this folder holds the edition {held}. Name another folder, or write --node {held}",
    ),
    "no space": Text(
        "磁盘空间不足，仍展示原来的版本：需要 {needed} MB，还剩 {free} MB。腾出空间再试",
        "the disk lacks room, and the release before is still shown: {needed} MB are needed, {free} MB are free. Make room",
    ),
    "disk": Text(
        "磁盘读写出错，仍展示原来的版本：{why}。检查磁盘空间和目录权限",
        "the disk failed, and the release before is still shown: {why}. See to its room and the folder's permissions",
    ),
    "nothing held": Text(
        "{folder} 里还没有版本。先运行 liangquan node pull 或 import",
        "{folder} holds no release yet. Run `liangquan node pull` or `import` first",
    ),
    "serving": Text("正在提供 {address}（按 Ctrl+C 结束）", "Serving {address} (Ctrl+C ends it)"),
    "port taken": Text("端口 {port} 已被占用。换一个：--port", "port {port} is taken. Name another with --port"),
    "no address": Text(
        "镜像要写公开网址：--address https://…/，以 / 结尾；终端写 --kiosk",
        "a mirror needs its public address: --address https://…/, with a slash at its end; for a kiosk say --kiosk",
    ),
    "not a word": Text(
        "{option} 的值“{value}”含有空格、引号等不能写进单元文件的字符",
        "{option}: “{value}” holds a blank, a quotation mark or another character that can't stand in a unit",
    ),
    "written": Text("已写出 {count} 个文件到 {folder}：", "{count} files are written to {folder}:"),
    "not written": Text("不能写入 {folder}：{why}", "{folder} can't be written: {why}"),
    # Status
    "state current": Text("正常", "current"),
    "state stale": Text("较久没有更新成功", "nothing new could be taken for some days"),
    "state expired": Text("签名已过期", "signatures have expired"),
    "state wrong-clock": Text("本机时钟不准", "this machine's clock is wrong"),
    "state offline": Text("联系不上发布方", "no contact with the office"),
    "status": Text(
        "{title}（{node}）\n状态：{state}\n版本：{release}，数据截至 {data_as_of}\n上次联系：{contact}\n上次更新成功：{success}\n"
        "签名有效期至：{expires}\n剩余磁盘：{free} MB",
        "{title} ({node})\nstate: {state}\nrelease: {release}, data as of {data_as_of}\nlast contact: {contact}\n"
        "last success: {success}\nsignatures end: {expires}\nfree disk: {free} MB",
    ),
    "fault line": Text("线路不通", "the line broke"),
    "fault lacking": Text("发布目录或离线包中缺少文件", "a file is missing where it pulled from"),
    "fault expired": Text("签名已过期，或本机时钟不准", "signatures have expired, or this machine's clock is wrong"),
    "fault refused": Text("内容或签名不符，没有采用", "content or signatures are not the office's: refused"),
    "fault no root": Text("没有 root.json", "no root.json"),
    "fault no edition": Text("版本中没有本节点", "the release holds no edition of this node"),
    "fault other edition": Text("目录里是另一个节点的版本", "the folder holds another node's edition"),
    "fault no space": Text("磁盘空间不足", "the disk lacks room"),
    "fault disk": Text("磁盘读写出错", "the disk failed"),
    "last fault": Text("上次取回的问题：{fault}", "the last pull ended with: {fault}"),
    "banner": Text("网页上的提示：{banner}", "banner on the pages: {banner}"),
    "never": Text("从未", "never"),
}
"""Names of faults are those of `pull.FAULTS`."""
