package guide

import (
	"slices"

	"waymark/app/policy"
	"waymark/app/stable"
)

// place sorts the events by date and puts aside those that do not fit the policy.
func (c *course) place(events []Event) {
	sorted := slices.Clone(events) // those that fit stay in it
	stable.Sort(sorted, func(e, o Event) int { return e.On.Compare(o.On) })
	limits := c.limitedRanks()
	c.events = sorted[:0]
	for _, e := range sorted {
		if c.fits(e, limits) {
			c.events = append(c.events, e)
		} else {
			c.unplaced = append(c.unplaced, e)
		}
	}
}

// fits says whether an event can be placed in the policy.
func (c *course) fits(e Event, limits map[int]bool) bool {
	switch e.Kind {
	case Arose:
		return true
	case StageCompleted:
		// Resolved at no stage: they agreed outside the ladder, or it is missing.
		return e.Stage == 0 && e.Resolved || c.reachable(e.Stage)
	case StageStarted, Skipped:
		return c.reachable(e.Stage)
	case DateAgreed:
		return e.Agreed.Valid() && limits[e.Stage]
	case DiscussionHeld, ContactMade, Informed, Copied, FormSent, Confirmed, MeetingHeld, LearningShared, Debriefed:
		return e.Stage == 0 || c.reachable(e.Stage)
	}
	return false
}

func (c *course) reachable(rank int) bool { return c.has(rank) && !c.closed(rank) }

// closed says whether every way that the document prints to a stage is ruled out
// by a plain answer. Leeds goes on to its Stage 4 only for abuse, neglect or
// self-neglect.
//
// We let the answer outweigh an event that was entered for such a stage, because
// the document has no such stage for this disagreement; the event stays in sight
// in Unplaced, and so does the contradiction.
func (c *course) closed(rank int) bool {
	ways := 0
	for _, r := range c.policy.Rules() {
		if !leadsTo(r, rank) {
			continue
		}
		if c.holds(r, open) != no {
			return false
		}
		ways++
	}
	return ways > 0
}

// leadsTo says whether a rule goes on to the stage or panel of a rank.
func leadsTo(r *policy.Rule, rank int) bool {
	if r.Then == nil {
		return false
	}
	switch r.Then.Kind {
	case policy.ToStage:
		return r.Then.Stage == rank
	case policy.ToPanel:
		return rank == PanelRank
	}
	return false
}

// limitedRanks is the stages with a limit that another date can be agreed for, 0
// for the process as a whole.
func (c *course) limitedRanks() map[int]bool {
	limits := map[int]bool{}
	for s, r := range c.policy.Rules() {
		for i := range r.Duties {
			if replaceable(&r.Duties[i]) {
				limits[rankOf(s)] = true
			}
		}
	}
	return limits
}

// replaceable says whether a date agreed at a stage can stand for this limit: one
// on the talk, contact or referral of that stage, and not on what follows from it.
func replaceable(d *policy.Duty) bool {
	return d.Time != nil && d.Time.Urgency == policy.Within && d.Strength != policy.May && !aftermath(d.Act)
}

// rankOf is the rank that a section's limits and duties belong to.
func rankOf(s *policy.Section) int {
	switch s.Kind {
	case policy.StageKind:
		return s.Rank
	case policy.Panel:
		return PanelRank
	}
	return 0
}
