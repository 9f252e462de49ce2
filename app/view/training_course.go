package view

import (
	"strings"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/training"
)

// AskBlocks is what a policy asks where a rehearsed disagreement stands: the guide's
// own blocks, and under each the place in the document.
func AskBlocks(p *policy.Policy, m *training.Moment) []Block {
	out := []Block{Para{Text: StandsText(p, m.Stands)}}
	var duties []Duty
	for i := range m.Asks {
		x := &m.Asks[i]
		switch x.Kind {
		case training.ForSafety:
			out = append(out, stepBlock(p, *x.Step, true, offDay(m.Stands, *x.Step)))
		case training.IfUnsure:
			out = append(out, Ours{Title: unsureLead, Body: []Block{stepBlock(p, *x.Step, true, false)}})
		case training.OtherWay:
			out = append(out, otherWay(p, x))
		case training.Limit:
			out = append(out, limitBlock(p, x))
		case training.AtStage:
			duties = append(duties, dutyOf(p, x.Rule, x.Step.Duty))
		}
	}
	if len(duties) > 0 {
		out = append(out, Duties{Items: duties})
	}
	return append(out, restBlocks(p, m)...)
}

// restBlocks is where it leads, what the document leaves open, and what was not
// asked or has no place.
func restBlocks(p *policy.Policy, m *training.Moment) []Block {
	var out []Block
	for i := range m.Asks {
		x := &m.Asks[i]
		switch x.Kind {
		case training.Onward:
			out = append(out, Para{Text: leadOn(m) + " " + endStop(targetText(p, x.Step.Target))}, sourceLine(x.Rule))
		case training.LeftOpen:
			out = append(out, gapBlock(*x.Gap), sourceLine(x.Rule))
		}
	}
	if open := training.Unasked(m.Stands); len(open) > 0 {
		var qs []string
		for _, q := range open {
			qs = append(qs, q.Fact.Question)
		}
		out = append(out, Ours{Title: unaskedLead, Body: []Block{Para{Text: strings.Join(qs, " ")}}})
	}
	if len(m.NoPlace) > 0 {
		out = append(out, Gap{Lead: noPlaceLead, Text: effectList(m.NoPlace) + "."})
	}
	return out
}

// leadOn says how a policy goes on from where it stands.
func leadOn(m *training.Moment) string {
	if m.Stands.Position.Kind == guide.NotStarted {
		return beginsLead
	}
	return onwardLead
}

func otherWay(p *policy.Policy, x *training.Expectation) Block {
	b := stepBlock(p, *x.Step, false, false)
	if x.Step.Unsure {
		return Ours{Title: unsureLead, Body: []Block{b}}
	}
	return b
}

// limitBlock is a limit as the guide shows it, with its source in sight.
func limitBlock(p *policy.Policy, x *training.Expectation) Block {
	b := dueBlock(p, x.Due)
	if n, loud := b.(Next); loud {
		n.Facts = append(n.Facts, Fact{Label: "Strength", Text: strengthWord(x.Due.Duty.Strength)}, Fact{Label: "Source", Text: shortSource(x.Rule.Source)})
		return n
	}
	return b
}

func sourceLine(r *policy.Rule) Block { return Quiet{Text: whereItStands + shortSource(r.Source)} }

// StandsText says in a line where a disagreement stands.
func StandsText(p *policy.Policy, st guide.Standing) string {
	switch st.Position.Kind {
	case guide.NoLadder:
		return standsMissing
	case guide.NotStarted:
		return standsBefore
	case guide.AtPanel:
		return standsPanel
	case guide.Resolved:
		return standsResolved
	case guide.Left:
		return standsLeft
	case guide.RanOut:
		return standsOut
	}
	return standsLabel + ": " + p.Stage(st.Position.Stage).Heading() + "."
}

func effectList(effects []training.Effect) string {
	var out []string
	for _, e := range effects {
		out = append(out, effectWords[e])
	}
	return strings.Join(out, "; ")
}

// LadderAt is the ladder of a policy with the stage where a rehearsed disagreement is.
func LadderAt(p *policy.Policy, st guide.Standing) *Ladder {
	here := 0
	if st.Position.Kind == guide.AtStage {
		here = st.Position.Stage
	}
	return ladder(p, here)
}
