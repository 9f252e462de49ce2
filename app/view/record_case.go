//go:build !guideonly

package view

import (
	"waymark/app/casework"
	"waymark/app/guide"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// CasePage is everything that the page of a case shows.
type CasePage struct {
	Heading    string
	Code       string
	Edition    string // whose policy, and how old
	Status     Status
	Href       string // of the board's pages
	Saved      string
	Received   bool
	Trail      *Trail
	Ladder     *Ladder
	Safety     []Block
	Ask        *Asked
	AskFirst   bool // the question is about safety
	Next       []Block
	Also       []Block
	Over       []StageEnd // is the stage over?
	Owed       []OwedLine
	Learning   []OwedLine // what the policy says about learning, once it is over
	Answered   []Asked
	Chronology []ChronLine
	Aside      []string
}

// StageEnd is one way for the stage to be over.
type StageEnd struct {
	Text string
	Log  LogStart
}

// Page is the page of the case. l is what casework sees in it.
func (r Record) Page(l casework.Look) CasePage {
	start := r.Case.Start()
	pg := CasePage{Heading: start.Code, Code: start.Code, Edition: r.edition(r.Case.Edition()), Href: r.Case.Edition().Board + "/",
		Saved: CaseSaved + r.Case.Last().Local.Clock.String() + ", " + shortDay(r.Case.Last().Local.Date), Received: start.Received != notebook.Stamp{},
		Next: r.nextBlocks(l), Owed: r.owedLines(l), Chronology: r.Chronology(), Aside: r.aside(l)}
	if r.Policy == nil {
		return pg
	}
	pg.Heading += ": " + PositionWords(r.Policy, l.Standing)
	pg.Ladder, pg.Trail = caseLadder(r.Policy, l), caseTrail(r.Policy, l.Standing)
	pg.Safety = append(safetyBlocks(r.Policy, l.Standing), routeBlocks(r.Policy, l.Standing)...)
	pg.Ask, pg.Answered, _ = askedOf(l.Standing)
	pg.AskFirst = l.Standing.Ask != nil && l.Standing.Ask.Fact.Kind == policy.Risk
	pg.Also, pg.Over, pg.Learning = r.alsoDue(l), r.stageEnds(l.Standing), r.learningLines(l)
	return pg
}

// WithStatus adds how old the policy is, as at a day.
func (pg CasePage) WithStatus(p *policy.Policy, today workday.Date) CasePage {
	if p != nil {
		pg.Status = reviewStatus(p.Review, today)
	}
	return pg
}

// stageEnds offers both ends of the stage that the case is at, alike.
func (r Record) stageEnds(st guide.Standing) []StageEnd {
	rank := st.Position.Stage
	switch st.Position.Kind {
	case guide.NotStarted:
		rank = 1
	case guide.AtStage, guide.AtPanel:
	default:
		return nil
	}
	if st.Position.Over || rank == 0 {
		return nil
	}
	return []StageEnd{
		{CaseAgreed, LogStart{Kind: notebook.Resolved, Stage: rank}},
		{CaseDisagreed, LogStart{Kind: notebook.Unresolved, Stage: rank}},
	}
}

// aside is what is in the record and does not count under the policy as it is now.
func (r Record) aside(l casework.Look) []string {
	var out []string
	add := func(number uint32) {
		if e, is := r.Case.Entry(number); is {
			out = append(out, shortDay(e.Happened.Date)+": "+r.Words(e).Plain())
		}
	}
	for _, n := range l.Aside.Entries {
		add(n)
	}
	for _, fact := range l.Aside.Answers {
		out = append(out, r.question(fact)+" "+answerWords[l.Told.Answers[fact]])
	}
	for _, n := range casework.Elsewhere(r.Case) {
		add(n)
	}
	return out
}

// caseLadder is the ladder with what happened at each stage.
func caseLadder(p *policy.Policy, l casework.Look) *Ladder {
	st := l.Standing
	lad := ladder(p, 0)
	for i := range lad.Rungs {
		rung, rank := &lad.Rungs[i], guide.PanelRank
		if i < len(p.Stages()) {
			rank = p.Stages()[i].Rank
		}
		rung.Mark = caseMark(st, rank)
		began, ended := stageDays(l.Told.Events, rank)
		var small []string
		switch {
		case !began.IsZero() && !ended.IsZero() && began != ended:
			small = append(small, shortDay(began)+" to "+shortDay(ended))
		case !ended.IsZero():
			small = append(small, "ended "+shortDay(ended))
		case !began.IsZero():
			small = append(small, "since "+shortDay(began))
		}
		if d := l.Next.Due; rung.Mark == Here && d != nil && d.Stage == rank && !l.Next.By.IsZero() {
			small = append(small, EntryBy+shortDay(l.Next.By))
		}
		if len(small) > 0 {
			rung.Small = small
		}
	}
	return lad
}

func caseMark(st guide.Standing, rank int) Mark {
	at := st.Position.Stage
	switch st.Position.Kind {
	case guide.AtStage, guide.AtPanel:
		return markAt(rank, at)
	case guide.Resolved, guide.RanOut:
		if rank <= at {
			return Done
		}
	}
	return Ahead
}

func caseTrail(p *policy.Policy, st guide.Standing) *Trail {
	switch st.Position.Kind {
	case guide.AtStage, guide.AtPanel:
		return trail(p, st.Position.Stage)
	}
	return nil
}

// stageDays is the first day that is entered for a stage, and the day of its end.
func stageDays(events []notebook.Event, rank int) (began, ended workday.Date) {
	for _, e := range events {
		if e.Stage != rank {
			continue
		}
		if began.IsZero() {
			began = e.On
		}
		if e.Kind == notebook.EventStageCompleted || e.Kind == notebook.EventSkipped {
			ended = e.On
		}
	}
	return began, ended
}
