//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/casework"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/view"
	"waymark/app/workday"
)

// lookCache keeps what follows from each case until something of it changes. Working a case out takes a telephone some
// milliseconds, and there may be hundreds: many at once are done in slices, between which the page answers.
type lookCache struct {
	by   map[notebook.ID]*looked
	busy bool
}

// looked is a look, how the list says it, and all that it was worked out from.
type looked struct {
	casework.Look
	line *view.CaseLine
	from basis
}

// basis is what a look depends on. Two that are the same give the same look.
type basis struct {
	entries  int
	written  notebook.Stamp
	edition  notebook.Edition
	policy   *policy.Policy
	today    workday.Date
	holidays int
}

var lookedAt = &lookCache{by: map[notebook.ID]*looked{}}

// atOnce is how many cases are worked out without a pause.
const atOnce = 6

// lines is the list: the cases in the order in which they press; false while some are still being worked out, which are not
// in it.
func (c *lookCache) lines() ([]*view.CaseLine, bool) {
	looks, ready := c.all()
	lines := make([]*view.CaseLine, len(looks))
	for i, l := range looks {
		lines[i] = c.by[l.Summary.ID].line
	}
	return lines, ready
}

// all is what follows from each case, in the same order.
func (c *lookCache) all() ([]*casework.Look, bool) {
	if shelved.coming > 0 {
		return nil, false // every case would have to be worked out twice
	}
	day, cal, holidays := today(), calendar(), len(current.book.Settings().Holidays)
	var known []*casework.Look
	var missing []*looked
	for _, s := range current.book.Lines() {
		from := basis{s.Entries, s.Written, s.Edition, shelved.of(s.Edition), day, holidays}
		if l := c.by[s.ID]; l != nil && l.from == from {
			known = append(known, &l.Look)
		} else {
			missing = append(missing, &looked{Look: casework.Look{Summary: s}, from: from})
		}
	}
	if len(missing) > 0 && len(missing) <= atOnce {
		for _, l := range missing {
			c.work(l, cal)
			known = append(known, &l.Look)
		}
		missing = nil
	}
	if len(missing) > 0 && !c.busy {
		c.busy = true
		task(func() { c.slices(missing, cal) })
	}
	casework.Order(known)
	return known, len(missing) == 0
}

// work works one case out, and keeps it.
func (c *lookCache) work(l *looked, cal workday.Calendar) {
	l.Look = casework.At(l.Summary, l.from.policy, l.from.today, cal)
	l.line = view.CaseLineOf(l.Look, boardName)
	c.by[l.Summary.ID] = l
}

// slices works out many, in turns with the page, and then has the list drawn.
func (c *lookCache) slices(missing []*looked, cal workday.Calendar) {
	inTurns(func(budget func() bool) bool {
		done := make(chan struct{})
		current.root.Dispatch(func(app.Context) {
			for len(missing) > 0 && budget() {
				c.work(missing[0], cal)
				missing = missing[1:]
			}
			close(done)
		})
		<-done
		return len(missing) > 0
	})
	current.change(func(app.Context) { c.busy = false })
}
