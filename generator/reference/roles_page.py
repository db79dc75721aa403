"""The page of `roles.yaml`."""

from typing import Final

from generator.provenance.roles import RolesFile
from generator.provenance.verified import REF
from generator.reference.kinds_page import fields_table

_HEAD: Final = """# 岗位和密钥 · roles.yaml

<!-- 由程序生成，请勿手改：python -m generator.reference docs/reference -->

`roles.yaml` 在资料库的根目录，写明谁在哪一天担任什么岗位、用哪把公钥签名。读法与记录相同；`liangquan check` 指出其中的错误
（E-1 至 E-5），`liangquan check --provenance` 用它验证历史（E-6 至 E-12）。怎样设置：[给案件签名](../how-to/sign-cases.md)。

It stands at the district's root and says who holds which post on which day, and by which public keys they sign. It is read
as records are; `liangquan check` tells its faults (E-1 to E-5), `liangquan check --provenance` verifies the history by it (E-6
to E-12). How to set it up: [Sign cases](../how-to/sign-cases.md).
"""
_TAIL: Final = f"""
公钥的类型 · types of keys: `ssh-ed25519`, `ecdsa-sha2-nistp256`, `ecdsa-sha2-nistp384`, `ecdsa-sha2-nistp521`, `ssh-rsa`
(2048 bits or more), `sk-ssh-ed25519@openssh.com`, `sk-ecdsa-sha2-nistp256@openssh.com`; OpenPGP `gpg --armor --export`.

验证到的提交记在 · what was verified is kept in the git ref `{REF}`.
"""


def roles_page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *fields_table(RolesFile)]) + "\n" + _TAIL
