package guide

import (
	"cmp"
	"slices"

	"waymark/app/policy"
	"waymark/app/stable"
)

// questions parts the policy's questions into those that apply, in order of
// asking, and those that were answered and do not apply any more.
func (c *course) questions() (apply, aside []Question) {
	for i := range c.policy.Facts {
		q := c.question(&c.policy.Facts[i])
		switch {
		case c.applies(q.Fact.Name):
			apply = append(apply, q)
		case q.Answer != NotAnswered:
			aside = append(aside, q)
		}
	}
	stable.Sort(apply, func(q, o Question) int {
		return cmp.Compare(turn(q.Fact.Kind), turn(o.Fact.Kind))
	})
	return apply, aside
}

func (c *course) question(f *policy.Fact) Question {
	return Question{f, c.answers[f.Name]}
}

// turn is when a question is asked: safety first, then other routes, then the rest.
func turn(kind policy.SectionKind) int {
	switch kind {
	case policy.Risk:
		return 0
	case policy.Route:
		return 1
	}
	return 2
}

// firstOpen is the first question without an answer. "Not sure" is an answer: it
// is not asked again, it only decides nothing.
func firstOpen(questions []Question) *Question {
	for _, q := range questions {
		if q.Answer == NotAnswered {
			return &q
		}
	}
	return nil
}

// applies says whether a rule that asks for the fact could matter now: it stands
// where it bears on the position, and none of its other conditions rules it out.
func (c *course) applies(fact string) bool {
	for s, r := range c.policy.Rules() {
		if uses(r, fact) && c.matters(s, r) && c.holdsApartFrom(fact, r, c.outcomeFor(s)) != no {
			return true
		}
	}
	return false
}

// matters says whether a rule could have a say where the disagreement stands.
func (c *course) matters(s *policy.Section, r *policy.Rule) bool {
	switch s.Kind {
	case policy.Risk, policy.Route:
		return true
	case policy.Leads, policy.Agencies, policy.Contacts, policy.About:
		return false
	}
	if c.position.Kind == Left {
		return r.Then != nil && r.Then.Kind == policy.Leave // how it came to leave
	}
	switch s.Kind {
	case policy.StageKind, policy.Panel:
		return c.mattersAt(rankOf(s), r)
	case policy.Learning:
		return c.concluded()
	}
	return true
}

// mattersAt is for the rules of a stage: while it is current, and afterwards those
// that decided where it went on or what was owed.
func (c *course) mattersAt(rank int, r *policy.Rule) bool {
	v := c.visits[rank]
	switch {
	case c.at(rank), v != nil && v.ended != nil, v != nil && v.skipped != nil && r.Then != nil:
		return true
	}
	return r.Then != nil && c.mentioned(rankTo(r.Then))
}

// mentioned says whether an event speaks of a stage: the answers that open or
// close that stage matter then.
func (c *course) mentioned(rank int) bool {
	if rank == 0 {
		return false
	}
	at := func(e Event) bool { return e.Stage == rank && e.Kind != Arose }
	return slices.ContainsFunc(c.events, at) || slices.ContainsFunc(c.unplaced, at)
}

// outcomeFor is what the rules of a section find when they ask whether both sides
// have agreed: those of a stage, whether they did there; all others, whether they
// have by now.
func (c *course) outcomeFor(s *policy.Section) truth {
	if rank := rankOf(s); rank != 0 {
		return c.visits[rank].outcome()
	}
	return c.resolved()
}
