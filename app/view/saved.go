package view

import (
	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

// Save turns a walk into what a tab keeps.
func Save(a guide.Answers, events []guide.Event, use Use) Saved {
	s := Saved{Use: use, Answers: map[string]uint8{}}
	for fact, answer := range a {
		s.Answers[fact] = uint8(answer)
	}
	for _, e := range events {
		s.Events = append(s.Events, SavedEvent{Kind: uint8(e.Kind), On: e.On.String(), Stage: e.Stage, Resolved: e.Resolved,
			Form: e.Form, Who: e.Who, Reason: ourReason(e.Reason), Agreed: e.Agreed.String()})
	}
	return s
}

// ourReason keeps a reason only where it is one of this package's own.
func ourReason(reason string) string {
	if reason == riskReason {
		return reason
	}
	return ""
}

// Restore is the way back. What does not fit the policy as it is now is left
// out: an answer to a question that it no longer asks, a day that is none.
func (s Saved) Restore(p *policy.Policy) (guide.Answers, []guide.Event) {
	answers := guide.Answers{}
	for fact, a := range s.Answers {
		if p.Fact(fact) != nil && guide.Answer(a) <= guide.NotSure {
			answers[fact] = guide.Answer(a)
		}
	}
	var events []guide.Event
	for _, e := range s.Events {
		if on, err := workday.ParseDate(e.On); err == nil {
			agreed, _ := workday.ParseDate(e.Agreed) // "" where none was
			events = append(events, guide.Event{Kind: guide.EventKind(e.Kind), On: on, Stage: e.Stage, Resolved: e.Resolved,
				Form: e.Form, Who: e.Who, Reason: e.Reason, Agreed: agreed})
		}
	}
	return answers, events
}

// Calendar is the bank holidays with the days that the reader added.
func Calendar(added []workday.Date) workday.Calendar { return calendarWith(added, HolidayName) }

func calendarWith(added []workday.Date, name string) workday.Calendar {
	cal := workday.EnglandWales()
	for _, d := range added {
		cal = cal.With(workday.Holiday{Date: d, Name: name})
	}
	return cal
}
