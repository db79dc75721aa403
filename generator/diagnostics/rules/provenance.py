"""E: who signed what (电子签名): `roles.yaml`, and the history of records in git."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_SEPARATED: Final = Text(
    "行政处罚法第五十七条、第五十八条：调查、审核、决定相分离。",
    "Administrative Penalty Law, art. 57, 58: investigation, review and decision are separated.",
)
_SIGNATURE: Final = Text(
    "电子签名法第十三条、第十四条：可靠的电子签名专属于签名人，签后的改动能够被发现。",
    "Electronic Signature Law, art. 13, 14: a reliable signature is its signer's alone, and a later change shows.",
)
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

RULES: Final = (E_1, E_2, E_3, E_4, E_5)
