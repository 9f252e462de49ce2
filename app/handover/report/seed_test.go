package report_test

import (
	"os"
	"strings"
	"testing"

	"waymark/app/casework"
	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/policy/parse"
	"waymark/app/view"
	"waymark/app/workday"
)

func board(t testing.TB, id string) *policy.Policy {
	t.Helper()
	name := "../../../policies/" + id + ".md"
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p, faults := parse.Policy(name, b)
	if len(faults) > 0 {
		t.Fatalf("%s: %v", id, faults)
	}
	return p
}

func day(t testing.TB, s string) workday.Date {
	t.Helper()
	d, err := workday.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// maker writes a case entry by entry.
type maker struct {
	t testing.TB
	c *notebook.Case
	p *policy.Policy
}

func begin(t testing.TB, p *policy.Policy) *maker {
	t.Helper()
	c, err := notebook.Begin(notebook.Start{ID: notebook.NewID(), Code: "A7", Adult: "Adult A",
		Keeper:  notebook.Party{Role: "social worker", Agency: "Hospital trust"},
		Edition: notebook.Edition{Board: p.ID, Pack: p.Hash}, Created: stamp(t, "2026-11-16")})
	if err != nil {
		t.Fatal(err)
	}
	return &maker{t, c, p}
}

func stamp(t testing.TB, on string) notebook.Stamp {
	d := day(t, on)
	return notebook.Stamp{Instant: 1_794_000_000_000 + int64(day(t, "2026-11-16").DaysUntil(d))*86_400_000,
		Local: notebook.When{Date: d, Clock: notebook.At(16, 5)}}
}

// add puts an entry in that happened on a day and was written on another ("" for the same).
func (m *maker) add(on, written string, e notebook.Entry) uint32 {
	m.t.Helper()
	if written == "" {
		written = on
	}
	e.Happened.Date = day(m.t, on)
	next, added, err := m.c.Add(e, stamp(m.t, written))
	if err != nil {
		m.t.Fatalf("entry of %s: %v %+v", on, err, err)
	}
	m.c = next
	return added.Number
}

func (m *maker) source(today string) report.Source {
	d := day(m.t, today)
	cal := workday.EnglandWales()
	r := view.Record{Case: m.c, Policy: m.p}
	return report.Source{Case: m.c, Look: casework.At(m.c.Summary(), m.p, d, cal), Today: d, Calendar: cal,
		Words: func(e notebook.Entry) report.Said {
			w := r.Words(e)
			said := report.Said{Title: w.Title}
			for _, l := range w.Lines {
				said.Lines = append(said.Lines, strings.TrimSpace(l.Label+" "+l.Text))
			}
			return said
		}}
}

var (
	council = notebook.Party{Role: "duty social worker", Agency: "Council"}
	manager = notebook.Party{Role: "line manager", Agency: "Council"}
	head    = notebook.Party{Role: "head of service", Agency: "Council"}
)

// swindon is a case that went through stages 1 to 4, stage 3 skipped, with a late entry, a
// correction, a withdrawal and promises kept and open.
func swindon(t testing.TB) *maker {
	m := begin(t, board(t, "swindon"))
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Arose, Text: "The council closed the concern about Adult A after one telephone call. We think that the adult is still being pressed for money by a relative."})
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.StageStarted, Stage: 1})
	m.add("2026-11-17", "2026-11-20", notebook.Entry{Kind: notebook.Contact, Stage: 1, Who: notebook.Party{Role: "line manager", Agency: "Hospital trust"}, How: notebook.InPerson, Said: "We looked at the decision together.", Reply: "Take it up with the council."})
	m.add("2026-11-18", "", notebook.Entry{Kind: notebook.Unresolved, Stage: 1, Text: "Our own manager agrees that the decision is wrong."})
	m.add("2026-11-18", "", notebook.Entry{Kind: notebook.StageStarted, Stage: 2})
	m.add("2026-11-19", "", notebook.Entry{Kind: notebook.Contact, Stage: 2, Who: council, How: notebook.ByPhone, Concern: "The adult cannot keep the relative out of the flat.",
		Evidence: "Three visits in a week, purse empty each time.", Risk: "The adult goes without food at the end of the week.", Asked: "Open the concern again and see the adult alone.",
		Reply: "We do not see a care and support need.", Owner: council, Due: day(t, "2026-11-24"), Repeated: notebook.Yes})
	m.add("2026-11-19", "", notebook.Entry{Kind: notebook.Views, Text: "“I want him to leave me my pension. I do not want the police.”", Stage: 2})
	wrong := m.add("2026-11-20", "", notebook.Entry{Kind: notebook.Informed, Who: notebook.Party{Role: "ward manager", Agency: "Hospital trust"}, Stage: 2})
	m.add("2026-11-21", "2026-11-23", notebook.Entry{Kind: notebook.Informed, Who: notebook.Party{Role: "matron", Agency: "Hospital trust"}, Stage: 2, Amends: wrong, Why: "It was the matron, on Saturday."})
	gone := m.add("2026-11-23", "", notebook.Entry{Kind: notebook.Note, Text: "=HYPERLINK(\"https://example.org\") written in the wrong case"})
	m.add("2026-11-23", "2026-11-24", notebook.Entry{Kind: notebook.Withdrawal, Amends: gone, Why: "Wrong case."})
	m.add("2026-11-25", "", notebook.Entry{Kind: notebook.Unresolved, Stage: 2, Text: "They keep to it."})
	m.add("2026-11-25", "", notebook.Entry{Kind: notebook.Copied, Stage: 2, Who: notebook.Party{Role: "the Partnership"}})
	m.add("2026-11-26", "", notebook.Entry{Kind: notebook.Skipped, Stage: 3, Reason: "No line manager was on duty this week."})
	m.add("2026-11-26", "", notebook.Entry{Kind: notebook.StageStarted, Stage: 4})
	m.add("2026-11-30", "", notebook.Entry{Kind: notebook.Meeting, Stage: 4, Who: head, How: notebook.ByVideo, Asked: "A visit by a social worker within the week.", Reply: "We offer a call, no visit."})
	m.add("2026-11-30", "", notebook.Entry{Kind: notebook.ActionAgreed, Stage: 4, Text: "Call the adult, alone", Owner: council, Due: day(t, "2026-12-02")})
	m.add("2026-12-01", "", notebook.Entry{Kind: notebook.Note, Text: "The adult’s cleaner rang the ward."})
	m.add("2026-12-02", "", notebook.Entry{Kind: notebook.Unresolved, Stage: 4, Text: "No visit."})
	return m
}

// southGloucestershire is a case that was resolved at stage 3.
func southGloucestershire(t testing.TB) *maker {
	m := begin(t, board(t, "south-gloucestershire"))
	m.add("2026-11-13", "", notebook.Entry{Kind: notebook.Arose, Text: "We differ about the discharge."})
	m.add("2026-11-13", "2026-11-16", notebook.Entry{Kind: notebook.StageStarted, Stage: 1})
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Contact, Stage: 1, Who: council, How: notebook.ByPhone, Concern: "The flat is not safe.", Reply: "The flat was looked at in May."})
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Unresolved, Stage: 1})
	m.add("2026-11-17", "", notebook.Entry{Kind: notebook.StageStarted, Stage: 2})
	m.add("2026-11-19", "", notebook.Entry{Kind: notebook.Unresolved, Stage: 2})
	m.add("2026-11-20", "", notebook.Entry{Kind: notebook.StageStarted, Stage: 3})
	m.add("2026-11-24", "", notebook.Entry{Kind: notebook.Contact, Stage: 3, Who: manager, How: notebook.ByVideo, Reply: "We look again."})
	m.add("2026-11-25", "", notebook.Entry{Kind: notebook.Resolved, Stage: 3, Text: "The flat is looked at before discharge."})
	return m
}

// northamptonshire has no ladder in our copy; the form is there.
func northamptonshire(t testing.TB) *maker {
	m := begin(t, board(t, "northamptonshire"))
	m.add("2026-11-16", "", notebook.Entry{Kind: notebook.Arose, Text: "Whether this has to be reported."})
	m.add("2026-11-17", "", notebook.Entry{Kind: notebook.Contact, Who: council, How: notebook.ByPhone, Concern: "It was not the first fall.", Reply: "It is a matter of quality."})
	m.add("2026-11-18", "", notebook.Entry{Kind: notebook.Copied, Who: notebook.Party{Role: "safeguarding lead", Agency: "Hospital trust"}})
	return m
}
