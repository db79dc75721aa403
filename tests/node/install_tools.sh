#!/bin/sh
# What the tests of nodes need beside wheels: nginx, an SSH server, strace, wrk. A machine that can't have one of them skips
# the tests that need it: nothing here fails. Tests start their own servers; the distribution's are not to run.
debian=""
for pair in nginx:nginx-light sshd:openssh-server strace:strace wrk:wrk; do
    PATH="$PATH:/usr/sbin" command -v "${pair%%:*}" >/dev/null || debian="$debian ${pair#*:}"
done
[ -n "$debian" ] || exit 0

install() {
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
    fi
    # shellcheck disable=SC2086  # a list of names
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $debian >/dev/null
}

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && install; then
    exit 0
fi
echo "节点的测试缺少：$debian；需要它们的测试将跳过。安装：sudo apt-get install$debian" >&2
echo "Tests of nodes lack:$debian; those that need them will be skipped. To install: sudo apt-get install$debian" >&2
