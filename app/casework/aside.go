package casework

import (
	"slices"

	"waymark/app/guide"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/stable"
)

// Aside is what is in the record and counts for nothing under the policy that the case is
// under now, most often because another board or edition was taken. It is kept and shown.
type Aside struct {
	Entries []uint32 // entries about a stage, or a date, that this policy has not got
	Answers []string // answered questions that this policy does not ask, or not as things stand
}

func aside(t notebook.Told, st guide.Standing, p *policy.Policy) Aside {
	var a Aside
	for _, e := range t.Events {
		if slices.Contains(st.Unplaced, Event(e)) {
			a.Entries = append(a.Entries, e.Entry)
		}
	}
	if p == nil {
		return a
	}
	for _, fact := range stable.Keys(t.Answers) {
		gone := func(q guide.Question) bool { return q.Fact.Name == fact }
		if p.Fact(fact) == nil || slices.ContainsFunc(st.SetAside, gone) {
			a.Answers = append(a.Answers, fact)
		}
	}
	return a
}

// Elsewhere is the answers that were given under another board's policy than the one that the
// case is under now. The notebook does not count them, because two boards can ask different
// things under one name; they are asked again.
func Elsewhere(c *notebook.Case) []uint32 {
	var all []uint32
	board := c.Edition().Board
	for _, r := range c.Chronology() {
		if r.Kind == notebook.Answered && r.Stands() && c.EditionOf(r.Entry).Board != board {
			all = append(all, r.Number)
		}
	}
	return all
}
