package main

import (
	"slices"

	"waymark/app/policy"
)

// path is one way up the ladder: what happens at each stage, and where it ends.
type path struct {
	Steps []string
	End   string
}

// mostPaths bounds the list; a ladder of nine stages with a fork at each stays under it.
const mostPaths = 1000

// paths is every way through the stages: each stage resolved or not, each fork
// taken either way, in order of rank.
func paths(p *policy.Policy) []path {
	if len(p.Stages()) == 0 {
		return nil
	}
	w := walker{policy: p}
	w.from(1, nil, nil)
	return w.paths
}

type walker struct {
	policy *policy.Policy
	paths  []path
}

// from follows all ways on from a stage. The conditions are those that have
// held so far: a fact does not change its answer on the way.
func (w *walker) from(rank int, steps []string, held []policy.Condition) {
	s := w.policy.Stage(rank)
	w.end(append(slices.Clone(steps), s.Label+": resolved"), "resolved at "+s.Label)
	for r := range s.Rules() {
		if !leadsOn(r) || !agree(held, r.When) {
			continue
		}
		step := s.Label + ": not resolved"
		var asked, now []policy.Condition
		for _, c := range r.When {
			if c.Fact != policy.Resolved {
				asked, now = append(asked, c), append(now, c)
			}
		}
		if len(asked) > 0 {
			step += ", and " + conditionWords(w.policy, asked)
		}
		next := append(slices.Clone(steps), step)
		switch {
		case r.Then == nil:
			w.end(next, "open: the document does not say where it goes on")
		case r.Then.Kind == policy.ToStage && r.Then.Stage > rank:
			w.from(r.Then.Stage, next, append(slices.Clone(held), now...))
		case r.Then.Kind == policy.ToStage:
			w.end(next, "back to "+w.policy.StageLabel(r.Then.Stage))
		default:
			w.end(next, targetWords(w.policy, r.Then))
		}
	}
}

func (w *walker) end(steps []string, end string) {
	if len(w.paths) < mostPaths {
		w.paths = append(w.paths, path{steps, end})
	}
}

// leadsOn reports whether a stage's rule says where an unresolved disagreement
// goes, or that the document does not.
func leadsOn(r *policy.Rule) bool {
	if slices.Contains(r.When, policy.Condition{Fact: policy.Resolved}) {
		return false
	}
	if r.Then != nil {
		return r.Then.Kind != policy.Alongside
	}
	return slices.Contains(r.When, policy.Condition{Fact: policy.Resolved, Not: true}) &&
		slices.ContainsFunc(r.Gaps, func(g policy.Gap) bool { return g.About == "way out" || g.About == "end" })
}

// agree reports whether conditions can hold after those that have held.
func agree(held, now []policy.Condition) bool {
	return !slices.ContainsFunc(now, func(c policy.Condition) bool {
		return c.Fact != policy.Resolved && slices.Contains(held, policy.Condition{Fact: c.Fact, Not: !c.Not})
	})
}

// otherWay leads away from the stages, along beside them, or past some of them.
type otherWay struct{ Rule, When, Where string }

func otherWays(p *policy.Policy) []otherWay {
	var out []otherWay
	for s, r := range p.Rules() {
		when := "always"
		if len(r.When) > 0 {
			when = "when " + conditionWords(p, r.When)
		}
		if r.Then != nil && (s.Kind != policy.StageKind || r.Then.Kind == policy.Alongside) {
			out = append(out, otherWay{r.ID, when, targetWords(p, r.Then)})
		}
		if r.Skip != nil {
			out = append(out, otherWay{r.ID, when, "leaving out stages: " + skipWords(p, r.Skip)})
		}
	}
	return out
}
