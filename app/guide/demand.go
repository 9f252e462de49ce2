package guide

import (
	"iter"
	"slices"
	"strings"

	"waymark/app/policy"
)

// applied is a rule where it stands, and whether it applies: yes, or open while a
// question decides.
type applied struct {
	section *policy.Section
	rule    *policy.Rule
	rank    int    // of the stage or panel, 0 for the process as a whole
	visit   *visit // nil before a stage has begun, and for the process as a whole
	hold    truth
}

// demand is one duty of a rule that applies.
type demand struct {
	applied
	duty *policy.Duty
	ever bool // what was done on an earlier visit to the stage counts too
}

// apply looks at a rule as things stand now.
func (c *course) apply(s *policy.Section, r *policy.Rule) applied {
	rank := rankOf(s)
	return applied{s, r, rank, c.visits[rank], c.holds(r, c.outcomeFor(s))}
}

// applied is the rules of the ladder so far, and those for the process as a whole.
// Other procedures and safety are looked at on their own.
func (c *course) applied() []applied {
	var all []applied
	add := func(s *policy.Section) {
		for r := range s.Rules() {
			if a := c.apply(s, r); a.hold != no && c.begun(a) {
				all = append(all, a)
			}
		}
	}
	for _, rank := range c.asked() {
		for _, s := range c.sections(rank) {
			add(s)
		}
	}
	for _, kind := range throughout {
		for _, s := range c.policy.Kind(kind) {
			add(s)
		}
	}
	return all
}

// throughout is the sections whose duties hold for the whole way, in the order in
// which they are worth reading. Principles are no steps; what organisations owe
// outside a single disagreement is not asked of it.
var throughout = []policy.SectionKind{policy.Support, policy.Stages, policy.Timescales, policy.Record, policy.FormKind, policy.Learning}

// asked is the ranks whose duties the disagreement has come under: visited and not
// left out, and the first stage before the start.
func (c *course) asked() []int {
	if c.position.Kind == NotStarted {
		return []int{c.first}
	}
	return slices.DeleteFunc(c.ranks(), func(rank int) bool { return c.visits[rank].skipped != nil })
}

// begun says whether a rule's time has come. After leaving the ladder only stages
// that were over before still ask for something.
func (c *course) begun(a applied) bool {
	over := a.visit.outcome() != open
	switch {
	case a.rank == 0:
		return c.position.Kind != Left && (a.section.Kind != policy.Learning || c.concluded() || c.metUp())
	case onOutcome(a.rule) || c.position.Kind == Left:
		return over
	}
	return true
}

// metUp says whether any meeting was held: there may be something to learn.
func (c *course) metUp() bool {
	return slices.ContainsFunc(c.events, func(e Event) bool { return e.Kind == MeetingHeld })
}

// current says whether a rule belongs to what is to be done at the position: the
// stage itself, what follows from the end of the one before, and what holds
// throughout. Learning comes when it is over, and then only records are left of
// the rest.
func (c *course) current(a applied) bool {
	switch {
	case a.section.Kind == policy.Learning:
		return c.concluded()
	case a.rank == 0:
		return !c.concluded() || onOutcome(a.rule) || a.section.Kind == policy.Record || a.section.Kind == policy.FormKind
	case c.at(a.rank):
		return true
	case a.rank == c.came:
		return onOutcome(a.rule)
	}
	return a.rank == c.position.Stage
}

// demands is the duties of a rule. Those "from stage 3 on" wait for that stage.
func (c *course) demands(a applied) iter.Seq[demand] {
	return func(yield func(demand) bool) {
		for i := range a.rule.Duties {
			d := demand{applied: a, duty: &a.rule.Duties[i]}
			if a.hold != no && d.duty.From <= c.high && !yield(d) {
				return
			}
		}
	}
}

// timely says whether a duty of the current position is for now. While a stage is
// going on there is nothing yet to feed back or confirm; once it is over, what is
// left to do there is just that, and to write down and hand on.
func (c *course) timely(d demand) bool {
	switch {
	case d.rank == 0:
		return d.duty.Act != policy.ActConfirm || c.position.Kind == Resolved
	case onOutcome(d.rule):
		return true
	case c.at(d.rank):
		return !c.waits(d)
	}
	return (aftermath(d.duty.Act) || d.duty.Act == policy.ActWrite) && !c.waits(d)
}

// aftermath says whether an act follows from a talk instead of being one.
func aftermath(act policy.Act) bool {
	switch act {
	case policy.ActInform, policy.ActCopy, policy.ActConfirm, policy.ActSend, policy.ActShare, policy.ActDebrief:
		return true
	}
	return false
}

// waits says whether a duty of a stage waits for what the stage brings. Documents
// print "any action agreed should be fed back immediately" in the row of the talk,
// without a condition of its own.
//
// We read it as asked once the stage is over, and where it speaks of what was
// agreed or resolved, only once something was; "immediately" would otherwise stand
// over a talk that has not been held.
func (c *course) waits(d demand) bool {
	switch d.duty.Act {
	case policy.ActInform, policy.ActConfirm, policy.ActShare, policy.ActDebrief:
	default:
		return false
	}
	if d.rank == 0 || onOutcome(d.rule) || d.duty.Time != nil && d.duty.Time.Urgency == policy.Within {
		return false
	}
	outcome := d.visit.outcome()
	return outcome == open || outcome == no && speaksOfAgreement(d.duty.Text)
}

func speaksOfAgreement(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if strings.HasPrefix(word, "agree") || strings.HasPrefix(word, "resol") {
			return true
		}
	}
	return false
}
