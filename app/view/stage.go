package view

import (
	"slices"
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
	walk := Walk{Kind: WalkDates, Board: p.ID, Stage: rank}
	if numberedLimit(s) != nil {
		walk.Fallback = []Block{Quiet{Text: datesNeedScript}}
	}
	pg.Body = append(pg.Body, nextAt(p, s), walk, Heading2{ID: "asks", Text: whatItAsks})
	pg.Body = append(pg.Body, ruleBlocks(p, s, meanwhile)...)
	pg.Body = append(pg.Body, throughoutBlocks(p, rank, policy.Timescales, policy.Record)...)
	pg.Body = append(pg.Body, forkBlocks(p, s)...)
	pg.Body = append(pg.Body, Details{ID: "wording", Summary: inFull, Body: clauses(p, s)})
	return pg
}

// nextAt is the box that can be read in five seconds.
func nextAt(p *policy.Policy, s *policy.Section) Block {
	n := Next{}
	r, d := firstDuty(s)
	by := upper(noDaysPrinted)
	if d != nil {
		n.Do = subjectFirst(p, r, d)
		if d.Time != nil {
			by = upper(d.Time.Words(p))
		}
	}
	n.Facts = append(n.Facts, Fact{Label: "By", Text: by, Loud: true})
	if r2, d2 := numbered(s); d2 != nil && d2 != d {
		n.Facts = append(n.Facts, Fact{Label: thenLead, Text: subjectFirst(p, r2, d2) + " " + sentence(d2.Time.Words(p))})
	}
	for _, t := range inAll(p) {
		if t.Stage == 0 || s.Rank <= t.Stage {
			n.Facts = append(n.Facts, Fact{Label: inAllLead, Text: inAllText(p, t)})
		}
	}
	n.Facts = append(n.Facts, Fact{Label: "Who", Text: whoText(p, stageWho(s))})
	if c := copyAt(p, s.Rank); c != "" {
		n.Facts = append(n.Facts, Fact{Label: "Copy in", Text: c})
	}
	return n
}

// subjectFirst is a duty with whose it is: "Head of service: refer it."
func subjectFirst(p *policy.Policy, r *policy.Rule, d *policy.Duty) string {
	if r.By == "" {
		return sentence(dutyText(p, d))
	}
	return upper(p.RoleName(r.By)) + ": " + endStop(dutyText(p, d))
}

// firstDuty is the one to do first at a stage: the first with a limit of any
// kind, else the first asked.
func firstDuty(s *policy.Section) (*policy.Rule, *policy.Duty) {
	if r, d := dutyWhere(s, func(d *policy.Duty) bool { return d.Time != nil && d.Act != policy.ActReach }); d != nil {
		return r, d
	}
	return dutyWhere(s, func(*policy.Duty) bool { return true })
}

// numbered is the first duty of a stage whose limit has a number, nil where none has.
func numbered(s *policy.Section) (*policy.Rule, *policy.Duty) {
	return dutyWhere(s, func(d *policy.Duty) bool { return d.Time != nil && d.Time.Urgency == policy.Within })
}

// numberedLimit is the stage's own limit in days, nil where no number is printed.
func numberedLimit(s *policy.Section) *policy.Timescale {
	if _, d := numbered(s); d != nil {
		return d.Time
	}
	return nil
}

// dutyWhere is the first duty that holds whatever comes of the stage.
func dutyWhere(s *policy.Section, is func(*policy.Duty) bool) (*policy.Rule, *policy.Duty) {
	for r := range s.Rules() {
		for i := range r.Duties {
			if meanwhile(r) && is(&r.Duties[i]) {
				return r, &r.Duties[i]
			}
		}
	}
	return nil, nil
}

// stageLimit is the stage's own limit in words: how soon to begin where that is
// printed, and the limit with a number.
func stageLimit(p *policy.Policy, s *policy.Section) string {
	return limitText(s, func(t *policy.Timescale) string { return t.Words(p) })
}

// shortLimit is the limit for the ladder: "5 working days". A number without a
// printed start says from where we count it, and that this is ours.
func shortLimit(p *policy.Policy, s *policy.Section) string {
	return limitText(s, func(t *policy.Timescale) string {
		switch {
		case t.Urgency != policy.Within:
			return t.Words(p)
		case t.From.Event == policy.Unprinted:
			return amountText(t) + " from " + t.Reading.Words(p) + ": " + ourTarget
		}
		return amountText(t)
	})
}

func limitText(s *policy.Section, say func(*policy.Timescale) string) string {
	var parts []string
	if _, d := firstDuty(s); d != nil && d.Time != nil && d.Time.Urgency != policy.Within {
		parts = append(parts, say(d.Time))
	}
	if t := numberedLimit(s); t != nil {
		parts = append(parts, say(t))
	} else {
		parts = append(parts, noDaysPrinted)
	}
	return upper(strings.Join(parts, "; "))
}

func amountText(t *policy.Timescale) string {
	unit := map[policy.Unit]string{policy.WorkingDays: "working day", policy.Days: "day", policy.Months: "month"}[t.Unit]
	return plural(t.Amount, unit)
}

// inAll are the limits with a number on the process as a whole.
func inAll(p *policy.Policy) []*policy.Duty {
	var out []*policy.Duty
	for _, r := range rulesOf(p, policy.Timescales) {
		for i := range r.Duties {
			if t := r.Duties[i].Time; t != nil && t.Urgency == policy.Within {
				out = append(out, &r.Duties[i])
			}
		}
	}
	return out
}

func inAllText(p *policy.Policy, d *policy.Duty) string {
	return upper(dutyText(p, d)) + ", " + endStop(d.Time.Words(p))
}

// InAll are the limits on the process as a whole, for under a ladder: what its
// stages may take must not be added up to more.
func InAll(p *policy.Policy) []string {
	var out []string
	for _, d := range inAll(p) {
		out = append(out, inAllLead+": "+inAllText(p, d))
	}
	return out
}

// ladderBlocks is the ladder in the text, and under it the limits on all of it.
func ladderBlocks(p *policy.Policy) []Block {
	out := []Block{LadderBlock{Ladder: ladder(p, 0)}}
	for _, line := range InAll(p) {
		out = append(out, Para{Text: line})
	}
	return out
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
func throughoutBlocks(p *policy.Policy, rank int, kinds ...policy.SectionKind) []Block {
	var duties []Duty
	for _, kind := range kinds {
		duties = append(duties, dutiesAt(p, rank, rulesOf(p, kind), func(*policy.Rule, *policy.Duty) bool { return true })...)
	}
	if len(duties) == 0 {
		return nil
	}
	return []Block{
		Heading2{ID: "throughout", Text: throughout}, Duties{Items: duties},
		Quiet{Text: "All about records:", Link: &Link{Href: p.ID + "/record/", Text: "what to write down"}},
	}
}

// dutiesAt are the duties that hold at a rank without any condition.
func dutiesAt(p *policy.Policy, rank int, rules []*policy.Rule, keep func(*policy.Rule, *policy.Duty) bool) []Duty {
	var out []Duty
	for _, r := range rules {
		for i := range r.Duties {
			if d := &r.Duties[i]; len(r.When) == 0 && d.From <= rank && keep(r, d) {
				out = append(out, dutyOf(p, r, d))
			}
		}
	}
	return out
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
	if asksOnward(s) {
		return Link{Href: p.ID + "/" + s.ID + "/unresolved/", Text: disagree}
	}
	t := onward(s)[0].Then
	return Link{Href: targetPath(p, t), Text: disagree + ": " + targetText(p, t)}
}

// asksOnward reports whether the way on from a stage depends on an answer, has
// something to be done first, or ends: then it has a page of its own.
func asksOnward(s *policy.Section) bool {
	for r := range s.Rules() {
		if onNotResolving(r) && len(r.Duties) > 0 {
			return true
		}
	}
	ways := onward(s)
	return len(ways) != 1 || len(withoutResolved(ways[0].When)) > 0 || ways[0].Then.Kind == policy.ToEnd
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

// agreedPage is what the policy asks once both sides agreed at a stage: what
// holds only then, and what of the stage's other duties is still to be done.
func agreedPage(p *policy.Policy, rank int) Page {
	s := p.Stage(rank)
	pg := Page{
		Title: titled("Agreed at " + s.Label + ", " + boardName(p)), Heading: "You agreed at " + s.Label,
		Description: "What the policy asks once both sides agreed at " + s.Heading() + ".",
		Trail:       trail(p, rank), Ladder: ladder(p, rank),
	}
	add := func(id, heading string, body []Block) {
		if len(body) > 0 {
			pg.Body = append(append(pg.Body, Heading2{ID: id, Text: heading}), body...)
		}
	}
	asks := ruleBlocks(p, s, onResolving)
	for _, kind := range []policy.SectionKind{policy.Record, policy.Stages} {
		for _, sec := range p.Kind(kind) {
			asks = append(asks, ruleBlocks(p, sec, onResolving)...)
		}
	}
	add("asks", whatItAsks, asks)
	add("here", agreedToo, afterwardsAt(p, s))
	add("learning", learningAfter, learningAt(p, rank))
	if len(pg.Body) == 0 {
		pg.Body = []Block{notSaidGap(p, "what to do at "+s.Label+" once you agreed, beyond what it asks at every stage.")}
	}
	pg.Body = append(pg.Body, throughoutBlocks(p, rank, policy.Record)...)
	pg.Body = append(pg.Body, Heading2{ID: "after", Text: "Afterwards"}, Links{Items: []Link{
		{Href: p.ID + "/learning/", Text: learningAfter, Small: "debriefs, learning, gaps in policy"},
		{Href: p.ID + "/record/", Text: "What to write down", Small: "records, confirmation, logs, copies"},
		{Href: p.ID + "/" + s.ID + "/", Text: "Back to " + s.Heading()},
	}})
	return pg
}

// tellOrWrite are the acts that are still to be done when people have agreed.
var tellOrWrite = []policy.Act{
	policy.ActShare, policy.ActInform, policy.ActWrite, policy.ActConfirm, policy.ActSend, policy.ActCopy, policy.ActDebrief,
}

// afterwardsAt are the duties of a stage, and of the forms used from it on,
// that do not depend on how it ends and are about telling and writing. What is
// to be done with a form comes last.
func afterwardsAt(p *policy.Policy, s *policy.Section) []Block {
	rules := slices.Collect(s.Rules())
	duties := dutiesAt(p, s.Rank, rules, func(r *policy.Rule, d *policy.Duty) bool {
		return r.Form == "" && slices.Contains(tellOrWrite, d.Act)
	})
	duties = append(duties, dutiesAt(p, s.Rank, rules, func(r *policy.Rule, d *policy.Duty) bool {
		return r.Form != "" && (d.Act == policy.ActOther || slices.Contains(tellOrWrite, d.Act))
	})...)
	duties = append(duties, dutiesAt(p, s.Rank, rulesOf(p, policy.FormKind), func(_ *policy.Rule, d *policy.Duty) bool {
		return d.From > 0
	})...)
	if len(duties) == 0 {
		return nil
	}
	return []Block{Duties{Items: duties}}
}

// learningAt is what is asked about learning once people agreed at a rank.
func learningAt(p *policy.Policy, rank int) []Block {
	var out []Block
	for _, sec := range p.Kind(policy.Learning) {
		out = append(out, ruleBlocks(p, sec, onResolving)...)
	}
	if d := dutiesAt(p, rank, rulesOf(p, policy.Learning), func(*policy.Rule, *policy.Duty) bool { return true }); len(d) > 0 {
		out = append(out, Duties{Items: d})
	}
	return out
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
