package report_test

import (
	"strings"
	"testing"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
)

// TestPracticeIsMarkedOnEveryPaper: a rehearsal's papers carry the mark on each page
// and on each day of a calendar; a real case's never do.
func TestPracticeIsMarkedOnEveryPaper(t *testing.T) {
	const mark = "PRACTICE - NOT A REAL CASE"
	for _, practice := range []string{mark, ""} {
		s := swindon(t).source("2026-12-03")
		s.Practice = practice
		papers := map[string]paper.Paper{"confirmation": report.Confirmation(s), "learning": report.LearningCopy(s, nil)}
		for _, a := range report.Audiences {
			papers["brief"+string(rune('0'+a))] = report.Brief(s, a)
		}
		for name, p := range papers {
			if got := strings.Contains(p.Marks.Foot(), mark); got != (practice != "") {
				t.Errorf("%s, practice %q: the foot reads %q", name, practice, p.Marks.Foot())
			}
		}
		for _, d := range report.Days(s) {
			if strings.Contains(d.Text, mark) != (practice != "") {
				t.Errorf("practice %q: a day reads %q", practice, d.Text)
			}
		}
	}
}
