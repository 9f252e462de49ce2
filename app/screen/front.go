package screen

import (
	"sync/atomic"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/pace"
)

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
		pace.Turn()
		of.Dispatch(nil)
	})
}
