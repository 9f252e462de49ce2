package guide

import (
	"cmp"
	"slices"

	"waymark/app/policy"
	"waymark/app/workday"
)

// dues is every limit that the disagreement has come under: earliest open first,
// what is to be done at once before them, what has no date yet after them, and
// last what was met.
func (c *course) dues() []Due {
	var dues []Due
	for _, d := range c.limited() {
		if due := c.due(d); c.stands(d, due) {
			dues = append(dues, due)
		}
	}
	dues = capped(dues)
	for i := range dues {
		c.judge(&dues[i])
	}
	slices.SortStableFunc(dues, byUrgency)
	return dues
}

// limited is the demands with a limit that surely apply. What a document only
// allows has none.
func (c *course) limited() []demand {
	var all []demand
	add := func(a applied) {
		for _, d := range c.demands(a) {
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
	for _, a := range c.applied() {
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

// date counts from the printed start, or from our reading of it.
func (c *course) date(due *Due, d demand) {
	t := d.duty.Time
	moment := t.From
	if moment.Event == policy.Unprinted {
		moment, due.Ours = t.Reading, true
	}
	from, none := c.counted(moment, d)
	if from == nil {
		due.NoDate = none
		return
	}
	due.By, due.Count = c.count(from.On, t)
	if due.By.IsZero() {
		due.NoDate = NotPrinted
		return
	}
	due.Why.Events = restOn(due.Why.Events, *from)
	if d.visit != nil && d.visit.again && from.On.Before(d.visit.led.On) {
		// The limit is that of the first time here; for coming back none is printed.
		d.ever = true
		due.Met = c.met(d)
	}
}

// restOn puts the event that a date is counted from first, once.
func restOn(events []Event, from Event) []Event {
	rest := slices.DeleteFunc(events, func(e Event) bool { return e == from })
	return append([]Event{from}, rest...)
}

// count counts a limit's amount from a day.
func (c *course) count(from workday.Date, t *policy.Timescale) (workday.Date, workday.Count) {
	if t.Amount < 1 || t.Amount > workday.Longest {
		return workday.Date{}, workday.Count{}
	}
	var count workday.Count
	switch t.Unit {
	case policy.WorkingDays:
		count = c.cal.Count(from, t.Amount)
	case policy.Days:
		count = c.cal.CountDays(from, t.Amount)
	case policy.Months:
		return from.AddMonths(t.Amount), workday.Count{}
	}
	return count.Due, count
}

// counted is the event that a limit is counted from, or why there is none.
func (c *course) counted(m policy.Moment, d demand) (*Event, NoDate) {
	var from *Event
	none := NotYet
	switch m.Event {
	case policy.Arising, policy.Outset:
		from = c.arose
	case policy.StageStart:
		from = c.visits[m.Stage].start()
	case policy.StageEnd:
		if v := c.visits[m.Stage]; v != nil {
			from = v.ended
			if v.skipped != nil {
				none = LeftOut
			}
		}
	case policy.Meeting:
		from = c.meeting(d)
	default:
		none = NotPrinted
	}
	if from == nil || !from.On.Valid() {
		return nil, none
	}
	return from, HasDate
}

// start is the event on whose day the visit began.
func (v *visit) start() *Event {
	switch {
	case v == nil:
		return nil
	case v.started != nil:
		return v.started
	}
	return v.led
}

// meeting is the first meeting that a limit could be about, because of two days
// the earlier limit is the safer.
func (c *course) meeting(d demand) *Event {
	for i := range c.events {
		e := &c.events[i]
		if e.Kind == MeetingHeld && e.On.Valid() && (d.rank == 0 || c.belongs(e, d)) {
			return e
		}
	}
	return nil
}

// agree puts a date that was agreed in the place of the counted one: the latest
// agreement for that stage.
func (c *course) agree(due *Due, d demand) {
	if !replaceable(d.duty) {
		return
	}
	for i := range c.events {
		if e := &c.events[i]; e.Kind == DateAgreed && e.Stage == d.rank {
			due.Agreed = e
		}
	}
	if due.Agreed == nil {
		return
	}
	due.Printed, due.By, due.NoDate = due.By, due.Agreed.Agreed, HasDate
	due.Allowed = c.mayAgree(d)
	due.Why.Events = append(due.Why.Events, *due.Agreed)
}

// mayAgree says whether the document lets other dates be agreed for a limit: in
// the same section, or in what it says of all stages or of the process as a whole.
func (c *course) mayAgree(d demand) bool {
	for s, r := range c.policy.Rules() {
		if r.Instead && (s == d.section || forAll(s.Kind)) && c.apply(s, r).hold == yes {
			return true
		}
	}
	return false
}

func forAll(kind policy.SectionKind) bool {
	return kind == policy.Stages || kind == policy.Timescales
}

// instead says whether other dates may be agreed where the disagreement stands.
func (c *course) instead() bool {
	for s, r := range c.policy.Rules() {
		if r.Instead && (forAll(s.Kind) || c.at(rankOf(s))) && c.apply(s, r).hold == yes {
			return true
		}
	}
	return false
}

// capped keeps dates of our own reading within a printed limit on the whole: a
// target is never later, and a later date is never one that the document allows.
func capped(dues []Due) []Due {
	hard, ok := hardest(dues)
	if !ok {
		return dues
	}
	for i := range dues {
		due := &dues[i]
		switch {
		case !due.Ours || !due.By.After(hard.limit()):
		case due.Agreed != nil:
			due.Allowed = false
		default:
			due.By, due.Count = hard.limit(), hard.Count
		}
	}
	return dues
}

// hardest is the earliest printed limit on reaching a stage or an end.
func hardest(dues []Due) (Due, bool) {
	var hard Due
	for _, due := range dues {
		if due.Duty.Act != policy.ActReach || due.Stage != 0 || due.Ours || due.By.IsZero() {
			continue
		}
		if hard.By.IsZero() || due.By.Before(hard.By) {
			hard = due
		}
	}
	return hard, !hard.By.IsZero()
}

// judge says whether a limit was kept.
func (c *course) judge(due *Due) {
	limit := due.limit()
	switch {
	case limit.IsZero():
	case due.Met != nil:
		due.Late = due.Met.On.After(limit)
	default:
		due.Late = c.today.After(limit)
	}
}

// limit is the date that lateness is judged by. Where the document does not
// provide for agreeing another date, that is still the printed one.
func (d *Due) limit() workday.Date {
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
