package view

import (
	"fmt"
	"strings"
	"testing"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

// TestEveryStageIsReachedByWhatThePagesOffer presses every button that a page
// offers, one after the other, and looks where that leads: every stage, both
// outcomes of each, and the panel must be reached on every ladder.
func TestEveryStageIsReachedByWhatThePagesOffer(t *testing.T) {
	s := realSite(t, "Mon 23 Nov 2026")
	for id, p := range s.Policies {
		if p.LadderMissing() {
			continue
		}
		seen := map[string]bool{}
		press(p, s.Today, calm(p), nil, seen, 2*len(p.Stages())+4)
		for _, st := range p.Stages() {
			for _, want := range []string{fmt.Sprint("at ", st.Rank), fmt.Sprint("agreed ", st.Rank)} {
				if !seen[want] {
					t.Errorf("%s: no button leads to %q; reached %v", id, want, seen)
				}
			}
		}
		if len(p.Kind(policy.Panel)) > 0 && !seen["panel"] {
			t.Errorf("%s: no button leads to the panel", id)
		}
	}
}

// calm answers no to risk and routes and yes to the ladder's own forks.
func calm(p *policy.Policy) guide.Answers {
	a := guide.Answers{}
	for _, f := range p.Facts {
		a[f.Name] = guide.No
		if f.Kind == policy.StageKind {
			a[f.Name] = guide.Yes
		}
	}
	return a
}

func press(p *policy.Policy, today workday.Date, a guide.Answers, events []guide.Event, seen map[string]bool, depth int) {
	pos := guide.Stand(p, a, events, today, workday.EnglandWales()).Position
	key := fmt.Sprint(pos.Kind, pos.Stage, len(events) > 0 && events[0].Kind == guide.Arose)
	if seen[key] && depth < 2*len(p.Stages()) || depth == 0 {
		return
	}
	seen[key] = true
	switch pos.Kind {
	case guide.AtStage:
		seen[fmt.Sprint("at ", pos.Stage)] = true
	case guide.NotStarted:
		seen["at 1"] = true // its page is the one shown
	case guide.Resolved:
		seen[fmt.Sprint("agreed ", pos.Stage)] = true
	case guide.AtPanel:
		seen["panel"] = true
	}
	for _, ask := range WalkOf(p, a, events, 0, today, workday.EnglandWales()).Dates {
		for _, c := range ask.Choices {
			if c.Event.Kind == guide.Arose || c.Event.Kind == guide.StageCompleted {
				c.Event.On = today
				press(p, today, a, append(events[:len(events):len(events)], c.Event), seen, depth-1)
			}
		}
	}
}

// said is everything that the interactive part says, boxes included.
func said(w Walked) string {
	var out []string
	var add func(in []Block)
	add = func(in []Block) {
		for _, b := range in {
			switch b := b.(type) {
			case Next:
				out = append(out, b.Do)
				for _, f := range b.Facts {
					out = append(out, f.Label+": "+f.Text)
				}
			case Heading2:
				out = append(out, b.Text)
			case Ours:
				out = append(out, b.Title)
				add(b.Body)
			case Warning:
				out = append(out, b.Text)
			case Para:
				out = append(out, b.Text)
			}
		}
	}
	add(w.Safety)
	add(w.Routes)
	add(w.Result)
	return strings.Join(out, "\n")
}

func TestARequiredSkipIsTheNextStep(t *testing.T) {
	s := realSite(t, "Mon 23 Nov 2026")
	p := s.Policies["swindon"]
	a := guide.Answers{"significant-harm": guide.Yes, "immediate-risk": guide.Yes, "well-being-action-now": guide.Yes, "may-not-resolve": guide.Yes, "conduct-of-employee": guide.No}
	got := said(WalkOf(p, a, nil, 0, s.Today, workday.EnglandWales()))
	if !strings.Contains(got, "Next: Stage 5") || strings.Contains(got, "Next: Stage 1") {
		t.Errorf("the rule that leads to stage 5 holds, and the page says:\n%s", got)
	}
}

func TestDiscretionOverTheStageIsSaid(t *testing.T) {
	s := realSite(t, "Mon 23 Nov 2026")
	got := said(WalkOf(s.Policies["south-gloucestershire"], guide.Answers{"immediate-harm": guide.Yes}, nil, 0, s.Today, workday.EnglandWales()))
	if !strings.Contains(got, "Choose the stage:") {
		t.Errorf("discretion over the stage is not said:\n%s", got)
	}
}

// TestWhatIsDoneIsNoLongerAsked: the Executives of Swindon's risk rule can be
// told, and the page then stops asking.
func TestWhatIsDoneIsNoLongerAsked(t *testing.T) {
	s := realSite(t, "Mon 23 Nov 2026")
	p := s.Policies["swindon"]
	a := guide.Answers{"significant-harm": guide.No, "well-being-action-now": guide.Yes, "may-not-resolve": guide.Yes, "conduct-of-employee": guide.No}
	inform := func(events []guide.Event) *EventChoice {
		for _, c := range WalkOf(p, a, events, 0, s.Today, workday.EnglandWales()).Other {
			if c.Event.Kind == guide.Informed && strings.Contains(c.Text, "Executives") {
				return &c
			}
		}
		return nil
	}
	c := inform(nil)
	if c == nil {
		t.Fatal("nothing offers to enter that the Executives were informed")
	}
	c.Event.On = s.Today
	if inform([]guide.Event{c.Event}) != nil {
		t.Error("informed, and still asked for")
	}
}

// TestAnotherDateAgreed: South Gloucestershire lets other dates be agreed.
func TestAnotherDateAgreed(t *testing.T) {
	s := realSite(t, "Mon 23 Nov 2026")
	p := s.Policies["south-gloucestershire"]
	events := []guide.Event{{Kind: guide.Arose, On: day(t, "Mon 23 Nov 2026")}}
	var agree *guide.Event
	for _, c := range WalkOf(p, calm(p), events, 0, s.Today, workday.EnglandWales()).Other {
		if c.Event.Kind == guide.DateAgreed && c.Event.Stage == 0 {
			agree = &c.Event
		}
	}
	if agree == nil {
		t.Fatal("nothing offers to enter another date agreed for the process as a whole")
	}
	agree.On, agree.Agreed = s.Today, day(t, "Fri 4 Dec 2026")
	got := said(WalkOf(p, calm(p), append(events, *agree), 0, s.Today, workday.EnglandWales()))
	if !strings.Contains(got, "By: Friday 4 December 2026") || !strings.Contains(got, "Printed limit: Monday 30 November 2026") {
		t.Errorf("the agreed date, and the printed one beside it, are not both said:\n%s", got)
	}
}
