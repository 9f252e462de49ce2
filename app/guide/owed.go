package guide

import "waymark/app/policy"

// owed is what the policy asks for, that an event could show, and none does. A may
// is never owed, and neither is anything that rests on an open question.
func (c *course) owed() []Owed {
	if c.position.Kind == NotStarted || len(c.events) == 0 {
		return nil
	}
	var all []Owed
	for _, a := range c.rules {
		for d := range c.demands(a) {
			if !c.owes(d) {
				continue
			}
			for _, d := range c.perStage(d) {
				if c.met(d) == nil {
					all = append(all, Owed{d.duty, d.rank, c.why(d.applied)})
				}
			}
		}
	}
	return all
}

// owes says whether a duty is one that can be owed by now.
func (c *course) owes(d demand) bool {
	if d.hold != yes || d.duty.Strength == policy.May || d.duty.Time != nil || c.waits(d) {
		return false
	}
	switch {
	case d.section.Kind == policy.Learning:
		return c.concluded() && learnable(d.duty.Act)
	case d.duty.Act == policy.ActConfirm && d.rank == 0:
		return c.position.Kind == Resolved
	case d.duty.Act == policy.ActRefer:
		return d.rank != 0 && d.rule.Form != ""
	}
	return aftermath(d.duty.Act)
}

func learnable(act policy.Act) bool {
	return learns(Debriefed, act) || learns(LearningShared, act)
}

// perStage is a duty once for each stage that it holds at: "copy the Partnership
// into any communication, from stage 2 on" is owed at Stage 3 again.
func (c *course) perStage(d demand) []demand {
	if d.duty.From == 0 || d.rank != 0 || d.section.Kind == policy.Learning {
		return []demand{d}
	}
	var all []demand
	for _, rank := range c.asked() {
		if rank >= d.duty.From {
			at := d
			at.rank, at.visit = rank, c.visits[rank]
			all = append(all, at)
		}
	}
	return all
}
