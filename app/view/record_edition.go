//go:build !guideonly

package view

import (
	"slices"
	"strings"

	"waymark/app/casework"
	"waymark/app/policy"
	"waymark/app/stable"
	"waymark/app/workday"
)

// Difference is one clause that two editions do not say alike.
type Difference struct {
	Kind   string // "Added", "Removed", "Changed"
	Where  string // the section
	Lines  []DiffLine
	Source string
}

// DiffLine is a line of a clause: gone, new, or in both.
type DiffLine struct {
	Mark DiffMark
	Text string
}

// DiffMark says in a word how a line stands.
type DiffMark string

// The marks; each is shown in words, colour is never the only sign.
const (
	InBoth  DiffMark = ""
	OnlyWas DiffMark = MoveWas
	OnlyIs  DiffMark = MoveIs
)

// Differences is clause by clause what differs between two editions.
func Differences(was, is *policy.Policy) []Difference {
	var out []Difference
	if d := headDifference(was, is); len(d.Lines) > 0 {
		out = append(out, d)
	}
	for _, c := range policy.Changes(was, is) {
		d := Difference{Kind: changeWords[c.Kind()]}
		side := c.Is
		if side.Section == nil {
			side = c.Was
		}
		d.Where = side.Section.Heading()
		d.Lines, d.Source = diffLines(partLines(was, c.Was), partLines(is, c.Is)), partSource(side)
		out = append(out, d)
	}
	return out
}

var changeWords = map[policy.ChangeKind]string{policy.Added: "Added", policy.Removed: "Removed", policy.Changed: "Changed"}

// headDifference is what is printed of the document itself.
func headDifference(was, is *policy.Policy) Difference {
	lines := func(p *policy.Policy) []string {
		edition := p.Edition
		if edition == "" {
			edition = undated
		}
		return []string{p.Name, p.Document, upper(edition), upper(reviewStatus(p.Review, workday.Date{}).Text)}
	}
	d := Difference{Kind: changeWords[policy.Changed], Where: "The document"}
	for _, l := range diffLines(lines(was), lines(is)) {
		if l.Mark != InBoth {
			d.Lines = append(d.Lines, l)
		}
	}
	return d
}

// partLines is a part of a policy in words, line by line.
func partLines(p *policy.Policy, part policy.Part) []string {
	switch {
	case part.Section == nil:
		return nil
	case part.Rule != nil:
		return append(RuleLines(p, part.Rule), ruleRest(part.Rule)...)
	case part.Fact != nil:
		return []string{part.Fact.Question}
	case part.Form != nil:
		return append([]string{part.Form.Title}, append(slices.Clone(part.Form.Sent), formLines(part.Form.Parts)...)...)
	case part.Contact != nil:
		c := part.Contact
		lines := []string{upper(c.Role)}
		for _, l := range append([]string{c.Email, c.Phone, prefixed("printed ", c.Printed)}, c.For...) {
			if l != "" {
				lines = append(lines, l)
			}
		}
		return lines
	case part.Agencies != nil:
		var lines []string
		for _, a := range part.Agencies.Agencies {
			for _, s := range p.Stages() {
				lines = append(lines, a.Agency+", "+s.Label+": "+a.ByRank[s.Rank])
			}
		}
		return lines
	}
	return []string{part.Section.Heading()}
}

// ruleRest is what a rule says that RuleLines leaves to the pages: its form, its link.
func ruleRest(r *policy.Rule) []string {
	var out []string
	if r.Form != "" {
		out = append(out, "Form: "+r.Form+".")
	}
	if r.Link != "" {
		out = append(out, r.Link)
	}
	return out
}

func formLines(parts []policy.FormPart) []string {
	var out []string
	for _, p := range parts {
		out = append(out, p.Label)
		out = append(out, p.Options...)
		for _, c := range p.Columns {
			out = append(out, c.Label)
		}
		out = append(out, p.Rows...)
		out = append(out, formLines(p.Parts)...)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

func partSource(part policy.Part) string {
	switch {
	case part.Rule != nil:
		return part.Rule.Source.Text
	case part.Fact != nil:
		return part.Fact.Source.Text
	case part.Form != nil:
		return part.Form.Source.Text
	case part.Contact != nil:
		return part.Contact.Source.Text
	case part.Agencies != nil:
		return part.Agencies.Source.Text
	}
	return ""
}

// diffLines keeps the order of both sides: the lines that both have in one order stay, of the
// rest the old ones come before the new ones.
func diffLines(was, is []string) []DiffLine {
	longest := make([][]int, len(was)+1) // of the common lines of was[i:] and is[j:]
	for i := range longest {
		longest[i] = make([]int, len(is)+1)
	}
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(is) - 1; j >= 0; j-- {
			if was[i] == is[j] {
				longest[i][j] = 1 + longest[i+1][j+1]
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var out []DiffLine
	i, j := 0, 0
	for i < len(was) && j < len(is) {
		switch {
		case was[i] == is[j]:
			out = append(out, DiffLine{InBoth, was[i]})
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			out = append(out, DiffLine{OnlyWas, was[i]})
			i++
		default:
			out = append(out, DiffLine{OnlyIs, is[j]})
			j++
		}
	}
	for ; i < len(was); i++ {
		out = append(out, DiffLine{OnlyWas, was[i]})
	}
	for ; j < len(is); j++ {
		out = append(out, DiffLine{OnlyIs, is[j]})
	}
	return out
}

// WouldNotCount is what of a case counts now and would not under another policy.
func (r Record) WouldNotCount(now, then casework.Look) []string {
	here := r.aside(now)
	var out []string
	for _, line := range (Record{Case: r.Case, Policy: r.Policy, Edition: r.Edition}).aside(then) {
		if !slices.Contains(here, line) {
			out = append(out, line)
		}
	}
	return out
}

// AnswersLeft is the answers of a case as another board would find them: none of them count
// there, because two boards can ask different things under one name.
func (r Record) AnswersLeft(l casework.Look) []string {
	var out []string
	for _, fact := range stable.Keys(l.Told.Answers) {
		out = append(out, strings.TrimSpace(r.question(fact)+" "+answerWords[l.Told.Answers[fact]]))
	}
	return out
}
