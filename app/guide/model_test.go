package guide_test

import (
	"fmt"
	"testing"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

// What the model can say and none of the five documents does. The policies here
// are made by hand, as small as can be.

func made(sections ...policy.Section) *policy.Policy {
	p := &policy.Policy{ID: "made", Sections: sections}
	for i := range p.Sections {
		s := &p.Sections[i]
		for j := range s.Blocks {
			r := s.Blocks[j].Rule
			r.ID, r.Source.Text = fmt.Sprintf("%s.%d", s.ID, j+1), s.ID
			for _, c := range r.When {
				if c.Fact != policy.Resolved && p.Fact(c.Fact) == nil {
					p.Facts = append(p.Facts, policy.Fact{Name: c.Fact, Section: s.ID, Kind: s.Kind})
				}
			}
		}
	}
	return p
}

func section(kind policy.SectionKind, rank int, rules ...policy.Rule) policy.Section {
	s := policy.Section{ID: fmt.Sprintf("%s-%d", kind, rank), Kind: kind, Rank: rank}
	for i := range rules {
		s.Blocks = append(s.Blocks, policy.Block{Rule: &rules[i]})
	}
	return s
}

func rung(rank int, rules ...policy.Rule) policy.Section {
	return section(policy.StageKind, rank, rules...)
}

// to is "when …, not resolved, then …".
func to(target policy.Target, facts ...string) policy.Rule {
	r := policy.Rule{Then: &target, When: []policy.Condition{{Fact: policy.Resolved, Not: true}}}
	for _, f := range facts {
		r.When = append(r.When, policy.Condition{Fact: f})
	}
	return r
}

func when(fact string, r policy.Rule) policy.Rule {
	r.When = append(r.When, policy.Condition{Fact: fact})
	return r
}

func within(amount int, unit policy.Unit, act policy.Act, from policy.MomentEvent, stage int) policy.Rule {
	return policy.Rule{Duties: []policy.Duty{{Strength: policy.Should, Act: act, Text: string(act) + " it",
		Time: &policy.Timescale{Urgency: policy.Within, Amount: amount, Unit: unit, From: policy.Moment{Event: from, Stage: stage}}}}}
}

func happened(t *testing.T, lines ...string) []guide.Event {
	var events []guide.Event
	for _, said := range lines {
		l, err := parseLine(said)
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, *l.event)
	}
	return events
}

var stage2 = policy.Target{Kind: policy.ToStage, Stage: 2}

func TestNothingAtAll(t *testing.T) {
	s := guide.Stand(nil, nil, happened(t, "Mon 30 Nov 2026 stage 1 started"), workday.Date{}, workday.Calendar{})
	if s.Position.Kind != guide.NoLadder || len(s.Unplaced) != 1 || s.Ask != nil {
		t.Errorf("without a policy: %+v", s)
	}
}

// Another procedure instead: the ladder is left, and its questions with it.
func TestLeave(t *testing.T) {
	p := made(
		section(policy.Route, 0, when("conduct", policy.Rule{Then: &policy.Target{Kind: policy.Leave, Name: "elsewhere"}})),
		rung(1, within(2, policy.WorkingDays, policy.ActDiscuss, policy.Arising, 0), to(stage2, "fork")),
		rung(2, to(policy.Target{Kind: policy.ToEnd})),
	)
	events := happened(t, "Mon 30 Nov 2026 arose", "Mon 30 Nov 2026 stage 1 started")
	answers := guide.Answers{"conduct": guide.Yes, "fork": guide.Yes}
	s := stand(p, answers, events)
	if s.Position.Kind != guide.Left || s.Position.Stage != 1 || len(s.Due)+len(s.Next)+len(s.Onward) > 0 {
		t.Errorf("left: %+v", s)
	}
	if len(s.Routes) != 1 || len(s.SetAside) != 1 || s.SetAside[0].Fact.Name != "fork" {
		t.Errorf("left: routes %+v, set aside %+v", s.Routes, s.SetAside)
	}

	resolved := append(events, happened(t, "Tue 1 Dec 2026 stage 1 completed, resolved")...)
	if s := stand(p, answers, resolved); s.Position.Kind != guide.Resolved {
		t.Errorf("what is resolved stays resolved: %+v", s.Position)
	}
}

// A stage can itself lead to another procedure.
func TestStageLeadsOut(t *testing.T) {
	leave := policy.Target{Kind: policy.Leave, Name: "elsewhere"}
	p := made(rung(1, to(leave, "conduct"), when("family", policy.Rule{Then: &policy.Target{Kind: policy.Alongside, Name: "the code"}})))
	started, ended := "Mon 30 Nov 2026 stage 1 started", "Tue 1 Dec 2026 stage 1 completed, not resolved"
	answers := guide.Answers{"conduct": guide.Yes, "family": guide.Yes}

	s := stand(p, answers, happened(t, started))
	if s.Position.Kind != guide.AtStage || len(s.Routes) != 2 || len(s.Onward) != 1 {
		t.Errorf("at the stage: %+v, routes %+v", s.Position, s.Routes)
	}
	s = stand(p, answers, happened(t, started, ended))
	if s.Position.Kind != guide.Left || len(s.Questions) != 1 {
		t.Errorf("after it: %+v, questions %+v", s.Position, s.Questions)
	}
}

// A limit from the start of a stage: from the day that it was started, or else
// from the day that brought it there.
func TestFromTheStartOfAStage(t *testing.T) {
	p := made(rung(1, to(stage2)), rung(2, within(3, policy.Days, policy.ActDiscuss, policy.StageStart, 2)))
	ended, started := "Mon 30 Nov 2026 stage 1 completed, not resolved", "Wed 2 Dec 2026 stage 2 started"
	for want, events := range map[string][]string{"2026-12-03": {ended}, "2026-12-05": {ended, started}} {
		s := stand(p, nil, happened(t, events...))
		if len(s.Due) != 1 || s.Due[0].By.String() != want {
			t.Errorf("after %v: %+v, want %s", events, s.Due, want)
		}
	}
	early := within(3, policy.Days, policy.ActDiscuss, policy.StageStart, 2)
	if s := stand(made(rung(1, early), rung(2)), nil, nil); s.Due[0].NoDate != guide.NotYet {
		t.Errorf("a stage that has not begun: %+v", s.Due)
	}
}

// A target of ours that would be later than the printed limit is brought back to it.
func TestOursIsNeverLater(t *testing.T) {
	reach := within(5, policy.WorkingDays, policy.ActReach, policy.Outset, 0)
	reach.Duties[0].Stage = 3
	chained := within(4, policy.WorkingDays, policy.ActDiscuss, policy.Unprinted, 0)
	chained.Duties[0].Time.Reading = policy.Moment{Event: policy.StageEnd, Stage: 1}
	p := made(section(policy.Timescales, 0, reach), rung(1, to(stage2)), rung(2, chained), rung(3))
	s := stand(p, nil, happened(t, "Mon 30 Nov 2026 arose", "Thu 3 Dec 2026 stage 1 completed, not resolved"))
	for _, d := range s.Due {
		if d.By.String() != "2026-12-07" || d.Count.Due != d.By {
			t.Errorf("%q by %s; want Monday, the printed limit", d.Duty.Text, d.By)
		}
	}
	if len(s.Due) != 2 {
		t.Errorf("%d limits", len(s.Due))
	}
}

// A limit is not a date where its numbers make no sense.
func TestNoSenseNoDate(t *testing.T) {
	for _, time := range []policy.Timescale{
		{Urgency: policy.Within, Amount: 0, Unit: policy.WorkingDays, From: policy.Moment{Event: policy.Arising}},
		{Urgency: policy.Within, Amount: 2, From: policy.Moment{Event: policy.Arising}},
		{Urgency: policy.Within, Amount: 2, Unit: policy.Months},
		{Urgency: policy.Within, Amount: 2, Unit: policy.Months, From: policy.Moment{Event: policy.Unprinted}},
		{Urgency: policy.AsSoonAsPossible},
		{},
	} {
		rule := policy.Rule{Duties: []policy.Duty{{Strength: policy.Must, Act: policy.ActDiscuss, Text: "talk", Time: &time}}}
		s := stand(made(rung(1, rule)), nil, happened(t, "Mon 30 Nov 2026 arose"))
		if len(s.Due) != 1 || !s.Due[0].By.IsZero() || s.Due[0].NoDate != guide.NotPrinted {
			t.Errorf("%+v: %+v", time, s.Due)
		}
	}
}

// A fork can stand after the panel too.
func TestForkAtThePanel(t *testing.T) {
	p := made(rung(1, to(policy.Target{Kind: policy.ToPanel})), section(policy.Panel, 0, to(policy.Target{Kind: policy.ToEnd}, "appeal")))
	s := stand(p, nil, happened(t, "Mon 30 Nov 2026 stage 1 completed, not resolved", "Tue 1 Dec 2026 panel completed, not resolved"))
	if s.Position.Kind != guide.AtPanel || !s.Position.Over || len(s.Onward) != 1 || !s.Onward[0].Unsure {
		t.Errorf("%+v, onward %+v", s.Position, s.Onward)
	}
}

// Leave to skip stages is a way onward; leave to agree dates can stand at a stage.
func TestLeaveToSkipAndToAgree(t *testing.T) {
	talk := within(2, policy.WorkingDays, policy.ActDiscuss, policy.Arising, 0)
	talk.Instead = true
	p := made(section(policy.Stages, 0, policy.Rule{Skip: &policy.Skip{Kind: policy.SkipAllowed, To: 3}}), rung(1, talk, to(stage2)), rung(2), rung(3))
	s := stand(p, nil, happened(t, "Mon 30 Nov 2026 arose", "Mon 30 Nov 2026 date agreed Thu 10 Dec 2026 at stage 1"))
	if !s.Instead || len(s.Due) != 1 || !s.Due[0].Allowed || s.Due[0].By.String() != "2026-12-10" {
		t.Errorf("agreed: %t, %+v", s.Instead, s.Due)
	}
	if len(s.Onward) != 2 || s.Onward[1].Skip == nil {
		t.Errorf("onward: %+v", s.Onward)
	}
}

// Something done without a stage counts for the stage of its day.
func TestDoneWithoutAStage(t *testing.T) {
	copies := policy.Rule{Duties: []policy.Duty{{Strength: policy.Must, Act: policy.ActCopy, Text: "copy them in"}}}
	p := made(rung(1, to(stage2)), rung(2, copies))
	moved := "Wed 2 Dec 2026 stage 1 completed, not resolved"
	for on, owed := range map[string]int{"Tue 1 Dec 2026": 1, "Wed 2 Dec 2026": 0, "Fri 4 Dec 2026": 0} {
		if s := stand(p, nil, happened(t, moved, on+" copied in somebody")); len(s.Owed) != owed {
			t.Errorf("copied in on %s: %d owed, want %d", on, len(s.Owed), owed)
		}
	}
}

// Sharing inside a stage is telling; only what was learned is learning.
func TestShareIsTelling(t *testing.T) {
	share := func(text string) policy.Rule {
		return policy.Rule{When: []policy.Condition{{Fact: policy.Resolved}}, Duties: []policy.Duty{{Strength: policy.Must, Act: policy.ActShare, Text: text}}}
	}
	debrief := policy.Rule{When: []policy.Condition{{Fact: policy.Resolved}}, Duties: []policy.Duty{{Strength: policy.Must, Act: policy.ActDebrief, Text: "debrief"}}}
	p := made(rung(1, share("share the outcome"), share("share what was learned"), debrief))
	ended := "Wed 2 Dec 2026 stage 1 completed, resolved"
	for done, left := range map[string]string{"told": "share what was learned", "learning shared": "share the outcome"} {
		s := stand(p, nil, happened(t, ended, "Thu 3 Dec 2026 "+done, "Thu 3 Dec 2026 debrief held"))
		if len(s.Owed) != 1 || s.Owed[0].Duty.Text != left {
			t.Errorf("after %s: %+v", done, s.Owed)
		}
	}
}

// What an organisation owes at all times is not asked of one disagreement, and
// its questions are not either.
func TestNotOfThisDisagreement(t *testing.T) {
	duty := policy.Rule{Duties: []policy.Duty{{Strength: policy.Must, Act: policy.ActShare, Text: "share the guidance"}}}
	p := made(rung(1), section(policy.Leads, 0, when("large", duty)), section(policy.Scope, 0, when("adult", duty)))
	s := stand(p, guide.Answers{"large": guide.Yes}, happened(t, "Mon 30 Nov 2026 stage 1 started"))
	if len(s.Questions) != 1 || s.Questions[0].Fact.Name != "adult" || len(s.SetAside) != 1 || len(s.Owed)+len(s.Next) > 0 {
		t.Errorf("%+v", s)
	}
}
