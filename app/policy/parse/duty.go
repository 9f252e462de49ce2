package parse

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"waymark/app/policy"
)

// duty reads: should  discuss it, within 5 working days of stage 1 ending
//
// A timescale and a start stand at the end, each after a comma; they are taken
// off from the back until a clause is neither.
func (f *file) duty(l line) policy.Duty {
	d := policy.Duty{Strength: policy.StrengthOf(l.word), Line: l.num}
	clauses := strings.Split(l.rest, ", ")
	for len(clauses) > 1 && f.dutyClause(l, &d, strings.TrimSpace(clauses[len(clauses)-1])) {
		clauses = clauses[:len(clauses)-1]
	}
	d.Text = strings.Join(clauses, ", ")
	if d.Text = strings.TrimSpace(d.Text); d.Text == "" {
		f.Add(l.num, "a duty without words before its timescale", "say first what is to be done, as in: must  escalate, on the same working day")
	}
	d.Act = policy.ActOf(d.Text)
	if base := policy.Inflected(d.Text); base != "" {
		f.Add(l.num, fmt.Sprintf("the duty begins with %q", firstWord(d.Text)), fmt.Sprintf("begin it with the plain verb %q, as in \"must %s …\"", base, base))
	}
	if d.Act == policy.ActReach {
		if m := anyStage.FindStringSubmatch(d.Text); m != nil {
			d.Stage, _ = strconv.Atoi(m[1])
		}
	}
	f.hidden(l, d.Text)
	f.readOnce(l, d.Time)
	return d
}

// readOnce: a start that is not printed has our reading, and no other start has one.
func (f *file) readOnce(l line, t *policy.Timescale) {
	switch {
	case t == nil || t.Urgency == policy.Within && t.From.Event == "": // told already
	case t.From.Event == policy.Unprinted && t.Reading.Event == "":
		f.Add(l.num, "a start that is not printed, without our reading of it",
			"add after a comma the event that we count from, as in: within 1 working day of a start that is not printed, read from the outset")
	case t.From.Event != policy.Unprinted && t.Reading.Event != "":
		f.Add(l.num, "a reading of a start that the document prints",
			"take out \"read from …\"; where no start is printed, write: within 1 working day of a start that is not printed, read from the outset")
	}
}

var anyStage = regexp.MustCompile(`\bstage ([1-9])\b`)

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

var urgencies = map[string]policy.Urgency{
	"on the same working day": policy.SameWorkingDay,
	"immediately":             policy.Immediately,
	"without delay":           policy.WithoutDelay,
	"as soon as possible":     policy.AsSoonAsPossible,
}

var fromStageOn = regexp.MustCompile(`^from stage ([1-9]) on$`)

// dutyClause reads the last clause of a duty. It is false where the clause is
// no timescale or start but words of the duty itself.
func (f *file) dutyClause(l line, d *policy.Duty, clause string) bool {
	if m := fromStageOn.FindStringSubmatch(clause); m != nil {
		if d.From != 0 {
			f.Add(l.num, "two starts in one duty", "keep one \"from stage N on\"")
		}
		d.From, _ = strconv.Atoi(m[1])
		return true
	}
	if event, ok := strings.CutPrefix(clause, "read from "); ok {
		if d.Time == nil {
			d.Time = &policy.Timescale{}
		}
		d.Time.Reading = f.moment(l, event)
		if d.Time.Reading.Event == policy.Unprinted {
			f.Add(l.num, "a reading from a start that is not printed", "name the event that we count from, as in: read from the outset")
		}
		return true
	}
	t := f.timescale(l, clause)
	if t == nil {
		return false
	}
	if d.Time != nil && d.Time.Urgency != 0 {
		f.Add(l.num, "two timescales in one duty", "write a line for each")
	}
	if d.Time != nil {
		t.Reading = d.Time.Reading
	}
	d.Time = t
	return true
}

const timescaleShape = "write: within 5 working days of stage 1 ending (figures; working days, days or months; and the event that they count from)"

var withinShape = regexp.MustCompile(`^within ([0-9]+) (working days?|days?|months?)(?: of (.+))?$`)

var units = map[string]policy.Unit{"working day": policy.WorkingDays, "day": policy.Days, "month": policy.Months}

// timescale reads a limit, or is nil for a clause that is none.
func (f *file) timescale(l line, clause string) *policy.Timescale {
	if u, ok := urgencies[clause]; ok {
		return &policy.Timescale{Urgency: u}
	}
	if !strings.HasPrefix(clause, "within ") {
		return nil
	}
	t := &policy.Timescale{Urgency: policy.Within}
	m := withinShape.FindStringSubmatch(clause)
	if m == nil {
		f.Add(l.num, fmt.Sprintf("%q is no timescale", clause), timescaleShape)
		return t
	}
	t.Amount, _ = strconv.Atoi(m[1])
	t.Unit = units[strings.TrimSuffix(m[2], "s")]
	if t.Amount < 1 || t.Amount > 365 {
		f.Add(l.num, fmt.Sprintf("%q is no timescale", clause), "write an amount from 1 to 365")
	}
	if m[3] == "" {
		f.Add(l.num, fmt.Sprintf("%q does not say from when", clause),
			"add the event that the document counts from, as in: of stage 1 ending; or, where none is printed: of a start that is not printed, read from the outset")
		return t
	}
	t.From = f.moment(l, m[3])
	return t
}

var events = map[string]policy.MomentEvent{
	"the disagreement arising":    policy.Arising,
	"the outset":                  policy.Outset,
	"the meeting":                 policy.Meeting,
	"a start that is not printed": policy.Unprinted,
}

var stageMoment = regexp.MustCompile(`^stage ([1-9]) (starting|ending)$`)

func (f *file) moment(l line, words string) policy.Moment {
	if e, ok := events[words]; ok {
		return policy.Moment{Event: e}
	}
	m := stageMoment.FindStringSubmatch(words)
	if m == nil {
		f.Add(l.num, fmt.Sprintf("%q is no event to count from", words),
			"write: the disagreement arising, the outset, stage 1 starting, stage 1 ending, the meeting, or a start that is not printed")
		return policy.Moment{}
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] == "starting" {
		return policy.Moment{Event: policy.StageStart, Stage: n}
	}
	return policy.Moment{Event: policy.StageEnd, Stage: n}
}

var hiddenTime = regexp.MustCompile(`(?i)\b(within [a-z0-9-]+ (working |calendar )?(day|week|month|hour)s?|(on the )?same (working )?day|immediately|without delay|as soon as possible|from stage [1-9] on(wards)?)\b`)

// hidden finds a timescale that has no comma before it or stands in the middle:
// it would be shown as words and never counted.
func (f *file) hidden(l line, text string) {
	if found := hiddenTime.FindString(text); found != "" {
		f.Add(l.num, fmt.Sprintf("the timescale %q is not after a comma at the end of the duty", found),
			"move it to the end of the line with a comma before it, as in: discuss it, within 5 working days of stage 1 ending")
	}
}

// unprinted asks for the gap that belongs to a start of our own reading.
func (f *file) unprinted(b *block, r *policy.Rule) {
	told := slices.ContainsFunc(r.Gaps, func(g policy.Gap) bool { return g.Kind == policy.Unclear && g.About == "start" })
	for _, d := range r.Duties {
		if d.Time != nil && d.Time.From.Event == policy.Unprinted && !told {
			f.Add(d.Line, "a start that is not printed, without the gap that says so",
				"add to this block: unclear  start: from when the limit counts; and under it a reading line that says how we read it, and why")
		}
	}
}
