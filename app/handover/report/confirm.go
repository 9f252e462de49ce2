package report

import (
	"slices"
	"strconv"
	"strings"

	"waymark/app/casework"
	"waymark/app/handover/paper"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// Confirmation is the draft of a written confirmation for the other agency: what was agreed, who
// does it, by when, and how anything still open goes on. It is sent by a person, never by us.
func Confirmation(s Source) paper.Paper {
	s.audience = NeedToKnow
	start := s.Case.Start()
	p := paper.Paper{Title: "Confirmation of what we agreed", Marks: s.marks(NeedToKnow)}
	add := func(text string) { p.Blocks = append(p.Blocks, paper.Block{Kind: paper.Text, Text: text}) }
	to, _ := s.latest(func(e notebook.Entry) bool { return e.Kind == notebook.Contact && e.Who != notebook.Party{} })
	add("To: " + or(party(to.Who), "______"))
	add("From: " + or(party(start.Keeper), "______"))
	add("About: " + start.Adult + ", our case " + start.Code + ". You know who is meant; no name is in this message.")
	when := ""
	if to.Number != 0 {
		when = " when we spoke on " + to.Happened.Date.Long()
		if to.How == notebook.ByEmail || to.How == notebook.ByLetter || to.How == notebook.ByMessage {
			when = " in writing on " + to.Happened.Date.Long()
		}
	}
	add("This confirms what we agreed" + when + ".")
	rows := s.promised()
	if len(rows) == 0 {
		add(noneAgreed + " Write here what was agreed, who does it and by when: ______")
	}
	t := paper.Block{Kind: paper.Table, Label: tableAgreed, Head: []string{"What", "Who does it", "By"}, Wide: []int{56, 27, 17}}
	for _, r := range rows {
		if r.DoneBy == 0 {
			t.Rows = append(t.Rows, paper.Row{Cells: []string{or(s.promise(r), "______"), or(party(r.Owner), "______"), or(r.Due.Short(), "no day agreed")}})
		}
	}
	if len(t.Rows) > 0 {
		p.Blocks = append(p.Blocks, t)
	}
	if next := s.nextStage(); next != "" {
		add("What is still open goes on to: " + next)
	} else {
		add("What is still open, and how it goes on: ______")
	}
	add("If you understood it differently, please tell me, so that we both have the same.")
	return p
}

// CopyIn is a duty of the policy to copy somebody in, that no entry shows done yet.
type CopyIn struct{ Text, Clause string }

// CopyIns is whom the policy wants copied in before or when this leaves.
func CopyIns(s Source) []CopyIn {
	var out []CopyIn
	for _, o := range s.Look.Owed {
		if o.Act() != policy.ActCopy {
			continue
		}
		d, why := owedDuty(o)
		if c := (CopyIn{strengths[d.Strength] + ": " + d.Text, why}); !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func owedDuty(o casework.Owed) (*policy.Duty, string) {
	if o.Duty != nil {
		return o.Duty.Duty, o.Duty.Why.Rule.Source.Text
	}
	return o.Limit.Duty, o.Limit.Why.Rule.Source.Text
}

// Days is what is still due of a case, for a calendar: code and stage, and no word more.
func Days(s Source) []paper.DayDue {
	var out []paper.DayDue
	seen := make(map[paper.DayDue]bool)
	add := func(on workday.Date, stage int) {
		d := paper.DayDue{On: on, Text: join(", ", s.Practice, s.Case.Start().Code, s.label(stage)) + ": due"}
		if !on.IsZero() && !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	for i := range s.Look.Standing.Due {
		if d := &s.Look.Standing.Due[i]; d.Met == nil && !d.ActNow {
			add(d.Limit(), d.Stage)
		}
	}
	for _, p := range s.Case.Promises() {
		e, _ := s.Case.Entry(p.Entry)
		add(p.Due, e.Stage)
	}
	return out
}

// Leak is a place in a paper that seems to say who somebody is.
type Leak struct {
	Where string // the heading, label or row it stands under
	Kind  notebook.LeakKind
}

// Leaks looks through everything that a paper says of the case. It advises, as the check of the notebook does. The clauses
// are the board's words, printed for everybody: a warning about them would teach people to pass over the others.
func Leaks(p paper.Paper, check notebook.LeakCheck) []Leak {
	check.Known = append(check.Known[:len(check.Known):len(check.Known)], p.Marks.Board, p.Title)
	var out []Leak
	look := func(where string, texts ...string) {
		for _, text := range texts {
			for _, l := range check.Find(text) {
				out = append(out, Leak{where, l.Kind})
			}
		}
	}
	under := p.Title
	for _, b := range p.Blocks {
		if b.Kind == paper.Heading {
			under = b.Text
		}
		if under == headClauses {
			continue
		}
		switch b.Kind {
		case paper.Text:
			look(under, b.Text)
		case paper.Field:
			look(strings.TrimSuffix(b.Label, ":"), b.Text)
		case paper.Table:
			for i, r := range b.Rows {
				where := b.Label + ", row " + strconv.Itoa(i+1)
				if b.Entries && len(r.Cells) > 2 {
					look("Entry "+r.Cells[0], r.Cells[2])
					continue
				}
				look(where, r.Cells...)
			}
		}
	}
	return out
}
