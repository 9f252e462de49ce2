package parse

import (
	"fmt"
	"slices"
	"strings"

	"waymark/app/policy"
)

// check looks at the file as a whole. A section in which something is already
// wrong is not also called incomplete.
func (f *file) check() {
	f.checkSections()
	f.checkLadder()
	for _, s := range f.sections {
		if s.Kind == policy.StageKind && !f.faultsIn(s.Line, s.last) {
			f.checkStage(s)
		}
	}
	for _, b := range f.blocks {
		if b.rule != nil {
			f.checkNumbers(b)
		}
	}
	f.checkConflicts()
	f.checkLinks()
	f.checkAddresses()
	if len(f.Faults) == 0 {
		f.checkUnused()
	}
}

func (f *file) checkSections() {
	for _, s := range f.sections {
		if len(s.Blocks) == 0 && !f.faultsIn(s.Line, s.last) {
			f.Add(s.Line, fmt.Sprintf("the section %q is empty", s.ID), "write what the document says, or what it leaves open, or take the heading out")
		}
		if s.Kind == policy.FormKind && !f.faultsIn(s.Line, s.last) {
			if forms := f.blocksOf(s, "form"); len(forms) != 1 {
				f.Add(s.Line, fmt.Sprintf("the section %q holds %d form blocks", s.ID, len(forms)), "give each form a section of its own with one form block")
			}
		}
	}
	if len(f.sections) == 0 && len(f.Faults) > 0 {
		return
	}
	// We ask for this section even where the document has nothing to put there:
	// a risk rule that was overlooked and one that was never printed must not look alike.
	if f.section("risk") == nil && !f.faultsOn("## ") {
		f.Add(1, "no section {#risk}", "add it: what comes before everything else when the adult is at risk, or a block with: silent  risk: what to do when the adult is at risk")
	}
}

// faultsOn reports whether something is wrong on a line that begins so.
func (f *file) faultsOn(begin string) bool {
	for _, x := range f.Faults {
		if x.Line <= len(f.lines) && strings.HasPrefix(f.lines[x.Line-1], begin) {
			return true
		}
	}
	return false
}

func (f *file) blocksOf(s *section, kind string) []*block {
	var found []*block
	for _, b := range f.blocks {
		if b.section == s && b.kind == kind {
			found = append(found, b)
		}
	}
	return found
}

// stages is the ranks of the file, and the line of the highest.
func (f *file) stages() (ranks []int, lines map[int]int) {
	lines = map[int]int{}
	for _, s := range f.sections {
		if s.Rank > 0 {
			ranks = append(ranks, s.Rank)
			lines[s.Rank] = s.Line
		}
	}
	slices.Sort(ranks)
	return ranks, lines
}

// checkLadder: stages run from 1 to n, or are said to be missing.
func (f *file) checkLadder() {
	ranks, lines := f.stages()
	missing := 0
	for _, b := range f.blocks {
		if b.rule == nil || b.section.Kind != policy.Stages {
			continue
		}
		for _, g := range b.rule.Gaps {
			if g.Kind == policy.Missing && g.About == "stages" {
				missing = b.at("missing")
			}
		}
	}
	switch {
	case missing > 0 && len(ranks) > 0:
		f.Add(missing, "the stages are said to be missing, and there are stages", "take out the gap, or the sections of the stages")
	case missing == 0 && len(ranks) == 0 && !f.faultsOn("## ") && len(f.Faults) == 0:
		f.Add(1, "no stages", "write a section for each, {#stage-1} and on; or a section {#stages} with: missing  stages: what is lost from our copy")
	}
	for i, rank := range ranks {
		if rank != i+1 {
			if !f.faultsOn("## ") {
				f.Add(lines[rank], fmt.Sprintf("stage %d stands here and there is no stage %d", rank, i+1), "number the stages from 1 without a gap, by order of rank")
			}
			return
		}
	}
}

// checkStage: a stage says who, a way out either way, and by when or that it is silent.
func (f *file) checkStage(s *section) {
	var who, resolved, timed bool
	for _, b := range f.blocksOf(s, "rule") {
		r := b.rule
		who = who || len(r.Who) > 0
		resolved = resolved || slices.Contains(r.When, policy.Condition{Fact: policy.Resolved})
		timed = timed || slices.ContainsFunc(r.Duties, func(d policy.Duty) bool { return d.Time != nil }) ||
			slices.ContainsFunc(r.Gaps, func(g policy.Gap) bool { return g.About == "timescale" })
	}
	if !who {
		f.Add(s.Line, s.ID+" does not say who speaks to whom", "add to one of its blocks, as in: who  line manager to line manager")
	}
	if !timed {
		f.Add(s.Line, s.ID+" has no timescale", "add it to a duty, as in: discuss it, within 5 working days of stage 1 ending; or, where none is printed: silent  timescale: by when they talk")
	}
	if !resolved {
		f.Add(s.Line, s.ID+" has no way out when it is resolved", "add a block with: when  resolved; and what the document asks for then, or: silent  way out: what follows when it is resolved")
	}
	f.checkWayOut(s)
}

func (f *file) checkLinks() {
	for _, l := range f.links {
		if f.places[l.id] == 0 {
			f.Add(l.line, fmt.Sprintf("a link to #%s, which is nowhere in this file", l.id), "use the id of a section, as in #stage-2")
		}
	}
}

// checkUnused finds what is declared and leads nowhere.
func (f *file) checkUnused() {
	for _, x := range f.facts {
		used := slices.ContainsFunc(f.blocks, func(b *block) bool {
			return b.rule != nil && slices.ContainsFunc(b.rule.When, func(c policy.Condition) bool { return c.Fact == x.Name })
		})
		if !used {
			f.Add(x.line, fmt.Sprintf("the fact %q is asked and no rule depends on it", x.Name), "use it in a when line, or take the ask line out")
		}
	}
	for _, x := range f.roles {
		if !f.roleUsed(x.Name) {
			f.Add(x.line, fmt.Sprintf("the role %q is declared and no rule names it", x.Name), "use it in a who, by or duty line, or take the role line out")
		}
	}
}

// roleUsed reports whether a rule names the role, as whose duty it is or in its words.
func (f *file) roleUsed(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(f.blocks, func(b *block) bool {
		return slices.ContainsFunc(b.lines, func(l line) bool {
			return l.word != "role" && l.word != "source" && strings.Contains(strings.ToLower(l.rest), name)
		})
	})
}
