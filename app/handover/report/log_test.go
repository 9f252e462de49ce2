package report_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
)

func TestLogHasTheFieldsThatSwindonNames(t *testing.T) {
	m := swindon(t)
	l := report.LogOf(m.p, []report.Source{m.source("2026-12-03")})
	if want := []string{"Case", "Stage", "Start date", "Who the concern was raised with", "Outcome or resolution agreed"}; !slices.Equal(l.Head, want) {
		t.Errorf("%q, want %q", l.Head, want)
	}
	want := [][]string{{"A7", "Stage 1", "Mon 16 Nov 2026"}, {"A7", "Stage 2", "Wed 18 Nov 2026"}, {"A7", "Stage 3", ""}, {"A7", "Stage 4", "Thu 26 Nov 2026"}}
	for i, row := range l.Rows {
		if !slices.Equal(row[:3], want[i]) {
			t.Errorf("row %d: %q, want %q", i+1, row[:3], want[i])
		}
	}
	if got := l.Rows[2][4]; got != "Left out: No line manager was on duty this week." {
		t.Errorf("the skipped stage: %q", got)
	}
	if _, err := l.CSV(); err != nil || l.Source == "" {
		t.Error(err, l.Source)
	}
	leeds := report.LogOf(board(t, "leeds"), nil)
	if leeds.Source != "" || len(leeds.Head) != 5 {
		t.Errorf("a policy without a log: %+v", leeds)
	}
}

func TestMonitoringFigures(t *testing.T) {
	m := southGloucestershire(t)
	open := begin(t, m.p)
	f := report.Monitor([]report.Source{m.source("2026-12-03"), open.source("2026-12-03")})
	if f.Cases != 2 || f.Resolved != 1 || f.Open != 1 || len(f.AtStage) != 3 {
		t.Errorf("%+v", f)
	}
	if st := f.AtStage[2]; st.Resolved != 1 || st.Days != 12 || st.WorkingDays != 8 || !strings.HasPrefix(st.Stage, "Stage Three") {
		t.Errorf("stage three: %+v", st)
	}
	file, err := f.CSV()
	if err != nil || !strings.Contains(string(file), "All cases,2,1") {
		t.Errorf("%s %v", file, err)
	}
}

func TestCalendarHasCodeAndStageOnly(t *testing.T) {
	s := swindon(t).source("2026-12-03")
	var got []string
	for _, d := range report.Days(s) {
		got = append(got, d.On.String()+" "+d.Text)
	}
	want := []string{"2026-12-09 A7, Stage 5: due", "2026-11-24 A7, Stage 2: due", "2026-12-02 A7, Stage 4: due"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := paper.Calendar("x", "20261203T120000Z", report.Days(s)); err != nil {
		t.Error(err)
	}
}

// prompted is the prompts of a case with the day on which each was done.
func prompted(s report.Source) []string {
	var out []string
	for _, p := range report.Prompts(s) {
		out = append(out, p.Text+" | "+p.Done.String())
	}
	return out
}

// A learning event is for what got as far as Stage 5; a debrief and what to pass on are for all. Swindon, Appendix 1 and flowchart page.
func TestPromptsAfterResolution(t *testing.T) {
	const debrief, event, pass = "May: debrief those who took part, so that they go on working well together", "Should: hold a reflective learning event with all stakeholders after the decision",
		"Should: pass anything to be learned for multi-agency practice to the Strategic Support Unit"
	early := begin(t, board(t, "swindon"))
	early.add("2026-11-16", "", notebook.Entry{Kind: notebook.Arose})
	early.add("2026-11-18", "", notebook.Entry{Kind: notebook.Resolved, Stage: 2})
	late := swindon(t)
	if got := prompted(late.source("2026-12-03")); len(got) != 0 {
		t.Errorf("prompts while it is open: %v", got)
	}
	late.add("2026-12-04", "", notebook.Entry{Kind: notebook.StageStarted, Stage: 5})
	late.add("2026-12-10", "", notebook.Entry{Kind: notebook.Resolved, Stage: 5})
	check := func(m *maker, want ...string) {
		t.Helper()
		if got := prompted(m.source("2026-12-20")); !slices.Equal(got, want) {
			t.Errorf("%q\nwant\n%q", got, want)
		}
	}
	check(early, debrief+" | ", pass+" | ")
	check(late, debrief+" | ", event+" | ", pass+" | ")
	early.add("2026-11-20", "", notebook.Entry{Kind: notebook.Learning, Text: "for us alone"})
	check(early, debrief+" | ", pass+" | ")
	early.add("2026-11-23", "", notebook.Entry{Kind: notebook.Debrief})
	early.add("2026-11-24", "", notebook.Entry{Kind: notebook.Learning, Text: "x", Who: notebook.Party{Role: "Strategic Support Unit"}})
	check(early, pass+" | 2026-11-24", debrief+" | 2026-11-23") // what the guide knows to be done comes last
	check(southGloucestershire(t), "May: debrief in a reflective way, with somebody to lead it | ",
		"Should: identify any general safeguarding issues, and refer them to your agency's representative on the board | ")
	silent := begin(t, board(t, "leeds"))
	silent.add("2026-11-18", "", notebook.Entry{Kind: notebook.Resolved, Stage: 2})
	check(silent)
	flowchart := begin(t, board(t, "unnamed-flowchart"))
	flowchart.add("2026-11-18", "", notebook.Entry{Kind: notebook.Resolved, Stage: 2})
	flowchart.add("2026-11-19", "", notebook.Entry{Kind: notebook.Learning, Text: "principles"})
	check(flowchart, "Should: identify any general principles | ", "Should: share them with the SAB, for discussion and further learning | ")
}

// TestWhatIsOutstandingOverManyCases: each thing once, with the cases that are over and show nothing of it.
func TestWhatIsOutstandingOverManyCases(t *testing.T) {
	over := func(code string, more ...notebook.Entry) report.Source {
		m := begin(t, board(t, "swindon"))
		start := m.c.Start()
		start.Code = code
		m.c, _ = notebook.Begin(start)
		m.add("2026-11-18", "", notebook.Entry{Kind: notebook.Resolved, Stage: 2})
		for _, e := range more {
			m.add("2026-11-19", "", e)
		}
		return m.source("2026-12-20")
	}
	var got []string
	for _, a := range report.Outstanding([]report.Source{over("B1"), swindon(t).source("2026-12-20"), over("B2", notebook.Entry{Kind: notebook.Debrief})}) {
		line := a.Text[:strings.Index(a.Text, " ")]
		for _, c := range a.Cases {
			line += " " + c.Code
		}
		got = append(got, line)
	}
	if want := []string{"May: B1", "Should: B1 B2"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCopyInsUntilTheyAreDone(t *testing.T) {
	if got := report.CopyIns(swindon(t).source("2026-12-03")); len(got) != 1 || !strings.HasPrefix(got[0].Text, "Must: copy the Swindon Safeguarding Partnership") {
		t.Errorf("copy in: %v", got)
	}
}
