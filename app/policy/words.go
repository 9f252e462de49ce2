package policy

import (
	"fmt"
	"strconv"
	"strings"
)

// String is the strength as a rule writes it: "must".
func (s Strength) String() string {
	switch s {
	case Must:
		return "must"
	case Should:
		return "should"
	case May:
		return "may"
	case Does:
		return "does"
	}
	return ""
}

// StrengthOf is the strength of a rule's word, 0 for any other word.
func StrengthOf(word string) Strength {
	for s := Must; s <= Does; s++ {
		if s.String() == word {
			return s
		}
	}
	return 0
}

// Words is the timescale as people read it, with the stage as the document
// labels it: "within five working days of Stage 1 ending". A limit without a
// printed start says so, and names our reading as ours.
func (t *Timescale) Words(p *Policy) string {
	switch t.Urgency {
	case SameWorkingDay:
		return "on the same working day"
	case Immediately:
		return "immediately"
	case WithoutDelay:
		return "without delay"
	case AsSoonAsPossible:
		return "as soon as possible"
	}
	limit := "within " + t.Length()
	if t.From.Event == Unprinted {
		return fmt.Sprintf("%s (no start is printed; we count from %s)", limit, t.Reading.Words(p))
	}
	return limit + " of " + t.From.Words(p)
}

// Length is the amount and its unit: "five working days", "one month"; "" for
// a timescale without a number.
func (t *Timescale) Length() string {
	if t.Amount == 0 {
		return ""
	}
	unit := map[Unit]string{WorkingDays: "working day", Days: "day", Months: "month"}[t.Unit]
	if t.Amount != 1 {
		unit += "s"
	}
	return Number(t.Amount) + " " + unit
}

// Words is the event as people read it: "Stage 1 ending", "the outset".
func (m Moment) Words(p *Policy) string {
	switch m.Event {
	case Arising:
		return "the disagreement arising"
	case Outset:
		return "the outset"
	case StageStart:
		return p.StageLabel(m.Stage) + " starting"
	case StageEnd:
		return p.StageLabel(m.Stage) + " ending"
	case Meeting:
		return "the meeting"
	case Unprinted:
		return "a start that is not printed"
	}
	return ""
}

// StageLabel is the stage's printed label, "Stage 2" or "Step 1"; "stage 2"
// where the policy has no such stage.
func (p *Policy) StageLabel(rank int) string {
	if p != nil {
		if s := p.Stage(rank); s != nil {
			return s.Label
		}
	}
	return fmt.Sprintf("stage %d", rank)
}

var small = strings.Fields("no one two three four five six seven eight nine ten")

// Number is a number up to ten as a word and any other in figures.
func Number(n int) string {
	if n >= 0 && n < len(small) {
		return small[n]
	}
	return strconv.Itoa(n)
}
