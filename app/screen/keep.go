//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/packed"
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

func keptWalk(board string) view.Saved {
	var s view.Saved
	if !kept(walkKey+board, &s) {
		return view.Saved{} // begin anew
	}
	return s
}

func keepWalk(board string, s view.Saved) { keep(walkKey+board, s) }

func keptHolidays() []workday.Date {
	var days []workday.Date
	if !kept(holidayKey, &days) {
		return nil
	}
	return days
}

func keepHolidays(days []workday.Date) { keep(holidayKey, days) }

// kept reads what the tab keeps under a key; false where that is nothing, or is refused. (Not through go-app's storage,
// which reads and writes with encoding/json.)
func kept(key string, to any) (there bool) {
	if app.IsServer {
		return false
	}
	defer func() { there = recover() == nil && there }()
	text := app.Window().Get("sessionStorage").Call("getItem", keptApart(key))
	return text.Truthy() && packed.Decode([]byte(text.String()), to) == nil
}

// keep keeps it; where that is refused, it lasts until the page is left.
func keep(key string, what any) {
	if app.IsServer {
		return
	}
	defer func() { _ = recover() }()
	if b, err := packed.Encode(what); err == nil {
		app.Window().Get("sessionStorage").Call("setItem", keptApart(key), string(b))
	}
}
