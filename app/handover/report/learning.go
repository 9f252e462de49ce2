package report

import (
	"slices"
	"strconv"
	"strings"

	"waymark/app/guide"
	"waymark/app/handover/paper"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// LearningCopy is the course of a case with nothing in it that says who anybody is: no word that
// was typed into the case, no code, no date, no role or agency but those that the board's own
// document names. Days are counted from the first. lessons are words written for this copy, which
// the page shows with what the leak check found before they go in.
func LearningCopy(s Source, lessons []string) paper.Paper {
	p := paper.Paper{Title: "What can be learnt from a disagreement", Marks: s.marks(Learning)}
	p.Marks.Made = ""
	p.Blocks = append(p.Blocks, s.course()...)
	p.Blocks = append(p.Blocks, paper.Block{Kind: paper.Heading, Level: 2, Text: "Lessons"})
	written := false
	for _, l := range lessons {
		if l = strings.TrimSpace(l); l != "" {
			p.Blocks, written = append(p.Blocks, paper.Block{Kind: paper.Text, Text: l}), true
		}
	}
	if !written {
		p.Blocks = append(p.Blocks, paper.Block{Kind: paper.Text, Text: "None were written for this copy. What the case says about learning stays in the case."})
	}
	p.Blocks = append(p.Blocks, s.prompts()...)
	return withLeftOut(p, Learning, s)
}

// course is the entries that stand as kinds, stages and days from the first.
func (s Source) course() []paper.Block {
	rows := s.standing()
	blocks := []paper.Block{{Kind: paper.Heading, Level: 2, Text: "The course of it"}}
	if len(rows) == 0 {
		return append(blocks, paper.Block{Kind: paper.Text, Text: notRecorded})
	}
	first := rows[0].Happened.Date
	t := paper.Block{Kind: paper.Table, Label: "Days are counted from the first entry, which is day 0", Head: []string{"Day", "Working day", "Stage", "What happened", "With whom, as the document names them"}, Wide: []int{8, 12, 24, 28, 28}}
	for _, r := range rows {
		day := r.Happened.Date
		t.Rows = append(t.Rows, paper.Row{Cells: []string{strconv.Itoa(first.DaysUntil(day)), strconv.Itoa(s.Calendar.WorkingDaysBetween(first, day)),
			s.stage(r.Stage), happenings[r.Kind], s.printedRole(r.Who)}})
	}
	return append(blocks, t, paper.Block{Kind: paper.Field, Label: "Written more than a day late", Text: strconv.Itoa(late(rows)) + " of " + strconv.Itoa(len(rows)) + " entries"},
		paper.Block{Kind: paper.Field, Label: "Corrected or withdrawn", Text: strconv.Itoa(s.Case.Len()-len(rows)) + " of all entries"},
		paper.Block{Kind: paper.Field, Label: "How it ended", Text: s.ending()})
}

func late(rows []notebook.Row) int {
	n := 0
	for _, r := range rows {
		if r.LateDays > 1 {
			n++
		}
	}
	return n
}

// printedRole is a role if the document itself speaks of it; anything else may be a name.
func (s Source) printedRole(p notebook.Party) string {
	if p.Role == "" {
		return ""
	}
	if doc := s.policy(); doc != nil && slices.ContainsFunc(doc.Roles, func(r policy.Role) bool { return strings.EqualFold(r.Name, p.Role) }) {
		return doc.RoleName(strings.ToLower(p.Role))
	}
	return "a role the document does not name"
}

func (s Source) ending() string {
	f := s.figure()
	switch {
	case f.Resolved:
		return "Resolved at " + s.stage(f.At) + " after " + plural(f.WorkingDays, "working day")
	case f.At != 0:
		return "Not resolved; it came to " + s.stage(f.At)
	}
	return "No stage is recorded"
}

// prompts is what the policy itself says about learning and debriefs.
func (s Source) prompts() []paper.Block {
	p := s.policy()
	if p == nil || len(p.Kind(policy.Learning)) == 0 {
		return nil
	}
	t := paper.Block{Kind: paper.Table, Label: "What the policy says about learning", Head: []string{"Clause", "What it asks"}, Wide: []int{35, 65}}
	for _, section := range p.Kind(policy.Learning) {
		for r := range section.Rules() {
			if len(r.Duties) > 0 {
				t.Rows = append(t.Rows, paper.Row{Cells: []string{r.Source.Text, s.asks(r)}})
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []paper.Block{{Kind: paper.Heading, Level: 2, Text: "Debrief and learning"}, t}
}

// Prompt is something that a policy says about learning, and whether the case shows it done.
type Prompt struct {
	Text   string // with its strength: "May: debrief in a reflective way"
	Clause string
	Done   workday.Date // the day on which an entry shows it; zero for none
	Step   guide.Step
}

// Prompts is what the policy of a case asks or offers once a disagreement is over: debriefs, learning events, learning
// shared. Empty while it is not over, and where the document says nothing. What holds only from a later stage on, or only
// when it was resolved, is not among them otherwise.
func Prompts(s Source) []Prompt {
	if at := s.Look.Standing.Position.Kind; at != guide.Resolved && at != guide.RanOut {
		return nil
	}
	var out []Prompt
	for _, st := range s.Look.Standing.Next {
		if st.Duty == nil || st.Unsure || st.Why.Section.Kind != policy.Learning {
			continue
		}
		p := Prompt{Text: strengths[st.Duty.Strength] + ": " + st.Duty.Text, Clause: st.Why.Rule.Source.Text, Step: st}
		if st.Met != nil {
			p.Done = st.Met.On
		} else if st.Duty.Act == policy.ActOther { // "pass it on", "identify the principles": no event of the guide shows that
			e, _ := s.latest(func(e notebook.Entry) bool { return e.Kind == notebook.Learning && e.Who != notebook.Party{} })
			p.Done = e.Happened.Date
		}
		out = append(out, p)
	}
	return out
}

// Asked is something that a policy says about learning, and the cases that are over in which no entry shows it.
type Asked struct {
	Text, Clause string
	Cases        []notebook.Start
}

// Outstanding is what is left to be learnt over many cases, in the order in which it comes up.
func Outstanding(cases []Source) []Asked {
	var all []Asked
	for _, s := range cases {
		for _, p := range Prompts(s) {
			if !p.Done.IsZero() {
				continue
			}
			at := slices.IndexFunc(all, func(a Asked) bool { return a.Text == p.Text && a.Clause == p.Clause })
			if at < 0 {
				at, all = len(all), append(all, Asked{Text: p.Text, Clause: p.Clause})
			}
			all[at].Cases = append(all[at].Cases, s.Case.Start())
		}
	}
	return all
}

// figure is what one case adds to the monitoring figures.
type figure struct {
	At          int // the stage at which it was resolved, or the highest that it came to
	Resolved    bool
	Days        int // from the day it arose, or the first entry
	WorkingDays int
	Stages      int // begun and not left out
	Skipped     int
	Started     workday.Date
}

func (s Source) figure() figure {
	var f figure
	for _, st := range s.steps() {
		if st.Skipped {
			f.Skipped++
			continue
		}
		f.Stages++
		f.At = st.Rank
	}
	if f.Started = s.arose(); f.Started.IsZero() {
		if rows := s.standing(); len(rows) > 0 {
			f.Started = rows[0].Happened.Date
		}
	}
	if st, resolved := s.resolvedAt(); resolved {
		f.Resolved, f.At = true, st.Rank
		f.Days, f.WorkingDays = max(f.Started.DaysUntil(st.End), 0), s.Calendar.WorkingDaysBetween(f.Started, st.End)
	}
	return f
}

// happenings is what a kind of entry is, in a copy that says no more.
var happenings = map[notebook.Kind]string{
	notebook.Arose: "It arose", notebook.Contact: "Contact", notebook.Meeting: "Meeting or panel", notebook.StageStarted: "Stage begun",
	notebook.Resolved: "Stage over: agreed", notebook.Unresolved: "Stage over: not agreed", notebook.Skipped: "Stage left out", notebook.Informed: "Somebody told",
	notebook.Copied: "Somebody copied in", notebook.FormSent: "Form sent", notebook.ActionAgreed: "Action agreed", notebook.ActionDone: "Action done",
	notebook.Confirmed: "Confirmed in writing", notebook.Views: "The adult’s views heard", notebook.Decision: "Decision", notebook.AgreedDate: "Another date agreed",
	notebook.Extended: "Date put back", notebook.Missed: "Date missed", notebook.Learning: "Learning noted", notebook.Debrief: "Debrief", notebook.Note: "Note",
	notebook.Answered: "A question of the policy answered", notebook.BoardChanged: "Another board’s policy applied", notebook.EditionMoved: "Moved to another edition",
	notebook.EditionStayed: "Stayed with the edition",
}
