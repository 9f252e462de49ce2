//go:build !guideonly

package screen

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/pace"
)

// The notebook locks itself: after some minutes without a sign of a hand, after a minute out of sight, and when the device
// has slept. Locking stores what was typed and loads the page anew, because nothing else takes words out of a program's
// memory. Words that cannot be stored are not thrown away for that: the page is covered, and locked when they are safe.
//
// A notebook in memory ends with the page, and would be lost by locking: it is covered instead, and erased much later.

const (
	tick       = 5 * time.Second
	slept      = 45 * time.Second // a tick that comes so late: the device was asleep
	eraseAfter = 30 * time.Minute // without a sign of a hand, where the notebook is in memory only
)

// clock knows when there was last a sign of a hand, since when the page is out of sight, and when it last ticked. All are
// instants; 0 is never.
type clock struct{ touched, hidden, ticked int64 }

func (c *clock) touch(at int64) { c.touched = at }

// verdict is what the clock asks for.
type verdict uint8

const (
	goOn verdict = iota
	lockNow
	coverNow
	eraseNow
)

// limits are the person's own settings.
type limits struct{ idle, hidden time.Duration }

// judge says what is to be done at an instant. A clock that went back starts anew. While the page is out of sight the
// browser slows the ticks down, so a late tick says nothing then.
func (c *clock) judge(at int64, l limits, memory bool) verdict {
	idle, gap := since(c.touched, at), since(c.ticked, at)
	if idle < 0 {
		c.touched, idle = at, 0
	}
	away := c.hidden != 0 && since(c.hidden, at) >= l.hidden
	asleep := c.ticked != 0 && c.hidden == 0 && gap >= slept
	c.ticked = at
	switch {
	case memory && idle >= eraseAfter:
		return eraseNow
	case memory && (away || asleep || idle >= l.idle):
		return coverNow
	case !memory && (away || asleep || idle >= l.idle):
		return lockNow
	}
	return goOn
}

func since(from, to int64) time.Duration { return time.Duration(to-from) * time.Millisecond }

// limits are how long the notebook stays open by itself.
func (s *session) limits() limits {
	l := limits{5 * time.Minute, time.Minute}
	if set := s.book.Settings(); set.IdleMinutes > 0 {
		l.idle = time.Duration(set.IdleMinutes) * time.Minute
	}
	return l
}

// listen follows the hand, the page's going out of sight, and the time.
func (s *session) listen() {
	for _, sign := range []string{"pointerdown", "pointermove", "keydown", "wheel", "touchmove"} {
		listen(app.Window(), sign, func(app.Value) { s.clock.touch(instant()) })
	}
	listen(app.Window(), "keydown", s.escape)
	listen(app.Window().Get("document"), "visibilitychange", func(app.Value) { s.sight() })
	listen(app.Window(), "pagehide", func(app.Value) { task(saveAll) })
	app.Window().Set("onbeforeunload", app.FuncOf(s.unload))
	task(func() {
		for {
			time.Sleep(tick)
			s.tick()
		}
	})
}

// sight is called when the page goes out of sight or comes back. What is out of sight is covered at once: other people
// see a picture of it among the open pages.
func (s *session) sight() {
	if s.stage != opened {
		return
	}
	if app.Window().Get("document").Get("visibilityState").String() == "hidden" {
		s.clock.hidden = instant()
		veil(true)
		task(saveAll)
		return
	}
	s.tick()
	s.clock.hidden = 0
	if !s.covered && !s.leaving {
		veil(false)
	}
}

func (s *session) tick() {
	if s.stage != opened || s.leaving {
		return
	}
	switch memory := s.book.IsMemory(); s.clock.judge(instant(), s.limits(), memory) {
	case lockNow:
		s.lock(true)
	case coverNow:
		s.setCover(true)
	case eraseNow:
		s.leave()
	case goOn:
		s.collect()
	}
}

// collect tidies up, once after each sign of a hand, when the hand has rested for a while: entries that were stored beside their
// cases are filed, and memory is tidied away. That takes the page's only thread for a moment, and would else come in the
// middle of something.
func (s *session) collect() {
	last := s.clock.touched
	if last == s.collected || since(last, instant()) < tick {
		return
	}
	s.collected = last
	b, writing := s.book, s.writing
	task(func() {
		if behind(); writing {
			pace.InTurns(func(budget func() bool) bool {
				more, err := b.File(budget) // what cannot be filed now is told when something is saved
				return more && err == nil
			})
		}
		pace.Collect()
	})
}

// lock stores what was typed and loads the page anew. If the words cannot be stored, a notebook that locks by itself is
// covered and tries again at the next tick; a person who pressed the button is told, and may lock all the same.
func (s *session) lock(byItself bool) {
	s.leaving = true
	veil(byItself)
	task(func() {
		err := s.saveForms()
		if err == nil && !s.writing && s.waiting() {
			err = notebook.ErrConflict // only this tab has them
		}
		if err == nil {
			s.leave()
			return
		}
		s.change(func(app.Context) {
			s.leaving, s.unsafe = false, err
			if byItself {
				s.setCover(true)
			}
		})
	})
}

// leave closes all and loads the page anew: nothing of the notebook stays in this tab.
func (s *session) leave() {
	s.leaving = true
	if s.book != nil {
		s.book.Close()
	}
	if s.pen != nil {
		s.pen.Drop()
	}
	reload()
}

// unload asks before a tab closes whose words would be gone.
func (s *session) unload(_ app.Value, args []app.Value) any {
	defer ended()
	if !s.leaving && s.stage == opened && (s.waiting() || s.book.IsMemory() && len(s.book.Lines()) > 0) {
		args[0].Call("preventDefault")
		return "unsaved" // the browser asks in its own words
	}
	return nil
}

// penLost is called when another tab has taken the pen. What was typed here is stored first; the other tab waits for it.
func (s *session) penLost() {
	defer ended()
	_ = s.saveForms() // what cannot be stored stays in its field, and the page says so
	s.book.SetReadOnly(true)
	s.change(func(app.Context) { s.writing = false })
}

// lastWordsOf is how long the tab that loses the pen gets to store what was typed in it.
const lastWordsOf = 300 * time.Millisecond

// takePen takes the pen from the other tab, and reads what it wrote.
func (s *session) takePen() {
	task(func() {
		err := s.pen.Take()
		if err == nil {
			time.Sleep(lastWordsOf)
			err = s.book.Reread()
		}
		s.book.SetReadOnly(err != nil)
		s.change(func(app.Context) { s.writing, s.trouble = err == nil, err })
	})
}
