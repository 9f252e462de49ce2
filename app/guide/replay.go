package guide

import "waymark/app/policy"

// replay takes the events one after the other.
func (c *course) replay() {
	c.marks = make([]mark, 0, len(c.events))
	for i := range c.events {
		e := &c.events[i]
		c.take(e)
		c.marks = append(c.marks, mark{e, c.position.Stage, c.position.Kind == Resolved})
	}
}

func (c *course) take(e *Event) {
	switch e.Kind {
	case Arose:
		c.arise(e)
	case StageStarted:
		c.start(e)
	case StageCompleted:
		c.complete(e)
	case Skipped:
		c.skip(e)
	case DiscussionHeld, ContactMade, FormSent, MeetingHeld:
		c.act(e)
	}
}

// arise keeps the first day, because of two days the earlier limit is the safer.
func (c *course) arise(e *Event) {
	if c.arose == nil || !c.arose.On.Valid() {
		c.arose = e
	}
	if c.position.Kind == NotStarted {
		c.position.Since, c.led = c.arose.On, c.arose
	}
}

// start sets the stage. For the stage where it already is, only the day is new.
func (c *course) start(e *Event) {
	if c.position.Kind == NotStarted || !c.at(e.Stage) {
		c.enter(e.Stage, e)
	}
	c.visits[e.Stage].started = e
	c.position.Since = e.On
}

// act moves on only where something was done at a later stage. We read that as the
// later stage having begun, because nobody talks at a stage that has not.
func (c *course) act(e *Event) {
	switch c.position.Kind {
	case NotStarted, AtStage, AtPanel, RanOut:
		if e.Stage > c.position.Stage {
			c.enter(e.Stage, e)
		}
	}
}

func (c *course) complete(e *Event) {
	rank := e.Stage
	if rank == 0 {
		rank = c.position.Stage
	}
	if e.Resolved {
		if rank != 0 {
			c.visit(rank).ended = e
		}
		c.settle(Resolved, rank, e)
		return
	}
	v, moves := c.visit(rank), c.moves(rank)
	if v.ended == nil || moves {
		v.ended = e
	}
	if moves {
		c.goOn(rank, e)
	}
}

// skip leaves a stage out. A stage that is over cannot be left out any more.
func (c *course) skip(e *Event) {
	v := c.visit(e.Stage)
	if v.ended != nil {
		return
	}
	v.skipped = e
	if c.moves(e.Stage) {
		c.goOn(e.Stage, e)
	}
}

// moves says whether the end of a stage moves the disagreement on. The end of an
// earlier one, entered late, does not move it back.
func (c *course) moves(rank int) bool {
	if rank != c.position.Stage {
		return rank > c.position.Stage
	}
	return c.at(rank) || c.position.Kind == Resolved
}

// visit is the visit at a rank, made where only the end of the stage is known.
func (c *course) visit(rank int) *visit {
	if c.visits[rank] == nil {
		c.visits[rank] = &visit{}
	}
	return c.visits[rank]
}

// enter brings the disagreement to a stage or panel.
func (c *course) enter(rank int, e *Event) {
	c.visits[rank] = &visit{led: e, again: c.visits[rank] != nil}
	c.settle(kindAt(rank), rank, e)
}

// settle sets the position.
func (c *course) settle(kind PositionKind, rank int, e *Event) {
	c.position = Position{Kind: kind, Stage: rank, Since: e.On}
	c.led, c.came = e, 0
}

// goOn moves on from a stage that ended without agreement, by the policy's rules.
func (c *course) goOn(rank int, e *Event) {
	target, known := c.way(rank)
	switch {
	case known == open:
		c.settle(kindAt(rank), rank, e)
		c.position.Over = true
	case known == yes && target.Kind == policy.Leave:
		c.settle(Left, rank, e)
	case known == yes && c.has(rankTo(target)):
		c.enter(rankTo(target), e)
		c.came = rank
	default:
		c.settle(RanOut, rank, e)
	}
}

func kindAt(rank int) PositionKind {
	if rank == PanelRank {
		return AtPanel
	}
	return AtStage
}

// way is where a stage leads when it is not resolved: yes with the first way that
// holds, open while a question decides, no where nothing is printed.
func (c *course) way(rank int) (*policy.Target, truth) {
	known := no
	for _, s := range c.sections(rank) {
		for r := range s.Rules() {
			if r.Then == nil || r.Then.Kind == policy.Alongside {
				continue
			}
			t := c.holds(r, no)
			if t == yes {
				return r.Then, yes
			}
			known = max(known, t)
		}
	}
	return nil, known
}

// rankTo is the rank that a target names, 0 for all others.
func rankTo(t *policy.Target) int {
	switch t.Kind {
	case policy.ToStage:
		return t.Stage
	case policy.ToPanel:
		return PanelRank
	}
	return 0
}

// leave takes the disagreement out of the ladder where an answer says that another
// procedure applies instead. What has been resolved stays resolved, because what
// was agreed still has to be confirmed and recorded.
func (c *course) leave() {
	if c.position.Kind == Resolved {
		return
	}
	for s, r := range c.policy.Rules() {
		if r.Then == nil || r.Then.Kind != policy.Leave || onOutcome(r) {
			continue
		}
		if c.bears(s) && c.holds(r, c.resolved()) == yes {
			c.position.Kind, c.position.Over = Left, false
			return
		}
	}
}

// bears says whether the rules of a section bear on the disagreement as it stands.
func (c *course) bears(s *policy.Section) bool {
	switch s.Kind {
	case policy.StageKind, policy.Panel:
		return c.at(rankOf(s))
	}
	return true
}
