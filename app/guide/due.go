package guide

import (
	"cmp"

	"waymark/app/policy"
	"waymark/app/stable"
	"waymark/app/workday"
)

// dues is every limit that the disagreement has come under: earliest open first,
// what is to be done at once before them, what has no date yet after them, and
// last what was met.
func (c *course) dues() []Due {
	limited := c.limited()
	dues := make([]Due, 0, len(limited))
	for _, d := range limited {
		if due := c.due(d); c.stands(d, due) {
			dues = append(dues, due)
		}
	}
	dues = capped(dues)
	for i := range dues {
		c.judge(&dues[i])
	}
	stable.Sort(dues, byUrgency)
	return dues
}

// limited is the demands with a limit that surely apply. What a document only
// allows has none.
func (c *course) limited() []demand {
	var all []demand
	add := func(a applied) {
		for d := range c.demands(a) {
			if d.duty.Time != nil && d.duty.Strength != policy.May && d.hold == yes && !c.waits(d) {
				all = append(all, d)
			}
		}
	}
	for s, r := range c.policy.Rules() {
		if s.Kind == policy.Risk || s.Kind == policy.Route {
			add(c.apply(s, r))
		}
	}
	for _, a := range c.rules {
		add(a)
	}
	return all
}

// stands says whether a limit is still worth showing. A talk that was not held at
// a stage which the disagreement has left is not to be held any more; a limit that
// no event can show to be met goes with its stage.
func (c *course) stands(d demand, due Due) bool {
	switch {
	case due.Met != nil, aftermath(d.duty.Act), d.section.Kind == policy.Risk, d.section.Kind == policy.Route:
		return true
	case d.rank == 0:
		return !c.concluded() || onOutcome(d.rule)
	case onOutcome(d.rule):
		return d.rank == c.came || d.rank == c.position.Stage
	}
	return c.at(d.rank)
}

// due is the limit on one duty, with the date where one can be counted.
func (c *course) due(d demand) Due {
	due := Due{Duty: d.duty, Stage: d.rank, Met: c.met(d), Why: c.why(d.applied)}
	switch {
	case d.duty.Time.Urgency == policy.Within:
		c.date(&due, d)
		c.agree(&due, d)
	case atOnce(d.duty):
		due.NoDate, due.ActNow = NotPrinted, true
		due.OffDay = due.Met == nil && c.today.Valid() && !c.cal.Working(c.today)
	default:
		due.NoDate = NotPrinted
	}
	return due
}

// judge says whether a limit was kept.
func (c *course) judge(due *Due) {
	limit := due.Limit()
	switch {
	case limit.IsZero():
	case due.Met != nil:
		due.Late = due.Met.On.After(limit)
	default:
		due.Late = c.today.After(limit)
	}
}

// Limit is the date that lateness is judged by. Where the document does not
// provide for agreeing another date, that is still the printed one.
func (d *Due) Limit() workday.Date {
	if d.Agreed != nil && !d.Allowed && !d.Printed.IsZero() {
		return d.Printed
	}
	return d.By
}

func byUrgency(d, o Due) int {
	return cmp.Or(cmp.Compare(d.turn(), o.turn()), d.By.Compare(o.By))
}

func (d *Due) turn() int {
	switch {
	case d.Met != nil:
		return 3
	case d.ActNow:
		return 0
	case !d.By.IsZero():
		return 1
	}
	return 2
}
