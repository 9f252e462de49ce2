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
			out = append(out, Para{Text: onwardLead + " " + endStop(targetText(p, x.Step.Target))}, sourceLine(x.Rule))
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
	return "Where it stands: " + p.Stage(st.Position.Stage).Heading() + "."
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

// Beside is what changes under another board, as rows: ladder, clock and form.
func Beside(a, b *policy.Policy, am, bm *training.Moment) Table {
	row := func(label string, of func(*policy.Policy, *training.Moment) string) []string {
		return []string{label, of(a, am), of(b, bm)}
	}
	return Table{Caption: OtherBoard, RowHeads: true, Head: []string{"", Summarise(a).Heading(), Summarise(b).Heading()}, Rows: [][]string{
		row("Where it stands", func(p *policy.Policy, m *training.Moment) string { return StandsText(p, m.Stands) }),
		row("Who talks to whom", func(p *policy.Policy, _ *training.Moment) string { return compareLadder(p) }),
		row("The clock", func(p *policy.Policy, _ *training.Moment) string { return compareClock(p) }),
		row("Due now", dueNow),
		row("The form", func(p *policy.Policy, _ *training.Moment) string { return compareForms(p) }),
	}}
}

// dueNow is the limits that are open, each with its date or why it has none.
func dueNow(p *policy.Policy, m *training.Moment) string {
	var out []string
	for _, x := range m.Asks {
		if x.Kind == training.Limit {
			out = append(out, upper(dutyText(p, x.Due.Duty))+": "+dueText(p, x.Due)+".")
		}
	}
	if len(out) == 0 {
		return noDaysPrinted + "."
	}
	return strings.Join(out, " ")
}

// LogText is the choice log as plain text, for a file that the person asked for.
func LogText(c training.Course) string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, " ") + "\r\n") }
	line(rehearsalMark)
	line(ChoiceLog+":", c.Scenario.Title+".", policyLine(c.Policy))
	for i := range c.Moments {
		m := &c.Moments[i]
		if m.Choice == nil {
			break
		}
		line()
		line(m.Chosen.Long()+".", m.Scene.Title+".", m.Scene.Fork.Ask)
		line(YouChose+":", m.Choice.Text)
		line(WhatComes+":", m.Choice.Comes)
		line(ToThink+":", m.Choice.Why)
		line(PolicyAsks + ":")
		for _, l := range askLines(c.Policy, m) {
			line("-", l)
		}
	}
	return b.String()
}

// policyLine says whose policy it was, and which edition.
func policyLine(p *policy.Policy) string {
	edition := p.Edition
	if edition == "" {
		edition = undated
	}
	return boardName(p) + ", " + p.Document + ", " + edition + "."
}

// askLines is what a policy asks at a decision, a line each, with its source.
func askLines(p *policy.Policy, m *training.Moment) []string {
	out := []string{StandsText(p, m.Stands)}
	for i := range m.Asks {
		x := &m.Asks[i]
		text := ""
		switch {
		case x.Due != nil:
			text = sentence(strengthWord(x.Due.Duty.Strength) + ": " + dutyText(p, x.Due.Duty) + ", " + dueText(p, x.Due))
		case x.Gap != nil:
			g := gapBlock(*x.Gap).(Gap)
			text = g.Lead + " " + g.Text
		case x.Step.Duty != nil:
			text = strengthWord(x.Step.Duty.Strength) + ": " + doText(p, x.Step.Duty)
		case x.Kind == training.Onward:
			text = onwardLead + " " + endStop(targetText(p, x.Step.Target))
		case x.Step.Target != nil:
			text = ruleExtrasLead(x.Step.Target)
		case x.Step.Skip != nil:
			text = skipText(p, x.Step.Skip)
		}
		if text != "" {
			out = append(out, endStop(text)+" ("+whereItStands+shortSource(x.Rule.Source)+")")
		}
	}
	return out
}

// LogBlocks is the choice log on the page and on paper, with room to think about it.
func LogBlocks(c training.Course) []Block {
	out := []Block{Para{Text: policyLine(c.Policy)}}
	for i := range c.Moments {
		m := &c.Moments[i]
		if m.Choice == nil {
			break
		}
		out = append(out, Heading3{ID: "log-" + m.Scene.ID, Text: m.Scene.Title},
			Table{Caption: m.Scene.Fork.Ask, RowHeads: true, Head: []string{"", ""}, Rows: [][]string{
				{"When", m.Chosen.Long()}, {YouChose, m.Choice.Text}, {WhatComes, m.Choice.Comes}, {ToThink, m.Choice.Why},
			}},
			Para{Text: PolicyAsks + ":"}, plainList(askLines(c.Policy, m)))
	}
	return append(out, reflection()...)
}

// reflection is for afterwards, to fill in by hand: with a peer, and one thing to do.
func reflection() []Block {
	const line = "\u00a0"
	empty := []string{line, line}
	return []Block{
		Heading2{ID: "peer", Text: "With a peer"}, Para{Text: peerLead},
		Table{Caption: "What we said", Head: []string{"I said", "My peer said"}, Rows: [][]string{empty, empty, empty, empty}},
		Table{Caption: "One thing that I will do", RowHeads: true, Head: []string{"", ""}, Rows: [][]string{{"What", line}, {"By when", line}, {"How I shall know", line}}},
	}
}
