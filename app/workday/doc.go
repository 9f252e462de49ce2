// Package workday holds civil dates and the working days of England and Wales.
//
// A civil date is a day on a wall calendar. It has no hour and no time zone, so
// it cannot slip to the day before when a clock changes. The package has no clock
// either: whoever needs today's date brings it.
//
// A working day is a Monday to Friday that is not a bank holiday in England and
// Wales. The bank holidays are a bundled list, as announced by the government,
// and the list ends. [Calendar.Known] says where; a [Count] that leaves it is
// marked Beyond, because a holiday there may be missing from the count.
//
// How working days are counted is our own decision; see [Calendar.Count].
//
// A year is between 1 and 9999. What falls outside, or is no day of the calendar,
// is the zero [Date]: no date, never a near one.
package workday
