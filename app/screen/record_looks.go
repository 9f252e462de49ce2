//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/casework"
	"waymark/app/notebook"
	"waymark/app/pace"
	"waymark/app/policy"
	"waymark/app/stable"
	"waymark/app/view"
	"waymark/app/workday"
)

// lookCache keeps what the list says of each case until something of it changes. Working a case out takes a telephone some
// milliseconds, and there may be hundreds: many at once are done in slices, between which the page answers. What follows from a
// case beyond its line is let go of: the garbage collector goes through all that is kept, in one task.
type lookCache struct {
	by    map[notebook.ID]*looked
	order []*view.CaseLine // of all cases
	of    basisOfAll       // the order
	busy  bool
}

// basisOfAll is what the list depends on: two that are the same give the same list, and no case need be asked for what it depends on.
type basisOfAll struct {
	first    *notebook.Summary // of the book's list, which is another when a case was written in
	cases    int
	puts     int // on the shelf
	today    workday.Date
	holidays string
}

// looked is how the list says a case, where in the list, and all that it was worked out from.
type looked struct {
	line *view.CaseLine
	rank casework.Rank
	from basis
}

// basis is what a look depends on. Two that are the same give the same look.
type basis struct {
	entries  int
	written  notebook.Stamp
	edition  notebook.Edition
	policy   *policy.Policy
	today    workday.Date
	holidays string // that the person added: the days themselves, as one can be taken for another
}

var lookedAt = &lookCache{by: map[notebook.ID]*looked{}}

// atOnce is how many cases are worked out without a pause.
const atOnce = 6

// lines is the list: the cases in the order in which they press; false while many are still being worked out, and then it is the
// list as it was before: to put what is known in order each time would take longer than to wait. It is not to be changed.
func (c *lookCache) lines() ([]*view.CaseLine, bool) {
	if shelved.coming > 0 {
		return nil, false // every case would have to be worked out twice
	}
	all := current.book.Lines()
	of := basisOfAll{nil, len(all), shelved.puts, today(), daysOff(current.book.Settings().Holidays)}
	if len(all) == 0 {
		return nil, true
	}
	if of.first = &all[0]; c.of == of {
		return c.order, true
	}
	if c.busy {
		return c.order, false
	}
	missing, cal := c.missing(all, of), calendar()
	if len(missing) > 0 && len(missing) <= atOnce {
		for _, m := range missing {
			c.by[m.of.ID] = m.work(cal)
		}
		missing = nil
	}
	if len(missing) > 0 {
		c.busy = true
		front.Add(1)
		task(func() { c.slices(missing, cal) })
		return c.order, false
	}
	c.order, c.of = c.inOrder(all), of
	return c.order, true
}

// daysOff is a list of days as one value, to be compared with another.
func daysOff(days []workday.Date) string {
	all := ""
	for _, d := range days {
		all += d.String()
	}
	return all
}

// unworked is a case that is to be worked out.
type unworked struct {
	of   *notebook.Summary
	from basis
}

// missing is the cases of which nothing is known, or something else by now.
func (c *lookCache) missing(all []notebook.Summary, of basisOfAll) []unworked {
	var missing []unworked
	for i := range all {
		s := &all[i]
		from := basis{s.Entries, s.Written, s.Edition, shelved.of(s.Edition), of.today, of.holidays}
		if l := c.by[s.ID]; l == nil || l.from != from {
			missing = append(missing, unworked{s, from})
		}
	}
	return missing
}

// inOrder is the lines of all cases, in their order.
func (c *lookCache) inOrder(all []notebook.Summary) []*view.CaseLine {
	known := make([]*looked, len(all))
	for i := range all {
		known[i] = c.by[all[i].ID]
	}
	stable.Sort(known, func(a, b *looked) int { return a.rank.Compare(b.rank) })
	lines := make([]*view.CaseLine, len(known))
	for i, l := range known {
		lines[i] = l.line
	}
	return lines
}

// work is what the list needs of a case.
func (u unworked) work(cal workday.Calendar) *looked {
	l := casework.At(*u.of, u.from.policy, u.from.today, cal)
	return &looked{view.CaseLineOf(l, boardName), l.Rank(), u.from}
}

// compile works out a case without entries, with a pause: a browser compiles a function when it is first called, and of the first
// case that takes longer than the page may stand still.
func compile(from basis, cal workday.Calendar) {
	l := casework.At(notebook.Summary{}, from.policy, from.today, cal)
	pace.Turn()
	view.CaseLineOf(l, boardName)
	pace.Turn()
}

// slices works out many, in turns with the page, and then has the list drawn.
func (c *lookCache) slices(missing []unworked, cal workday.Calendar) {
	var done []*looked
	pace.Turn() // with what the page says meanwhile
	compile(missing[0].from, cal)
	pace.InTurns(func(budget func() bool) bool {
		for len(done) < len(missing) && budget() {
			done = append(done, missing[len(done)].work(cal))
		}
		return len(done) < len(missing)
	})
	pace.Turn()
	current.change(func(app.Context) {
		for i, l := range done {
			c.by[missing[i].of.ID] = l
		}
		c.busy = false
		front.Add(-1)
	})
}
