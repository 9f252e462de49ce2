package parse

import (
	"fmt"
	"slices"
	"strings"

	"waymark/app/policy"
)

// checkConflicts: no two rules of a section answer the same facts differently.
func (f *file) checkConflicts() {
	for _, s := range f.sections {
		rules := f.blocksOf(s, "rule")
		for i, b := range rules {
			for _, a := range rules[:i] {
				f.conflict(s, a, b)
			}
		}
	}
}

func (f *file) conflict(s *section, a, b *block) {
	together := compatible(a.rule.When, b.rule.When)
	nested := within(a.rule.When, b.rule.When) || within(b.rule.When, a.rule.When)
	// On the ladder a disagreement is in one place, so two rules that can both
	// hold must agree. Elsewhere several may hold at once (two routes when the
	// adult is at risk); there only a rule inside another's conditions conflicts.
	onLadder := s.Kind == policy.StageKind || s.Kind == policy.Panel
	if x, y := a.rule.Then, b.rule.Then; x != nil && y != nil && *x != *y && leads(x) && leads(y) && together && (onLadder || nested) {
		f.Add(b.at("then"), fmt.Sprintf("two answers to where it goes on: this rule and the one with \"then\" in line %d both %s",
			a.at("then"), apply(a.rule.When, b.rule.When)), "give one of them a condition that the other excludes, as in: when  not resolved and not care-act-concern")
	}
	if x, y := a.rule.Skip, b.rule.Skip; x != nil && y != nil && (x.Kind != y.Kind || x.To != y.To) && nested {
		f.Add(b.at("skip"), fmt.Sprintf("two answers to whether stages may be skipped: this and line %d both %s",
			a.at("skip"), apply(a.rule.When, b.rule.When)), "give one of them a condition that the other excludes")
	}
	if a.rule.By == b.rule.By && together {
		f.dutyConflicts(a, b, nested)
	}
}

func (f *file) dutyConflicts(a, b *block, nested bool) {
	for _, x := range a.rule.Duties {
		for _, y := range b.rule.Duties {
			if x.Text == y.Text && x.Strength != y.Strength && nested {
				f.Add(y.Line, fmt.Sprintf("the same duty is %q here and %q in line %d", y.Strength, x.Strength, x.Line), "keep the strength that the document prints")
			}
			f.limits(x, y)
		}
	}
}

// oneLimit is the acts that a stage asks for once; others have several recipients.
var oneLimit = []policy.Act{policy.ActDiscuss, policy.ActContact, policy.ActRefer, policy.ActReach, policy.ActEscalate}

func (f *file) limits(x, y policy.Duty) {
	if x.Time == nil || y.Time == nil || x.Act != y.Act || x.From != y.From {
		return
	}
	if !slices.Contains(oneLimit, x.Act) && x.Text != y.Text {
		return
	}
	s, t := *x.Time, *y.Time
	if s.Urgency != policy.Within || t.Urgency != policy.Within || s.From != t.From || s.Reading != t.Reading || s == t {
		return
	}
	f.Add(y.Line, fmt.Sprintf("two limits for the same act from the same event: %s here and %s in line %d", t.Length(), s.Length(), x.Line),
		"keep the one that the document prints, or tell the two apart by a condition")
}

// leads reports whether a target moves the disagreement; "alongside" comes as well.
func leads(t *policy.Target) bool { return t.Kind != policy.Alongside }

// compatible reports whether both sets of conditions can hold at once.
func compatible(a, b []policy.Condition) bool {
	return !slices.ContainsFunc(a, func(c policy.Condition) bool {
		return slices.Contains(b, policy.Condition{Fact: c.Fact, Not: !c.Not})
	})
}

// within reports whether every condition of a is one of b.
func within(a, b []policy.Condition) bool {
	return !slices.ContainsFunc(a, func(c policy.Condition) bool { return !slices.Contains(b, c) })
}

// apply says when two rules hold together, in the words of a when line.
func apply(a, b []policy.Condition) string {
	all := slices.Clone(a)
	for _, c := range b {
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return "always apply"
	}
	return "apply when " + words(all)
}

func words(conditions []policy.Condition) string {
	var parts []string
	for _, c := range conditions {
		if c.Not {
			parts = append(parts, "not "+c.Fact)
		} else {
			parts = append(parts, c.Fact)
		}
	}
	return strings.Join(parts, " and ")
}

// checkWayOut: whatever the answers, a stage that is not resolved leads on, or
// says that the document does not.
func (f *file) checkWayOut(s *section) {
	var outs [][]policy.Condition
	var facts []string
	unresolved := policy.Condition{Fact: policy.Resolved, Not: true}
	for _, b := range f.blocksOf(s, "rule") {
		r := b.rule
		open := slices.ContainsFunc(r.Gaps, func(g policy.Gap) bool { return g.About == "way out" || g.About == "end" })
		if !(r.Then != nil && leads(r.Then)) && !(open && slices.Contains(r.When, unresolved)) {
			continue
		}
		if r.Then != nil && leads(r.Then) && len(r.When) == 0 {
			f.Add(b.at("then"), s.ID+" leads on even when it is resolved", "add to this block: when  not resolved")
		}
		outs = append(outs, r.When)
		for _, c := range r.When {
			if c.Fact != policy.Resolved && !slices.Contains(facts, c.Fact) {
				facts = append(facts, c.Fact)
			}
		}
	}
	if len(outs) == 0 {
		f.Add(s.Line, s.ID+" has no way out when it is not resolved", "add a block with: when  not resolved; and: then  stage 3, panel or end")
		return
	}
	if len(facts) > 10 {
		return
	}
	for answers := range 1 << len(facts) {
		given := []policy.Condition{unresolved}
		for i, name := range facts {
			given = append(given, policy.Condition{Fact: name, Not: answers>>i&1 == 1})
		}
		if !slices.ContainsFunc(outs, func(when []policy.Condition) bool { return within(when, given) }) {
			f.Add(s.Line, fmt.Sprintf("%s does not say where it goes on when %s", s.ID, words(given)),
				"add a block for this case with then, or with: silent  way out: what follows then")
			return
		}
	}
}
