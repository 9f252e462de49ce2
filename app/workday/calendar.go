package workday

import (
	"slices"
	"time"
)

// Holiday is a day on which offices are closed by law or by custom.
type Holiday struct {
	Date Date
	Name string // as announced, "Boxing Day (substitute day)"
}

// Calendar knows the working days of England and Wales. It is a value, safe to
// copy and to share. The zero Calendar is the bundled list too: there is no
// calendar that knows of no holidays, because it would give dates too early.
type Calendar struct {
	extra []Holiday // in order of date, none twice, none that is bundled; never written to
}

// EnglandWales is the calendar with the bundled bank holidays and no others.
func EnglandWales() Calendar { return Calendar{} }

// With is the calendar with further holidays, such as a one-off bank holiday
// announced after the list was bundled. The calendar c stays as it is. The first
// holiday on a date wins, and those in c come first; one without a valid date is
// left out. Further holidays do not move the end of what is Known.
func (c Calendar) With(extra ...Holiday) Calendar {
	more := Calendar{slices.Clone(c.extra)}
	for _, h := range extra {
		if _, there := more.Holiday(h.Date); there || !h.Date.Valid() {
			continue
		}
		i, _ := more.find(h.Date)
		more.extra = slices.Insert(more.extra, i, h)
	}
	return more
}

// Holiday is the holiday on d, and whether there is one. A false past the end of
// Known means only that none is known.
func (c Calendar) Holiday(d Date) (Holiday, bool) {
	if h, ok := bundled(d); ok {
		return h, true
	}
	if i, ok := c.find(d); ok {
		return c.extra[i], true
	}
	return Holiday{}, false
}

func (c Calendar) find(d Date) (int, bool) {
	return slices.BinarySearchFunc(c.extra, d, func(h Holiday, d Date) int { return h.Date.Compare(d) })
}

// Known is the first and the last date for which the bank holidays are bundled:
// the first day of the first year and the last day of the last.
func (c Calendar) Known() (first, last Date) {
	oldest, newest := announced[0], announced[len(announced)-1]
	return Date{int(oldest.year), time.January, 1}, Date{int(newest.year), time.December, 31}
}

func (c Calendar) knows(d Date) bool {
	first, last := c.Known()
	return !d.Before(first) && !d.After(last)
}

// Working says whether d is a working day: Monday to Friday, and no holiday.
// No date is not one.
func (c Calendar) Working(d Date) bool {
	return d.Valid() && c.reason(d) == Counted
}

// reason says why a day after the event does or does not count.
func (c Calendar) reason(d Date) Reason {
	if weekend(d) {
		return Weekend
	}
	if _, ok := c.Holiday(d); ok {
		return BankHoliday
	}
	return Counted
}

func weekend(d Date) bool {
	day := d.Weekday()
	return day == time.Saturday || day == time.Sunday
}

// Next is the first working day after d, or no date if d is not a valid one.
func (c Calendar) Next(d Date) Date {
	d = d.AddDays(1)
	for !d.IsZero() && !c.Working(d) {
		d = d.AddDays(1)
	}
	return d
}
