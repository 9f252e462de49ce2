#!/bin/sh
# Makes sure that Firefox and WebKit are here for "make test-engines".
set -eu
. "$(dirname "$0")/need.sh"
need "${FIREFOX:-firefox-esr}" firefox-esr # or FIREFOX names one
need WebKitWebDriver webkit2gtk-driver
need xvfb-run xvfb xauth
get "The tests in Firefox and WebKit"
