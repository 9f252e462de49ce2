#!/bin/sh
# Makes sure that Firefox and WebKit are here for "make test-engines". A missing one is a failure, never a skipped test.
set -eu
need=""
command -v "${FIREFOX:-firefox-esr}" >/dev/null 2>&1 || need="$need firefox-esr"
command -v WebKitWebDriver >/dev/null 2>&1 || need="$need webkit2gtk-driver"
command -v xvfb-run >/dev/null 2>&1 || need="$need xvfb xauth"
[ -z "$need" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "installing$need"
	apt-get update -qq >/dev/null
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $need fonts-dejavu-core >/dev/null
	exit 0
fi
echo "The tests in Firefox and WebKit need:$need" >&2
echo "Install with your system's package manager (Debian, as root: apt-get install$need)." >&2
exit 1
