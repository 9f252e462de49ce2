//go:build !guideonly

package view

import (
	"slices"
	"strings"

	"waymark/app/casework"
	"waymark/app/guide"
	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// LogStart is what a form for an entry begins with.
type LogStart struct {
	Kind   notebook.Kind
	Stage  int
	Who    string
	Form   string
	Action uint32
	Amends uint32 // the entry that is corrected, or of which more is said, or that is withdrawn
	More   bool   // more is said; nothing was wrong
}

// Entry is the entry that the form begins with. An entry that is corrected is there with all
// its words.
func (s LogStart) Entry(c *notebook.Case, now notebook.When) notebook.Entry {
	if old, is := c.Entry(s.Amends); is && s.Kind != notebook.Withdrawal {
		e := old
		e.Number, e.Written, e.Under, e.Amends, e.Details, e.Why = 0, notebook.Stamp{}, 0, s.Amends, s.More, ""
		return e
	}
	return notebook.Entry{Kind: s.Kind, Happened: now, Stage: s.Stage, Who: notebook.Party{Role: s.Who}, Form: s.Form,
		Action: s.Action, Amends: s.Amends}
}

// OwedLine is one thing still owed, with the form that records it.
type OwedLine struct {
	Text, Small string
	Late        bool
	Done        string // when it was, "" while no entry shows it
	Log         *LogStart
}

// owedLines is what is owed, in words.
func (r Record) owedLines(l casework.Look) []OwedLine {
	var out []OwedLine
	for _, o := range l.Owed {
		switch {
		case o.Promise != nil:
			out = append(out, r.promiseLine(o))
		case o.Duty != nil:
			out = append(out, r.dutyLine(o, o.Duty.Duty, o.Duty.Why))
		case o.Limit != nil:
			out = append(out, r.dutyLine(o, o.Limit.Duty, o.Limit.Why))
		}
	}
	return out
}

// learningLines is what the policy says about learning and debriefs once the disagreement is over, with its strength and
// source. What is owed already stands among that, and not here too.
func (r Record) learningLines(l casework.Look) []OwedLine {
	var out []OwedLine
	for _, p := range report.Prompts(r.Report(l, workday.Date{}, workday.Calendar{})) {
		if slices.ContainsFunc(l.Owed, func(o casework.Owed) bool { return o.Duty != nil && o.Duty.Duty == p.Step.Duty }) {
			continue
		}
		line := OwedLine{Text: p.Text, Small: shortSource(p.Step.Why.Rule.Source)}
		if !p.Done.IsZero() {
			line.Done = CaseLearnt + shortDay(p.Done)
		} else if e, is := doneBy(p.Step.Duty, p.Step.Why); is {
			line.Log = &LogStart{Kind: kindOf[e.Kind]}
		} else {
			line.Log = &LogStart{Kind: notebook.Learning}
		}
		out = append(out, line)
	}
	return out
}

func (r Record) promiseLine(o casework.Owed) OwedLine {
	line := OwedLine{Late: o.Late, Log: &LogStart{Kind: notebook.ActionDone, Action: o.Promise.Entry}}
	if e, is := r.Case.Entry(o.Promise.Entry); is {
		line.Text = CasePromised + r.promised(e)
	}
	var small []string
	if owner := PartyWords(o.Promise.Owner); owner != "" {
		small = append(small, EntryOwner+owner)
	}
	if !o.By.IsZero() {
		small = append(small, byWords(o))
	}
	line.Small = strings.Join(small, " · ")
	return line
}

func (r Record) dutyLine(o casework.Owed, d *policy.Duty, why guide.Why) OwedLine {
	at := ""
	if o.Stage() != 0 {
		at = " at " + r.stage(o.Stage())
	}
	line := OwedLine{Late: o.Late, Small: shortSource(why.Rule.Source)}
	switch o.Act() {
	case policy.ActConfirm:
		line.Text = "Written confirmation is not yet recorded" + at + ": " + dutyText(r.Policy, d)
	case policy.ActCopy:
		who, _, _ := strings.Cut(object(d.Text), " into ")
		line.Text = upper(who) + " was not copied in" + at
	default:
		line.Text = "Not yet recorded" + at + ": " + dutyText(r.Policy, d)
	}
	if !o.By.IsZero() {
		line.Small = byWords(o) + " · " + line.Small
	}
	if e, is := doneBy(d, why); is {
		who, _, _ := strings.Cut(e.Who, " into ")
		line.Log = &LogStart{Kind: kindOf[e.Kind], Stage: o.Stage(), Who: who, Form: e.Form}
	}
	return line
}

func byWords(o casework.Owed) string {
	if o.Late {
		return "was due " + o.By.Long()
	}
	return EntryBy + o.By.Long()
}

// kindOf is the entry that shows what a duty asks to be done.
var kindOf = map[guide.EventKind]notebook.Kind{
	guide.Informed: notebook.Informed, guide.Copied: notebook.Copied, guide.FormSent: notebook.FormSent,
	guide.Confirmed: notebook.Confirmed, guide.LearningShared: notebook.Learning, guide.Debriefed: notebook.Debrief,
}

// nextBlocks is the one loud thing on the page of a case, and why.
func (r Record) nextBlocks(l casework.Look) []Block {
	p := r.Policy
	switch {
	case p == nil:
		return []Block{Warning{Text: CaseNoPolicy}}
	case l.Next.Promise != nil:
		return []Block{r.promiseBlock(l)}
	case l.Next.Due != nil:
		return []Block{dueBlock(p, l.Next.Due)}
	case l.Next.Turn == casework.Over && l.Standing.Position.Kind == guide.Resolved:
		if slices.ContainsFunc(r.learningLines(l), func(o OwedLine) bool { return o.Done == "" }) {
			return []Block{Para{Text: CaseOverLearn}}
		}
		return []Block{Para{Text: CaseOver}}
	}
	if s := p.Stage(rankNow(p, l.Standing)); s != nil && !l.Standing.Position.Over {
		return append(skipBlocks(p, l.Standing), nextAt(p, s))
	}
	var out []Block
	for _, b := range positionBlocks(p, l.Standing) {
		if _, heading := b.(Heading2); !heading {
			out = append(out, b)
		}
	}
	return out
}

func (r Record) promiseBlock(l casework.Look) Block {
	n := Next{}
	if e, is := r.Case.Entry(l.Next.Promise.Entry); is {
		n.Do = sentence(CasePromised + r.promised(e))
		n.Why = []string{r.title(e) + ", " + shortDay(e.Happened.Date)}
	}
	by := l.Next.By.Long()
	if l.Next.Turn == casework.Overdue {
		by += ", and no entry says that it was done"
	}
	n.Facts = []Fact{{Label: "By", Text: by, Loud: true}}
	if owner := PartyWords(l.Next.Promise.Owner); owner != "" {
		n.Facts = append(n.Facts, Fact{Label: "Who", Text: owner})
	}
	return n
}

// alsoDue is every other open limit, folded, each with its proof.
func (r Record) alsoDue(l casework.Look) []Block {
	var out []Block
	for i := range l.Standing.Due {
		d := &l.Standing.Due[i]
		if d == l.Next.Due || d.Met != nil || !showsDue(l.Standing, d, 0) || owedAnyway(l, d) {
			continue
		}
		lead := dueText(r.Policy, d)
		if d.Late {
			lead = "was due " + lead
		}
		out = append(out, Details{Summary: upper(lead) + ": " + dutyText(r.Policy, d.Duty), Body: []Block{dueBlock(r.Policy, d)}})
	}
	return out
}

func owedAnyway(l casework.Look, d *guide.Due) bool {
	for _, o := range l.Owed {
		if o.Limit == d {
			return true
		}
	}
	return false
}
