package guide

import "waymark/app/policy"

// agree puts a date that was agreed in the place of the counted one: the latest
// agreement for that stage.
func (c *course) agree(due *Due, d demand) {
	if !replaceable(d.duty) {
		return
	}
	for i := range c.events {
		if e := &c.events[i]; e.Kind == DateAgreed && e.Stage == d.rank {
			due.Agreed = e
		}
	}
	if due.Agreed == nil {
		return
	}
	due.Printed, due.By, due.NoDate = due.By, due.Agreed.Agreed, HasDate
	due.Allowed = c.mayAgree(d)
	due.Why.Events = append(due.Why.Events, *due.Agreed)
}

// mayAgree says whether the document lets other dates be agreed for a limit: in
// the same section, or in what it says of all stages or of the process as a whole.
func (c *course) mayAgree(d demand) bool {
	for s, r := range c.policy.Rules() {
		if r.Instead && (s == d.section || forAll(s.Kind)) && c.apply(s, r).hold == yes {
			return true
		}
	}
	return false
}

func forAll(kind policy.SectionKind) bool {
	return kind == policy.Stages || kind == policy.Timescales
}

// instead says whether other dates may be agreed where the disagreement stands.
func (c *course) instead() bool {
	for s, r := range c.policy.Rules() {
		if r.Instead && (forAll(s.Kind) || c.at(rankOf(s))) && c.apply(s, r).hold == yes {
			return true
		}
	}
	return false
}

// capped keeps dates of our own reading within a printed limit on the whole: a
// target is never later, and a later date is never one that the document allows.
func capped(dues []Due) []Due {
	hard, ok := hardest(dues)
	if !ok {
		return dues
	}
	for i := range dues {
		due := &dues[i]
		switch {
		case !due.Ours || !due.By.After(hard.Limit()):
		case due.Agreed != nil:
			due.Allowed = false
		default:
			due.By, due.Count = hard.Limit(), hard.Count
		}
	}
	return dues
}

// hardest is the earliest printed limit on reaching a stage or an end.
func hardest(dues []Due) (Due, bool) {
	var hard Due
	for _, due := range dues {
		if due.Duty.Act != policy.ActReach || due.Stage != 0 || due.Ours || due.By.IsZero() {
			continue
		}
		if hard.By.IsZero() || due.By.Before(hard.By) {
			hard = due
		}
	}
	return hard, !hard.By.IsZero()
}
