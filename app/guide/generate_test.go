package guide_test

import (
	"time"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

// dice makes arbitrary cases out of bytes, so that one generator serves the
// properties (random bytes) and the fuzzer (bytes that it chooses).
type dice struct{ bytes []byte }

// below is a number from 0 to n-1; 0 when the bytes are used up.
func (d *dice) below(n int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	b := int(d.bytes[0])
	d.bytes = d.bytes[1:]
	return b % n
}

// events is up to a dozen events. On days of their own they come with distinct
// dates; otherwise on any day, and on none.
func (d *dice) events(distinct bool) []guide.Event {
	events := make([]guide.Event, d.below(13))
	for i := range events {
		e := d.event()
		if distinct {
			e.On = day(i*3 + d.below(3))
		}
		events[i] = e
	}
	return events
}

func (d *dice) event() guide.Event {
	e := guide.Event{Kind: guide.EventKind(d.below(int(guide.Debriefed)+1) + 1), On: d.date(), Resolved: d.below(4) == 0}
	e.Stage = []int{1, 2, 3, 4, 5, guide.PanelRank, 0, 9, -1}[d.below(9)]
	e.Who = []string{"", "", "Partnership", "the professionals", "nobody that we know"}[d.below(5)]
	e.Form = []string{"", "resolution", "monitoring"}[d.below(3)]
	if e.Kind == guide.DateAgreed {
		e.Agreed = d.date()
	}
	return e
}

// date is a day around two Christmases and the end of the holiday list, no date,
// or one that does not exist.
func (d *dice) date() workday.Date {
	switch d.below(12) {
	case 0:
		return workday.Date{}
	case 1:
		return workday.Date{Year: 2027, Month: time.February, Day: 31}
	case 2:
		return workday.Date{Year: 2028, Month: time.December, Day: 20}.AddDays(d.below(20))
	case 3:
		return workday.Date{Year: 9999, Month: time.December, Day: 31}
	}
	return day(d.below(60))
}

// day is the n-th day after Monday 30 November 2026.
func day(n int) workday.Date {
	return workday.Date{Year: 2026, Month: time.November, Day: 30}.AddDays(n)
}

func (d *dice) answers(p *policy.Policy) guide.Answers {
	answers := guide.Answers{}
	for _, f := range p.Facts {
		answers[f.Name] = guide.Answer(d.below(4))
	}
	return answers
}

// mutate is a policy with a few things changed, as no author would write them. The
// policy itself is left alone.
func (d *dice) mutate(p *policy.Policy) *policy.Policy {
	m := *p
	m.Sections = append([]policy.Section(nil), p.Sections...)
	for range d.below(9) {
		s := &m.Sections[d.below(len(m.Sections))]
		switch d.below(4) {
		case 0:
			s.Rank = []int{0, 1, 2, 3, 7, guide.PanelRank, -3}[d.below(7)]
			continue
		case 1:
			s.Kind = []policy.SectionKind{policy.StageKind, policy.Panel, policy.Risk, policy.Route, policy.Record, policy.Learning, policy.Scope, "nonsense"}[d.below(8)]
			continue
		}
		s.Blocks = append([]policy.Block(nil), s.Blocks...)
		if len(s.Blocks) == 0 {
			continue
		}
		b := &s.Blocks[d.below(len(s.Blocks))]
		if b.Rule != nil {
			b.Rule = d.mutateRule(*b.Rule, p)
		}
	}
	return &m
}

func (d *dice) mutateRule(r policy.Rule, p *policy.Policy) *policy.Rule {
	switch d.below(5) {
	case 0:
		kinds := []policy.TargetKind{policy.ToStage, policy.ToPanel, policy.ToEnd, policy.Leave, policy.Alongside, "nonsense"}
		r.Then = &policy.Target{Kind: kinds[d.below(len(kinds))], Stage: d.below(8) - 1}
	case 1:
		r.When = append(append([]policy.Condition(nil), r.When...), policy.Condition{Fact: d.fact(p), Not: d.below(2) == 0})
	case 2:
		r.Duties = append(append([]policy.Duty(nil), r.Duties...), d.duty())
	case 3:
		r.Skip = &policy.Skip{Kind: policy.SkipAllowed, To: d.below(9)}
	case 4:
		r.Instead = !r.Instead
	}
	return &r
}

func (d *dice) fact(p *policy.Policy) string {
	if len(p.Facts) == 0 || d.below(3) == 0 {
		return []string{policy.Resolved, "no such fact"}[d.below(2)]
	}
	return p.Facts[d.below(len(p.Facts))].Name
}

func (d *dice) duty() policy.Duty {
	acts := []policy.Act{policy.ActOther, policy.ActDiscuss, policy.ActContact, policy.ActRefer, policy.ActInform, policy.ActCopy, policy.ActWrite,
		policy.ActConfirm, policy.ActSend, policy.ActShare, policy.ActConvene, policy.ActReach, policy.ActAgree, policy.ActDebrief, policy.ActEscalate}
	duty := policy.Duty{Strength: policy.Strength(d.below(5)), Act: acts[d.below(len(acts))], Text: "do it", From: d.below(5), Stage: d.below(6)}
	if d.below(3) > 0 {
		duty.Time = &policy.Timescale{Urgency: policy.Urgency(d.below(7)), Unit: policy.Unit(d.below(5)), From: d.moment(), Reading: d.moment(),
			Amount: []int{1, 5, 0, -1, 1000, 1 << 40}[d.below(6)]}
	}
	return duty
}

func (d *dice) moment() policy.Moment {
	events := []policy.MomentEvent{policy.Arising, policy.Outset, policy.StageStart, policy.StageEnd, policy.Meeting, policy.Unprinted, ""}
	return policy.Moment{Event: events[d.below(len(events))], Stage: d.below(7)}
}
