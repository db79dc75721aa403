"""P: personal data, and what is not for the public, kept out of what is published."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_PRIVACY: Final = Text(
    "《政府信息公开条例》第十五条；《个人信息保护法》第二十八条：敏感个人信息。",
    "Regulation on Open Government Information art. 15; Personal Information Protection Law art. 28: sensitive data.",
)

P_1: Final = Rule(
    "P-1",
    Severity.ERROR,
    Text("个人的号码或住址", "A person's number or home address"),
    Text(
        "身份证号、手机号码、银行卡号、家庭住址和家庭电话一经公开就收不回来。网页、附件和图片附带的文字都要查，数字之间夹了空格、"
        "点或看不见的字符也算。办公电话写在 telephone 一栏的不算。",
        "Identity numbers, mobiles, bank cards, home addresses and home telephones can't be taken back once they are out. "
        "Pages, attachments and what is written inside pictures are searched, whatever stands between the digits. What a "
        "record declares as its telephone is an office's.",
    ),
    _PRIVACY,
    "community_entry",
    "body: 救助金已发放到户，家庭住址：成华区双林路8号。\n",
    "body: 救助金已发放到户。\n",
    hides=True,
)

P_2: Final = Rule(
    "P-2",
    Severity.ERROR,
    Text("个人姓名没有隐去，或涉及未成年人", "A person's name in full, or a minor"),
    Text(
        "当事人、申请人、救助对象等个人的姓名隐去名字（张某某），单位名称可以公开；未成年人的情况一律不公开。",
        "Parties, applicants and those who are helped are shown without their given names; organisations may be named. "
        "Of minors nothing is published.",
    ),
    _PRIVACY,
    "community_entry",
    "body: 申请人张建国，男，符合临时救助条件。\n",
    "body: 申请人张某某，男，符合临时救助条件。\n",
    hides=True,
)

P_3: Final = Rule(
    "P-3",
    Severity.ERROR,
    Text("个人的健康状况", "A person's health"),
    Text(
        "疾病、残疾与具体的人写在一起就是敏感个人信息，隐去姓名也能认出来。救助名单只写姓名、社区、类别和金额。",
        "An illness or disability told of a person is sensitive, and with the name masked neighbours still know whom it means. "
        "Lists of relief have name, community, kind and sum, nothing else.",
    ),
    _PRIVACY,
    "community_entry",
    "body: 王某某，患尿毒症，救助 3000 元。\n",
    "body: 王某某，医疗救助，3000 元。\n",
    hides=True,
)

P_5: Final = Rule(
    "P-5",
    Severity.ERROR,
    Text("公众版里出现了只属于其他版本的文字", "Words of another edition on the public site"),
    Text(
        "监督版、内网版的文字不应出现在公众版的任何文件里，包括搜索和数据文件。出现了就不生成，原来的网站不变。",
        "What only the supervisors' or the intranet's edition holds stands in no file of the public site, search and data "
        "included. Where it does, nothing is built and the site stays as it was.",
    ),
    Text(
        "《政府信息公开条例》第十四条至第十六条：不予公开的信息。",
        "Regulation on Open Government Information arts. 14–16: what is not disclosed.",
    ),
    "risk_post",
    "# 公众版的模板写进了内网版记录里的一句话 (a public template repeats a sentence of an intranet record)\nedition: intranet\n",
    "# 这句话只在内网版的网页上 (the sentence stands on the intranet's pages alone)\nedition: intranet\n",
    hides=True,
)

P_6: Final = Rule(
    "P-6",
    Severity.ERROR,
    Text("文件打不开，不知道里面有什么", "A file that can't be looked into"),
    Text(
        "加了密码、已经损坏或压缩得异常的附件无法检查，不能公开。",
        "An attachment that is encrypted, broken or packed beyond reason can't be searched, so it isn't published.",
    ),
    _PRIVACY,
    "community_entry",
    "# content/gongshi.xlsx 加了密码 (is encrypted)\n",
    "# content/gongshi.xlsx 没有密码 (has no password)\n",
)

P_7: Final = Rule(
    "P-7",
    Severity.WARNING,
    Text("例外已经过期", "An exception that has expired"),
    Text(
        "disclosure.yaml 中的例外有期限：到期后不再起作用，要么续期并说明理由，要么删去。",
        "An exception in disclosure.yaml ends on its day: renew it with a reason, or delete it.",
    ),
    _PRIVACY,
    "community_entry",
    "# disclosure.yaml: until: 2020-12-31\n",
    "# disclosure.yaml: until: 2027-12-31\n",
)

RULES: Final = (P_1, P_2, P_3, P_5, P_6, P_7)
