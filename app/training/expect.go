package training

import (
	"waymark/app/guide"
	"waymark/app/policy"
)

// ExpectKind says what sort of thing a policy asks at a fork.
type ExpectKind uint8

// The kinds, in the order of showing: safety first.
const (
	ForSafety ExpectKind = iota + 1 // Step: a risk rule holds
	IfUnsure                        // Step: a risk rule that hangs on an answer "not sure"
	OtherWay                        // Step: another procedure, instead or alongside
	Limit                           // Due: a limit on an act, dated or with the reason why not
	AtStage                         // Step: what is asked at this stage
	Onward                          // Step: where it goes on if it is not resolved here
	LeftOpen                        // Gap: what the document does not say here, or our copy lacks
)

// Expectation is one thing that a policy asks, allows or leaves open. It always
// has its rule, and so its source; nothing here was written by a scenario's author.
type Expectation struct {
	Kind    ExpectKind
	Step    *guide.Step
	Due     *guide.Due
	Gap     *policy.Gap
	Rule    *policy.Rule
	Section *policy.Section
}

// Expect is what a policy asks where a disagreement stands.
func Expect(p *policy.Policy, st guide.Standing) []Expectation {
	var out []Expectation
	step := func(kind ExpectKind, s *guide.Step) {
		out = append(out, Expectation{Kind: kind, Step: s, Rule: s.Why.Rule, Section: s.Why.Section})
	}
	for i := range st.Safety {
		step(ForSafety, &st.Safety[i])
	}
	for i := range st.MaybeSafety {
		if unsure(st.MaybeSafety[i].Why) {
			step(IfUnsure, &st.MaybeSafety[i])
		}
	}
	for i := range st.Routes {
		if s := &st.Routes[i]; !s.Unsure || unsure(s.Why) {
			step(OtherWay, s)
		}
	}
	limited := map[*policy.Duty]bool{}
	for i := range st.Due {
		d := &st.Due[i]
		limited[d.Duty] = true
		if d.Met == nil && !ofSafety(d.Why.Section) {
			out = append(out, Expectation{Kind: Limit, Due: d, Rule: d.Why.Rule, Section: d.Why.Section})
		}
	}
	for i := range st.Next {
		if s := &st.Next[i]; s.Met == nil && s.Duty != nil && !limited[s.Duty] && ofStage(s.Why.Section) && !s.Unsure {
			step(AtStage, s)
		}
	}
	for i := range st.Onward {
		if st.Onward[i].Target != nil {
			step(Onward, &st.Onward[i])
		}
	}
	return append(out, open(p, st)...)
}

func unsure(w guide.Why) bool {
	for _, q := range w.Questions {
		if q.Answer == guide.NotSure {
			return true
		}
	}
	return false
}

// ofSafety is for sections whose steps have been shown already.
func ofSafety(s *policy.Section) bool { return s.Kind == policy.Risk || s.Kind == policy.Route }

// ofStage leaves out what a policy asks of everybody throughout: it is on the
// board's own pages, and would bury what this fork is about.
func ofStage(s *policy.Section) bool {
	switch s.Kind {
	case policy.StageKind, policy.Panel:
		return true
	}
	return false
}

// stageGaps are what a document may leave open that matters at a fork.
var stageGaps = map[string]bool{
	"stages": true, "timescale": true, "deadline": true, "end": true, "start": true, "way out": true, "skip": true, "owner": true, "role": true,
}

// open is what the document leaves open where the disagreement stands.
func open(p *policy.Policy, st guide.Standing) []Expectation {
	var out []Expectation
	add := func(s *policy.Section) {
		if s == nil {
			return
		}
		for r, g := range s.Gaps() {
			if stageGaps[g.About] {
				out = append(out, Expectation{Kind: LeftOpen, Gap: g, Rule: r, Section: s})
			}
		}
	}
	switch st.Position.Kind {
	case guide.NoLadder:
		add(p.Section(string(policy.Stages)))
		add(p.Section(string(policy.Timescales)))
	case guide.NotStarted:
		add(p.Stages()[0])
	case guide.AtStage, guide.RanOut:
		add(p.Stage(st.Position.Stage))
	case guide.AtPanel:
		for _, s := range p.Kind(policy.Panel) {
			add(s)
		}
	}
	return out
}

// Unasked is the policy's questions that the scenario does not answer: nothing is
// taken for granted about them.
func Unasked(st guide.Standing) []guide.Question {
	var out []guide.Question
	for _, q := range st.Questions {
		if q.Answer == guide.NotAnswered {
			out = append(out, q)
		}
	}
	return out
}
