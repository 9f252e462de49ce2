//go:build !guideonly

package view

import (
	"slices"
	"strconv"

	"waymark/app/workday"
)

// Words of a case's age. They ask; nothing is ever deleted for its age.
const (
	AgeHeading   = "Is this case still needed here?"
	AgeText      = "It is older than your organisation lets such notes be kept before somebody looks. If it is needed, leave it as it is: nothing is deleted by itself."
	AgeHand      = "Hand it over and finish it"
	ReviewLabel  = "Ask whether a case is still needed here"
	ReviewHint   = "Your organisation says how long such notes may be kept. It only asks, on the case and in the list; nothing is deleted."
	ReviewNever  = "Never"
	ReviewSaved  = "Saved."
	reviewByThem = "As this site’s organisation set it: "
)

// Begun says when a case was begun, and how long ago that is.
func Begun(begun, today workday.Date) string {
	text := "Begun " + begun.Short()
	if days := begun.DaysUntil(today); days > 0 {
		text += ", " + plural(days, "day") + " ago"
	}
	return text + "."
}

// AskAge says whether a case is so many months old that it is asked about; for 0 none is.
func AskAge(begun workday.Date, months int, today workday.Date) bool {
	return months > 0 && !today.Before(begun.AddMonths(months))
}

// ReviewOptions are the ages that can be chosen, in months. set is the one that was; organisation is what the site was built
// with, which counts until somebody chooses; 0 is none.
func ReviewOptions(set, organisation int) []Option {
	first := ReviewNever
	if organisation > 0 {
		first = reviewByThem + after(organisation)
	}
	out := []Option{{"0", first}}
	months := []int{3, 6, 12, 24, 36, 72}
	if set > 0 && !slices.Contains(months, set) {
		months = append(months, set)
	}
	for _, m := range months {
		out = append(out, Option{strconv.Itoa(m), after(m)})
	}
	return out
}

func after(months int) string { return "after " + plural(months, "month") }
