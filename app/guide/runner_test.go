package guide_test

import (
	"strings"
	"testing"
)

// A journey that departs from the guide says where, what was expected and what was
// found instead.
func TestDepartures(t *testing.T) {
	const story = "A story\n\nMon 23 Nov 2026  arose\ntoday Mon 23 Nov 2026\n"
	for _, test := range []struct{ line, want string }{
		{"expect not started Mon 23 Nov 2026  # ours", ""},
		{"expect due Wed 25 Nov 2026: line manager  # §4 Stages, Stage 1", ""},
		{"expect no owed  # ours", ""},

		{"expect at stage 2  # ours", "f:5: expected at stage 2   # ours; got none of the kind"},
		{"expect not started Tue 24 Nov 2026  # ours", "f:5: expected not started Tue 24 Nov 2026   # ours; got not started Mon 23 Nov 2026"},
		{"expect due Thu 26 Nov 2026: line manager  # ours", "and due Wed 25 Nov 2026: should discuss the disagreement with your line manager"},
		{"expect due Wed 25 Nov 2026: line manager (late)  # ours", "f:5: expected due Wed 25 Nov 2026: line manager (late)   # ours; got "},
		{"expect due Wed 25 Nov 2026: line manager  # §4 Stages, Stage 2", `which does not have "Stage 2" in its source`},
		{"expect no due: line manager  # ours", "f:5: expected no due: line manager   # ours; got due Wed 25 Nov 2026: should discuss"},
		{"expect asks conduct-of-employee  # ours", "got asks significant-harm"},
		{"expect owed  # ours", "f:5: expected owed   # ours; got none of the kind"},
		{"answer weather: yes\nexpect not started  # ours", `f:5: expected a question of this policy; got "weather"`},
		{"", "f: nothing is expected"},

		{"expect not started", `f:5: expect "not started" has no source; end it with # and where it stands, or # ours and why`},
		{"expect sunshine  # ours", `f:5: expect "sunshine  # ours"; the kinds are not started, `},
		{"expect no sunshine  # ours", `f:5: expect "no sunshine  # ours"; the kinds are not started, `},
		{"answer significant-harm: perhaps", "write fact-name: yes, no, not sure or not answered"},
		{"Mon 24 Nov 2026  arose", "begin with a date such as Tue 24 Nov 2026, or answer, holiday, today or expect"},
		{"Mon 23 Nov 2026  it rained", `f:5: "it rained" is not something that happens; see testdata/README.md`},
		{"Mon 23 Nov 2026  stage 1 ended", "after the stage comes started, completed, resolved or completed, not resolved or skipped: reason"},
		{"Mon 23 Nov 2026  contact made at last", "after at comes stage N or the panel"},
		{"Mon 23 Nov 2026  date agreed soon at stage 1", "after date agreed comes the date"},
		{"today  Mon 24 Nov 2026", "f:5: the weekday does not fit the date"},
		{"holiday  Mon 24 Nov 2026: a slip", "f:5: the weekday does not fit the date"},
	} {
		got := strings.Join(departures(realPolicy(t, "swindon"), "f", story+test.line), "\n")
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s\n\tsaid %s\n\twant %s", test.line, got, test.want)
		}
	}
	if got := departures(realPolicy(t, "swindon"), "f", "\n# only a remark\n"); len(got) != 1 || got[0] != "f:1: nothing here; begin with a title" {
		t.Errorf("an empty file: %q", got)
	}
}
