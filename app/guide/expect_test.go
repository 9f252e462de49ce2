package guide_test

import (
	"fmt"
	"slices"
	"strings"

	"waymark/app/guide"
	"waymark/app/policy"
)

// found is one thing in a Standing, as an expectation can name it.
type found struct {
	kind  string
	date  string
	rest  string // "3" in "at stage 3"
	words string // what the words after the colon are looked for in
	notes []string
	why   guide.Why
}

func (f found) String() string {
	s := strings.Join(strings.Fields(f.kind+" "+f.rest+" "+f.date), " ")
	if f.words != "" {
		s += ": " + f.words
	}
	for _, n := range f.notes {
		s += " (" + n + ")"
	}
	if f.why.Rule != nil {
		s += "   # " + f.why.Rule.Source.Text
	}
	return s
}

func (e *expectation) String() string {
	f := found{kind: e.kind, date: e.date.Short(), rest: e.rest, words: e.words, notes: e.notes}
	if e.no {
		f.kind = "no " + f.kind
	}
	return f.String() + "   # " + e.source
}

// check holds a Standing to an expectation: "" where it is met, else what was
// found instead.
func (tr *traveller) check(e *expectation) string {
	s := tr.stand()
	var near []string
	for _, f := range all(s) {
		switch {
		case e.fits(f) && e.no:
			return f.String()
		case e.fits(f):
			if bad := e.misplaced(f); bad != "" {
				near = append(near, f.String()+", which "+bad)
				continue
			}
			return ""
		case f.kind == e.kind || e.words != "" && hasWords(e.words, f.words):
			near = append(near, f.String())
		}
	}
	if e.no {
		return ""
	}
	if len(near) == 0 {
		return "none of the kind"
	}
	return strings.Join(near, "\n\tand ")
}

// fits says whether what was found is what is expected. Words are met by any text
// that has them all; what stands in brackets must be the same.
func (e *expectation) fits(f found) bool {
	if f.kind != e.kind || !e.date.IsZero() && e.date.Short() != f.date {
		return false
	}
	if e.rest != "" && e.rest != f.rest || !hasWords(e.words, f.words) {
		return false
	}
	if len(e.notes) == 0 && (e.no || f.kind == "next" || f.kind == "first" || f.kind == "done") {
		return true
	}
	return sameNotes(e.notes, f.notes)
}

func sameNotes(want, got []string) bool {
	want, got = slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(got))
	return slices.Equal(want, got)
}

// hasWords says whether every word is the beginning of a word of the text.
func hasWords(words, text string) bool {
	has := fields(text)
	for _, w := range fields(words) {
		if !slices.ContainsFunc(has, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return true
}

func fields(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" ,.;:…", r) })
}

// misplaced says how the source of a thing departs from the one expected: each
// part between commas must stand in the rule's source or its section's heading.
// What follows a colon is a remark. "ours" marks what no document says.
func (e *expectation) misplaced(f found) string {
	place, _, _ := strings.Cut(e.source, ": ")
	if f.why.Rule == nil || place == "ours" {
		return ""
	}
	source := f.why.Rule.Source.Text + " " + f.why.Section.Heading()
	for part := range strings.SplitSeq(place, ", ") {
		if !strings.Contains(source, part) {
			return fmt.Sprintf("does not have %q in its source", part)
		}
	}
	return ""
}

// all is everything in a Standing that can be expected.
func all(s guide.Standing) []found {
	list := []found{position(s.Position)}
	list = append(list, questions(s)...)
	list = append(list, steps("safety", s.Safety)...)
	list = append(list, steps("safety", s.MaybeSafety)...)
	list = append(list, steps("route", s.Routes)...)
	if len(s.Next) > 0 {
		list = append(list, steps("first", s.Next[:1])...)
	}
	list = append(list, steps("next", s.Next)...)
	list = append(list, steps("onward", s.Onward)...)
	for _, d := range s.Due {
		list = append(list, due(d)...)
	}
	for _, o := range s.Owed {
		list = append(list, found{kind: "owed", words: duty(o.Duty), notes: stage(o.Stage), why: o.Why})
	}
	for _, e := range s.Unplaced {
		list = append(list, found{kind: "unplaced", date: e.On.Short(), words: spoken(e)})
	}
	if s.Instead {
		list = append(list, found{kind: "dates may be agreed"})
	}
	return list
}

func stage(rank int) []string {
	switch rank {
	case 0:
		return nil
	case guide.PanelRank:
		return []string{"panel"}
	}
	return []string{fmt.Sprint("stage ", rank)}
}

func position(p guide.Position) found {
	f := found{date: p.Since.Short()}
	place := map[guide.PositionKind]string{
		guide.NoLadder: "no ladder", guide.NotStarted: "not started", guide.AtStage: "at stage", guide.AtPanel: "at the panel",
		guide.Resolved: "resolved", guide.Left: "left", guide.RanOut: "ran out after stage",
	}
	f.kind = place[p.Kind]
	switch {
	case p.Kind == guide.RanOut && p.Stage == guide.PanelRank:
		f.kind = "ran out after the panel"
	case p.Kind == guide.AtStage, p.Kind == guide.RanOut:
		f.rest = fmt.Sprint(p.Stage)
	case p.Kind == guide.Resolved && p.Stage == guide.PanelRank:
		f.rest = "at the panel"
	case p.Kind == guide.Resolved && p.Stage > 0:
		f.kind, f.rest = "resolved at stage", fmt.Sprint(p.Stage)
	}
	if p.Over {
		f.notes = []string{"over"}
	}
	return f
}

func questions(s guide.Standing) []found {
	var list []found
	for _, q := range s.Questions {
		list = append(list, found{kind: "question", rest: q.Fact.Name})
	}
	for _, q := range s.SetAside {
		list = append(list, found{kind: "set aside", rest: q.Fact.Name})
	}
	if s.Ask == nil {
		return append(list, found{kind: "asks nothing"})
	}
	return append(list, found{kind: "asks", rest: s.Ask.Fact.Name})
}

func steps(kind string, steps []guide.Step) []found {
	var list []found
	for _, s := range steps {
		f := found{kind: kind, words: stepWords(s), why: s.Why}
		switch {
		case s.Unsure:
			f.kind = "maybe " + kind
		case s.Met != nil && kind == "next":
			f.kind = "done"
		}
		if s.ActNow {
			f.notes = []string{"act now"}
		}
		list = append(list, f)
	}
	return list
}

func stepWords(s guide.Step) string {
	switch {
	case s.Duty != nil:
		return duty(s.Duty)
	case s.Skip != nil:
		if s.Skip.To > 0 {
			return fmt.Sprintf("skip, %s, to stage %d", s.Skip.Kind, s.Skip.To)
		}
		return fmt.Sprintf("skip, %s", s.Skip.Kind)
	case s.Target.Kind == policy.ToStage:
		return fmt.Sprint("stage ", s.Target.Stage)
	}
	return strings.TrimSpace(string(s.Target.Kind) + " " + s.Target.Name)
}

var strengths = map[policy.Strength]string{policy.Must: "must", policy.Should: "should", policy.May: "may", policy.Does: "does"}

func duty(d *policy.Duty) string { return strengths[d.Strength] + " " + d.Text }

// due is a limit in the words of a journey, with the days left out of its count
// and what it rests on.
func due(d guide.Due) []found {
	f := found{date: d.By.Short(), words: duty(d.Duty), why: d.Why, notes: dueNotes(d)}
	switch {
	case d.ActNow && d.Met != nil:
		f.kind = "acted"
	case d.ActNow:
		f.kind = "act now"
	case d.NoDate == guide.NotYet:
		f.kind = "no date yet"
	case d.NoDate == guide.LeftOut:
		f.kind = "no date because a stage was left out"
	case d.NoDate == guide.NotPrinted:
		f.kind = "no date printed"
	case d.Agreed != nil:
		f.kind = "agreed"
	case d.Met != nil:
		f.kind = "met"
	default:
		f.kind = "due"
	}
	list := []found{f}
	if !d.By.IsZero() {
		list = append(list, found{kind: "any date", date: d.By.Short(), words: duty(d.Duty)})
	}
	for _, day := range d.Count.Days {
		if day.N == 0 && day.Date != d.Count.From {
			f := found{kind: "not counted", date: day.Date.Short(), words: duty(d.Duty)}
			if day.Holiday != "" {
				f.notes = []string{day.Holiday}
			}
			list = append(list, f)
		}
	}
	for _, e := range d.Why.Events {
		list = append(list, found{kind: "rests on", date: e.On.Short(), words: duty(d.Duty)})
	}
	return list
}

func dueNotes(d guide.Due) []string {
	var notes []string
	add := func(is bool, note string) {
		if is {
			notes = append(notes, note)
		}
	}
	add(d.Ours, "our reading")
	add(d.OffDay, "not a working day")
	add(d.Count.Beyond, "beyond the holiday list")
	if d.Agreed != nil {
		add(!d.Printed.IsZero(), "instead of "+d.Printed.Short())
		add(!d.Allowed, "not provided for")
	}
	if d.Met != nil {
		notes = append(notes, "on "+d.Met.On.Short())
	}
	add(d.Late, "late")
	return notes
}

// spoken is an event in the words of a journey.
func spoken(e guide.Event) string {
	where := fmt.Sprint("stage ", e.Stage)
	if e.Stage == guide.PanelRank {
		where = "panel"
	}
	switch e.Kind {
	case guide.StageStarted:
		return where + " started"
	case guide.StageCompleted:
		if e.Resolved {
			return where + " completed, resolved"
		}
		return where + " completed, not resolved"
	case guide.Skipped:
		return where + " skipped"
	}
	for _, a := range acts {
		if a.kind == e.Kind {
			return a.words + " at " + where
		}
	}
	return "arose"
}
