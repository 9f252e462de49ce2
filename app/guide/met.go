package guide

import (
	"slices"
	"strings"

	"waymark/app/policy"
)

// met is the first event that does what a duty asks, nil where none shows it.
func (c *course) met(d demand) *Event {
	if d.duty.Act == policy.ActReach {
		return c.reach(d.duty.Stage)
	}
	for i := range c.events {
		if e := &c.events[i]; c.does(e, d) && c.belongs(e, d) && c.addressed(e, d) {
			return e
		}
	}
	return nil
}

// reach is the event after which the disagreement was resolved or at a stage at
// least as high.
func (c *course) reach(rank int) *Event {
	for _, m := range c.marks {
		if m.resolved || m.rank >= rank {
			return m.event
		}
	}
	return nil
}

// does says whether an event is the kind of doing that a duty asks for.
//
// We read the end of a stage as showing that its talk, contact or referral has
// taken place, because it is the only reason why it could end. What follows from
// it needs an event of its own.
func (c *course) does(e *Event, d demand) bool {
	switch d.section.Kind {
	case policy.Risk, policy.Route:
		return e.Kind == Informed && d.duty.Act == policy.ActInform && names(d.duty.Text, e.Who)
	case policy.Learning:
		return learns(e.Kind, d.duty.Act) || e.Kind == Informed && d.duty.Act == policy.ActInform && names(d.duty.Text, e.Who)
	}
	if aftermath(d.duty.Act) {
		return carries(e, d)
	}
	return d.rank != 0 && (c.ends(e, d) || progresses(e, d))
}

// learns is for the duties of the learning section, whatever their verb.
func learns(kind EventKind, act policy.Act) bool {
	switch act {
	case policy.ActConvene, policy.ActDebrief:
		return kind == Debriefed
	case policy.ActShare, policy.ActInform, policy.ActRefer, policy.ActSend, policy.ActEscalate:
		return kind == LearningShared
	}
	return false
}

func carries(e *Event, d demand) bool {
	kind := e.Kind
	switch d.duty.Act {
	case policy.ActInform:
		return kind == Informed
	case policy.ActCopy:
		return kind == Copied
	case policy.ActConfirm:
		return kind == Confirmed
	case policy.ActSend:
		return sends(e, d)
	case policy.ActDebrief:
		return kind == Debriefed
	}
	if strings.Contains(d.duty.Text, "learn") {
		return kind == LearningShared
	}
	return kind == Informed || kind == Copied
}

// ends says whether an event is the end of the stage of a duty that was to be done
// before it: of its talks, contacts and referrals, and of whatever had a limit.
func (c *course) ends(e *Event, d demand) bool {
	if d.visit == nil || onOutcome(d.rule) || !moving(d.duty.Act) && d.duty.Time == nil {
		return false
	}
	return d.visit.ended == e || d.ever && e.Kind == StageCompleted && e.Stage == d.rank
}

// moving says whether an act takes the disagreement further.
func moving(act policy.Act) bool {
	switch act {
	case policy.ActDiscuss, policy.ActContact, policy.ActRefer, policy.ActEscalate, policy.ActConvene:
		return true
	}
	return false
}

// progresses is for the talks, contacts and referrals of a stage. Where the rule
// names a form, only the form shows a referral.
func progresses(e *Event, d demand) bool {
	switch d.duty.Act {
	case policy.ActDiscuss:
		return e.Kind == DiscussionHeld
	case policy.ActContact:
		return e.Kind == ContactMade || e.Kind == DiscussionHeld
	case policy.ActConvene:
		return e.Kind == MeetingHeld
	case policy.ActWrite:
		return d.rule.Form != "" && sends(e, d)
	case policy.ActRefer, policy.ActEscalate:
		return sends(e, d) || d.rule.Form == "" && begins(e.Kind)
	}
	return false
}

// sends says whether an event is the sending of the form that a duty is about. A
// form or a duty without a name fits any.
func sends(e *Event, d demand) bool {
	form := d.rule.Form
	if d.section.Kind == policy.FormKind {
		form = strings.TrimPrefix(d.section.ID, "form-")
	}
	return e.Kind == FormSent && (e.Form == "" || form == "" || e.Form == form)
}

// begins says whether an event shows that a matter has got to a stage.
func begins(kind EventKind) bool {
	switch kind {
	case StageStarted, DiscussionHeld, ContactMade:
		return true
	}
	return false
}

// belongs says whether an event is one of the stage and the time that a duty is
// about. Without a stage of its own, the day decides.
func (c *course) belongs(e *Event, d demand) bool {
	if d.visit != nil && d.visit.again && !d.ever && e.On.Before(d.visit.led.On) {
		return false
	}
	if d.rank == 0 {
		return !c.waited(d) || e.Stage != 0 && e.Stage == c.position.Stage || !e.On.Before(c.led.On)
	}
	if onOutcome(d.rule) && !aftermath(d.duty.Act) {
		// A new talk after the end, at this stage or further on; not the one that ended it.
		return e.Stage >= d.rank && c.follows(e, d.visit.ended)
	}
	if d.duty.Act == policy.ActSend && onOutcome(d.rule) && d.visit.ended != nil && e.On.Before(d.visit.ended.On) {
		return false // what must be sent after a stage was not sent on the way
	}
	switch {
	case e.Stage == d.rank:
		return true
	case e.Stage == 0:
		return d.visit != nil && d.visit.covers(e, d)
	}
	return false
}

// follows says whether an event comes after another, as they were taken.
func (c *course) follows(e, earlier *Event) bool {
	for i := range c.events {
		switch &c.events[i] {
		case earlier:
			return e != earlier
		case e:
			return false
		}
	}
	return false
}

// waited says whether a duty of the process as a whole waited for its outcome.
func (c *course) waited(d demand) bool {
	return c.concluded() && (onOutcome(d.rule) || d.duty.Act == policy.ActConfirm)
}

// covers says whether the day of an event lies in a visit: from its start, or for
// duties that wait for its outcome from its end; not after its end for a talk.
func (v *visit) covers(e *Event, d demand) bool {
	from := v.led
	if onOutcome(d.rule) {
		from = v.ended
	}
	if from != nil && e.On.Before(from.On) {
		return false
	}
	return v.ended == nil || e == v.ended || onOutcome(d.rule) || aftermath(d.duty.Act) || !e.On.After(v.ended.On)
}

// addressed says whether an event that names somebody is for this duty: where
// duties ask the same of different people, it counts only for those that name
// this one. A name that no duty knows counts for all of them.
func (c *course) addressed(e *Event, d demand) bool {
	if e.Who == "" || names(d.duty.Text, e.Who) {
		return true
	}
	other := func(o policy.Duty) bool { return o.Act == d.duty.Act && names(o.Text, e.Who) }
	for _, r := range c.policy.Rules() {
		if slices.ContainsFunc(r.Duties, other) {
			return false
		}
	}
	return true
}

// names says whether a duty speaks of somebody.
func names(text, who string) bool {
	return who != "" && strings.Contains(strings.ToLower(text), strings.ToLower(who))
}
