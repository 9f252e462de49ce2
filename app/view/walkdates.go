package view

import (
	"slices"
	"strconv"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

// dateAsks offers the events that can happen next at a position. On the page
// of a later stage it offers what puts the disagreement there, so that a date
// can be had without going through the stages before.
func dateAsks(p *policy.Policy, st guide.Standing, events []guide.Event, at int) []DateAsk {
	if p.LadderMissing() {
		return nil
	}
	rank := st.Position.Stage
	switch st.Position.Kind {
	case guide.NotStarted:
		if at > 1 {
			return arriveAsks(p, events, at)
		}
		if counted(p, max(at, 1)) && !arose(events) {
			return append(aroseAsk(), stageAsks(p, 1)...)
		}
		return stageAsks(p, 1)
	case guide.AtStage:
		switch {
		case at > rank:
			return arriveAsks(p, events, at)
		case at != 0 && at < rank, st.Position.Over: // over: only the open question decides where it goes on
			return nil
		}
		return stageAsks(p, rank)
	case guide.AtPanel:
		return []DateAsk{{ID: "panel", Label: "The panel met on", Choices: []EventChoice{
			{Text: enterDate, Event: guide.Event{Kind: guide.MeetingHeld, Stage: guide.PanelRank}},
		}}}
	}
	return nil
}

func arose(events []guide.Event) bool {
	return slices.ContainsFunc(events, func(e guide.Event) bool { return e.Kind == guide.Arose })
}

// counted reports whether a limit of the stage is counted from the beginning
// of the disagreement.
func counted(p *policy.Policy, at int) bool {
	return slices.ContainsFunc(countedFrom(p, at), func(m policy.Moment) bool {
		return m.Event == policy.Arising || m.Event == policy.Outset
	})
}

func aroseAsk() []DateAsk {
	return []DateAsk{{ID: "arose", Label: "When did the disagreement arise?", Choices: []EventChoice{
		{Text: enterDate, Event: guide.Event{Kind: guide.Arose}},
	}}}
}

// arriveAsks ask for the days from which the limits of a later stage count,
// and for how the disagreement came to it.
func arriveAsks(p *policy.Policy, events []guide.Event, at int) []DateAsk {
	var out []DateAsk
	if counted(p, at) && !arose(events) {
		out = aroseAsk()
	}
	before := p.StageLabel(at - 1)
	return append(out, DateAsk{ID: "before", Label: "When did " + before + " end without agreement?", Choices: []EventChoice{
		{Text: enterDate, Event: guide.Event{Kind: guide.StageCompleted, Stage: at - 1}},
		{Text: p.StageLabel(at) + " began on this day", Event: guide.Event{Kind: guide.StageStarted, Stage: at}},
	}})
}

// countedFrom lists the moments that the limits of a stage are counted from.
func countedFrom(p *policy.Policy, at int) []policy.Moment {
	s := p.Stage(at)
	if s == nil {
		return nil
	}
	var out []policy.Moment
	for r := range s.Rules() {
		for _, d := range r.Duties {
			if d.Time != nil && d.Time.Urgency == policy.Within {
				out = append(out, d.Time.From, d.Time.Reading)
			}
		}
	}
	return out
}

func stageAsks(p *policy.Policy, rank int) []DateAsk {
	label := p.StageLabel(rank)
	var met []EventChoice
	for r := range p.Stage(rank).Rules() {
		for _, d := range r.Duties {
			switch d.Act {
			case policy.ActDiscuss:
				met = addChoice(met, EventChoice{Text: "Discussion held", Event: guide.Event{Kind: guide.DiscussionHeld, Stage: rank}})
			case policy.ActContact:
				met = addChoice(met, EventChoice{Text: "Contact made", Event: guide.Event{Kind: guide.ContactMade, Stage: rank}})
			case policy.ActRefer:
				if r.Form != "" {
					met = addChoice(met, EventChoice{Text: "Form sent", Event: guide.Event{Kind: guide.FormSent, Stage: rank, Form: r.Form}})
				}
			}
		}
	}
	if rank == len(p.Stages()) && countsFromMeeting(p) {
		met = addChoice(met, EventChoice{Text: "Meeting or review held", Event: guide.Event{Kind: guide.MeetingHeld, Stage: rank}})
	}
	var out []DateAsk
	if len(met) > 0 {
		out = append(out, DateAsk{ID: "done", Label: label + ": what was done, and when?", Choices: met})
	}
	return append(out, DateAsk{ID: "ended", Label: label + ": when did it end?", Choices: []EventChoice{
		{Text: "It ended: we agreed", Event: guide.Event{Kind: guide.StageCompleted, Stage: rank, Resolved: true}},
		{Text: "It ended: we still disagree", Event: guide.Event{Kind: guide.StageCompleted, Stage: rank}},
	}})
}

// countsFromMeeting reports whether a limit of the policy starts at a meeting.
func countsFromMeeting(p *policy.Policy) bool {
	for _, r := range p.Rules() {
		for _, d := range r.Duties {
			if d.Time != nil && d.Time.From.Event == policy.Meeting {
				return true
			}
		}
	}
	return false
}

func addChoice(in []EventChoice, c EventChoice) []EventChoice {
	for _, o := range in {
		if o.Event.Kind == c.Event.Kind {
			return in
		}
	}
	return append(in, c)
}

func enteredWords(p *policy.Policy, events []guide.Event) []Entered {
	var out []Entered
	for i, e := range events {
		out = append(out, Entered{Index: i, Text: eventText(p, e)})
	}
	return out
}

// eventText says in words what happened when.
func eventText(p *policy.Policy, e guide.Event) string {
	stage := p.StageLabel(e.Stage)
	if stage != "" {
		stage += ": "
	}
	what := map[guide.EventKind]string{
		guide.Arose: "the disagreement arose", guide.StageStarted: "started", guide.DiscussionHeld: "discussion held",
		guide.ContactMade: "contact made", guide.Skipped: "left out", guide.Informed: "informed", guide.Copied: "copied in",
		guide.FormSent: "form sent", guide.Confirmed: "confirmed in writing", guide.MeetingHeld: "meeting held",
		guide.DateAgreed: "another date agreed", guide.LearningShared: "learning shared", guide.Debriefed: "debrief held",
	}[e.Kind]
	if e.Kind == guide.StageCompleted {
		what = "ended without agreement"
		if e.Resolved {
			what = "ended in agreement"
		}
	}
	if e.Who != "" {
		what = e.Who + " " + what
	}
	if e.Kind == guide.DateAgreed {
		what += ", " + e.Agreed.Long()
	}
	return e.On.Long() + ": " + stage + what
}

// resultBlocks say where it stands, what is due and why.
func resultBlocks(p *policy.Policy, st guide.Standing, at int) []Block {
	var out []Block
	if at == 0 {
		out = append(out, positionBlocks(p, st)...)
	} else if st.Position.Kind == guide.AtStage && st.Position.Stage != at {
		out = append(out, Quiet{Text: "By what you entered you are at another stage:", Link: stageLink(p, st.Position.Stage)})
	}
	for i := range st.Due {
		if showsDue(st, &st.Due[i], at) {
			out = append(out, dueBlock(p, &st.Due[i]))
		}
	}
	if len(st.Unplaced) > 0 {
		out = append(out, Heading2{ID: "unplaced", Text: "Entered, but it does not fit this policy"})
		for _, e := range st.Unplaced {
			out = append(out, Para{Text: eventText(p, e) + "."})
		}
	}
	if at != 0 || len(st.Owed) == 0 {
		return out
	}
	var items []Duty
	for _, o := range st.Owed {
		items = append(items, dutyOf(p, o.Why.Rule, o.Duty))
	}
	return append(out, Heading2{ID: "owed", Text: "Asked for, and not entered here yet"}, Duties{Items: items})
}

// showsDue leaves out what stands elsewhere on the page: risk rules are loud at
// its top, and a limit that waits for a day is said in words by the box above.
func showsDue(st guide.Standing, d *guide.Due, at int) bool {
	waits := d.NoDate == guide.NotYet && d.Met == nil && !d.ActNow
	over := st.Position.Over && d.Stage == st.Position.Stage || d.Met != nil && d.Met.Kind == guide.StageCompleted && !d.Late
	past := d.Met != nil && d.Stage != 0 && d.Stage < st.Position.Stage && at == 0
	return !waits && !over && !past && d.Why.Section.Kind != policy.Risk && (at == 0 || d.Stage == at || d.Stage == 0)
}

// hasDue reports whether a limit of the stage will be shown with its date.
func hasDue(st guide.Standing, rank int) bool {
	for _, d := range st.Due {
		if d.Stage == rank && !d.By.IsZero() {
			return true
		}
	}
	return false
}

func stageLink(p *policy.Policy, rank int) *Link {
	return &Link{Href: p.ID + "/stage-" + strconv.Itoa(rank) + "/", Text: p.Stage(rank).Heading()}
}

func positionBlocks(p *policy.Policy, st guide.Standing) []Block {
	switch st.Position.Kind {
	case guide.NoLadder:
		return []Block{Gap{Lead: missingLead, Text: "the stages. No next stage can be given. Ask your safeguarding lead for the board’s pathway."},
			Links{Items: []Link{{Href: p.ID + "/record/", Text: "What to write down"}, {Href: p.ID + "/forms/", Text: "The board’s form"}}}}
	case guide.AtPanel:
		return []Block{Heading2{ID: "you-are-here", Text: YouAreHere}, Links{Items: []Link{{Href: p.ID + "/panel/", Text: p.Kind(policy.Panel)[0].Title}}}}
	case guide.Resolved:
		return []Block{Heading2{ID: "you-are-here", Text: "You agreed"},
			Links{Items: []Link{{Href: agreedPath(p, max(1, st.Position.Stage)), Text: "What the policy asks now"}}}}
	case guide.RanOut:
		return []Block{Heading2{ID: "you-are-here", Text: nothingFurther}, Para{Text: "It is not resolved, and no further stage applies by the answers given. Your safeguarding lead may know another way; this document prints none."}}
	case guide.Left:
		return []Block{Heading2{ID: "you-are-here", Text: "Another route"}, Para{Text: "Another procedure applies instead of the stages; see above."}}
	}
	return append(skipBlocks(p, st), stageBlocks(p, st)...)
}

// stageBlocks name the stage to be at now, and its first duty where no dated
// limit will be shown for it.
func stageBlocks(p *policy.Policy, st guide.Standing) []Block {
	rank, lead := st.Position.Stage, YouAreHere+": "
	if st.Position.Kind == guide.NotStarted {
		rank, lead = 1, "Next: "
	}
	if to := requiredStage(st); to > rank {
		rank, lead = to, "Next: "
	}
	s := p.Stage(rank)
	out := []Block{Heading2{ID: "you-are-here", Text: lead + s.Heading()}}
	if st.Position.Over {
		return append(out, Para{Text: "It ended without agreement. The answer to the open question decides where it goes on."})
	}
	if !hasDue(st, rank) {
		out = append(out, nextAt(p, s))
	}
	return append(out, Quiet{Text: "Everything about it:", Link: stageLink(p, rank)})
}

// requiredStage is the stage that a risk rule takes the disagreement to, 0 for none.
func requiredStage(st guide.Standing) int {
	for _, s := range st.Safety {
		if s.Skip != nil && s.Skip.Kind == policy.SkipRequired {
			return s.Skip.To
		}
	}
	return 0
}

// skipBlocks say that the stage is a matter of judgement, where a risk rule
// that holds says so.
func skipBlocks(p *policy.Policy, st guide.Standing) []Block {
	for _, s := range st.Safety {
		if s.Skip != nil && s.Skip.Kind == policy.SkipDiscretion {
			return []Block{Warning{Text: skipText(p, s.Skip) + " Choose the stage:"}, LadderBlock{Ladder: ladder(p, 0)}}
		}
	}
	return nil
}

// dueBlock is a limit with its date, the proof of the date, and what is ours about it.
func dueBlock(p *policy.Policy, d *guide.Due) Block {
	n := Next{Do: doText(p, d.Duty), Why: whyLines(p, d.Why)}
	add := func(label, text string) { n.Facts = append(n.Facts, Fact{Label: label, Text: text}) }
	n.Facts = append(n.Facts, Fact{Label: "By", Text: dueText(p, d), Loud: true})
	if s := p.Stage(d.Stage); s != nil {
		add("Who", whoText(p, stageWho(s)))
		if c := copyAt(p, d.Stage); c != "" {
			add("Copy in", c)
		}
	}
	if d.Ours {
		add("Our reading", "the document prints no start for this limit; we count from "+d.Duty.Time.Reading.Words(p)+", as a target")
	}
	if d.OffDay {
		add("Today", notWorking)
	}
	if d.Agreed != nil {
		if !d.Printed.IsZero() {
			add("Printed limit", d.Printed.Long())
		}
		if !d.Allowed {
			add("Agreed date", "the document does not say that other dates may be agreed")
		}
	}
	switch {
	case d.Met != nil && d.Met.Kind == guide.StageCompleted:
		add("Not open", "the stage is over: "+eventText(p, *d.Met))
	case d.Met != nil:
		add("Done", eventText(p, *d.Met))
	}
	switch {
	case d.Late && d.Met == nil:
		add("Passed", "This date has passed, and nothing entered here shows that it was done. Do it now, and write down why it is late.")
	case d.Late:
		add("Late", "done "+plural(d.By.DaysUntil(d.Met.On), "day")+" after this date")
	}
	if len(d.Count.Days) > 0 {
		n.Proof = proofOf(d.Count)
	}
	return n
}

func dueText(p *policy.Policy, d *guide.Due) string {
	switch {
	case d.ActNow:
		return "now: " + d.Duty.Time.Words(p)
	case !d.By.IsZero():
		return d.By.Long()
	case d.NoDate == guide.LeftOut:
		return d.Duty.Time.Words(p) + " (that stage was left out, so there is nothing to count from)"
	case d.NoDate == guide.NotYet && d.Duty.Time != nil:
		return d.Duty.Time.Words(p) + " (that day has not been entered)"
	}
	return noDaysPrinted
}

// proofOf writes the count out, day by day.
func proofOf(c workday.Count) *Proof {
	out := &Proof{Summary: howCounted, Note: countingIsOurs}
	for i, d := range c.Days {
		line := ProofDay{Number: strconv.Itoa(d.N), Day: d.Date.Short()}
		switch d.Reason {
		case workday.EventDay:
			line.Note = "the day it happened"
		case workday.Weekend:
			line.Number, line.Note, line.Off = "–", "weekend", true
		case workday.BankHoliday:
			line.Number, line.Note, line.Off = "–", d.Holiday, true
		}
		if i == len(c.Days)-1 {
			line.Note = "due, end of the day"
		}
		out.Days = append(out.Days, line)
	}
	if c.Beyond {
		_, last := workday.EnglandWales().Known()
		out.Note += " Bank holidays are announced only until " + last.Long() + "; check any day after that."
	}
	return out
}
