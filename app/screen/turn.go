package screen

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// turnAfter is how long work goes on before the page has its turn. A telephone may need four times as long for the last
// piece as we do, and still answers within fifty milliseconds.
const turnAfter = 8 * time.Millisecond

// inTurns does long work in pieces, between which the page draws and answers. work asks its budget before each piece whether
// there is time left, and says whether there is more to do. It waits, so tasks call it.
func inTurns(work func(budget func() bool) (more bool)) {
	for {
		began := time.Now()
		if !work(func() bool { return time.Since(began) < turnAfter }) { // asks the browser for one clock and not for two
			return
		}
		turn()
	}
}

// turn lets the browser do what waits. A timer does that too, but browsers hold it back by four milliseconds each time,
// which is half of a turn.
func turn() {
	if s := app.Window().Get("scheduler"); s.Truthy() && s.Get("yield").Truthy() {
		await(s.Call("yield"))
		return
	}
	time.Sleep(time.Millisecond)
}
