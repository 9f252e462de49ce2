package view

import (
	"strconv"
	"strings"

	"waymark/app/policy"
)

// stagePage is one stage: the one thing to do first, then what the policy
// asks, what it leaves open, and the two ways on.
func stagePage(p *policy.Policy, rank int) Page {
	s := p.Stage(rank)
	pg := Page{
		Title: titled(s.Label + ", " + boardName(p)), Heading: s.Heading(),
		Description: s.Heading() + ": who speaks to whom, by when, and what is written down.",
		Lead:        whoText(p, stageWho(s)) + ".",
		Trail:       trail(p, rank), Ladder: ladder(p, rank),
	}
	pg.Body = append(pg.Body, nextAt(p, s))
	pg.Body = append(pg.Body, Walk{Kind: WalkDates, Board: p.ID, Stage: rank, Fallback: []Block{Quiet{Text: datesNeedScript}}})
	pg.Body = append(pg.Body, Heading2{ID: "asks", Text: whatItAsks})
	pg.Body = append(pg.Body, ruleBlocks(p, s, meanwhile)...)
	pg.Body = append(pg.Body, throughoutBlocks(p, rank)...)
	pg.Body = append(pg.Body, forkBlocks(p, s)...)
	pg.Body = append(pg.Body, Details{ID: "wording", Summary: inFull, Body: clauses(p, s)})
	return pg
}

// nextAt is the box that can be read in five seconds.
func nextAt(p *policy.Policy, s *policy.Section) Block {
	n := Next{}
	if _, d := firstDuty(s); d != nil {
		n.Do = sentence(d.Text)
	}
	by := stageLimit(p, s)
	if by == "" {
		by = upper(noDaysPrinted)
	}
	n.Facts = append(n.Facts, Fact{Label: "By", Text: by, Loud: true}, Fact{Label: "Who", Text: whoText(p, stageWho(s))})
	if c := copyAt(p, s.Rank); c != "" {
		n.Facts = append(n.Facts, Fact{Label: "Copy in", Text: c})
	}
	return n
}

// firstDuty is the one to do first at a stage: what its limit is on, else the first asked.
func firstDuty(s *policy.Section) (*policy.Rule, *policy.Duty) {
	var rule *policy.Rule
	var first *policy.Duty
	for r := range s.Rules() {
		if !meanwhile(r) {
			continue
		}
		for i := range r.Duties {
			d := &r.Duties[i]
			if d.Time != nil && d.Time.Urgency == policy.Within && d.Act != policy.ActReach {
				return r, d
			}
			if first == nil {
				rule, first = r, d
			}
		}
	}
	return rule, first
}

// stageLimit is the stage's own limit in words, "" where no number is printed.
func stageLimit(p *policy.Policy, s *policy.Section) string {
	for r := range s.Rules() {
		if !meanwhile(r) {
			continue
		}
		for _, d := range r.Duties {
			if d.Time != nil && d.Time.Urgency == policy.Within {
				return upper(d.Time.Words(p))
			}
		}
	}
	return ""
}

// shortLimit is the limit for the ladder: "5 working days".
func shortLimit(s *policy.Section) string {
	for r := range s.Rules() {
		if !meanwhile(r) {
			continue
		}
		for _, d := range r.Duties {
			if d.Time != nil && d.Time.Urgency == policy.Within {
				return amountText(d.Time)
			}
		}
	}
	return noDaysPrinted
}

func amountText(t *policy.Timescale) string {
	unit := map[policy.Unit]string{policy.WorkingDays: "working day", policy.Days: "day", policy.Months: "month"}[t.Unit]
	return plural(t.Amount, unit)
}

// copyAt says whom to copy in at a rank, "" where the document has nobody.
func copyAt(p *policy.Policy, rank int) string {
	for _, s := range p.Kind(policy.Record) {
		for r := range s.Rules() {
			for _, d := range r.Duties {
				if d.Act == policy.ActCopy && d.From <= rank {
					text := strings.TrimPrefix(strings.TrimPrefix(d.Text, "copy "), "in ")
					if d.From > 1 {
						text += ", from " + p.StageLabel(d.From) + " on"
					}
					return upper(text)
				}
			}
		}
	}
	return ""
}

// throughoutBlocks reminds of what the policy asks at every stage, on the page of each.
func throughoutBlocks(p *policy.Policy, rank int) []Block {
	var duties []Duty
	for _, kind := range []policy.SectionKind{policy.Timescales, policy.Record} {
		for _, s := range p.Kind(kind) {
			for r := range s.Rules() {
				for i := range r.Duties {
					if len(r.When) == 0 && r.Duties[i].From <= rank {
						duties = append(duties, dutyOf(p, r, &r.Duties[i]))
					}
				}
			}
		}
	}
	if len(duties) == 0 {
		return nil
	}
	return []Block{
		Heading2{ID: "throughout", Text: throughout}, Duties{Items: duties},
		Quiet{Text: "All about records:", Link: &Link{Href: p.ID + "/record/", Text: "what to write down"}},
	}
}

// forkBlocks ask whether they agreed. Both ways weigh the same.
func forkBlocks(p *policy.Policy, s *policy.Section) []Block {
	return []Block{
		Heading2{ID: "agreed", Text: didYouAgree},
		Fork{Choices: []Link{
			{Href: agreedPath(p, s.Rank), Text: agreed},
			onwardLink(p, s),
		}},
	}
}

func agreedPath(p *policy.Policy, rank int) string {
	return p.ID + "/stage-" + strconv.Itoa(rank) + "/agreed/"
}

// onward are the ways on from a stage that is not resolved; more than one
// where the policy makes it depend on an answer.
func onward(s *policy.Section) []*policy.Rule {
	var out []*policy.Rule
	for r := range s.Rules() {
		if r.Then != nil && !onResolving(r) && r.Then.Kind != policy.Leave && r.Then.Kind != policy.Alongside {
			out = append(out, r)
		}
	}
	return out
}

// onwardLink is the second side of the fork: straight to the next stage where
// there is only one way and nothing to do first, else to a page that asks.
func onwardLink(p *policy.Policy, s *policy.Section) Link {
	ways := onward(s)
	if len(ways) == 1 && len(withoutResolved(ways[0].When)) == 0 && ways[0].Then.Kind != policy.ToEnd {
		t := ways[0].Then
		return Link{Href: targetPath(p, t), Text: disagree + ": " + targetText(p, t)}
	}
	return Link{Href: p.ID + "/" + s.ID + "/unresolved/", Text: disagree}
}

func targetPath(p *policy.Policy, t *policy.Target) string {
	switch t.Kind {
	case policy.ToStage:
		return p.ID + "/stage-" + strconv.Itoa(t.Stage) + "/"
	case policy.ToPanel:
		return p.ID + "/panel/"
	}
	return p.ID + "/"
}

// agreedPage is what the policy asks once both sides agreed at a stage.
func agreedPage(p *policy.Policy, rank int) Page {
	s := p.Stage(rank)
	pg := Page{
		Title: titled("Agreed at " + s.Label + ", " + boardName(p)), Heading: "You agreed at " + s.Label,
		Description: "What the policy asks once both sides agreed at " + s.Heading() + ".",
		Lead:        "Finish it properly: what was agreed, by whom, by when, in writing.",
		Trail:       trail(p, rank), Ladder: ladder(p, rank),
	}
	body := ruleBlocks(p, s, onResolving)
	for _, kind := range []policy.SectionKind{policy.Record, policy.Stages, policy.Learning} {
		for _, sec := range p.Kind(kind) {
			body = append(body, ruleBlocks(p, sec, onResolving)...)
		}
	}
	if len(body) > 0 {
		body = append([]Block{Heading2{ID: "asks", Text: whatItAsks}}, body...)
	} else {
		body = []Block{Gap{Lead: silentLead, Text: "what to do at " + s.Label + " once you agreed, beyond what it asks at every stage."}}
	}
	body = append(body, throughoutBlocks(p, rank)...)
	body = append(body, Heading2{ID: "after", Text: "Afterwards"}, Links{Items: []Link{
		{Href: p.ID + "/learning/", Text: "What can be learned", Small: "debriefs, learning, gaps in policy"},
		{Href: p.ID + "/record/", Text: "What to write down", Small: "records, confirmation, logs, copies"},
		{Href: p.ID + "/" + s.ID + "/", Text: "Back to " + s.Heading()},
	}})
	pg.Body = body
	return pg
}

// unresolvedPage is what comes of a stage that ends in disagreement, where
// that depends on an answer, or where something must be done first.
func unresolvedPage(p *policy.Policy, rank int) Page {
	s := p.Stage(rank)
	pg := Page{
		Title: titled("Not agreed at " + s.Label + ", " + boardName(p)), Heading: "You still disagree after " + s.Label,
		Description: "Where the policy goes on when " + s.Heading() + " ends in disagreement.",
		Trail:       trail(p, rank), Ladder: ladder(p, rank),
	}
	if own := ruleBlocks(p, s, onNotResolving); len(own) > 0 {
		pg.Body = append(pg.Body, Heading2{ID: "asks", Text: whatItAsks})
		pg.Body = append(pg.Body, own...)
	}
	pg.Body = append(pg.Body, Heading2{ID: "next", Text: "Where it goes on"}, onwardFork(p, s),
		Quiet{Text: "Not sure of the answer?", Link: &Link{Href: "not-sure/", Text: "what not sure means, and who can help"}},
		Links{Items: []Link{{Href: p.ID + "/" + s.ID + "/", Text: "Back to " + s.Heading()}}})
	return pg
}

// onwardFork asks the one question that decides where it goes on, or, where
// several facts do, names the condition of each way.
func onwardFork(p *policy.Policy, s *policy.Section) Fork {
	ways := onward(s)
	question := oneQuestion(p, ways)
	out := Fork{Question: question}
	for _, r := range ways {
		c := Link{Href: targetPath(p, r.Then), Text: targetText(p, r.Then)}
		when := withoutResolved(r.When)
		switch {
		case question != "" && when[0].Not:
			c.Text = "No: " + c.Text
		case question != "":
			c.Text = "Yes: " + c.Text
		case len(when) > 0:
			c.Text = conditionText(p, when) + " " + c.Text
		}
		out.Choices = append(out.Choices, c)
	}
	return out
}

// oneQuestion is the question that all ways on depend on, "" where there is
// none or more than one.
func oneQuestion(p *policy.Policy, ways []*policy.Rule) string {
	question := ""
	for _, r := range ways {
		when := withoutResolved(r.When)
		if len(when) != 1 {
			return ""
		}
		f := p.Fact(when[0].Fact)
		if f == nil || question != "" && question != f.Question {
			return ""
		}
		question = f.Question
	}
	return question
}
