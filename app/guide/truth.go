package guide

import "waymark/app/policy"

// truth is what is known of a condition. The order is chosen so that "all must
// hold" is the least of them, and "not" the negative.
type truth int8

const (
	no truth = iota - 1
	open
	yes
)

// truth takes only a plain yes or no for an answer.
func (a Answer) truth() truth {
	switch a {
	case Yes:
		return yes
	case No:
		return no
	}
	return open
}

func truthOf(is bool) truth {
	if is {
		return yes
	}
	return no
}

// holds says whether a rule applies, with resolved as what the rule finds when it
// asks whether both sides have agreed.
func (c *course) holds(r *policy.Rule, resolved truth) truth {
	return c.holdsApartFrom("", r, resolved)
}

// holdsApartFrom leaves one fact out: while it is not no, that fact can matter.
func (c *course) holdsApartFrom(fact string, r *policy.Rule, resolved truth) truth {
	all := yes
	for _, condition := range r.When {
		if condition.Fact != fact {
			all = min(all, c.found(condition, resolved))
		}
	}
	return all
}

func (c *course) found(condition policy.Condition, resolved truth) truth {
	t := resolved
	if condition.Fact != policy.Resolved {
		t = c.answers[condition.Fact].truth()
	}
	if condition.Not {
		return -t
	}
	return t
}

// uses says whether a rule asks for a fact.
func uses(r *policy.Rule, fact string) bool {
	for _, condition := range r.When {
		if condition.Fact == fact {
			return true
		}
	}
	return false
}

// onOutcome says whether a rule waits for an outcome, resolved or not.
func onOutcome(r *policy.Rule) bool { return uses(r, policy.Resolved) }
