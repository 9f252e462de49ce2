package screen

import (
	"runtime"
	"sync/atomic"
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
		tidy()
		turn()
	}
}

// tidy collects garbage when it would soon be collected by itself, in the middle of something. That happens somewhere after seven
// tenths of the way to the goal.
func tidy() {
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.HeapAlloc > m.NextGC/10*7 {
		collectGarbage()
	}
}

// collectGarbage does so in a task of its own: a telephone needs nearly as long for it as a page may stand still.
func collectGarbage() {
	turn()
	runtime.GC()
	turn()
}

// front counts what is being worked out or drawn that somebody waits for, in pieces with pauses between them.
var front atomic.Int32

// moment is how long what is in front pauses at most.
const moment = 50 * time.Millisecond

// behind waits while something is in front: what nobody waits for would make each of its pieces longer. Tasks call it.
func behind() {
	if front.Load() == 0 {
		return
	}
	for quiet := 0; quiet < 2; quiet++ { // the next piece may not have begun yet
		time.Sleep(moment)
		if front.Load() > 0 {
			quiet = -1
		}
	}
}

// drawOn draws a component again, for one that comes in pieces. The browser has its turn before: where a piece takes longer than
// a frame, the next would else belong to the same task.
func drawOn(of app.Context) {
	task(func() {
		turn()
		of.Dispatch(nil)
	})
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
