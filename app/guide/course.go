package guide

import (
	"cmp"

	"waymark/app/policy"
	"waymark/app/stable"
	"waymark/app/workday"
)

// Stand replays answers and events under a policy as at today. It takes any
// input: a nil policy has no ladder and no rules, and an event that fits nowhere
// is handed back in Unplaced.
//
// Events may come in any order; they are taken by date, then in the order given,
// those without a date first. An event later than today is taken as entered: the
// clock of the device may be wrong, the person is asked.
//
// An answer given to a question that the policy does not ask counts for nothing.
func Stand(p *policy.Policy, a Answers, events []Event, today workday.Date, cal workday.Calendar) Standing {
	c := newCourse(p, a, today, cal)
	c.place(events)
	c.replay()
	c.leave()
	c.high = max(c.reached(), c.position.Stage)
	c.rules = c.applied()

	s := Standing{Position: c.position, Instead: c.instead()}
	s.Questions, s.SetAside = c.questions()
	s.Ask = firstOpen(s.Questions)
	s.Safety, s.MaybeSafety = c.safety()
	s.Routes = c.routes()
	s.Next = c.next()
	s.Onward = c.onward()
	s.Due = c.dues()
	s.Owed = c.owed()
	s.Unplaced = c.unplaced
	return s
}

// course is the course that one disagreement has taken so far.
type course struct {
	policy  *policy.Policy
	answers Answers
	today   workday.Date
	cal     workday.Calendar

	stages map[int]*policy.Section // by rank
	panels []*policy.Section       // what comes after the last stage
	first  int                     // lowest rank; 0 without a ladder

	events   []Event // that fit the policy, by date; never grows after place, so pointers into it hold
	unplaced []Event

	position Position
	led      *Event         // the event that led to the position
	came     int            // the stage whose end led here, 0 where an event set the position itself
	arose    *Event         // the first that says so
	visits   map[int]*visit // by rank
	marks    []mark         // where it stood after each event

	// Once the replay is over:
	high  int       // the highest stage it has come to; duties "from stage 3 on" wait for it
	rules []applied // of the ladder so far and for the process as a whole, see applied
}

// visit is what is known of the disagreement at one stage or panel. Coming back to
// a stage that was over begins another visit in its place.
type visit struct {
	led     *Event // brought it here; nil where only its end is known
	started *Event
	ended   *Event
	skipped *Event
	again   bool // not the first visit: only events since then count
}

// mark is where a disagreement stood after an event.
type mark struct {
	event    *Event
	rank     int
	resolved bool
}

func newCourse(p *policy.Policy, a Answers, today workday.Date, cal workday.Calendar) *course {
	if p == nil {
		p = &policy.Policy{}
	}
	c := &course{policy: p, answers: a, today: today, cal: cal,
		stages: map[int]*policy.Section{}, visits: map[int]*visit{}, panels: p.Kind(policy.Panel)}
	for _, s := range p.Stages() {
		if s.Rank < 1 || s.Rank >= PanelRank || c.stages[s.Rank] != nil {
			continue
		}
		c.stages[s.Rank] = s
		if c.first == 0 || s.Rank < c.first {
			c.first = s.Rank
		}
	}
	c.position.Kind = NotStarted
	if c.first == 0 {
		c.position.Kind = NoLadder
	}
	return c
}

// sections is the section of a stage, or those of the panel; none for a rank that
// the policy has not got.
func (c *course) sections(rank int) []*policy.Section {
	if rank == PanelRank {
		return c.panels
	}
	if s := c.stages[rank]; s != nil {
		return []*policy.Section{s}
	}
	return nil
}

func (c *course) has(rank int) bool { return len(c.sections(rank)) > 0 }

// ranks is the visited ranks, lowest first.
func (c *course) ranks() []int {
	var ranks []int
	for rank := range c.visits {
		ranks = append(ranks, rank)
	}
	stable.Sort(ranks, cmp.Compare)
	return ranks
}

// reached is the highest rank that was not merely left out.
func (c *course) reached() int {
	highest := 0
	for rank, v := range c.visits {
		if v.skipped == nil {
			highest = max(highest, rank)
		}
	}
	return highest
}

// at says whether the disagreement is at this stage now, with the stage not over.
// Before the start, the first stage is the one that is dealt with.
func (c *course) at(rank int) bool {
	switch c.position.Kind {
	case NotStarted:
		return rank == c.first
	case AtStage, AtPanel:
		return rank == c.position.Stage && !c.position.Over
	}
	return false
}

func (c *course) resolved() truth { return truthOf(c.position.Kind == Resolved) }

// concluded says whether it is over as far as the document goes.
func (c *course) concluded() bool {
	return c.position.Kind == Resolved || c.position.Kind == RanOut
}

// outcome is how the visit ended, and open while it has not.
func (v *visit) outcome() truth {
	switch {
	case v == nil:
		return open
	case v.ended != nil:
		return truthOf(v.ended.Resolved)
	case v.skipped != nil:
		return no
	}
	return open
}
