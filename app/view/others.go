package view

import (
	"strings"

	"waymark/app/guide"
	"waymark/app/policy"
)

// riskReason is why a stage was left out, where the reader says so.
const riskReason = "the risk to the adult"

// otherChoices are the events that no button of the position offers: what the
// policy asks for and nothing shows yet, stages begun or left out, another
// date agreed.
func otherChoices(p *policy.Policy, st guide.Standing) []EventChoice {
	var out []EventChoice
	for _, s := range st.Safety {
		if s.Met == nil {
			out = addDone(out, s.Duty, s.Why)
		}
	}
	for _, d := range st.Due {
		if d.Met == nil {
			out = addDone(out, d.Duty, d.Why)
		}
	}
	for _, o := range st.Owed {
		out = addDone(out, o.Duty, o.Why)
	}
	return append(out, stageChoices(p, st)...)
}

// addDone offers the event that shows that a duty was done, once for each.
func addDone(in []EventChoice, d *policy.Duty, w guide.Why) []EventChoice {
	if d == nil {
		return in
	}
	e, ok := doneBy(d, w)
	if !ok {
		return in
	}
	text := "Done: " + d.Text
	for _, c := range in {
		if c.Text == text {
			return in
		}
	}
	return append(in, EventChoice{Text: text, Event: e})
}

// doneBy is the event that meets a duty. Whom it names comes from the policy's
// own words, never from the reader's.
func doneBy(d *policy.Duty, w guide.Why) (guide.Event, bool) {
	e := guide.Event{Stage: w.Section.Rank}
	switch {
	case w.Section.Kind == policy.Learning && (d.Act == policy.ActConvene || d.Act == policy.ActDebrief):
		e.Kind = guide.Debriefed
	case w.Section.Kind == policy.Learning && d.Act != policy.ActOther:
		e.Kind = guide.LearningShared
	case d.Act == policy.ActInform:
		e.Kind, e.Who = guide.Informed, object(d.Text)
	case d.Act == policy.ActCopy:
		e.Kind, e.Who = guide.Copied, object(d.Text)
	case d.Act == policy.ActConfirm:
		e.Kind = guide.Confirmed
	case d.Act == policy.ActSend:
		e.Kind, e.Form = guide.FormSent, w.Rule.Form
	case d.Act == policy.ActDebrief:
		e.Kind = guide.Debriefed
	case d.Act == policy.ActShare && strings.Contains(d.Text, "learn"):
		e.Kind = guide.LearningShared
	case d.Act == policy.ActShare:
		e.Kind = guide.Informed
	default:
		return e, false
	}
	return e, true
}

// object is a duty without its verb: "inform the Partnership" is about "the Partnership".
func object(text string) string {
	_, rest, _ := strings.Cut(text, " ")
	return strings.TrimPrefix(rest, "in ")
}

// stageChoices: a later stage began or was left out, or another date was
// agreed for the stage that it is at.
func stageChoices(p *policy.Policy, st guide.Standing) []EventChoice {
	rank := st.Position.Stage
	if st.Position.Kind != guide.AtStage && st.Position.Kind != guide.NotStarted {
		return nil
	}
	var out []EventChoice
	for _, s := range p.Stages() {
		if s.Rank > rank {
			out = append(out, EventChoice{Text: s.Label + " began", Event: guide.Event{Kind: guide.StageStarted, Stage: s.Rank}})
		}
		if s.Rank >= max(rank, 1) {
			out = append(out, EventChoice{Text: s.Label + " was left out because of the risk", Event: guide.Event{Kind: guide.Skipped, Stage: s.Rank, Reason: riskReason}})
		}
	}
	for _, d := range st.Due {
		if !d.By.IsZero() && d.Met == nil {
			out = append(out, EventChoice{Text: "Another date was agreed: " + d.Duty.Text, Event: guide.Event{Kind: guide.DateAgreed, Stage: d.Stage}})
		}
	}
	return out
}
