//go:build guideonly

package screen

import (
	"waymark/app/view"
	"waymark/app/workday"
)

const keptNote = view.KeptOnPage

// The site built with -guide-only stores nothing at all: answers and days last
// until the page is loaded anew.

func keptWalk(string) view.Saved { return view.Saved{} }

func keepWalk(string, view.Saved) {}

func keptHolidays() []workday.Date { return nil }

func keepHolidays([]workday.Date) {}
