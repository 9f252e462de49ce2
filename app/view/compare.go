package view

import (
	"slices"
	"strings"

	"waymark/app/policy"
)

const printsNone = "The document prints nothing about this."

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
	if p.LadderMissing() {
		return missingLead + " the stages."
	}
	var parts []string
	for _, r := range rulesOf(p, policy.Timescales) {
		for i := range r.Duties {
			if d := &r.Duties[i]; d.Time != nil {
				parts = append(parts, sentence(d.Text+", "+d.Time.Words(p)))
			}
		}
	}
	for _, s := range p.Stages() {
		limit := stageLimit(p, s)
		if limit == "" {
			limit = noDaysPrinted
		}
		parts = append(parts, endStop(s.Label+": "+limit))
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

// compareDuties lists the duties of a kind of section, or those with some acts.
func compareDuties(kind policy.SectionKind, acts []policy.Act) func(*policy.Policy) string {
	return func(p *policy.Policy) string {
		var parts []string
		for _, r := range rulesOf(p, kind) {
			for i := range r.Duties {
				d := dutyOf(p, r, &r.Duties[i])
				if acts == nil || slices.Contains(acts, r.Duties[i].Act) {
					parts = append(parts, strings.TrimSpace(d.Word+": "+d.Text+" "+endStop(d.Time)))
				}
			}
		}
		if len(parts) == 0 {
			return printsNone
		}
		return strings.Join(parts, " ")
	}
}

func compareForms(p *policy.Policy) string {
	var parts []string
	for _, s := range p.Kind(policy.FormKind) {
		parts = append(parts, s.Title)
	}
	if len(parts) == 0 {
		return "The document prints no form."
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
		return "The document calls no decision final."
	}
	return upper(endStop(strings.Join(parts, "; ")))
}
