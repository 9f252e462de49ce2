package policy

import (
	"slices"

	"waymark/app/packed"
)

// ChangeKind is how two editions differ in one place.
type ChangeKind uint8

// The kinds of change.
const (
	Added ChangeKind = iota + 1
	Removed
	Changed
)

// Part is one thing that an edition says: one of rule, question, form, contact or agency
// table; with none of them, the heading of the section itself.
type Part struct {
	Section  *Section // nil: this edition does not say it
	Rule     *Rule
	Fact     *Fact
	Form     *Form
	Contact  *Contact
	Agencies *AgencyTable
}

// Change is one thing that two editions do not say alike.
type Change struct{ Was, Is Part }

// Kind is added where only the later edition says it, and so on.
func (c Change) Kind() ChangeKind {
	switch {
	case c.Was.Section == nil:
		return Added
	case c.Is.Section == nil:
		return Removed
	}
	return Changed
}

// Changes is what differs between two editions, clause by clause in the order of the later
// one, what it no longer says after what it does. Our prose is left out, because it only
// restates the rules; so is the order of rules within a section, and the line they stand on.
//
// Both policies are read only; a Change points into them.
func Changes(was, is *Policy) []Change {
	var all []Change
	for i := range is.Sections {
		s := &is.Sections[i]
		old := was.Section(s.ID)
		if old == nil {
			all = append(all, Change{Is: Part{Section: s}})
		} else if old.Heading() != s.Heading() || old.Rank != s.Rank {
			all = append(all, Change{Part{Section: old}, Part{Section: s}})
		}
		all = append(all, changesOf(was.parts(old), is.parts(s))...)
	}
	for i := range was.Sections {
		if s := &was.Sections[i]; is.Section(s.ID) == nil {
			all = append(all, Change{Was: Part{Section: s}})
			all = append(all, changesOf(was.parts(s), nil)...)
		}
	}
	return all
}

// parts is what a section says besides prose, with the questions that it asks first.
func (p *Policy) parts(s *Section) []Part {
	if s == nil {
		return nil
	}
	var all []Part
	for i := range p.Facts {
		if p.Facts[i].Section == s.ID {
			all = append(all, Part{Section: s, Fact: &p.Facts[i]})
		}
	}
	for i := range s.Blocks {
		b := &s.Blocks[i]
		if b.Rule != nil || b.Form != nil || b.Contact != nil || b.Agencies != nil {
			all = append(all, Part{Section: s, Rule: b.Rule, Form: b.Form, Contact: b.Contact, Agencies: b.Agencies})
		}
	}
	return all
}

// changesOf pairs what is the same, then what is alike. What is left over on one side was
// added or removed.
func changesOf(was, is []Part) []Change {
	partner := make([]int, len(is)) // 1 + place in was
	taken := make([]bool, len(was))
	for _, match := range []func(a, b Part) bool{same, samePlace, alike} {
		for i := range is {
			for j := range was {
				if partner[i] == 0 && !taken[j] && match(was[j], is[i]) {
					partner[i], taken[j] = 1+j, true
				}
			}
		}
	}
	var all []Change
	for i, p := range is {
		switch {
		case partner[i] == 0:
			all = append(all, Change{Is: p})
		case !same(was[partner[i]-1], p):
			all = append(all, Change{was[partner[i]-1], p})
		}
	}
	for j, p := range was {
		if !taken[j] {
			all = append(all, Change{Was: p})
		}
	}
	return all
}

// same says whether two parts say the same, whatever number their rules have: one rule more
// above renumbers all those below.
func same(a, b Part) bool { return a.written() == b.written() }

// written is everything that a part says.
func (p Part) written() string {
	p.Section = nil
	if p.Rule != nil {
		r := *p.Rule
		r.ID = ""
		p.Rule = &r
	}
	b, err := packed.Encode(p)
	if err != nil {
		return "" // no part of the model fails to be written
	}
	return string(b)
}

// samePlace pairs what has one name or stands in one place of the document.
func samePlace(a, b Part) bool {
	switch {
	case a.Rule != nil && b.Rule != nil:
		return a.Rule.Source.Text == b.Rule.Source.Text
	case a.Fact != nil && b.Fact != nil:
		return a.Fact.Name == b.Fact.Name
	case a.Form != nil && b.Form != nil:
		return a.Form.ID == b.Form.ID
	case a.Contact != nil && b.Contact != nil:
		return a.Contact.ID == b.Contact.ID
	}
	return a.Agencies != nil && b.Agencies != nil
}

// alike pairs rules that share a duty or leave the same thing open: the document was
// renumbered, and the clause has gone with it.
func alike(a, b Part) bool {
	if a.Rule == nil || b.Rule == nil {
		return false
	}
	for _, d := range a.Rule.Duties {
		if slices.ContainsFunc(b.Rule.Duties, func(o Duty) bool { return o.Text == d.Text }) {
			return true
		}
	}
	for _, g := range a.Rule.Gaps {
		if slices.ContainsFunc(b.Rule.Gaps, func(o Gap) bool { return o.Kind == g.Kind && o.Text == g.Text }) {
			return true
		}
	}
	return false
}
