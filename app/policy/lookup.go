package policy

import (
	"iter"

	"waymark/app/workday"
)

// Section is the section with the id, or nil.
func (p *Policy) Section(id string) *Section {
	for i := range p.Sections {
		if p.Sections[i].ID == id {
			return &p.Sections[i]
		}
	}
	return nil
}

// Kind is the sections of a kind, in order; routes and forms have several.
func (p *Policy) Kind(kind SectionKind) []*Section {
	var found []*Section
	for i := range p.Sections {
		if p.Sections[i].Kind == kind {
			found = append(found, &p.Sections[i])
		}
	}
	return found
}

// Stages is the ladder in order of rank; empty where it is missing.
func (p *Policy) Stages() []*Section { return p.Kind(StageKind) }

// Stage is the stage of a rank, or nil.
func (p *Policy) Stage(rank int) *Section {
	for _, s := range p.Stages() {
		if s.Rank == rank {
			return s
		}
	}
	return nil
}

// LadderMissing reports whether the document has stages in a part that we do
// not have. No ladder is offered then.
func (p *Policy) LadderMissing() bool {
	s := p.Section(string(Stages))
	if s == nil {
		return false
	}
	for r := range s.Rules() {
		for _, g := range r.Gaps {
			if g.Kind == Missing && g.About == "stages" {
				return true
			}
		}
	}
	return false
}

// Fact is the fact with the name, or nil.
func (p *Policy) Fact(name string) *Fact {
	for i := range p.Facts {
		if p.Facts[i].Name == name {
			return &p.Facts[i]
		}
	}
	return nil
}

// RoleName is the role as the document prints it; the name itself where that
// is the same or the role is not declared.
func (p *Policy) RoleName(name string) string {
	for _, r := range p.Roles {
		if r.Name == name && r.Printed != "" {
			return r.Printed
		}
	}
	return name
}

// Form is the form with the id (without "form-"), or nil.
func (p *Policy) Form(id string) *Form {
	s := p.Section("form-" + id)
	if s == nil {
		return nil
	}
	for i := range s.Blocks {
		if f := s.Blocks[i].Form; f != nil {
			return f
		}
	}
	return nil
}

// Rules goes through the rules of a section in order.
func (s *Section) Rules() iter.Seq[*Rule] {
	return func(yield func(*Rule) bool) {
		for i := range s.Blocks {
			if r := s.Blocks[i].Rule; r != nil && !yield(r) {
				return
			}
		}
	}
}

// Gaps goes through what a section leaves open, each with its rule.
func (s *Section) Gaps() iter.Seq2[*Rule, *Gap] {
	return func(yield func(*Rule, *Gap) bool) {
		for r := range s.Rules() {
			for i := range r.Gaps {
				if !yield(r, &r.Gaps[i]) {
					return
				}
			}
		}
	}
}

// Rules goes through all rules of the policy, each with its section.
func (p *Policy) Rules() iter.Seq2[*Section, *Rule] {
	return func(yield func(*Section, *Rule) bool) {
		for i := range p.Sections {
			for r := range p.Sections[i].Rules() {
				if !yield(&p.Sections[i], r) {
					return
				}
			}
		}
	}
}

// Rule is the rule with the id and its section, or nil.
func (p *Policy) Rule(id string) (*Section, *Rule) {
	for s, r := range p.Rules() {
		if r.ID == id {
			return s, r
		}
	}
	return nil, nil
}

// Contacts is who to reach, from all sections in order.
func (p *Policy) Contacts() []*Contact {
	var found []*Contact
	for i := range p.Sections {
		for j := range p.Sections[i].Blocks {
			if c := p.Sections[i].Blocks[j].Contact; c != nil {
				found = append(found, c)
			}
		}
	}
	return found
}

// AgencyTables is who it is at each stage, from all sections in order.
func (p *Policy) AgencyTables() []*AgencyTable {
	var found []*AgencyTable
	for i := range p.Sections {
		for j := range p.Sections[i].Blocks {
			if t := p.Sections[i].Blocks[j].Agencies; t != nil {
				found = append(found, t)
			}
		}
	}
	return found
}

// ReviewStatus says whether a document is older than its own review date.
type ReviewStatus uint8

// The review statuses. Unknown is for a document that prints no review date.
const (
	ReviewUnknown ReviewStatus = iota
	ReviewCurrent
	ReviewPassed
)

// String is the status in a word: "current".
func (s ReviewStatus) String() string {
	switch s {
	case ReviewCurrent:
		return "current"
	case ReviewPassed:
		return "passed"
	}
	return "unknown"
}

// Status is the review status as at a day. A month counts as passed after its last day.
func (p *Policy) Status(today workday.Date) ReviewStatus {
	switch {
	case p.Review.IsZero(), !today.Valid():
		return ReviewUnknown
	case p.Review.PassedAt(today):
		return ReviewPassed
	}
	return ReviewCurrent
}
