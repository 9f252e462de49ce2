#!/bin/sh
# Makes sure that the browser tests have what they run on. A missing browser is
# a failure, never a skipped test.
set -eu
need=""
command -v "${CHROMIUM:-chromium}" >/dev/null 2>&1 || need="$need chromium"
command -v pdftotext >/dev/null 2>&1 || need="$need poppler-utils"
command -v age >/dev/null 2>&1 || need="$need age"
# LibreOffice opens the Word files and spreadsheets: half a minute and 330 MB, once.
command -v soffice >/dev/null 2>&1 || need="$need libreoffice-writer libreoffice-calc"
[ -z "$need" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "installing$need"
	apt-get update -qq >/dev/null
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $need fonts-dejavu-core >/dev/null
	exit 0
fi
echo "The browser tests need:$need" >&2
echo "Install with your system's package manager (Debian, as root: apt-get install$need)," >&2
echo "or name a Chromium with CHROMIUM=/path/to/it." >&2
exit 1
