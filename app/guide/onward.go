package guide

import "waymark/app/policy"

// onward is where to go if it is not resolved here. While a question is open, all
// the ways that hang on it are listed as unsure. Leave to skip stages is a way too.
func (c *course) onward() []Step {
	switch c.position.Kind {
	case NotStarted:
		return append(c.begin(), c.skips()...)
	case AtStage, AtPanel:
		return append(c.ways(c.position.Stage), c.skips()...)
	case RanOut:
		return c.ways(c.position.Stage)
	}
	return nil
}

// begin is the way to the first stage, which no rule has to print. It stands on
// the first rule of that stage.
func (c *course) begin() []Step {
	first := c.stages[c.first]
	step := Step{Target: &policy.Target{Kind: policy.ToStage, Stage: c.first}, Why: Why{Section: first}}
	for r := range first.Rules() {
		step.Why = c.why(c.apply(first, r))
		break
	}
	return []Step{step}
}

// ways is where a stage leads when it is not resolved.
func (c *course) ways(rank int) []Step {
	var steps []Step
	for _, s := range c.sections(rank) {
		for r := range s.Rules() {
			if r.Then != nil && r.Then.Kind != policy.Alongside {
				steps = append(steps, c.targetSteps(applied{s, r, rank, c.visits[rank], c.holds(r, no)})...)
			}
		}
	}
	return steps
}

// skips is the leave to skip, for all stages and for this one.
func (c *course) skips() []Step {
	var steps []Step
	for s, r := range c.policy.Rules() {
		if forAll(s.Kind) || c.at(rankOf(s)) {
			steps = append(steps, c.skipSteps(c.apply(s, r))...)
		}
	}
	return steps
}
