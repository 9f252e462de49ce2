package view

import (
	"slices"

	"waymark/app/workday"
)

// Words of the bank holidays that the reader adds to the guide.
const (
	HolidayFold   = "Is there a one-off bank holiday that is not in the list?"
	HolidayDay    = "The day that does not count"
	HolidayAdd    = "Leave this day out of the count"
	HolidayName   = "added by you"
	HolidayList   = "Left out, added by you:"
	HolidayRemove = "Count it again"

	holidayNoDay = "That is not a day. Nothing was added. Give the day as day, month, year."
)

// HolidayTyped is the day that is to be added to others, or why it cannot be: it would change no date.
func HolidayTyped(typed string, there []workday.Date) (day workday.Date, wrong string) {
	day, err := workday.ParseDate(typed)
	bundled, known := workday.EnglandWales().Holiday(day)
	switch {
	case err != nil:
		return day, holidayNoDay
	case slices.Contains(there, day):
		return day, day.Long() + " is in the list already."
	case known:
		return day, day.Long() + " is a bank holiday in the list that Waymark carries: " + bundled.Name + ". It is not counted as a working day anyhow."
	case !workday.EnglandWales().Working(day):
		return day, day.Long() + " is at a weekend. It is not counted as a working day anyhow."
	}
	return day, ""
}
