#!/bin/sh
# What the browser tests need beside wheels: a real Chromium, whole and as headless shell, with Chinese fonts, Java for the
# Nu HTML checker, and the tools of package-lock.json. A machine that can't have one of them skips the tests that need it:
# nothing here fails.
cd "$(dirname "$0")" || exit 1

debian=""
command -v chromium >/dev/null || debian="$debian chromium"
{ fc-list 2>/dev/null || true; } | grep -q 'Noto Sans CJK' || debian="$debian fonts-noto-cjk fontconfig"
command -v java >/dev/null || debian="$debian default-jre-headless"
command -v npm >/dev/null || debian="$debian npm"

if [ -n "$debian" ]; then
    # shellcheck disable=SC2086  # a list of names
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null &&
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $debian >/dev/null; then
        :
    else
        echo "浏览器测试缺少：$debian；需要它们的测试将跳过。安装：sudo apt-get install$debian" >&2
        echo "The browser tests lack:$debian; tests that need them will be skipped. To install: sudo apt-get install$debian" >&2
    fi
fi

# The same engine without a browser around it; not every release of Debian has it, and the tests do without.
if ! command -v chromium-headless-shell >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null 2>&1 || true
fi

# What was installed is recorded by the lock's own bytes. No script of a package runs: vnu-jar's would fetch a Java.
if command -v npm >/dev/null && ! cmp -s package-lock.json node_modules/.installed; then
    if npm ci --ignore-scripts --no-audit --no-fund --silent >/dev/null; then
        cp package-lock.json node_modules/.installed
    else
        echo "npm 没有装上 tests/browser/package-lock.json 中的工具；需要它们的测试将跳过。重试：make browser" >&2
        echo "npm could not install the tools of tests/browser/package-lock.json; tests that need them will be skipped. Again: make browser" >&2
    fi
fi
