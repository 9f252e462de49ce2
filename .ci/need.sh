# Sourced by what makes sure that the tests have what they run on:
#   need COMMAND PACKAGE...   notes Debian's packages for a command that is not here
#   get WHAT                  installs what was noted, on Debian as root; elsewhere says what WHAT need, and fails
# A missing one is a failure, never a skipped test.
missing=""

need() {
	command -v "$1" >/dev/null 2>&1 && return
	shift
	missing="$missing $*"
}

get() {
	[ -z "$missing" ] && return
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
		echo "installing$missing"
		apt-get update -qq >/dev/null
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing fonts-dejavu-core >/dev/null
		return
	fi
	echo "$1 need:$missing" >&2
	echo "Install with your system's package manager (Debian, as root: apt-get install$missing)." >&2
	return 1
}
