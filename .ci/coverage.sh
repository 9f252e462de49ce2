#!/bin/sh
# The notebook, its vault and its use hold what nobody can get back: each is
# covered by tests to 95 % of its statements at least. (The store in the browser
# is tested in one; its coverage is not counted.)
set -eu
go test -cover ./app/notebook ./app/notebook/vault ./app/notebook/book | awk '
	/^(FAIL|---)/ { print; bad = 1 }
	match($0, /coverage: [0-9.]+/) {
		n++
		c = substr($0, RSTART + 10, RLENGTH - 10)
		print $2, c " % of statements"
		if (c + 0 < 95) { print $2 ": covered to less than 95 %"; bad = 1 }
	}
	END { if (n != 3) { print "coverage of " n " packages, not of 3"; bad = 1 } exit bad }'
