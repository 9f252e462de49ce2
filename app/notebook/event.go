package notebook

import "waymark/app/workday"

// EventKind is what an event is for the guide, which has kinds of the same names.
type EventKind uint8

// The kinds of event. The numbers are stored in summaries.
const (
	EventArose EventKind = iota + 1
	EventStageStarted
	EventDiscussionHeld
	EventContactMade
	EventStageCompleted
	EventSkipped
	EventInformed
	EventCopied
	EventFormSent
	EventConfirmed
	EventMeetingHeld
	EventDateAgreed
	EventLearningShared
	EventDebriefed
	eventKinds
)

// Event is what an entry says to the guide: no text of anybody's, only what dates and
// duties are worked out from. Its fields are those of the guide's events; whoever knows both
// packages carries them across.
type Event struct {
	Entry    uint32 // the number of the entry
	Kind     EventKind
	On       workday.Date
	Stage    int
	Resolved bool
	Who      string // a role
	Form     string
	Agreed   workday.Date
}

// events of kinds that are always one and the same.
var eventOf = [kinds]EventKind{
	Arose: EventArose, StageStarted: EventStageStarted, Resolved: EventStageCompleted, Unresolved: EventStageCompleted,
	Skipped: EventSkipped, Informed: EventInformed, Copied: EventCopied, FormSent: EventFormSent, Confirmed: EventConfirmed,
	Meeting: EventMeetingHeld, AgreedDate: EventDateAgreed, Extended: EventDateAgreed, Debrief: EventDebriefed,
}

// kindOfEvent is what an entry is to the guide, 0 for nothing.
//
// We read a contact by telephone, by video or in person as a discussion, and any other as
// contact made, because in a letter nobody has answered yet. We read what is to be learnt as
// learning shared only where it says with whom.
func (e *Entry) kindOfEvent() EventKind {
	switch e.Kind {
	case Contact:
		if e.How.talked() {
			return EventDiscussionHeld
		}
		return EventContactMade
	case Learning:
		if (e.Who == Party{}) {
			return 0
		}
		return EventLearningShared
	}
	return eventOf[e.Kind]
}

// Events is what the guide replays: the entries that stand and that it knows what to do
// with, in the order in which they happened.
func (c *Case) Events() []Event {
	var events []Event
	amended := c.amended()
	for _, e := range c.inOrder() {
		kind := e.kindOfEvent()
		if kind == 0 || amended[e.Number] != 0 {
			continue
		}
		ev := Event{Entry: e.Number, Kind: kind, On: e.Happened.Date, Stage: e.Stage,
			Resolved: e.Kind == Resolved, Who: e.Who.Role, Form: e.Form}
		if kind == EventDateAgreed {
			ev.Agreed = e.Due
		}
		events = append(events, ev)
	}
	return events
}

// Answers is what is answered now, by the name of the question: of the answers that stand,
// the latest to each.
//
// We count only answers that were given under the same board as now, because two boards can
// ask different things under one name. Another edition of the same board keeps them.
func (c *Case) Answers() map[string]Answer {
	board, amended := c.Edition().Board, c.amended()
	answers := make(map[string]Answer)
	for _, e := range c.inOrder() {
		if e.Kind == Answered && amended[e.Number] == 0 && c.EditionOf(*e).Board == board {
			answers[e.Question] = e.Answer
		}
	}
	return answers
}

// Promise is something that somebody said would be done, and no entry says it was.
type Promise struct {
	Entry uint32
	Owner Party
	Due   workday.Date // zero where no day was named
}

// Promises is what is still open, in the order in which it was promised.
func (c *Case) Promises() []Promise {
	var open []Promise
	amended := c.amended()
	done := c.done(amended)
	for _, e := range c.inOrder() {
		if e.promises() && amended[e.Number] == 0 && done[e.Number] == 0 {
			open = append(open, Promise{e.Number, e.Owner, e.Due})
		}
	}
	return open
}
