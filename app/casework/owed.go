package casework

import (
	"waymark/app/guide"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/stable"
	"waymark/app/workday"
)

// Owed is one thing that is still owed: exactly one of Duty, Limit and Promise is there.
type Owed struct {
	Duty    *guide.Owed       // the policy asks for it without a limit of time, and no entry shows it
	Limit   *guide.Due        // the policy asks for it within a time, and no entry shows it: what follows from a talk
	Promise *notebook.Promise // somebody said that it would be done, and no entry says that it was
	By      workday.Date      // zero where there is no day
	Late    bool
}

// Act is what kind of doing is owed, ActOther for a promise. "Written confirmation" is
// ActConfirm, "the Partnership" not copied in is ActCopy.
func (o Owed) Act() policy.Act {
	switch {
	case o.Duty != nil:
		return o.Duty.Duty.Act
	case o.Limit != nil:
		return o.Limit.Duty.Act
	}
	return policy.ActOther
}

// Stage is the stage that it is owed at, 0 for none.
func (o Owed) Stage() int {
	switch {
	case o.Duty != nil:
		return o.Duty.Stage
	case o.Limit != nil:
		return o.Limit.Stage
	}
	return 0
}

// owed is what the policy asks for and what people promised: what has a day by its day, then
// the rest in the order of the policy and of promising.
func owed(promises []notebook.Promise, st guide.Standing, today workday.Date) []Owed {
	var all []Owed
	for i := range st.Due {
		if d := &st.Due[i]; d.Met == nil && follows(d.Duty.Act) {
			all = append(all, Owed{Limit: d, By: d.Limit(), Late: d.Late})
		}
	}
	for i := range st.Owed {
		all = append(all, Owed{Duty: &st.Owed[i]})
	}
	for i := range promises {
		p := &promises[i]
		all = append(all, Owed{Promise: p, By: p.Due, Late: passed(p.Due, today)})
	}
	stable.Sort(all, func(a, b Owed) int { return byDay(a.By, b.By) })
	return all
}

// follows says whether an act follows from a talk instead of being one: only that can be owed
// once the disagreement has gone on.
func follows(act policy.Act) bool {
	switch act {
	case policy.ActInform, policy.ActCopy, policy.ActConfirm, policy.ActSend, policy.ActShare, policy.ActDebrief:
		return true
	}
	return false
}

// passed says whether a day is over. Without a today nothing is.
func passed(day, today workday.Date) bool {
	return !day.IsZero() && today.Valid() && today.After(day)
}

// byDay puts the earlier day first, and no day last.
func byDay(a, b workday.Date) int {
	switch {
	case a == b:
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
}
