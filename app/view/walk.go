package view

import (
	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

// Walked is the interactive part of a page: what has been answered and entered
// in this tab, and what follows from it.
type Walked struct {
	Safety   []Block       // first, loud
	Routes   []Block       // other procedures
	Ask      *Asked        // the next question, nil when none is left
	Answered []Asked       // so far, each can be changed
	Aside    []Asked       // answered, but no longer applying
	Dates    []DateAsk     // what may be entered at this position, in order
	Other    []EventChoice // what else may have happened, to choose from
	Entered  []Entered     // events so far, each can be taken back
	Result   []Block       // position, next step, dates due, what is owed
}

// Asked is a question in the policy's own terms.
type Asked struct {
	Fact     string
	Question string
	Source   string
	Answer   guide.Answer
}

// DateAsk is an event that can be entered with its day.
type DateAsk struct {
	ID      string
	Label   string
	Choices []EventChoice // one button each
}

// EventChoice is what a button enters.
type EventChoice struct {
	Text  string
	Event guide.Event // without its day
}

// Entered is an event in words.
type Entered struct {
	Index int // in the list of events
	Text  string
}

// AnswerWords are the three answers, in order.
var AnswerWords = []struct {
	Answer guide.Answer
	Text   string
}{{guide.Yes, "Yes"}, {guide.No, "No"}, {guide.NotSure, "Not sure"}}

// WalkOf works out the interactive part of a board's page. at is the stage of
// the page, 0 on the page of questions.
func WalkOf(p *policy.Policy, a guide.Answers, events []guide.Event, at int, today workday.Date, cal workday.Calendar) Walked {
	st := guide.Stand(p, a, events, today, cal)
	w := Walked{Entered: enteredWords(p, events)}
	if at == 0 {
		w.Safety, w.Routes = safetyBlocks(p, st), routeBlocks(p, st)
		w.Ask, w.Answered, w.Aside = askedOf(st)
	} else if st.Position.Over && st.Position.Stage == at && atFork(st) {
		w.Ask, _, _ = askedOf(st)
	}
	if at == 0 && w.Ask != nil && !atFork(st) {
		return w
	}
	w.Dates, w.Other = dateAsks(p, st, events, at), otherChoices(p, st)
	w.Result = resultBlocks(p, st, at)
	return w
}

// atFork reports whether the open question is one of the ladder's own, which
// does not stand in the way of dates.
func atFork(st guide.Standing) bool { return st.Ask != nil && st.Ask.Fact.Kind == policy.StageKind }

func askedOf(st guide.Standing) (ask *Asked, answered, aside []Asked) {
	if st.Ask != nil {
		q := askedFrom(*st.Ask)
		ask = &q
	}
	for _, q := range st.Questions {
		if q.Answer != guide.NotAnswered {
			answered = append(answered, askedFrom(q))
		}
	}
	for _, q := range st.SetAside {
		aside = append(aside, askedFrom(q))
	}
	return ask, answered, aside
}

func askedFrom(q guide.Question) Asked {
	return Asked{Fact: q.Fact.Name, Question: q.Fact.Question, Source: shortSource(q.Fact.Source), Answer: q.Answer}
}

// safetyBlocks: what holds is loud; what hangs on an unsure answer is shown as
// that, and never left out.
func safetyBlocks(p *policy.Policy, st guide.Standing) []Block {
	var out []Block
	told := map[*policy.Rule]bool{} // a rule that says what to do need not also be named
	show := func(s guide.Step, unsure bool) {
		if s.Target != nil && told[s.Why.Rule] {
			return
		}
		told[s.Why.Rule] = true
		b := stepBlock(p, s, true, offDay(st, s))
		if unsure {
			b = Ours{Title: unsureLead, Body: []Block{b}}
		}
		out = append(out, b)
	}
	for _, s := range st.Safety {
		show(s, false)
	}
	for _, s := range st.MaybeSafety {
		if asked(s.Why.Questions, guide.NotSure) {
			show(s, true)
		}
	}
	return out
}

// offDay reports whether a step has to be done now, on a day that its document
// does not cover.
func offDay(st guide.Standing, s guide.Step) bool {
	for _, d := range st.Due {
		if d.Duty == s.Duty && d.OffDay {
			return true
		}
	}
	return false
}

func asked(qs []guide.Question, a guide.Answer) bool {
	for _, q := range qs {
		if q.Answer == a {
			return true
		}
	}
	return false
}

func routeBlocks(p *policy.Policy, st guide.Standing) []Block {
	var out []Block
	told := map[*policy.Rule]bool{} // a rule that says what to do need not also be named
	for _, s := range st.Routes {
		unsure := asked(s.Why.Questions, guide.NotSure)
		if s.Unsure && !unsure || s.Duty == nil && told[s.Why.Rule] {
			continue
		}
		told[s.Why.Rule] = true
		b := stepBlock(p, s, false, false)
		if unsure {
			b = Ours{Title: unsureLead, Body: []Block{b}}
		}
		out = append(out, b)
	}
	return out
}

// stepBlock shows one step with why it is one: answer, rule, source.
func stepBlock(p *policy.Policy, s guide.Step, risk, offDay bool) Block {
	n := Next{Risk: risk, Why: whyLines(p, s.Why)}
	switch {
	case s.Duty != nil:
		d := dutyOf(p, s.Why.Rule, s.Duty)
		n.Do = doText(p, s.Duty)
		n.Facts = append(n.Facts, Fact{Label: "Strength", Text: d.Word})
		if d.Who != "" {
			n.Facts = append(n.Facts, Fact{Label: "Who", Text: d.Who})
		}
	case s.Target != nil:
		n.Do = ruleExtrasLead(s.Target)
	case s.Skip != nil:
		n.Do = skipText(p, s.Skip)
	}
	if s.ActNow {
		n.Facts = append(n.Facts, Fact{Label: "By", Text: "now", Loud: true})
	}
	if offDay {
		n.Facts = append(n.Facts, Fact{Label: "Today", Text: notWorking})
	}
	n.Facts = append(n.Facts, Fact{Label: "Source", Text: shortSource(s.Why.Rule.Source)})
	return n
}

// doText is a duty with its urgency, "Escalate it, on the same working day."
// A limit with a number stands beside it with its date.
func doText(p *policy.Policy, d *policy.Duty) string {
	if d.Time != nil && d.Time.Urgency != policy.Within {
		return sentence(dutyText(p, d) + ", " + d.Time.Words(p))
	}
	return sentence(dutyText(p, d))
}

func ruleExtrasLead(t *policy.Target) string {
	switch t.Kind {
	case policy.Leave:
		return "Use this instead of the stages: " + t.Name + "."
	case policy.Alongside:
		return "Use this as well as the stages: " + t.Name + "."
	}
	return ""
}

// whyLines lead from a result back to the document.
func whyLines(p *policy.Policy, w guide.Why) []string {
	var out []string
	for _, q := range w.Questions {
		out = append(out, "You answered “"+AnswerText(q.Answer)+"” to “"+q.Fact.Question+"”")
	}
	for _, e := range w.Events {
		out = append(out, eventText(p, e))
	}
	if w.Rule != nil {
		out = append(out, RuleLines(p, w.Rule)...)
		out = append(out, whereItStands+w.Rule.Source.Text)
	}
	return out
}

// AnswerText is an answer in words.
func AnswerText(a guide.Answer) string {
	for _, w := range AnswerWords {
		if w.Answer == a {
			return w.Text
		}
	}
	return "not answered"
}
