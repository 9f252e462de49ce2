package guide

import (
	"cmp"

	"waymark/app/policy"
	"waymark/app/stable"
)

// safety is what the risk rules ask for, and what they would ask for if a question
// that is still open were answered so. Several may hold at once.
func (c *course) safety() (sure, maybe []Step) {
	for _, s := range c.policy.Kind(policy.Risk) {
		for r := range s.Rules() {
			steps := c.allSteps(c.apply(s, r))
			if len(steps) > 0 && steps[0].Unsure {
				maybe = append(maybe, steps...)
			} else {
				sure = append(sure, steps...)
			}
		}
	}
	return sure, maybe
}

// routes is the other procedures: all that the route sections ask, and where rules
// of the ladder itself lead out of it or beside it.
func (c *course) routes() []Step {
	var steps []Step
	for s, r := range c.policy.Rules() {
		switch {
		case s.Kind == policy.Route:
			steps = append(steps, c.allSteps(c.apply(s, r))...)
		case s.Kind != policy.Risk && leadsOut(r) && c.bears(s):
			steps = append(steps, c.targetSteps(c.apply(s, r))...)
		}
	}
	return steps
}

// leadsOut says whether a rule leads to another procedure.
func leadsOut(r *policy.Rule) bool {
	return r.Then != nil && (r.Then.Kind == policy.Leave || r.Then.Kind == policy.Alongside)
}

// next is what the policy asks where the disagreement stands: what has to be done
// at once, then the rest in the order of the document, then what is done already.
func (c *course) next() []Step {
	steps := make([]Step, 0, 2*len(c.rules)) // few rules have more duties
	for _, a := range c.rules {
		if !c.current(a) {
			continue
		}
		for d := range c.demands(a) {
			if c.timely(d) {
				steps = append(steps, c.dutyStep(d))
			}
		}
	}
	stable.Sort(steps, func(s, o Step) int { return cmp.Compare(place(s), place(o)) })
	return steps
}

func place(s Step) int {
	switch {
	case s.Met != nil:
		return 2
	case s.ActNow && !s.Unsure:
		return 0
	}
	return 1
}

// allSteps is every step of a rule that applies or might: its duties, the leave or
// order to skip, and where it leads.
func (c *course) allSteps(a applied) []Step {
	var steps []Step
	for d := range c.demands(a) {
		steps = append(steps, c.dutyStep(d))
	}
	steps = append(steps, c.skipSteps(a)...)
	return append(steps, c.targetSteps(a)...)
}

func (c *course) dutyStep(d demand) Step {
	s := c.step(d.applied)
	s.Duty, s.ActNow, s.Met = d.duty, atOnce(d.duty), c.met(d)
	return s
}

// skipSteps leaves out "not stated": where a document says nothing of leaving out
// stages, that is no way to go.
func (c *course) skipSteps(a applied) []Step {
	if a.hold == no || a.rule.Skip == nil || a.rule.Skip.Kind == policy.SkipNotStated {
		return nil
	}
	s := c.step(a)
	s.Skip = a.rule.Skip
	return []Step{s}
}

func (c *course) targetSteps(a applied) []Step {
	if a.hold == no || a.rule.Then == nil {
		return nil
	}
	s := c.step(a)
	s.Target = a.rule.Then
	return []Step{s}
}

func (c *course) step(a applied) Step {
	return Step{Why: c.why(a), Unsure: a.hold == open}
}

// atOnce says whether a duty has to be done now. "As soon as possible" is not
// among them: it leaves room, and nobody has said how much.
func atOnce(d *policy.Duty) bool {
	if d.Time == nil {
		return false
	}
	switch d.Time.Urgency {
	case policy.SameWorkingDay, policy.Immediately, policy.WithoutDelay:
		return true
	}
	return false
}

// why leads back from what a rule asks to the answers and events that make it apply.
func (c *course) why(a applied) Why {
	w := Why{Rule: a.rule, Section: a.section}
	for _, condition := range a.rule.When {
		if f := c.policy.Fact(condition.Fact); f != nil {
			w.Questions = append(w.Questions, c.question(f))
		}
	}
	if e := c.reason(a); e != nil {
		w.Events = append(w.Events, *e)
	}
	return w
}

// reason is the event that made a rule apply: how the stage ended, or what brought
// the disagreement there. Rules outside the ladder rest on an event only where
// they wait for an outcome.
func (c *course) reason(a applied) *Event {
	switch {
	case a.visit != nil && a.visit.ended != nil && onOutcome(a.rule):
		return a.visit.ended
	case a.visit != nil && a.visit.led != nil:
		return a.visit.led
	case a.rank != 0:
		return c.led
	case onOutcome(a.rule) && c.concluded():
		return c.led
	}
	return nil
}
