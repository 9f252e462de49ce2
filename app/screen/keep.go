//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
	"waymark/app/workday"
)

// A tab keeps answers and days, never anybody's words, in the browser's session
// storage: it ends with the tab. The site built with -guide-only keeps nothing
// (keep_guideonly.go).

const (
	walkKey    = "waymark-walk-"
	holidayKey = "waymark-holidays"
	keptNote   = view.KeptInTab
)

func keptWalk(ctx app.Context, board string) view.Saved {
	var kept view.Saved
	_ = ctx.SessionStorage().Get(walkKey+board, &kept) // nothing kept, or refused: begin anew
	return kept
}

func keepWalk(ctx app.Context, board string, s view.Saved) {
	_ = ctx.SessionStorage().Set(walkKey+board, s) // refused: kept until the page is left
}

func keptHolidays(ctx app.Context) []workday.Date {
	var days []workday.Date
	_ = ctx.SessionStorage().Get(holidayKey, &days)
	return days
}

func keepHolidays(ctx app.Context, days []workday.Date) {
	_ = ctx.SessionStorage().Set(holidayKey, days)
}
