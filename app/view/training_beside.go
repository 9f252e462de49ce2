package view

import (
	"slices"
	"strings"

	"waymark/app/policy"
	"waymark/app/training"
)

// Beside is what changes under another board, as rows: where it stands, what each number on the two ladders means, the
// clock and the form. Numbers stand beside numbers, because it is then seen that they do not mean the same people.
func Beside(a, b *policy.Policy, am, bm *training.Moment) Table {
	t := Table{Caption: OtherBoard, RowHeads: true, Head: []string{"", Summarise(a).Heading(), Summarise(b).Heading()}}
	row := func(label string, of func(*policy.Policy, *training.Moment) string) {
		t.Rows = append(t.Rows, []string{label, of(a, am), of(b, bm)})
	}
	row(standsLabel, func(p *policy.Policy, m *training.Moment) string {
		return upper(strings.TrimPrefix(StandsText(p, m.Stands), standsLabel+": "))
	})
	row("Due now", dueNow)
	for n := 1; n <= max(rungs(a), rungs(b)); n++ {
		row(numberLabel(n), func(p *policy.Policy, _ *training.Moment) string { return rungText(p, n) })
	}
	row("The clock for all of it", func(p *policy.Policy, _ *training.Moment) string { return clockText(p) })
	row("The form", func(p *policy.Policy, _ *training.Moment) string { return formText(p) })
	return t
}

// rungs is how many stages a ladder has, 0 where our copy lacks them.
func rungs(p *policy.Policy) int {
	if p.LadderMissing() {
		return 0
	}
	return len(p.Stages())
}

// rungText is who talks to whom at a number of a ladder, how soon, and where that stands.
func rungText(p *policy.Policy, n int) string {
	switch {
	case p.LadderMissing():
		return missingLead + " the stages."
	case n > rungs(p):
		return noSuchNumber
	}
	s := p.Stages()[n-1]
	var sources []*policy.Rule
	for r := range s.Rules() {
		if len(r.Who) > 0 || slices.ContainsFunc(r.Duties, func(d policy.Duty) bool { return d.Time != nil }) {
			sources = append(sources, r)
		}
	}
	text, who := endStop(s.Heading()), whoText(p, stageWho(s))
	if !strings.Contains(text, who) { // some titles say it
		text += " " + endStop(who)
	}
	return withSource(text+" "+endStop(stageLimit(p, s)), sources)
}

// clockText is the limits on all of it, or that there are none.
func clockText(p *policy.Policy) string {
	rules := rulesOf(p, policy.Timescales)
	parts := dutyLines(p, rules, anyDuty)
	if len(inAll(p)) == 0 {
		parts = append(parts, gapLines(rules, "timescale", "deadline")...)
	}
	if len(parts) == 0 {
		return noDaysPrinted + "."
	}
	return withSource(strings.Join(parts, " "), rules)
}

func formText(p *policy.Policy) string {
	var rules []*policy.Rule
	for _, s := range p.Kind(policy.FormKind) {
		rules = slices.AppendSeq(rules, s.Rules())
	}
	return withSource(compareForms(p), rules)
}

// withSource adds where something stands, each place once.
func withSource(text string, rules []*policy.Rule) string {
	var places []string
	for _, r := range rules {
		if place := shortSource(r.Source); place != "" && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		return text
	}
	return text + " (" + whereItStands + strings.Join(places, "; ") + ")"
}

// printsDays reports whether a document has a limit with a number anywhere.
func printsDays(p *policy.Policy) bool {
	for _, r := range p.Rules() {
		for i := range r.Duties {
			if t := r.Duties[i].Time; t != nil && t.Urgency == policy.Within {
				return true
			}
		}
	}
	return false
}

// dueNow is the limits that are open, each with its date or why it has none.
func dueNow(p *policy.Policy, m *training.Moment) string {
	var out []string
	for _, x := range m.Asks {
		if x.Kind == training.Limit {
			out = append(out, withSource(sentence(dutyText(p, x.Due.Duty)+", "+dueWords(p, x.Due)), []*policy.Rule{x.Rule}))
		}
	}
	switch {
	case len(out) > 0:
	case p.LadderMissing():
		return missingLead + " the stages."
	case printsDays(p):
		return nothingDue
	default:
		return upper(noDaysPrinted) + "."
	}
	return strings.Join(out, " ")
}
