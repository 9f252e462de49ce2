package view

import (
	"strings"
	"testing"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

// TestNoDateWhereNonePrinted walks the documents that print no number through
// every stage and asks every page of theirs for a date.
func TestNoDateWhereNonePrinted(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for _, id := range []string{"leeds", "unnamed-flowchart", "northamptonshire"} {
		p := s.Policies[id]
		events := []guide.Event{{Kind: guide.Arose, On: day(t, "2 Nov 2026")}}
		for rank := range 5 {
			events = append(events, guide.Event{Kind: guide.StageCompleted, Stage: rank + 1, On: day(t, "3 Nov 2026").AddDays(rank)})
			for at := range 5 {
				w := WalkOf(p, allYes(p), events, at, s.Today, workday.EnglandWales())
				for _, b := range w.Result {
					if n, ok := b.(Next); ok && n.Proof != nil {
						t.Errorf("%s: a date was counted: %+v", id, n)
					}
				}
			}
		}
	}
}

func allYes(p *policy.Policy) guide.Answers {
	a := guide.Answers{}
	for _, f := range p.Facts {
		a[f.Name] = guide.Yes
	}
	return a
}

// The expected day is counted by hand: Thu 17 Dec is day 0; Fri 18, Mon 21, Tue
// 22, Wed 23 and Thu 24 December are the five working days.
func TestDateWithItsProof(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	events := []guide.Event{{Kind: guide.StageCompleted, Stage: 1, On: day(t, "17 Dec 2026")}}
	w := WalkOf(s.Policies["swindon"], guide.Answers{}, events, 2, s.Today, workday.EnglandWales())
	var found *Next
	for _, b := range w.Result {
		if n, ok := b.(Next); ok && n.Proof != nil {
			found = &n
		}
	}
	if found == nil {
		t.Fatal("no date with a proof")
	}
	if by := found.Facts[0]; by.Label != "By" || by.Text != "Thursday 24 December 2026" {
		t.Errorf("by %q, want Thursday 24 December 2026", by.Text)
	}
	if days := found.Proof.Days; len(days) != 8 || days[2].Note != "weekend" || !days[2].Off || days[7].Note != "due, end of the day" {
		t.Errorf("the proof does not go day by day: %+v", days)
	}
	if !strings.Contains(found.Proof.Note, "It is ours.") || len(found.Why) == 0 {
		t.Error("the date does not say that the counting is ours, or why it is one")
	}
}

func TestAHolidayAddedByTheReaderMovesTheDate(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	events := []guide.Event{{Kind: guide.StageCompleted, Stage: 1, On: day(t, "17 Dec 2026")}}
	w := WalkOf(s.Policies["swindon"], guide.Answers{}, events, 2, s.Today, Calendar([]workday.Date{day(t, "Mon 21 Dec 2026")}))
	all := ""
	for _, b := range w.Result {
		if n, ok := b.(Next); ok {
			for _, f := range n.Facts {
				all += f.Text + " "
			}
		}
	}
	if !strings.Contains(all, "Tuesday 29 December 2026") { // Fri 25 and Mon 28 are holidays too
		t.Errorf("with Monday 21 December left out: %s", all)
	}
}

func TestUnsureIsShownAsUnsure(t *testing.T) {
	p := realSite(t, "22 Nov 2026").Policies["swindon"]
	today := day(t, "Mon 23 Nov 2026")
	sure := WalkOf(p, guide.Answers{"significant-harm": guide.Yes, "immediate-risk": guide.Yes, "well-being-action-now": guide.Yes, "may-not-resolve": guide.Yes}, nil, 0, today, workday.EnglandWales())
	if len(sure.Safety) < 3 {
		t.Errorf("all of Swindon's risk rules hold at once, got %d", len(sure.Safety))
	}
	for _, b := range sure.Safety {
		if n, ok := b.(Next); !ok || !n.Risk {
			t.Errorf("a risk rule that holds must be loud, got %T", b)
		}
	}
	unsure := WalkOf(p, guide.Answers{"significant-harm": guide.NotSure}, nil, 0, today, workday.EnglandWales())
	for _, b := range unsure.Safety {
		if o, ok := b.(Ours); !ok || o.Title != unsureLead {
			t.Errorf("not sure decided something: %+v", b)
		}
	}
	if len(unsure.Safety) == 0 {
		t.Error("not sure about significant harm hides the rule")
	}
}

func TestSavedWalkComesBack(t *testing.T) {
	p := realSite(t, "22 Nov 2026").Policies["swindon"]
	answers := guide.Answers{"immediate-risk": guide.No, "conduct-of-employee": guide.NotSure}
	events := []guide.Event{{Kind: guide.StageCompleted, Stage: 1, On: day(t, "17 Dec 2026"), Reason: "not to be kept"}}
	saved := Save(answers, events, UseRehearsal)
	saved.Answers["no-such-question"] = 1
	saved.Events = append(saved.Events, SavedEvent{Kind: 1, On: "2026-02-30"})
	a, e := saved.Restore(p)
	if len(a) != 2 || a["conduct-of-employee"] != guide.NotSure {
		t.Errorf("answers came back as %v", a)
	}
	if len(e) != 1 || e[0].On != events[0].On || e[0].Reason != "" {
		t.Errorf("events came back as %v", e)
	}
}
