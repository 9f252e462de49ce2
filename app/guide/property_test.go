package guide_test

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

const rounds = 400

// each goes through random cases of the named boards, the same ones every time.
func each(t *testing.T, names []string, distinct bool, check func(p *policy.Policy, a guide.Answers, events []guide.Event, r *rand.Rand)) {
	for _, board := range names {
		p := realPolicy(t, board)
		r := rand.New(rand.NewPCG(1, 2))
		for range rounds {
			d := dice{make([]byte, 160)}
			for i := range d.bytes {
				d.bytes[i] = byte(r.Uint32())
			}
			if check(p, d.answers(p), d.events(distinct), r); t.Failed() {
				return
			}
		}
	}
}

func all5() []string { return slices.Sorted(maps.Keys(boards)) }

func stand(p *policy.Policy, a guide.Answers, events []guide.Event) guide.Standing {
	return guide.Stand(p, a, events, day(10), workday.EnglandWales())
}

// The order of typing does not matter.
func TestAnyOrderOfTyping(t *testing.T) {
	each(t, all5(), true, func(p *policy.Policy, a guide.Answers, events []guide.Event, r *rand.Rand) {
		want := stand(p, a, events)
		mixed := slices.Clone(events)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if got := stand(p, a, mixed); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: events in another order give another standing\n%+v\n%+v", p.ID, got, want)
		}
	})
}

// Documents that print no days never get a date, whatever is entered.
func TestNoDateWhereNoneIsPrinted(t *testing.T) {
	each(t, []string{"leeds", "unnamed-flowchart", "northamptonshire"}, false, func(p *policy.Policy, a guide.Answers, events []guide.Event, _ *rand.Rand) {
		for _, d := range stand(p, a, events).Due {
			if !d.By.IsZero() || !d.Printed.IsZero() || !d.Count.Due.IsZero() || d.Late || d.Agreed != nil {
				t.Errorf("%s: a date for %q: %+v", p.ID, d.Duty.Text, d)
			}
		}
	})
}

// South Gloucestershire's targets never reach beyond its one printed limit, and no
// later date is shown as allowed.
func TestTargetsStayWithinThePrintedLimit(t *testing.T) {
	each(t, []string{"south-gloucestershire"}, false, func(p *policy.Policy, a guide.Answers, events []guide.Event, _ *rand.Rand) {
		dues := stand(p, a, events).Due
		hard := slices.IndexFunc(dues, func(d guide.Due) bool { return d.Duty.Act == policy.ActReach && !d.By.IsZero() })
		for _, d := range dues {
			if hard < 0 || !d.Ours {
				continue
			}
			if limit := dues[hard].By; d.By.After(limit) && (d.Agreed == nil || d.Allowed) {
				t.Errorf("%q by %s, after the limit %s", d.Duty.Text, d.By, limit)
			}
		}
	})
}

// "Not sure" decides what no answer decides: nothing.
func TestNotSureDecidesNothing(t *testing.T) {
	each(t, all5(), false, func(p *policy.Policy, a guide.Answers, events []guide.Event, _ *rand.Rand) {
		sure := maps.Clone(a)
		maps.DeleteFunc(sure, func(_ string, answer guide.Answer) bool { return answer == guide.NotSure })
		got, want := stand(p, a, events), stand(p, sure, events)
		if got.Position != want.Position || !reflect.DeepEqual(got.Due, want.Due) || len(got.Safety) != len(want.Safety) ||
			len(got.MaybeSafety) != len(want.MaybeSafety) || len(got.Onward) != len(want.Onward) || len(got.Owed) != len(want.Owed) {
			t.Errorf("%s: %+v\n%+v", p.ID, got, want)
		}
	})
}

// Leeds goes on to Stage 4 for abuse, neglect or self-neglect, and never when the
// answer is no.
func TestLeedsNeverStageFour(t *testing.T) {
	each(t, []string{"leeds"}, false, func(p *policy.Policy, a guide.Answers, events []guide.Event, _ *rand.Rand) {
		a["care-act-concern"] = guide.No
		s := stand(p, a, events)
		if s.Position.Stage == 4 {
			t.Errorf("at stage 4: %+v", events)
		}
		for _, step := range s.Onward {
			if step.Target != nil && step.Target.Stage == 4 {
				t.Errorf("on to stage 4: %+v", events)
			}
		}
	})
}

// What holds of every Standing, under the boards' own policies.
func TestEveryStanding(t *testing.T) {
	each(t, all5(), false, func(p *policy.Policy, a guide.Answers, events []guide.Event, _ *rand.Rand) {
		before, answers := slices.Clone(events), maps.Clone(a)
		s := stand(p, a, events)
		if !slices.Equal(before, events) || !maps.Equal(answers, a) {
			t.Error("Stand changed what it was given")
		}
		sound(t, s, events, workday.EnglandWales().Working(day(10)))
		reasons(t, s)
	})
}

// sound is what holds of every Standing, under any policy at all.
func sound(t *testing.T, s guide.Standing, events []guide.Event, working bool) {
	for _, d := range s.Due {
		if d.ActNow && (!d.By.IsZero() || d.Late) || d.OffDay && (!d.ActNow || working) {
			t.Errorf("to be done at once, and a date: %+v", d)
		}
		if d.By.IsZero() == (d.NoDate == guide.HasDate) || d.Duty.Strength == policy.May {
			t.Errorf("a date or a reason why there is none: %+v", d)
		}
	}
	for _, step := range s.Safety {
		if step.Unsure {
			t.Errorf("unsure among what holds: %+v", step)
		}
	}
	for _, step := range s.MaybeSafety {
		if !step.Unsure {
			t.Errorf("sure among what might hold: %+v", step)
		}
	}
	for _, o := range s.Owed {
		if o.Duty.Strength == policy.May || o.Duty.Time != nil {
			t.Errorf("owed: %+v", o.Duty)
		}
	}
	if s.Ask != nil && s.Ask.Answer != guide.NotAnswered {
		t.Errorf("asks what was answered: %+v", s.Ask)
	}
	if (s.Position.Kind == guide.Resolved || s.Position.Kind == guide.Left) && len(s.Onward) > 0 {
		t.Errorf("a way onward from %+v", s.Position)
	}
	for _, e := range s.Unplaced {
		if !slices.Contains(events, e) {
			t.Errorf("an event from nowhere: %+v", e)
		}
	}
}

// reasons says that everything leads back to the document.
func reasons(t *testing.T, s guide.Standing) {
	check := func(w guide.Why) {
		if w.Rule == nil || w.Section == nil || w.Rule.Source.Text == "" {
			t.Errorf("no reason: %+v", w)
		}
	}
	for _, steps := range [][]guide.Step{s.Safety, s.MaybeSafety, s.Routes, s.Next, s.Onward} {
		for _, step := range steps {
			check(step.Why)
		}
	}
	for _, d := range s.Due {
		check(d.Why)
		if !d.By.IsZero() && len(d.Why.Events) == 0 {
			t.Errorf("a date that rests on nothing: %+v", d)
		}
	}
	for _, o := range s.Owed {
		check(o.Why)
	}
}
