package casework

import (
	"cmp"

	"waymark/app/guide"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/stable"
	"waymark/app/workday"
)

// Turn is how pressing a case is. The order is that of a list of cases.
type Turn uint8

// The turns.
const (
	Overdue Turn = iota + 1 // its day has passed
	Now                     // to be done at once
	Dated                   // there is a day
	Open                    // no day, and something is still to be done; also where the policy is not at hand
	Over                    // settled or at the end of the document, and nothing is owed
)

// Next is what a case calls for first. Due and Promise say what it is that has a day; both
// are nil where nothing has one, and then Standing.Next says what to do.
type Next struct {
	Turn    Turn
	By      workday.Date // zero where there is no day
	Due     *guide.Due
	Promise *notebook.Promise
}

// next takes the earliest day that has passed, then what is to be done at once, then the
// earliest day. A limit of the policy comes before a promise of the same day.
func next(l Look, today workday.Date) Next {
	best := Next{Turn: Open}
	if over(l) {
		best.Turn = Over
	}
	offer := func(n Next) {
		if cmp.Or(cmp.Compare(n.Turn, best.Turn), byDay(n.By, best.By)) < 0 {
			best = n
		}
	}
	for i := range l.Standing.Due {
		switch d := &l.Standing.Due[i]; {
		case d.Met != nil:
		case d.Late:
			offer(Next{Overdue, d.Limit(), d, nil})
		case d.ActNow:
			offer(Next{Now, workday.Date{}, d, nil})
		case !d.By.IsZero():
			offer(Next{Dated, d.By, d, nil})
		}
	}
	for i := range l.Told.Promises {
		p := &l.Told.Promises[i]
		switch {
		case passed(p.Due, today):
			offer(Next{Overdue, p.Due, nil, p})
		case !p.Due.IsZero():
			offer(Next{Dated, p.Due, nil, p})
		}
	}
	return best
}

// over says whether there is nothing more to do.
func over(l Look) bool {
	if l.Policy == nil || len(l.Owed) > 0 {
		return false
	}
	switch l.Standing.Position.Kind {
	case guide.Resolved, guide.Left, guide.RanOut:
		return true
	}
	return false
}

// List looks at many cases, and puts them in order. of finds the policy of an edition, nil where it is not at hand.
func List(cases []notebook.Summary, of func(notebook.Edition) *policy.Policy, today workday.Date, cal workday.Calendar) []*Look {
	all := make([]*Look, len(cases))
	for i, s := range cases {
		l := At(s, of(s.Edition), today, cal)
		all[i] = &l
	}
	Order(all)
	return all
}

// Order puts cases in order: see Rank.
func Order(all []*Look) {
	stable.Sort(all, func(a, b *Look) int { return a.Rank().Compare(b.Rank()) })
}

// Rank is what decides where a case stands among others: all that is to be kept of a Look to put hundreds in order.
type Rank struct {
	Turn    Turn
	By      workday.Date
	Written int64 // the instant
	Code    string
}

// Rank is the place of a case among others.
func (l *Look) Rank() Rank {
	return Rank{l.Next.Turn, l.Next.By, l.Summary.Written.Instant, l.Summary.Code}
}

// Compare puts overdue first, the earliest of them before the others; then what is to be done at once, what has a day, what has
// none, what is over. Of cases that press alike, the one written in last comes first.
func (r Rank) Compare(other Rank) int {
	return cmp.Or(cmp.Compare(r.Turn, other.Turn), byDay(r.By, other.By),
		cmp.Compare(other.Written, r.Written), cmp.Compare(r.Code, other.Code))
}
