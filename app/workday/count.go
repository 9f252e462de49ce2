package workday

// Longest is the longest count, in days. We take a higher number for a slip of
// the pen, because nobody is given years to settle a disagreement, and a slip
// gets no date.
const Longest = 1000

// Reason says why a day was or was not counted.
type Reason uint8

// The reasons. A holiday at a weekend is not counted because of the weekend.
const (
	EventDay    Reason = iota // the day of the event: day 0
	Counted                   // counted
	Weekend                   // not counted: Saturday or Sunday
	BankHoliday               // not counted: a holiday, bundled or added
)

// Day is one day of a count.
type Day struct {
	Date    Date
	N       int    // 1 for the first day counted, then 2 and so on; 0 if not counted
	Reason  Reason // why it was or was not counted
	Holiday string // the name of the holiday on this date, whatever the Reason; "" if none is known
}

// Count is a count of days from an event to the day when something is due, with
// its proof.
type Count struct {
	From   Date  // the day of the event
	Due    Date  // the last day counted; no date if there was nothing sound to count
	Days   []Day // every day from From to Due, both included; empty without a Due
	Beyond bool  // Days leaves what the calendar has Known: a holiday may be missing, Due may be too early
}

// Count counts n working days from an event on the date from. There is no Due if
// from is not a valid date, if n is less than 1 or more than [Longest], or if the
// count runs past the year 9999. Ask Due.IsZero before showing it.
//
// None of the boards whose documents we read says how to count. So this is ours:
//
// We count the day of the event as day 0 and the next working day as day 1,
// because nobody can be asked to use a day that has partly gone. An event at a
// weekend or on a holiday is no different: the next working day is day 1, because
// moving the event to that day as well would give a later date, and of two
// readings the earlier date is the safer for the adult.
//
// We leave out Saturdays, Sundays and the bank holidays of England and Wales,
// because that is what "working day" says to people in these services, also to
// those who work at weekends. Something is due by the end of the last day counted.
func (c Calendar) Count(from Date, n int) Count {
	return c.count(from, n, c.reason)
}

// CountDays counts n plain days from an event on the date from: the event's day
// is day 0 and every day after it counts, so Due may be at a weekend or on a
// holiday. Beyond is always false, because holidays do not matter to it. There is
// no Due where [Calendar.Count] would have none.
//
// We do not move a Due that is no working day, because a board that writes "days"
// has not said so, and the earlier date is the safer.
func (c Calendar) CountDays(from Date, n int) Count {
	count := c.count(from, n, func(Date) Reason { return Counted })
	count.Beyond = false
	return count
}

func (c Calendar) count(from Date, n int, reason func(Date) Reason) Count {
	nothing := Count{From: from}
	if !from.Valid() || n < 1 || n > Longest {
		return nothing
	}
	count := Count{From: from, Days: make([]Day, 0, 2*n)} // room for weekends
	count.Days = append(count.Days, c.day(from, EventDay))
	for counted := 0; counted < n; {
		date := count.Days[len(count.Days)-1].Date.AddDays(1)
		if date.IsZero() {
			return nothing
		}
		day := c.day(date, reason(date))
		if day.Reason == Counted {
			counted++
			day.N = counted
		}
		count.Days = append(count.Days, day)
		count.Due = date
	}
	count.Beyond = !c.knows(from) || !c.knows(count.Due)
	return count
}

func (c Calendar) day(d Date, why Reason) Day {
	h, _ := c.Holiday(d)
	return Day{Date: d, Reason: why, Holiday: h.Name}
}

// WorkingDaysBetween is how many working days there are after from, up to and
// including to. It is 0 if to is not after from, or if one of them is not a valid
// date. Outside Known the number may be too high: a holiday that is not yet on the
// list counts as a working day.
func (c Calendar) WorkingDaysBetween(from, to Date) int {
	days := from.DaysUntil(to)
	if days <= 0 {
		return 0
	}
	working := days / 7 * 5
	for rest := range days % 7 {
		if !weekend(to.AddDays(-rest)) {
			working++
		}
	}
	return working - c.weekdayHolidays(from, to)
}

// weekdayHolidays is how many holidays fall on a Monday to Friday after from, up
// to and including to.
func (c Calendar) weekdayHolidays(from, to Date) int {
	n := 0
	tally := func(d Date) {
		if d.After(from) && !d.After(to) && !weekend(d) {
			n++
		}
	}
	for _, a := range announced {
		tally(a.date())
	}
	for _, h := range c.extra {
		tally(h.Date)
	}
	return n
}
