package report_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
)

// across reports whether a file is marked over and above its foot: a text in its first and last line, a page in what lies
// fixed on every sheet, a Word file in the watermark of its header.
func across(t *testing.T, p paper.Paper, f paper.Format) bool {
	t.Helper()
	file, _, err := paper.Write(p, f)
	if err != nil {
		t.Fatal(err)
	}
	const mark = "PRACTICE - NOT A REAL CASE"
	switch f {
	case paper.Plain:
		text := strings.TrimSpace(string(file))
		return strings.HasPrefix(text, mark+"\n") && strings.HasSuffix(text, "\n"+mark)
	case paper.HTML:
		return strings.Contains(string(file), `<p class="across">`+mark+"</p>")
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	header, err := z.Open("word/header1.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(header)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(text), `string="`+mark+`"`)
}

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
			for _, f := range paper.Formats {
				if got := across(t, p, f); got != (practice != "") {
					t.Errorf("%s as %s, practice %q: marked across it %v", name, f.Extension(), practice, got)
				}
			}
		}
		for _, d := range report.Days(s) {
			if strings.Contains(d.Text, mark) != (practice != "") {
				t.Errorf("practice %q: a day reads %q", practice, d.Text)
			}
		}
	}
}
