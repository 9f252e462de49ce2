package notebook

import (
	"cmp"
	"slices"

	"waymark/app/stable"
)

// The order of a record is the order in which things happened, whatever the order of
// typing. Days come first. Within one day, entries with a time of day stand by their times.
//
// Those without a time are put where a disagreement's own course would have them: stage by
// stage, and within a stage start, talks, outcome, and what follows from it. We do that
// because the order in which they were typed says nothing about the day, and a stage that
// is "completed" before it is "started" would send the guide astray. Two of the same kind,
// stage and day without times stay in the order of writing; nothing better is known.

// course is the place of each kind in the course of one stage.
var course = [kinds]int{
	Arose: 1, EditionStayed: 2, EditionMoved: 3, BoardChanged: 4, Answered: 5,
	StageStarted: 10, Contact: 11, Meeting: 12, Views: 13, ActionAgreed: 14, AgreedDate: 15,
	Extended: 16, Missed: 17, Decision: 18, FormSent: 19,
	Skipped: 30, Unresolved: 31, Resolved: 32,
	Confirmed: 40, Informed: 41, Copied: 42, ActionDone: 43, Learning: 44, Debrief: 45, Note: 46, Withdrawal: 47,
}

// rank is the stage that an entry is put with on its day. What is of no stage comes first if
// it opens things and last if it does not.
func (e *Entry) rank() int {
	switch {
	case course[e.Kind] < course[StageStarted]:
		return 0
	case e.Stage == 0:
		return Panel + 1
	}
	return e.Stage
}

// natural compares two entries of one day by the course of things.
func natural(a, b *Entry) int {
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(course[a.Kind], course[b.Kind]))
}

func written(a, b *Entry) int {
	return cmp.Or(cmp.Compare(a.Written.Instant, b.Written.Instant), cmp.Compare(a.Number, b.Number))
}

// inOrder is the entries in the order in which things happened.
func (c *Case) inOrder() []*Entry {
	all := make([]*Entry, len(c.entries))
	for i := range c.entries {
		all[i] = &c.entries[i]
	}
	stable.Sort(all, func(a, b *Entry) int {
		return cmp.Or(a.Happened.Date.Compare(b.Happened.Date), cmp.Compare(a.Happened.Clock, b.Happened.Clock),
			natural(a, b), written(a, b))
	})
	for rest := all; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Happened.Date == rest[0].Happened.Date {
			n++
		}
		weave(rest[:n])
		rest = rest[n:]
	}
	return all
}

// weave puts the entries of one day without a time, which come first, among those with one:
// each before the first timed entry that comes after it in the course of things.
func weave(day []*Entry) {
	split := 0
	for split < len(day) && !day[split].Happened.Clock.Valid() {
		split++
	}
	if split == 0 || split == len(day) {
		return
	}
	loose, timed := slices.Clone(day[:split]), slices.Clone(day[split:])
	for i := range day {
		if len(timed) == 0 || len(loose) > 0 && natural(loose[0], timed[0]) <= 0 {
			day[i], loose = loose[0], loose[1:]
		} else {
			day[i], timed = timed[0], timed[1:]
		}
	}
}
