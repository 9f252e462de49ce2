package view

import (
	"waymark/app/policy"
)

// This file lays out the rules of a section: duties in the board's own
// strength, the source after them, each gap in its own box.

// keep decides which rules of a section a page shows.
type keep func(*policy.Rule) bool

func always(*policy.Rule) bool { return true }

// onResolving keeps the rules that hold once both sides agreed.
func onResolving(r *policy.Rule) bool { return hasCondition(r, policy.Resolved, false) }

// onNotResolving keeps the rules that hold while they still disagree.
func onNotResolving(r *policy.Rule) bool { return hasCondition(r, policy.Resolved, true) }

// meanwhile keeps the rules that hold whatever comes of it.
func meanwhile(r *policy.Rule) bool { return !onResolving(r) && !onNotResolving(r) }

func hasCondition(r *policy.Rule, fact string, not bool) bool {
	for _, c := range r.When {
		if c.Fact == fact && c.Not == not {
			return true
		}
	}
	return false
}

// ruleBlocks shows the rules of a section that are kept, those with the same
// source and conditions together.
func ruleBlocks(p *policy.Policy, s *policy.Section, k keep) []Block {
	var out []Block
	var group []*policy.Rule
	flush := func() {
		out = append(out, groupBlocks(p, group)...)
		group = nil
	}
	for r := range s.Rules() {
		if !k(r) {
			continue
		}
		if len(group) > 0 && !sameCondition(group[0], r) {
			flush()
		}
		group = append(group, r)
	}
	flush()
	return out
}

func sameCondition(a, b *policy.Rule) bool {
	if len(a.When) != len(b.When) {
		return false
	}
	for i := range a.When {
		if a.When[i] != b.When[i] {
			return false
		}
	}
	return true
}

// groupBlocks shows rules that share their conditions: the condition once, the
// duties, then gaps and the rest.
func groupBlocks(p *policy.Policy, rules []*policy.Rule) []Block {
	if len(rules) == 0 {
		return nil
	}
	var duties []Duty
	var rest []Block
	for _, r := range rules {
		for i := range r.Duties {
			duties = append(duties, dutyOf(p, r, &r.Duties[i]))
		}
		rest = append(rest, ruleExtras(p, r)...)
	}
	var out []Block
	if c := conditionText(p, withoutResolved(rules[0].When)); c != "" && (len(duties) > 0 || len(rest) > 0) {
		out = append(out, Condition{Text: c})
	}
	if len(duties) > 0 {
		out = append(out, Duties{Items: duties})
	}
	return append(out, rest...)
}

func withoutResolved(when []policy.Condition) []policy.Condition {
	var out []policy.Condition
	for _, c := range when {
		if c.Fact != policy.Resolved {
			out = append(out, c)
		}
	}
	return out
}

// ruleExtras shows what a rule says besides its duties.
func ruleExtras(p *policy.Policy, r *policy.Rule) []Block {
	var out []Block
	if r.Then != nil && (r.Then.Kind == policy.Leave || r.Then.Kind == policy.Alongside) {
		lead := "Use this instead of the stages: "
		if r.Then.Kind == policy.Alongside {
			lead = "Use this as well as the stages: "
		}
		out = append(out, Para{Text: lead + r.Then.Name + "."})
	}
	if r.Skip != nil {
		out = append(out, Para{Text: skipText(p, r.Skip)})
	}
	if r.Instead {
		out = append(out, Para{Text: "Other dates may be agreed when a limit cannot be kept."})
	}
	if r.Final != "" {
		out = append(out, Para{Text: "Printed as final and binding: " + r.Final + "."})
	}
	if r.Log != nil {
		out = append(out, Table{Caption: upper(r.Log.Title), Head: []string{"What the log holds"}, Rows: column(r.Log.Fields)})
	}
	if r.Form != "" {
		if f := p.Section("form-" + r.Form); f != nil {
			out = append(out, Links{Items: []Link{{Href: p.ID + "/forms/" + r.Form + "/", Text: f.Title, Small: useOnForm}}})
		}
	}
	if r.Link != "" {
		out = append(out, Links{Items: []Link{{Href: r.Link, Text: r.Link, Small: "printed in the document; needs a connection"}}})
	}
	if len(r.Duties) == 0 && (r.Skip != nil || r.Final != "" || r.Log != nil || r.Then != nil && r.Then.Name != "") {
		out = append(out, Quiet{Text: whereItStands + shortSource(r.Source)})
	}
	for _, g := range r.Gaps {
		out = append(out, gapBlock(g))
	}
	return out
}

func column(cells []string) [][]string {
	var out [][]string
	for _, c := range cells {
		out = append(out, []string{upper(c)})
	}
	return out
}

// clauses shows every rule of a section beside the prose above it and its source.
func clauses(p *policy.Policy, s *policy.Section) []Block {
	var out []Block
	c := Clause{}
	for i := range s.Blocks {
		b := &s.Blocks[i]
		switch {
		case b.Rule != nil:
			c.ID, c.Lines, c.Source = b.Rule.ID, RuleLines(p, b.Rule), b.Rule.Source.Text
			out = append(out, c)
			c = Clause{}
		case b.Prose != nil:
			c.Prose = append(c.Prose, relink(p, b.Prose)...)
		case b.Form != nil:
			out = append(out, Prose{Nodes: c.Prose}, FormBlank{Form: b.Form})
			c = Clause{}
		case b.Contact != nil:
			out = append(out, Prose{Nodes: c.Prose})
			out = append(out, contactBlocks(p, b.Contact)...)
			c = Clause{}
		case b.Agencies != nil:
			out = append(out, Prose{Nodes: c.Prose}, agencyTable(p, b.Agencies))
			c = Clause{}
		}
	}
	if len(c.Prose) > 0 {
		out = append(out, Prose{Nodes: c.Prose})
	}
	return out
}

// RuleLines says in words everything that a rule makes the program do.
func RuleLines(p *policy.Policy, r *policy.Rule) []string {
	var out []string
	if t := conditionText(p, r.When); t != "" {
		out = append(out, t)
	}
	if len(r.Who) > 0 {
		out = append(out, "Who: "+whoText(p, r.Who)+".")
	}
	for i := range r.Duties {
		d := dutyOf(p, r, &r.Duties[i])
		line := d.Word + ": " + d.Text
		if d.Who != "" {
			line = d.Word + " (" + d.Who + "): " + d.Text
		}
		if d.Time != "" {
			line += " " + endStop(d.Time)
		}
		out = append(out, line)
	}
	if r.Then != nil {
		out = append(out, "Then: "+targetText(p, r.Then)+".")
	}
	if r.Skip != nil {
		out = append(out, skipText(p, r.Skip))
	}
	if r.Instead {
		out = append(out, "Other dates may be agreed instead.")
	}
	if r.Final != "" {
		out = append(out, "Final and binding: "+r.Final+".")
	}
	if r.Log != nil {
		out = append(out, upper(r.Log.Title)+" holds: "+joinWords(r.Log.Fields)+".")
	}
	for _, g := range r.Gaps {
		gap := gapBlock(g).(Gap)
		line := gap.Lead + " " + gap.Text
		if gap.Reading != "" {
			line += " " + readingLead + " " + gap.Reading
		}
		out = append(out, line)
	}
	return out
}
