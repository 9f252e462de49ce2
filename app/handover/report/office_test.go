package report_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
)

// These tests open the files with programs that are not ours: LibreOffice, poppler, a calendar
// library. .ci/browser.sh installs them; where one is missing the test fails.

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s\nsh .ci/browser.sh installs what is missing", name, err, out.String(), problems.String())
	}
	return out.String()
}

// office converts files with LibreOffice, all at once: starting it takes longest.
func office(t *testing.T, dir, to string, files ...string) {
	t.Helper()
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", to, "--outdir", dir}, files...)
	run(t, "soffice", args...)
}

// words is a text without anything that a line break on paper can change.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\n', '\f', '\u00A0', '-', '\u00AD':
			return -1
		}
		return r
	}, s)
}

func TestLibreOfficeOpensEveryWordFile(t *testing.T) {
	dir := t.TempDir()
	sw, sg, no := swindon(t).source("2026-12-03"), southGloucestershire(t).source("2026-12-03"), northamptonshire(t).source("2026-12-03")
	everywhere := filled(t, "swindon", strings.Join(scripts(), " ")[:280])
	full, _ := planted(t)
	papers := map[string]paper.Paper{
		"brief": report.Brief(sw, report.Full), "need": report.Brief(sw, report.NeedToKnow), "learning": report.Brief(sw, report.Learning),
		"scripts": report.Brief(everywhere, report.Full), "scripts in the form": report.FillForm(everywhere, everywhere.Look.Policy.Form("resolution"), report.Full).Paper,
		"planted": report.Brief(full.source("2026-12-03"), report.Full), "longest": report.Brief(longest(t).source("2026-12-20"), report.Full),
		"confirmation": report.Confirmation(sw), "northamptonshire": report.FillForm(no, no.Look.Policy.Form("escalation-record"), report.Full).Paper,
		"swindon":               report.FillForm(sw, sw.Look.Policy.Form("resolution"), report.Full).Paper,
		"south-gloucestershire": report.FillForm(sg, sg.Look.Policy.Form("monitoring"), report.Full).Paper,
		"blank":                 report.BlankForm(sg.Look.Policy, sg.Look.Policy.Form("monitoring"), sg.Today).Paper,
	}
	var files []string
	for name, p := range papers {
		file, _, err := paper.Write(p, paper.Word)
		if err != nil {
			t.Fatal(name, err)
		}
		files = append(files, filepath.Join(dir, name+".docx"))
		if err := os.WriteFile(files[len(files)-1], file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	office(t, dir, "pdf", files...)
	for name, p := range papers {
		text := run(t, "pdftotext", "-layout", filepath.Join(dir, name+".pdf"), "-")
		inOrder(t, name, p, run(t, "pdftotext", "-raw", filepath.Join(dir, name+".pdf"), "-"))
		pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
		for i, page := range pages {
			if !strings.Contains(words(page), words("Page "+itoa(i+1)+" of "+itoa(len(pages)))) || !strings.Contains(words(page), words(p.Marks.Edition)) {
				t.Errorf("%s, page %d has no number or no marks", name, i+1)
			}
		}
		if strings.HasPrefix(p.Title, "Escalation: brief") {
			if strings.Contains(pages[0], "Every entry") || !strings.Contains(words(pages[0]), words("What was agreed")) || !strings.Contains(pages[1], "Chronology") {
				t.Errorf("%s: page one is not one page:\n%s", name, pages[0])
			}
		}
	}
}

func itoa(n int) string {
	if n > 9 {
		return itoa(n/10) + itoa(n%10)
	}
	return string(rune('0' + n))
}

// inOrder finds every heading, label and value of single fields one after the other. Cells of
// tables are found somewhere: a PDF's text runs across the row.
func inOrder(t *testing.T, name string, p paper.Paper, text string) {
	t.Helper()
	all := words(text)
	rest := all
	next := func(want string) {
		_, after, found := strings.Cut(rest, words(want))
		if !found {
			t.Errorf("%s: %q is not in the PDF, or not in its place", name, want)
			return
		}
		rest = after
	}
	next(p.Title)
	for _, b := range p.Blocks {
		switch b.Kind {
		case paper.Heading, paper.Text:
			next(b.Text)
		case paper.Field:
			next(b.Label)
		case paper.Signature:
			next(b.Label)
			for _, f := range b.Fields {
				next(f.Label)
			}
		case paper.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					for _, l := range strings.Split(cell, "\n") {
						if len(l) < 60 && !strings.Contains(all, words(l)) {
							t.Errorf("%s: the cell %q is not in the PDF", name, l)
						}
					}
				}
			}
		}
	}
}

// longest is a case in which everything that page one shows is as long as it can be.
func longest(t testing.TB) *maker {
	m := begin(t, board(t, "swindon"))
	much := func(what string) string { return strings.Repeat(what+" and so on, ", 60) }
	start := m.c.Start()
	start.Adult = strings.Repeat("Adult A ", 12)
	start.Keeper = notebook.Party{Role: strings.Repeat("social worker ", 20), Agency: strings.Repeat("Hospital trust ", 19)}
	c, err := notebook.Begin(start)
	if err != nil {
		t.Fatal(err)
	}
	m.c = c
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Arose, Text: much("arose")})
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Answered, Question: "immediate-risk", Answer: notebook.Yes})
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Views, Text: much("wants")})
	for stage := 1; stage <= 5; stage++ {
		for i := range 8 {
			m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Contact, Stage: stage, How: notebook.How(1 + i%6), Concern: much("worried"), Risk: much("risk"), Asked: much("asked"), Reply: much("replied"),
				Who:   notebook.Party{Role: strings.Repeat("head of service ", 15), Agency: itoa(i) + strings.Repeat(" agency", 40)},
				Owner: notebook.Party{Role: strings.Repeat("head of service ", 15), Agency: itoa(i) + strings.Repeat(" agency", 40)}, Due: day(t, "2026-12-01")})
		}
		if stage < 5 {
			m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Unresolved, Stage: stage, Text: much("not agreed")})
		}
	}
	return m
}

func TestTheLogOpensInLibreOfficeAndRunsNothing(t *testing.T) {
	dir := t.TempDir()
	file, err := paper.CSV([]string{"Case", "Outcome"}, [][]string{{"A7", "=1+1"}, {"A8", "@SUM(1,1)"}, {"A9", "+1+1"}, {"B1", "-1+3"}, {"B2", "\t=1+1"}, {"B3", "\r=1+1"}, {"B4", "=HYPERLINK(\"https://e.example\",\"x\")"}})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "log.csv")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	office(t, dir, "fods", name)
	sheet, err := os.ReadFile(filepath.Join(dir, "log.fods"))
	if err != nil {
		t.Fatal(err)
	}
	if s := string(sheet); strings.Contains(s, "table:formula") || strings.Contains(s, `office:value="2"`) || !strings.Contains(s, "1+1") {
		t.Error("LibreOffice makes a formula of a cell, or has not read it")
	}
}

func TestACalendarLibraryReadsTheDays(t *testing.T) {
	const modules = "../../../web/test"
	if _, err := os.Stat(modules + "/node_modules/ical.js"); err != nil {
		run(t, "npm", "ci", "--prefix", modules, "--no-audit", "--no-fund")
	}
	file, err := paper.Calendar("7f3a", "20261203T120000Z", report.Days(swindon(t).source("2026-12-03")))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "days.ics")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	got := run(t, "node", modules+"/lib/calendar.mjs", name)
	if want := "2026-12-09 2026-12-10 true A7, Stage 5: due\n2026-11-24 2026-11-25 true A7, Stage 2: due\n2026-12-02 2026-12-03 true A7, Stage 4: due\n"; got != want {
		t.Errorf("the library reads\n%s\nwant\n%s", got, want)
	}
}
