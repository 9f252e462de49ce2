package guide

import (
	"slices"

	"waymark/app/policy"
	"waymark/app/workday"
)

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
