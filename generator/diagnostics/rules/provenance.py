"""E: who signed what (电子签名): `roles.yaml`, and the history of records in git."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_SEPARATED: Final = Text(
    "行政处罚法第五十七条、第五十八条：调查、审核、决定相分离。",
    "Administrative Penalty Law, art. 57, 58: investigation, review and decision are separated.",
)
_TRACE: Final = Text(
    "行政处罚法第四十七条：以文字、音像等形式对处罚全过程进行记录，归档保存。",
    "Administrative Penalty Law, art. 47: the whole course of a penalty is recorded and kept.",
)
_SIGNATURE: Final = Text(
    "电子签名法第十三条、第十四条：可靠的电子签名专属于签名人，签后的改动能够被发现。",
    "Electronic Signature Law, art. 13, 14: a reliable signature is its signer's alone, and a later change shows.",
)
_CASE: Final = "penalty_case"

E_1: Final = Rule(
    "E-1",
    Severity.ERROR,
    Text("公钥不能读取", "A public key that can't be read"),
    Text(
        "roles.yaml 中的公钥用来核对签名：漏抄一个字符，这个人的签名就都不能验证。",
        "Signatures are verified by the keys in roles.yaml: with one character missing none of that holder's can be.",
    ),
    _SIGNATURE,
    "roles",
    "keepers: [qu-renshi-01]\nholders:\n- sign: qu-renshi-01\n  keys:\n  - key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBqhCj\n",
    "keepers: [qu-renshi-01]\nholders:\n- sign: qu-renshi-01\n  keys:\n"
    "  - key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g\n",
)

E_2: Final = Rule(
    "E-2",
    Severity.ERROR,
    Text("同一公钥或者同一人写了两次", "A key or a holder that is written twice"),
    Text(
        "两个人用同一把密钥，签名就说明不了是谁办的。",
        "Where two people share a key, a signature doesn't tell who it was.",
    ),
    _SIGNATURE,
    "roles",
    "keepers: [qu-renshi-01]\nholders:\n"
    "- sign: qu-renshi-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n"
    "- sign: shijian-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n",
    "keepers: [qu-renshi-01]\nholders:\n"
    "- sign: qu-renshi-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n",
)

E_3: Final = Rule(
    "E-3",
    Severity.ERROR,
    Text("一人同时担任应当分离的岗位", "Two separated posts in one hand"),
    Text(
        "案件承办人员、法制机构负责人、行政机关负责人分别调查、审核、决定，在一个单位不由一人同时担任。",
        "In a unit nobody is at the same time one who investigates, one who reviews and one who decides.",
    ),
    _SEPARATED,
    "roles",
    "keepers: [shijian-01]\nholders:\n"
    "- sign: shijian-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n"
    "  posts:\n"
    "  - {unit: qu-shichang, post: 案件承办人员, from: 2026-01-01}\n"
    "  - {unit: qu-shichang, post: 法制机构负责人, from: 2026-07-01}\n",
    "keepers: [shijian-01]\nholders:\n"
    "- sign: shijian-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n"
    "  posts:\n"
    "  - {unit: qu-shichang, post: 案件承办人员, from: 2026-01-01, to: 2026-06-30}\n"
    "  - {unit: qu-shichang, post: 法制机构负责人, from: 2026-07-01}\n",
)

E_4: Final = Rule(
    "E-4",
    Severity.ERROR,
    Text("任职起止颠倒", "A term that ends before it begins"),
    Text(
        "起止颠倒的任职没有一天有效，签名都会被拒绝。", "Such a term holds on no day, and every signature is refused."
    ),
    _SEPARATED,
    "roles",
    "keepers: [shijian-01]\nholders:\n"
    "- sign: shijian-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n"
    "  posts:\n"
    "  - {unit: qu-shichang, post: 案件承办人员, from: 2026-07-01, to: 2026-01-01}\n",
    "keepers: [shijian-01]\nholders:\n"
    "- sign: shijian-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n"
    "  posts:\n"
    "  - {unit: qu-shichang, post: 案件承办人员, from: 2026-01-01, to: 2026-07-01}\n",
)

E_5: Final = Rule(
    "E-5",
    Severity.ERROR,
    Text("没有写明谁管理 roles.yaml", "Nobody known keeps roles.yaml"),
    Text(
        "能改 roles.yaml 的人就能给任何人授予岗位，所以它只由其中写明的管理人修改。",
        "Who may change roles.yaml may give anybody a post; so only the keepers it names change it.",
    ),
    _SEPARATED,
    "roles",
    "keepers: [qu-renshi-02]\nholders:\n"
    "- sign: qu-renshi-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n",
    "keepers: [qu-renshi-01]\nholders:\n"
    "- sign: qu-renshi-01\n"
    "  keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g}]\n",
)

E_6: Final = Rule(
    "E-6",
    Severity.ERROR,
    Text("办案记录的提交没有可信的签名", "A case changed by a commit without a trusted signature"),
    Text(
        "提交上写的作者名谁都能填，只有签名能说明是谁办的。没有签名、签名不对，或者密钥不在 roles.yaml 中的，不予采信。",
        "Anybody can write any author into a commit; only its signature tells who it was. None, a bad one, or one by a key "
        "that roles.yaml doesn't know counts for nothing.",
    ),
    _SIGNATURE,
    _CASE,
    "# git commit -m 调查取证\n",
    "# git commit -S -m 调查取证\n",
)

E_7: Final = Rule(
    "E-7",
    Severity.ERROR,
    Text("签名人当日不担任所需的岗位", "Signed by one who did not hold the post on that day"),
    Text(
        "每个环节由规定的岗位办理：签名人在环节当日和提交当日，都要在本案的单位担任环节所写的岗位。",
        "Each stage is for a post: on the day of the stage and on that of the commit the signer held it in the case's unit.",
    ),
    _SEPARATED,
    _CASE,
    "# roles.yaml: to: 2026-06-30\nstages:\n- {stage: 调查取证, on: 2026-07-08, post: 案件承办人员, by: [zhifa-01]}\n",
    "# roles.yaml: to: 2026-06-30\nstages:\n- {stage: 调查取证, on: 2026-05-08, post: 案件承办人员, by: [zhifa-01]}\n",
)

E_8: Final = Rule(
    "E-8",
    Severity.ERROR,
    Text("一人签了应当分离的环节", "One signer of two duties that are separated"),
    Text(
        "记录里写的代号可以不同，密钥却是同一个人的：调查、审核、决定由不同的人签名。",
        "The signs in a record may differ while the key is one holder's: investigation, review and decision are signed by "
        "different ones.",
    ),
    _SEPARATED,
    _CASE,
    "# 两次提交由同一把密钥签名 (two commits signed by one key): 调查取证, 法制审核\n",
    "# 两次提交由不同的人签名 (two commits signed by different holders): 调查取证, 法制审核\n",
)

E_9: Final = Rule(
    "E-9",
    Severity.ERROR,
    Text("改动了他人签过的环节", "An entry that another had signed was changed"),
    Text(
        "签下一个环节的人，也就签下了它之前的全过程：其后他人不再修改、删去或者插入，也不改决定所依据的内容。",
        "Who signs an entry has signed the course up to it: nobody else changes, deletes or slips in anything before it, nor "
        "what a decision rests on.",
    ),
    _TRACE,
    _CASE,
    "# 决定之后改写调查取证的日期 (the day of 调查取证 is changed after 决定)\n",
    "# 补充一个新的环节 (a new entry is added at the end)\n",
)

E_10: Final = Rule(
    "E-10",
    Severity.ERROR,
    Text("历史被改写，或者提交的日期倒填", "History was rewritten, or a commit is dated back"),
    Text(
        "已经验证过的提交必须仍在历史之中，日期不能早于它之前的提交，也不能由已经离任的人补进来。",
        "What was verified stays in the history; no commit is dated before the one it follows, or comes in later from one "
        "whose post had ended.",
    ),
    _TRACE,
    _CASE,
    "# git rebase / git push --force\n",
    "# git revert\n",
)

E_11: Final = Rule(
    "E-11",
    Severity.ERROR,
    Text("合并夹带了内容", "A merge that smuggles"),
    Text(
        "合并提交不由办案人员签名，所以它只能并入各方已有的内容，不能增加、改动或者丢弃任何一处。",
        "Nobody signs for what a merge does, so it brings together what its parents hold, and adds, changes or drops nothing.",
    ),
    _TRACE,
    _CASE,
    "# git merge --no-commit; 修改案件 (the case is changed); git commit\n",
    "# git pull --rebase\n",
)

E_12: Final = Rule(
    "E-12",
    Severity.ERROR,
    Text("无权的人修改了 roles.yaml", "roles.yaml was changed by one who may not"),
    Text(
        "谁都能在 roles.yaml 中给自己写一个岗位。修改它的提交，须由修改之前的 roles.yaml 写明的管理人签名。",
        "Anybody could write a post for himself. A change of roles.yaml is signed by a keeper whom the file named before it.",
    ),
    _SEPARATED,
    _CASE,
    "# 自己给自己授予岗位 (somebody grants himself a post)\n",
    "# 由管理人签名的修改 (a change that a keeper signed)\n",
)

RULES: Final = (E_1, E_2, E_3, E_4, E_5, E_6, E_7, E_8, E_9, E_10, E_11, E_12)
