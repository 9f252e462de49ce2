package report_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
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

func TestPromptsAfterResolution(t *testing.T) {
	if got := report.Prompts(swindon(t).source("2026-12-03")); len(got) != 0 {
		t.Errorf("prompts while it is open: %v", got)
	}
	got := report.Prompts(southGloucestershire(t).source("2026-12-03"))
	if !slices.ContainsFunc(got, func(p report.Prompt) bool { return strings.HasPrefix(p.Text, "May: debrief") && !p.Done }) {
		t.Errorf("no debrief offered: %v", got)
	}
	if got := report.CopyIns(swindon(t).source("2026-12-03")); len(got) != 1 || !strings.HasPrefix(got[0].Text, "Must: copy the Swindon Safeguarding Partnership") {
		t.Errorf("copy in: %v", got)
	}
}
