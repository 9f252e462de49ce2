package view

import (
	"slices"
	"strings"

	"waymark/app/policy"
)

func compareLadder(p *policy.Policy) string {
	if p.LadderMissing() {
		return missingLead + " the stages."
	}
	var parts []string
	for _, s := range p.Stages() {
		parts = append(parts, s.Label+": "+whoText(p, stageWho(s)))
	}
	return strings.Join(parts, ". ") + "."
}

func compareClock(p *policy.Policy) string {
	parts := dutyLines(p, rulesOf(p, policy.Timescales), anyDuty)
	if len(inAll(p)) == 0 {
		parts = append(parts, gapLines(rulesOf(p, policy.Timescales), "timescale", "deadline")...)
	}
	if p.LadderMissing() {
		return strings.Join(append(parts, missingLead+" the stages."), " ")
	}
	for _, s := range p.Stages() {
		parts = append(parts, endStop(s.Label+": "+stageLimit(p, s)))
	}
	return strings.Join(parts, " ")
}

func rulesOf(p *policy.Policy, kind policy.SectionKind) []*policy.Rule {
	var out []*policy.Rule
	for i := range p.Sections {
		if kind == "" || p.Sections[i].Kind == kind {
			out = slices.AppendSeq(out, p.Sections[i].Rules())
		}
	}
	return out
}

// compareSection lists the duties of a kind of section, else what it leaves open.
func compareSection(kind policy.SectionKind) func(*policy.Policy) string {
	return func(p *policy.Policy) string {
		rules := rulesOf(p, kind)
		parts := dutyLines(p, rules, anyDuty)
		if len(parts) == 0 {
			parts = gapLines(rules)
		}
		if len(parts) == 0 {
			return nothing(p, printsNone, partsPrintNone)
		}
		return strings.Join(parts, " ")
	}
}

// compareActs lists the duties of some kind wherever they stand, else what the
// section about records leaves open of that subject.
func compareActs(is func(*policy.Duty) bool, gaps string) func(*policy.Policy) string {
	return func(p *policy.Policy) string {
		parts := dutyLines(p, rulesOf(p, ""), is)
		if len(parts) == 0 {
			parts = []string{nothing(p, printsNone, partsPrintNone)}
			if gaps != "" {
				parts = append(parts, gapLines(rulesOf(p, policy.Record), gaps)...)
			}
		}
		return strings.Join(parts, " ")
	}
}

func anyDuty(*policy.Duty) bool { return true }

func copiesIn(d *policy.Duty) bool {
	return d.Act == policy.ActCopy || d.Act == policy.ActSend && strings.Contains(d.Text, "copy")
}

func inWriting(d *policy.Duty) bool {
	return d.Act == policy.ActConfirm || d.Act == policy.ActInform && strings.Contains(d.Text, "in writing")
}

// nothing says that something is not printed: of a document that we do not have
// whole, only that it is not in the parts that we have.
func nothing(p *policy.Policy, whole, parts string) string {
	if p.LadderMissing() {
		return parts
	}
	return whole
}

func dutyLines(p *policy.Policy, rules []*policy.Rule, is func(*policy.Duty) bool) []string {
	var out []string
	for _, r := range rules {
		for i := range r.Duties {
			if !is(&r.Duties[i]) {
				continue
			}
			d := dutyOf(p, r, &r.Duties[i])
			line := d.Word + ": " + d.Text
			if d.Who != "" {
				line = d.Word + " (" + d.Who + "): " + d.Text
			}
			out = append(out, strings.TrimSpace(line+" "+endStop(d.Time)))
		}
	}
	return out
}

// gapLines are the gaps about some subjects, or all, in full sentences.
func gapLines(rules []*policy.Rule, about ...string) []string {
	var out []string
	for _, r := range rules {
		for _, g := range r.Gaps {
			if len(about) == 0 || slices.Contains(about, g.About) {
				gap := gapBlock(g).(Gap)
				out = append(out, strings.TrimSpace(gap.Lead+" "+gap.Text))
			}
		}
	}
	return out
}

func compareForms(p *policy.Policy) string {
	var parts []string
	for _, s := range p.Kind(policy.FormKind) {
		parts = append(parts, s.Title)
	}
	if len(parts) == 0 {
		return nothing(p, printsNoForm, partsPrintNoForm)
	}
	return endStop(strings.Join(parts, "; "))
}

func compareFinal(p *policy.Policy) string {
	var parts []string
	for _, r := range rulesOf(p, "") {
		if r.Final != "" {
			parts = append(parts, r.Final)
		}
	}
	if len(parts) == 0 {
		return nothing(p, callsNoneFinal, partsCallNoFinal)
	}
	return upper(endStop(strings.Join(parts, "; ")))
}
