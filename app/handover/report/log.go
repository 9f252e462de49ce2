package report

import (
	"cmp"
	"strconv"

	"waymark/app/handover/paper"
	"waymark/app/policy"
	"waymark/app/stable"
)

// Log is the agency's own log over cases of one board: one row for each stage of each case.
type Log struct {
	Title  string
	Source string // where the document asks for it; "" where it asks for none and the columns are ours
	Head   []string
	Rows   [][]string
}

// ourLog is the columns where a policy names none.
var ourLog = policy.Log{Title: "Log of disagreements", Fields: []string{"Stage", "Start date", "Who was contacted", "Outcome"}, Fill: []string{"stage", "began", "who", "outcome"}}

// LogOf is the log that a policy asks for, with the fields that it names, over the cases that are
// under it. The first column is the case's code, which is ours.
func LogOf(p *policy.Policy, cases []Source) Log {
	asked, from := ourLog, ""
	if p != nil {
		for _, r := range p.Rules() {
			if r.Log != nil && len(r.Log.Fill) > 0 {
				asked, from = *r.Log, r.Source.Text
				break
			}
		}
	}
	l := Log{Title: asked.Title, Source: from, Head: append([]string{"Case"}, asked.Fields...)}
	for _, s := range cases {
		for _, st := range s.steps() {
			row := []string{s.Case.Start().Code}
			for _, fill := range asked.Fill {
				row = append(row, s.stepValue(st, fill))
			}
			l.Rows = append(l.Rows, row)
		}
	}
	return l
}

// CSV is the log as a file for a spreadsheet, read back and compared. The error is paper.ErrNotSame.
func (l Log) CSV() ([]byte, error) { return paper.CSV(l.Head, l.Rows) }

// Figures is what these documents ask to be monitored, over all cases that are given.
type Figures struct {
	Cases    int
	Resolved int
	Open     int
	Skipped  int           // stages left out, over all cases
	AtStage  []StageFigure // in order of rank
}

// StageFigure is how many were resolved at a stage and how long those took.
type StageFigure struct {
	Stage       string
	Reached     int // came to it
	Resolved    int // were resolved at it
	Days        int // the middle of those resolved (median); -1 for none
	WorkingDays int
	rank        int
}

// Monitor counts over cases of one board.
func Monitor(cases []Source) Figures {
	f := Figures{Cases: len(cases)}
	days, working, stages := map[int][]int{}, map[int][]int{}, map[int]*StageFigure{}
	for _, s := range cases {
		one := s.figure()
		f.Skipped += one.Skipped
		for _, st := range s.steps() {
			if stages[st.Rank] == nil {
				stages[st.Rank] = &StageFigure{Stage: s.stage(st.Rank), Days: -1, WorkingDays: -1, rank: st.Rank}
			}
			if !st.Skipped {
				stages[st.Rank].Reached++
			}
		}
		if !one.Resolved {
			f.Open++
			continue
		}
		f.Resolved++
		stages[one.At].Resolved++
		days[one.At], working[one.At] = append(days[one.At], one.Days), append(working[one.At], one.WorkingDays)
	}
	for rank, st := range stages {
		if len(days[rank]) > 0 {
			st.Days, st.WorkingDays = median(days[rank]), median(working[rank])
		}
		f.AtStage = append(f.AtStage, *st)
	}
	stable.Sort(f.AtStage, func(a, b StageFigure) int { return cmp.Compare(a.rank, b.rank) })
	return f
}

// median is the middle, of two middles the lower: never a value that no case has.
func median(all []int) int {
	stable.Sort(all, cmp.Compare)
	return all[(len(all)-1)/2]
}

// Table is the figures as rows.
func (f Figures) Table() (head []string, rows [][]string) {
	head = []string{"Stage", "Came to it", "Resolved at it", "Days to resolution (median)", "Working days to resolution (median)"}
	count := func(n int) string {
		if n < 0 {
			return "none"
		}
		return strconv.Itoa(n)
	}
	for _, st := range f.AtStage {
		rows = append(rows, []string{st.Stage, strconv.Itoa(st.Reached), strconv.Itoa(st.Resolved), count(st.Days), count(st.WorkingDays)})
	}
	return head, append(rows, []string{"All cases", strconv.Itoa(f.Cases), strconv.Itoa(f.Resolved), "", ""})
}

// CSV is the figures as a file for a spreadsheet. The error is paper.ErrNotSame.
func (f Figures) CSV() ([]byte, error) {
	head, rows := f.Table()
	return paper.CSV(head, rows)
}
