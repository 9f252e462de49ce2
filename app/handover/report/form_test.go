package report_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/policy"
)

// labels is the form as the policy file prints it: what must come out, in that order.
func labels(f *policy.Form) []string {
	var out []string
	for _, p := range f.Parts {
		switch p.Kind {
		case policy.Field, policy.Choice, policy.HeadingOf, policy.Signature:
			out = append(out, p.Label)
		case policy.TableOf:
			for _, c := range p.Columns {
				out = append(out, c.Label)
			}
		}
		for _, f := range p.Parts {
			out = append(out, f.Label)
		}
	}
	return out
}

func labelsOf(p paper.Paper) []string {
	var out []string
	for _, b := range p.Blocks {
		switch b.Kind {
		case paper.Heading:
			out = append(out, b.Text)
		case paper.Table:
			out = append(out, b.Head...)
		default:
			out = append(out, b.Label)
		}
		for _, f := range b.Fields {
			out = append(out, f.Label)
		}
	}
	return out
}

func field(t *testing.T, p paper.Paper, start string) string {
	t.Helper()
	for _, b := range p.Blocks {
		if b.Kind == paper.Field && strings.HasPrefix(b.Label, start) {
			return b.Text
		}
	}
	t.Errorf("no field %q", start)
	return ""
}

// Nothing is asked that the form does not ask, and nothing is left out or moved.
func TestFormsKeepTheirOrder(t *testing.T) {
	for _, c := range []struct {
		m    *maker
		form string
	}{{swindon(t), "resolution"}, {southGloucestershire(t), "monitoring"}, {northamptonshire(t), "escalation-record"}} {
		s := c.m.source("2026-12-03")
		f := c.m.p.Form(c.form)
		for _, got := range []report.Form{report.FillForm(s, f, report.Full), report.BlankForm(c.m.p, f, s.Today)} {
			if want := labels(f); !slices.Equal(labelsOf(got.Paper), want) {
				t.Errorf("%s:\n%q\nwant\n%q", c.form, labelsOf(got.Paper), want)
			}
		}
		blank, _, err := paper.Write(report.BlankForm(c.m.p, f, s.Today).Paper, paper.Plain)
		if err != nil || strings.Contains(string(blank), "A7") || strings.Contains(string(blank), "Adult A") {
			t.Errorf("the blank form of %s holds something of a case: %v", c.form, err)
		}
	}
}

func TestSwindonResolutionForm(t *testing.T) {
	m := swindon(t)
	f := report.FillForm(m.source("2026-12-03"), m.p.Form("resolution"), report.Full)
	for label, want := range map[string]string{
		"Name and D.O.B": "Adult A (case A7)", "Address": "", "Name of the agency": "Hospital trust", "Name, role": "social worker",
		"What are you worried": "The adult cannot keep the relative out of the flat.", "What action": "A visit by a social worker within the week.",
	} {
		if got := field(t, f.Paper, label); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
	table := f.Paper.Blocks[slices.IndexFunc(f.Paper.Blocks, func(b paper.Block) bool { return b.Kind == paper.Table })]
	want := [][]string{
		{"1", "Tue 17 Nov 2026", "line manager, Hospital trust", "In person"},
		{"2", "Thu 19 Nov 2026", "duty social worker, Council", "Telephone"},
		{"3", "", "", ""},
		{"4", "Mon 30 Nov 2026", "head of service, Council", "Video call"},
	}
	for i, row := range table.Rows {
		if !slices.Equal(row.Cells[:4], want[i]) {
			t.Errorf("row %d: %q, want %q", i+1, row.Cells[:4], want[i])
		}
	}
	if got := table.Rows[2].Cells[4]; !strings.Contains(got, "noted by us") || !strings.Contains(got, "No line manager was on duty") {
		t.Errorf("the skipped stage is not marked as ours: %q", got)
	}
	asked := func(label string) bool {
		return slices.ContainsFunc(f.Blanks, func(b report.Blank) bool {
			return strings.HasPrefix(b.Label, label) && strings.HasSuffix(b.Question, "?")
		})
	}
	for _, label := range []string{"Name and D.O.B", "Address", "Name, role"} {
		if !asked(label) {
			t.Errorf("%s is left blank and not asked for", label)
		}
	}
	if len(f.Sent) != 1 || !strings.Contains(f.Sent[0], "Stage 4") {
		t.Errorf("when it is sent: %q", f.Sent)
	}
}

// 13 November to 25 November 2026 is 12 days; the weekends of 14 and 21 are not counted: 8.
func TestSouthGloucestershireCountsBothWays(t *testing.T) {
	m := southGloucestershire(t)
	f := report.FillForm(m.source("2026-12-03"), m.p.Form("monitoring"), report.Full)
	days := field(t, f.Paper, "Time taken")
	if !strings.HasPrefix(days, "12 days, or 8 working days") || !strings.Contains(days, "does not say") {
		t.Errorf("days taken: %q", days)
	}
	if got := field(t, f.Paper, "Stage at which"); got != "☒ 3     ☐ 4" {
		t.Errorf("stage: %q", got)
	}
	if got := field(t, f.Paper, "Summary of reason"); got != "The flat is not safe.\nView of Council: We look again. (Tue 24 Nov 2026)" {
		t.Errorf("summary: %q", got)
	}
	if len(f.Sent) != 3 {
		t.Errorf("%d moments of sending, want 3", len(f.Sent))
	}
}

func TestNorthamptonshireEscalationRecord(t *testing.T) {
	m := northamptonshire(t)
	f := report.FillForm(m.source("2026-12-03"), m.p.Form("escalation-record"), report.Full)
	signed := 0
	for _, b := range f.Paper.Blocks {
		if b.Kind == paper.Signature {
			signed++
			for _, field := range b.Fields {
				if field.Text != "" {
					t.Errorf("a signature block is filled in: %q", field.Text)
				}
			}
		}
	}
	if signed != 3 {
		t.Errorf("%d signature blocks, want 3", signed)
	}
	if got := field(t, f.Paper, "Indicate who"); got != "safeguarding lead, Hospital trust (Wed 18 Nov 2026)" {
		t.Errorf("copied to: %q", got)
	}
	for _, label := range []string{"Agreed outcomes", "Stage at which", "Action taken", "Additional notes", "Contact details"} {
		if got := field(t, f.Paper, label); got != "" {
			t.Errorf("%s is filled with %q, and the case holds nothing", label, got)
		}
	}
}

// A form that no code knows.
func TestANewFormNeedsNoCode(t *testing.T) {
	m := swindon(t)
	f := &policy.Form{ID: "new", Title: "New form", Parts: []policy.FormPart{
		{Kind: policy.Field, Label: "Risk", Fill: []string{"risk"}}, {Kind: policy.Field, Label: "Wishes", Fill: []string{"wishes"}},
		{Kind: policy.Field, Label: "Left out", Fill: []string{"skipped"}}, {Kind: policy.Field, Label: "Other", Fill: []string{"other-agency"}},
		{Kind: policy.Field, Label: "Shoe size"},
	}}
	s := m.source("2026-12-03")
	s.Typed = map[string]string{"Risk": "typed by hand"}
	got := report.FillForm(s, f, report.Full)
	for label, want := range map[string]string{"Risk": "typed by hand", "Left out": "Stage 3: No line manager was on duty this week.", "Other": "Council", "Shoe size": ""} {
		if text := field(t, got.Paper, label); text != want {
			t.Errorf("%s: %q, want %q", label, text, want)
		}
	}
	if len(got.Blanks) != 1 || got.Blanks[0].Question != "The form asks: Shoe size" || got.Blanks[0].Long {
		t.Errorf("asked: %v", got.Blanks)
	}
}

// Every fill that a policy can name is known, and where a case holds nothing has a question.
func TestEveryFillHasAQuestion(t *testing.T) {
	m := begin(t, board(t, "swindon"))
	for _, name := range policy.FillNames {
		f := report.FillForm(m.source("2026-12-03"), &policy.Form{Parts: []policy.FormPart{{Kind: policy.Field, Label: "x", Fill: []string{name}}}}, report.Full)
		if filled := f.Paper.Blocks[0].Text != ""; filled == (len(f.Blanks) > 0) || !filled && f.Blanks[0].Question == "" {
			t.Errorf("%s: filled with %q, asked %v", name, f.Paper.Blocks[0].Text, f.Blanks)
		}
	}
}

func TestNamesOnlyWhereChosen(t *testing.T) {
	m := swindon(t)
	s := m.source("2026-12-03")
	s.Names = &notebook.Identity{Case: m.c.Start().ID, People: []notebook.Person{{Called: "adult a", Name: "Winnie Example"}, {Called: "social worker", Name: "Jo Sample", Note: "01632 960001"}}}
	f := report.FillForm(s, m.p.Form("resolution"), report.Full)
	if got := field(t, f.Paper, "Name and D.O.B"); got != "Winnie Example" {
		t.Errorf("adult: %q", got)
	}
	if got := field(t, f.Paper, "Name, role"); got != "Jo Sample, social worker\n01632 960001" {
		t.Errorf("practitioner: %q", got)
	}
}

// Sentences get room, a name or a date gets a line.
func TestBlanksHaveRoomForWhatTheyAskFor(t *testing.T) {
	m := begin(t, board(t, "south-gloucestershire"))
	var long, short []string
	for _, b := range report.FillForm(m.source("2026-12-03"), m.p.Form("monitoring"), report.Full).Blanks {
		if b.Long {
			long = append(long, b.Label[:8])
		} else {
			short = append(short, b.Label[:8])
		}
	}
	slices.Sort(long)
	slices.Sort(short)
	if want := []string{"Addition", "Agreed o", "Please n", "Summary "}; !slices.Equal(slices.Compact(long), want) {
		t.Errorf("with room: %q, want %q", slices.Compact(long), want)
	}
	if want := []string{"Stage at", "Time tak"}; !slices.Equal(slices.Compact(short), want) {
		t.Errorf("a line: %q, want %q", slices.Compact(short), want)
	}
}
