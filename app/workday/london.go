package workday

import "time"

// London says which day it was in England at an instant, in milliseconds since 1970 began, UTC, and how many minutes
// after midnight its clocks showed. For an instant before the year 1 or after 9999 there is no date.
//
// From the last Sunday of March to the last Sunday of October, at one in the morning Greenwich time each, clocks in
// England are an hour ahead of it: Summer Time Act 1972 as amended by the Summer Time Order 2002. We hold the rule,
// not a table of zones, because a browser's Go knows no zones and a table is sixty kilobytes. Before 2002 other days
// were fixed year by year; a notebook has no instant that old.
func London(instant int64) (day Date, minutes int) {
	utc := time.UnixMilli(instant).UTC()
	if summerTime(utc) {
		utc = utc.Add(time.Hour)
	}
	y, m, d := utc.Date()
	if day = (Date{y, m, d}); !day.Valid() {
		return Date{}, 0
	}
	return day, utc.Hour()*60 + utc.Minute()
}

// summerTime says whether summer time was in force.
func summerTime(utc time.Time) bool {
	return !utc.Before(change(utc.Year(), time.March)) && utc.Before(change(utc.Year(), time.October))
}

// change is one in the morning, Greenwich time, of the last Sunday of a month with 31 days.
func change(year int, m time.Month) time.Time {
	last := time.Date(year, m, 31, 1, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday()))
}
