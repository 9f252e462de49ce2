package report_test

import (
	"fmt"
	"strings"
	"testing"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/workday"
)

func plain(t testing.TB, p paper.Paper) string {
	t.Helper()
	b, _, err := paper.Write(p, paper.Plain)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestBriefSaysWhatAManagerAsks(t *testing.T) {
	text := plain(t, report.Brief(swindon(t).source("2026-12-03"), report.Full))
	first, rest, _ := strings.Cut(text, "\nChronology\n")
	for _, want := range []string{
		"Adult A (case A7)", "The adult goes without food at the end of the week. (Thu 19 Nov 2026)", "We offer a call, no visit. (Mon 30 Nov 2026)",
		"A visit by a social worker within the week.", "“I want him to leave me my pension. I do not want the police.”", "Left out: No line manager was on duty",
		"Call the adult, alone", "Wed 2 Dec 2026", "review date passed, March 2026", "Full record. Confidential",
		"Wednesday 9 December 2026: Refer it to the Partnership with the form", "Clause: ",
	} {
		if !strings.Contains(first, want) {
			t.Errorf("page one does not say %q:\n%s", want, first)
		}
	}
	for _, want := range []string{
		"LATE: 3 days after it happened", "CORRECTED by entry 9", "CORRECTS entry 8: It was the matron, on Saturday.", "WITHDRAWN by entry 11", "[struck out]",
		"Not counted: Sat 5 Dec 2026, Sun 6 Dec 2026", "Policy pack ", "revised March 2024",
	} {
		if !strings.Contains(rest, want) {
			t.Errorf("behind page one it does not say %q", want)
		}
	}
}

// A case that holds nothing says so in every place, and shows no date.
func TestNothingIsFilledIn(t *testing.T) {
	text := plain(t, report.Brief(begin(t, board(t, "swindon")).source("2026-12-03"), report.Full))
	if n := strings.Count(text, "Not recorded in this case."); n < 7 {
		t.Errorf("%d places say that nothing is recorded, want at least 7:\n%s", n, text)
	}
	for _, want := range []string{"No contact and no stage is recorded.", "No agreed action is recorded.", "No date can be counted from what is recorded."} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestNeedToKnowLeavesOut(t *testing.T) {
	p := report.Brief(swindon(t).source("2026-12-03"), report.NeedToKnow)
	text := plain(t, p)
	for _, gone := range []string{"cleaner", "ward manager", "purse empty", "HYPERLINK"} {
		if strings.Contains(text, gone) {
			t.Errorf("need to know says %q", gone)
		}
	}
	for _, want := range []string{"Entries of the case: 19. Left out: 4.", "matron", "withdrawn; the page says how many"} {
		if !strings.Contains(text, want) {
			t.Errorf("need to know does not say %q", want)
		}
	}
}

// TestNeedToKnowKeepsItsWordInEveryPaper: what LeavesOut says is left out stands on no first page, in no form and in no confirmation.
func TestNeedToKnowKeepsItsWordInEveryPaper(t *testing.T) {
	for _, id := range []string{"swindon", "south-gloucestershire", "northamptonshire"} {
		m := begin(t, board(t, id))
		m.add("2026-11-17", "", notebook.Entry{Kind: notebook.Contact, Stage: 2, Who: council, How: notebook.ByPhone, Concern: "the worry", Said: "gossip of the ward", Evidence: "seen by a neighbour", Owner: council, Due: day(t, "2026-11-24")})
		m.add("2026-11-18", "", notebook.Entry{Kind: notebook.Note, Text: "noted aside"})
		m.add("2026-11-18", "", notebook.Entry{Kind: notebook.Learning, Text: "learnt by us"})
		s := m.source("2026-12-03")
		var text string
		full := plain(t, report.Brief(s, report.Full))
		need := map[string]paper.Paper{"brief": report.Brief(s, report.NeedToKnow), "confirmation": report.Confirmation(s)}
		for _, section := range m.p.Sections {
			for _, b := range section.Blocks {
				if b.Form != nil {
					need["form "+b.Form.ID] = report.FillForm(s, b.Form, report.NeedToKnow).Paper
					full += plain(t, report.FillForm(s, b.Form, report.Full).Paper)
				}
			}
		}
		for name, p := range need {
			text = plain(t, p)
			for _, gone := range []string{"gossip of the ward", "seen by a neighbour", "noted aside", "learnt by us"} {
				if strings.Contains(text, gone) {
					t.Errorf("%s, %s: it says %q", id, name, gone)
				}
				if !strings.Contains(full, gone) {
					t.Errorf("%s: the full record does not say %q", id, gone)
				}
			}
		}
		if len(need) < 3 {
			t.Errorf("%s: %d papers", id, len(need))
		}
	}
}

// planted is 40 identifiers, in every field that takes text.
func planted(t testing.TB) (*maker, []string) {
	var all []string
	next := func(kind string) string {
		id := fmt.Sprintf([]string{"Zebedee Quill%02d", "94347659%02d", "01632 9600%02d", "quill%02d@example.org", "QX%02d 3ZZ"}[len(all)%5], len(all))
		all = append(all, id)
		return kind + " " + id
	}
	m := begin(t, board(t, "swindon"))
	start := m.c.Start()
	start.Adult, start.Keeper = next("Adult"), notebook.Party{Role: next("role"), Agency: next("agency")}
	m.c, _ = notebook.Begin(start)
	who := func() notebook.Party { return notebook.Party{Role: next("role"), Agency: next("agency")} }
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Arose, Text: next("arose")})
	m.add("2026-11-17", "", notebook.Entry{Kind: notebook.Contact, Stage: 1, Who: who(), How: notebook.ByPhone, Owner: who(), Concern: next("c"), Evidence: next("e"), Risk: next("r"), Said: next("s"), Asked: next("a"), Reply: next("p"), Text: next("t")})
	m.add("2026-11-18", "", notebook.Entry{Kind: notebook.Skipped, Stage: 2, Reason: next("why"), Text: next("t")})
	m.add("2026-11-19", "", notebook.Entry{Kind: notebook.Views, Text: next("views"), Who: who()})
	m.add("2026-11-19", "", notebook.Entry{Kind: notebook.Decision, Text: next("d"), Reason: next("r"), Who: who()})
	n := m.add("2026-11-20", "", notebook.Entry{Kind: notebook.ActionAgreed, Text: next("x"), Owner: who(), Who: who()})
	m.add("2026-11-21", "", notebook.Entry{Kind: notebook.ActionDone, Action: n, Text: next("x")})
	m.add("2026-11-21", "", notebook.Entry{Kind: notebook.Learning, Text: next("l"), Who: who()})
	m.add("2026-11-21", "", notebook.Entry{Kind: notebook.Debrief, Text: next("l")})
	note := m.add("2026-11-21", "", notebook.Entry{Kind: notebook.Note, Text: next("n")})
	m.add("2026-11-22", "", notebook.Entry{Kind: notebook.Note, Text: next("n"), Amends: note, Why: next("why")})
	m.add("2026-11-22", "", notebook.Entry{Kind: notebook.FormSent, Form: next("f"), Who: who(), Text: next("t")})
	m.add("2026-11-23", "", notebook.Entry{Kind: notebook.Resolved, Stage: 3, Text: next("ok")})
	return m, all
}

func TestTheLearningCopyNamesNobody(t *testing.T) {
	m, ids := planted(t)
	if len(ids) < 40 {
		t.Fatalf("%d identifiers planted, want 40", len(ids))
	}
	s := m.source("2026-12-03")
	full := plain(t, report.Brief(s, report.Full))
	for _, f := range paper.Formats {
		file, _, err := paper.Write(report.Brief(s, report.Learning), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range append(ids, "A7", m.c.Start().ID.String(), "2026-11", "Nov 2026") {
			if strings.Contains(string(file), id) && !strings.HasPrefix(id, "A7") || f == paper.Plain && strings.Contains(string(file), "A7") {
				t.Errorf("the learning copy (%s) says %q", f.Extension(), id)
			}
		}
	}
	missed := 0
	for _, id := range ids {
		if !strings.Contains(full, id) {
			missed++
		}
	}
	if missed > 3 {
		t.Errorf("%d of %d identifiers are not even in the full record: they are planted in the wrong place", missed, len(ids))
	}
	leaks := report.Leaks(report.Brief(s, report.Full), notebook.LeakCheck{Today: s.Today})
	if len(leaks) < 20 {
		t.Errorf("the leak check finds %d of %d planted in the full record", len(leaks), len(ids))
	}
}

// A warning about the board's own words would teach people to pass over the warnings about theirs.
func TestLeaksAreOfTheCaseAndNotOfThePolicy(t *testing.T) {
	for _, id := range []string{"leeds", "northamptonshire", "south-gloucestershire", "swindon", "unnamed-flowchart"} {
		s := begin(t, board(t, id)).source("2026-12-03")
		for _, leak := range report.Leaks(report.Brief(s, report.Full), notebook.LeakCheck{Today: s.Today}) {
			t.Errorf("%s: %s: %v in a case in which nobody has written a word", id, leak.Where, leak.Kind)
		}
	}
}

func TestFileNames(t *testing.T) {
	d := workday.Date{Year: 2026, Month: 12, Day: 22}
	for a, want := range map[report.Audience]string{report.Full: "escalation-A7-2026-12-22.docx", report.NeedToKnow: "escalation-A7-2026-12-22.docx", report.Learning: "learning-2026-12-22.docx"} {
		if got := report.FileName(a, "A7", d, "docx"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestConfirmation(t *testing.T) {
	text := plain(t, report.Confirmation(swindon(t).source("2026-12-03")))
	for _, want := range []string{"To: duty social worker, Council", "From: social worker, Hospital trust", "Call the adult, alone", "Wed 2 Dec 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("the confirmation does not say %q:\n%s", want, text)
		}
	}
}

// long is a case of n entries with texts of the usual length.
func long(t testing.TB, n int) *maker {
	m := swindon(t)
	on := day(t, "2026-12-03")
	for i := m.c.Len(); i < n; i++ {
		m.add(on.AddDays(i/20).String(), "", notebook.Entry{Kind: notebook.Contact, Stage: 4, Who: head, How: notebook.ByPhone,
			Concern: strings.Repeat("The adult is not safe there. ", 6), Risk: strings.Repeat("It can happen again. ", 5), Reply: strings.Repeat("We look at it again. ", 5)})
	}
	return m
}

// A case of 200 entries goes out whole in every format. How fast is the bench's matter.
func TestTwoHundredEntriesInEveryFormat(t *testing.T) {
	s := long(t, 200).source("2026-12-20")
	for _, f := range paper.Formats {
		if _, figures, err := paper.Write(report.Brief(s, report.Full), f); err != nil || figures.Entries != 200 {
			t.Errorf("%s: %+v %v", f.Extension(), figures, err)
		}
	}
}

func BenchmarkExport200(b *testing.B) {
	s := long(b, 200).source("2026-12-20")
	for b.Loop() {
		for _, f := range paper.Formats {
			if _, _, err := paper.Write(report.Brief(s, report.Full), f); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := report.LogOf(s.Look.Policy, []report.Source{s}).CSV(); err != nil {
			b.Fatal(err)
		}
		if _, err := paper.Calendar("x", "20261203T120000Z", report.Days(s)); err != nil {
			b.Fatal(err)
		}
	}
}
