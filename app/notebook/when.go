package notebook

import "waymark/app/workday"

// Clock is a time of day to the minute. The zero value is no time: nobody noted one.
type Clock uint16

const dayMinutes = 24 * 60

// At is the time of day, or no time where there is no such hour or minute.
func At(hour, minute int) Clock {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0
	}
	return Clock(1 + hour*60 + minute)
}

// Valid says whether c is a time of the day; no time is not.
func (c Clock) Valid() bool { return c >= 1 && c <= dayMinutes }

// Minutes is how many minutes after midnight it is, -1 for no time.
func (c Clock) Minutes() int {
	if !c.Valid() {
		return -1
	}
	return int(c) - 1
}

// String is the time as in "14:10"; "" for no time.
func (c Clock) String() string {
	if !c.Valid() {
		return ""
	}
	hours, minutes := byte(c.Minutes()/60), byte(c.Minutes()%60)
	return string([]byte{'0' + hours/10, '0' + hours%10, ':', '0' + minutes/10, '0' + minutes%10})
}

// When is a civil date, with the time of day where it is known.
type When struct {
	Date  workday.Date
	Clock Clock
}

func (w When) sound() bool { return w.Date.Valid() && w.Clock <= dayMinutes }

// Stamp is when something was written down: the instant that the device showed, and
// what that was on a calendar and a clock in England. The caller, who knows the zone,
// works out both.
type Stamp struct {
	Instant int64 // milliseconds since 1970 began, UTC
	Local   When
}

const maxInstant = 1<<53 - 1 // what JavaScript still counts exactly

func (s Stamp) sound() bool {
	return s.Instant >= 0 && s.Instant <= maxInstant && s.Local.sound() && s.Local.Clock.Valid()
}

// Jump says how far a clock can be believed, from two readings of it.
type Jump uint8

// The ways a clock can have gone on.
const (
	Steady Jump = iota
	Back        // it shows an earlier time than it has shown already
	Ahead       // longer than Absence has gone by, or somebody set it forward
)

const (
	second = 1000
	minute = 60 * second
	hour   = 60 * minute
	day    = 24 * hour

	// Absence is the longest time in milliseconds that a notebook stays shut before a
	// clock that says so is doubted.
	Absence = 60 * day
	wobble  = 2 * minute
)

// Jumped compares the clock with the last time that it is known to have shown. We let
// it go back by two minutes, because devices put their clocks right by about that much.
func Jumped(last, now Stamp) Jump {
	switch gone := now.Instant - last.Instant; {
	case gone < -wobble:
		return Back
	case gone > Absence:
		return Ahead
	}
	return Steady
}
