package screen

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// projecting is the show that has the keys, nil where there is none.
var projecting *show

var keysWatched bool

// watchKeys listens once a tab, for whichever show is on the page.
func watchKeys() {
	if keysWatched {
		return
	}
	keysWatched = true
	app.Window().Call("addEventListener", "keydown", app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer ended()
		if projecting != nil && projecting.key(args[0]) {
			args[0].Call("preventDefault")
		}
		return nil
	}))
}

// key answers a key of a keyboard or a clicker, and says whether it did. A key that
// belongs to a field, or comes with another, is left alone. A clicker has four keys:
// on, back, black (a full stop or B) and start (F5 and Escape in turn).
func (s *show) key(e app.Value) bool {
	tag := e.Get("target").Get("tagName")
	if tag.Truthy() && (tag.String() == "SELECT" || tag.String() == "INPUT") {
		return false
	}
	for _, with := range []string{"ctrlKey", "altKey", "metaKey"} {
		if e.Get(with).Bool() {
			return false
		}
	}
	switch key := e.Get("key").String(); key {
	case "ArrowRight", "PageDown":
		s.next()
	case "ArrowLeft", "PageUp":
		s.back()
	case "h", "H", "b", "B", ".":
		s.holdOn()
	case "F5", "Escape":
		s.take()
	case "t", "T":
		s.time()
	case "+", "=":
		s.minutes(1)
	case "-":
		s.minutes(-1)
	case "p", "P":
		s.policy()
	case "s", "S":
		s.sideBySide()
	case "o", "O":
		s.nextBoard()
	case "1", "2", "3", "4", "5":
		n, _ := strconv.Atoi(key)
		s.number(n)
	default:
		return false
	}
	return true
}

// countdown is a timer of whole seconds.
type countdown struct {
	until int64 // instant, 0 while it does not run
	round int   // which start: an older one's ticks do nothing
}

const (
	countFrom   = 2 * time.Minute
	mostCounted = time.Hour
)

func (c *countdown) stop() { c.until, c.round = 0, c.round+1 }

// text is what is left, "" while it does not run.
func (c *countdown) text() string {
	if c.until == 0 {
		return ""
	}
	left := int((c.until - instant() + 999) / 1000)
	if left <= 0 {
		return view.ShowTimeUp
	}
	seconds := strconv.Itoa(left % 60)
	if len(seconds) < 2 {
		seconds = "0" + seconds
	}
	return strconv.Itoa(left/60) + ":" + seconds
}

// time starts the timer, or stops it.
func (s *show) time() {
	if s.timer.until != 0 {
		s.timer.stop()
		s.own.Update()
		return
	}
	s.count(countFrom)
}

// minutes gives the running timer some more, or fewer.
func (s *show) minutes(n int) {
	if s.timer.until == 0 {
		return
	}
	left := max(time.Duration(s.timer.until-instant())*time.Millisecond, 0) + time.Duration(n)*time.Minute
	if left <= 0 || left > mostCounted {
		return
	}
	s.count(left)
}

// count runs the timer, whatever it did before.
func (s *show) count(left time.Duration) {
	s.timer.stop()
	s.timer.until = instant() + left.Milliseconds()
	s.own.Update()
	round := s.timer.round
	task(func() {
		for s.timer.round == round && instant() < s.timer.until+1000 {
			time.Sleep(time.Second)
			s.own.Dispatch(nil)
		}
	})
}
