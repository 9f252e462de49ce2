#!/bin/sh
# Makes sure that the browser tests have what they run on.
set -eu
. "$(dirname "$0")/need.sh"
need "${CHROMIUM:-chromium}" chromium # or CHROMIUM names one
need pdftotext poppler-utils
need age age
# LibreOffice opens the Word files and spreadsheets: half a minute and 330 MB, once.
need soffice libreoffice-writer libreoffice-calc
get "The browser tests"
