package view

import (
	"strings"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/training"
)

// LogText is the choice log as plain text, for a file that the person asked for. reasons are what they wrote of why, by
// the decision's place.
func LogText(c training.Course, reasons []string) string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, " ") + "\r\n") }
	line(rehearsalMark)
	line(ChoiceLog+":", c.Scenario.Title+".", PolicyLine(c.Policy))
	for i := range Chosen(c) {
		m := &c.Moments[i]
		line()
		line(m.Chosen.Long()+".", m.Scene.Title+".", m.Scene.Fork.Ask)
		line(YouChose+":", m.Choice.Text)
		if why := reasonAt(reasons, i); why != "" {
			line(WhyChosen+":", strings.ReplaceAll(why, "\n", "\r\n    "))
		}
		line(WhatComes+":", m.Choice.Comes)
		line(ToThink+":", m.Choice.Why)
		line(PolicyAsks + ":")
		for _, l := range askLines(c.Policy, m) {
			line("-", l)
		}
	}
	line()
	line(rehearsalMark)
	return b.String()
}

func reasonAt(reasons []string, i int) string {
	if i < len(reasons) {
		return strings.TrimSpace(reasons[i])
	}
	return ""
}

// Chosen is how many decisions have been taken.
func Chosen(c training.Course) int {
	n := len(c.Moments)
	if n > 0 && c.Moments[n-1].Choice == nil {
		n--
	}
	return n
}

// LogOf is one decision of the choice log, on the page and on paper: what was chosen, and what the policy says.
func LogOf(c training.Course, i int) []Block {
	m := &c.Moments[i]
	return []Block{Heading3{ID: "log-" + m.Scene.ID, Text: m.Scene.Title},
		Table{Caption: m.Scene.Fork.Ask, RowHeads: true, Head: []string{"", ""}, Rows: [][]string{
			{"When", m.Chosen.Long()}, {YouChose, m.Choice.Text}, {WhatComes, m.Choice.Comes}, {ToThink, m.Choice.Why},
		}}, Para{Text: PolicyAsks + ":"}, plainList(askLines(c.Policy, m))}
}

// PolicyLine says whose policy it was, and which edition.
func PolicyLine(p *policy.Policy) string {
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
			text = sentence(strengthWord(x.Due.Duty.Strength) + ": " + dutyText(p, x.Due.Duty) + ", " + dueWords(p, x.Due))
		case x.Gap != nil:
			g := gapBlock(*x.Gap).(Gap)
			text = g.Lead + " " + g.Text
		case x.Step.Duty != nil:
			text = strengthWord(x.Step.Duty.Strength) + ": " + doText(p, x.Step.Duty)
		case x.Kind == training.Onward:
			text = leadOn(m) + " " + endStop(targetText(p, x.Step.Target))
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

// dueWords is a limit's day, or why it has none, in the middle of a sentence.
func dueWords(p *policy.Policy, d *guide.Due) string {
	if !d.By.IsZero() {
		return "by " + d.By.Long()
	}
	return dueText(p, d)
}

// Reflection is for afterwards, to fill in by hand: with a peer, and one thing to do.
func Reflection() []Block {
	const line = "\u00a0"
	empty := []string{line, line}
	return []Block{
		Heading2{ID: "peer", Text: "With a peer"}, Para{Text: peerLead},
		Table{Caption: "What we said", Head: []string{"I said", "My peer said"}, Rows: [][]string{empty, empty, empty, empty}},
		Table{Caption: "One thing that I will do", RowHeads: true, Head: []string{"", ""}, Rows: [][]string{{"What", line}, {"By when", line}, {"How I shall know", line}}},
	}
}
