//go:build !guideonly

package view

import (
	"slices"
	"strconv"
	"strings"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/workday"
)

// Words of the bank holidays that a person adds to their notebook.
const (
	HolidaysHeading  = "Bank holidays added here"
	HolidaysLead     = "A one-off bank holiday that was announced lately may not be in the list that Waymark carries. Add it here, and it is not counted as a working day in any case of this notebook: a date that is due may move. No board’s policy is changed by it."
	HolidaysOnlyHere = "These days are kept in this notebook and in its copies. They are not in the guide, and not in the file of a case that you hand over. Whoever goes on there adds them there, or a date may be a working day earlier."
	HolidaysNone     = "No day has been added."
	HolidaysLabel    = "A bank holiday to add"
	HolidaysHint     = "One that has been announced for England and Wales."
	HolidaysAdd      = "Add this day"
	HolidaysRemove   = "Remove"
	HolidaysApart    = "The guide and the notebook count differently"

	holidayHere = "bank holiday added in the notebook"
)

// HolidaysFull says that no day more can be added.
var HolidaysFull = "The list takes no more than " + strconv.Itoa(notebook.MaxHolidays) + " days. Nothing was added. Remove one that is long past first."

// NotebookCalendar is the bank holidays with the days that were added in a notebook. It says of each that it was: what is
// counted with it goes to people who did not add it.
func NotebookCalendar(added []workday.Date) workday.Calendar { return calendarWith(added, holidayHere) }

// NotebookHolidayTyped is HolidayTyped for a notebook, which keeps only so many.
func NotebookHolidayTyped(typed string, there []workday.Date) (day workday.Date, wrong string) {
	if day, wrong = HolidayTyped(typed, there); wrong == "" && len(there) >= notebook.MaxHolidays {
		wrong = HolidaysFull
	}
	return day, wrong
}

// HolidaysAdded says what was added.
func HolidaysAdded(days []workday.Date) string {
	if len(days) == 1 {
		return "Added. " + days[0].Long() + " is not counted as a working day in this notebook."
	}
	return "Added. " + longDays(days) + " are not counted as working days in this notebook."
}

// HolidayRemoved says what follows from a day's not being in the list any more.
func HolidayRemoved(day workday.Date) string {
	if workday.EnglandWales().Working(day) {
		return "Removed. " + day.Long() + " is counted as a working day again."
	}
	return "Removed. " + day.Long() + " is in the list that Waymark carries by now, and is still not counted as a working day."
}

// holidaysCome says which bank holidays a file brings, each of them, and what follows where some of them are new here.
func holidaysCome(days []workday.Date, here book.Tally) []Block {
	var each []string
	for _, d := range days {
		each = append(each, d.Long())
	}
	brings := "It brings what was added in its notebook under “" + HolidaysHeading + "”: " + strings.Join(each, "; ") + ". "
	switch {
	case here.New > 0:
		return []Block{Para{Text: brings + "What is new of that will not be counted as a working day in any case here: a date that is due may move."}}
	case here.Conflicting > 0:
		return []Block{Warning{Text: brings + strconv.Itoa(here.Conflicting) + " of them cannot be taken in, because the list here takes no more than " + strconv.Itoa(notebook.MaxHolidays) + " days."}}
	}
	return nil
}

// DaysApart is the days that only the guide of a tab leaves out, and those that only the notebook does. What neither would count
// anyhow, at a weekend or in the bundled list, makes no difference and is in neither.
func DaysApart(guide, notebook []workday.Date) (onlyGuide, onlyNotebook []workday.Date) {
	return countedBy(guide, NotebookCalendar(notebook)), countedBy(notebook, Calendar(guide))
}

// countedBy is those of the days that a calendar counts as working days, each once.
func countedBy(days []workday.Date, cal workday.Calendar) []workday.Date {
	var out []workday.Date
	for _, d := range days {
		if cal.Working(d) && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// OnlyGuideSays says what only the guide leaves out.
func OnlyGuideSays(days []workday.Date) string {
	return "The guide in this tab counts " + asHolidays(days) + "; your notebook does not."
}

// OnlyGuideAsk asks whether the notebook should leave it out too, and is the answer to that.
func OnlyGuideAsk(days []workday.Date) (question, answer string) {
	if len(days) == 1 {
		return "Count it in the notebook too?", "Count it in the notebook"
	}
	return "Count them in the notebook too?", "Count them in the notebook"
}

// OnlyNotebookSays says what only the notebook leaves out. That is no fault: the guide knows nothing of a notebook.
func OnlyNotebookSays(days []workday.Date) string {
	return "Your notebook counts " + asHolidays(days) + "; the guide in this tab does not."
}

func asHolidays(days []workday.Date) string {
	if len(days) == 1 {
		return longDays(days) + " as a bank holiday"
	}
	return longDays(days) + " as bank holidays"
}

// longDays is days in words, or how many where a sentence would be too long.
func longDays(days []workday.Date) string {
	if len(days) > 3 {
		return strconv.Itoa(len(days)) + " days"
	}
	out := ""
	for i, d := range days {
		switch i {
		case 0:
		case len(days) - 1:
			out += " and "
		default:
			out += ", "
		}
		out += d.Long()
	}
	return out
}
