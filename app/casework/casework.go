// Package casework joins the two halves that do not know each other: what the notebook
// remembers of a case, and what the guide works out of a policy. From a case it makes a
// Standing, what is owed, and the order of many cases by what is due next.
//
// Everything is worked out anew from entries, policy and day; nothing due is kept anywhere. It
// reads no text that anybody wrote, so the Summary of a case is enough for all of it.
//
// It knows no clock, no store, no key and no words for people: a screen gets those from view.
package casework

import (
	"waymark/app/guide"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// Look is one case as at a day, under the policy that it is under now.
type Look struct {
	Summary  notebook.Summary
	Told     notebook.Told  // what the summary tells
	Policy   *policy.Policy // nil where it is not at hand: then nothing is worked out
	Standing guide.Standing
	Owed     []Owed // what is still owed, see owed.go
	Next     Next   // what comes first, see next.go
	Aside    Aside  // what does not count under this policy, see aside.go
}

// At looks at a case. p is the policy of Summary.Edition, or nil.
func At(s notebook.Summary, p *policy.Policy, today workday.Date, cal workday.Calendar) Look {
	l := Look{Summary: s, Told: s.Told(), Policy: p}
	if p != nil {
		l.Standing = guide.Stand(p, Answers(l.Told.Answers), Events(l.Told.Events), today, cal)
	}
	l.Owed = owed(l.Told.Promises, l.Standing, today)
	l.Next = next(l, today)
	l.Aside = aside(l.Told, l.Standing, p)
	return l
}

// kinds is what each of the notebook's events is for the guide. The names are the same; the
// numbers need not be, as the notebook's are stored and the guide's are not.
var kinds = map[notebook.EventKind]guide.EventKind{
	notebook.EventArose:          guide.Arose,
	notebook.EventStageStarted:   guide.StageStarted,
	notebook.EventDiscussionHeld: guide.DiscussionHeld,
	notebook.EventContactMade:    guide.ContactMade,
	notebook.EventStageCompleted: guide.StageCompleted,
	notebook.EventSkipped:        guide.Skipped,
	notebook.EventInformed:       guide.Informed,
	notebook.EventCopied:         guide.Copied,
	notebook.EventFormSent:       guide.FormSent,
	notebook.EventConfirmed:      guide.Confirmed,
	notebook.EventMeetingHeld:    guide.MeetingHeld,
	notebook.EventDateAgreed:     guide.DateAgreed,
	notebook.EventLearningShared: guide.LearningShared,
	notebook.EventDebriefed:      guide.Debriefed,
}

// stage is the notebook's number of a stage as the guide's.
func stage(rank int) int {
	if rank == notebook.Panel {
		return guide.PanelRank
	}
	return rank
}

// Event is one event as the guide takes it. Its reason stays with the entry: it is somebody's
// words, and decides nothing.
func Event(e notebook.Event) guide.Event {
	return guide.Event{Kind: kinds[e.Kind], On: e.On, Stage: stage(e.Stage), Resolved: e.Resolved,
		Who: e.Who, Form: e.Form, Agreed: e.Agreed}
}

// Events is all of them, in their order.
func Events(events []notebook.Event) []guide.Event {
	out := make([]guide.Event, len(events))
	for i, e := range events {
		out[i] = Event(e)
	}
	return out
}

// answers is what each of the notebook's answers is for the guide.
var answers = map[notebook.Answer]guide.Answer{
	notebook.Yes: guide.Yes, notebook.No: guide.No, notebook.NotSure: guide.NotSure,
}

// Answers is the answers as the guide takes them.
func Answers(given map[string]notebook.Answer) guide.Answers {
	out := make(guide.Answers, len(given))
	for fact, a := range given {
		out[fact] = answers[a]
	}
	return out
}

// EntryOf is the number of the first entry that says what an event says; 0 where none does.
// It leads from what the guide rests on back to the record.
func EntryOf(events []notebook.Event, e guide.Event) uint32 {
	for _, n := range events {
		if Event(n) == e {
			return n.Entry
		}
	}
	return 0
}
