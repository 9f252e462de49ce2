package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"waymark/app/guide"
	"waymark/app/handover/paper"
	"waymark/app/notebook"
	"waymark/app/policy"
)

// size is how much of a text the first page shows, in letters.
type size struct{ text, cell, name int }

// sizes are tried from the roomy one down until page one is one page. The rest of a text stands
// behind it, and the cut says where.
var sizes = []size{{420, 200, 90}, {300, 150, 70}, {230, 110, 60}, {170, 80, 45}, {120, 60, 36}, {80, 45, 26}, {60, 34, 20}}

// How many rows it shows at most.
const (
	pageViews = 3
	pageSteps = 5
	pageDone  = 4
)

// Brief is the record for a manager: page one stands alone, the chronology and the proof behind
// it. For the learning audience it is LearningCopy.
func Brief(s Source, a Audience) paper.Paper {
	if a == Learning {
		return LearningCopy(s, nil)
	}
	s.audience = a
	p := paper.Paper{Title: briefTitle, Marks: s.marks(a)}
	p.Blocks = s.firstPage()
	p.Blocks = append(p.Blocks, paper.Block{Kind: paper.NewPage})
	p.Blocks = append(p.Blocks, s.chronology(a)...)
	p.Blocks = append(p.Blocks, s.dates()...)
	p.Blocks = append(p.Blocks, s.clauses()...)
	return withLeftOut(p, a, s)
}

// firstPage is page one at the largest size at which it is one page.
func (s Source) firstPage() []paper.Block {
	var blocks []paper.Block
	for _, z := range sizes {
		if blocks = s.pageOne(z); height(blocks) <= pageHeight {
			break
		}
	}
	return blocks
}

func (s Source) pageOne(z size) []paper.Block {
	field := func(label, text string) paper.Block {
		return paper.Block{Kind: paper.Field, Label: label, Text: or(text, notRecorded)}
	}
	blocks := []paper.Block{
		field(fieldAdult, short(s.Case.Start().Adult, z.name, 0)+" (case "+s.Case.Start().Code+")"),
		field(fieldRisk, s.riskNow(z)),
		field(fieldWhat, s.about(z)),
	}
	for _, v := range s.views(pageViews) {
		blocks = append(blocks, field(short(v.label, z.name, 0), v.dated(z.text*4/5)))
	}
	blocks = append(blocks, field(fieldWant, s.newest(z.text, func(e notebook.Entry) string { return e.Asked })),
		field(fieldBy, s.byWhen(z)), field(fieldWhere, s.where()),
		field(fieldWishes, s.newest(z.text, func(e notebook.Entry) string {
			if e.Kind != notebook.Views {
				return ""
			}
			return e.Text
		})))
	return append(blocks, s.tried(z), s.agreed(z))
}

// newest is what the latest entry says of something, with its day.
func (s Source) newest(most int, of func(notebook.Entry) string) string {
	e, found := s.latest(func(e notebook.Entry) bool { return of(e) != "" })
	if !found {
		return ""
	}
	return short(of(e), most, e.Number) + " (" + e.Happened.Date.Short() + ")"
}

// riskNow is the latest risk that was written down, and what the policy asks for at once.
func (s Source) riskNow(z size) string {
	text := or(s.newest(z.text, func(e notebook.Entry) string { return e.Risk }), notRecorded)
	asked := func(lead string, steps []guide.Step) {
		for i, st := range steps {
			if st.Duty != nil && i < 2 {
				text += "\n" + lead + strengths[st.Duty.Strength] + ": " + short(st.Duty.Text, z.cell, 0) + " (" + st.Why.Rule.Source.Text + ")"
			}
		}
	}
	asked("The policy, now. ", s.Look.Standing.Safety)
	return text
}

// about is what the disagreement is about: what was written when it arose, or the first concern.
func (s Source) about(z size) string {
	var concern string
	for _, r := range s.standing() {
		if r.Kind == notebook.Arose && r.Text != "" {
			return short(r.Text, z.text, r.Number) + " (arose " + r.Happened.Date.Short() + ")"
		}
		if concern == "" && r.Concern != "" {
			concern = short(r.Concern, z.text, r.Number) + " (" + r.Happened.Date.Short() + ")"
		}
	}
	return concern
}

// view is what one side thinks.
type view struct {
	label string
	entry notebook.Entry
	text  string
}

func (v view) dated(most int) string {
	if v.text == "" {
		return ""
	}
	if most > 0 {
		return short(v.text, most, v.entry.Number) + " (" + v.entry.Happened.Date.Short() + ")"
	}
	return v.text + " (" + v.entry.Happened.Date.Short() + ")"
}

// views is our own view and the latest of every other agency, the latest first; most of them
// besides ours, all for 0.
func (s Source) views(most int) []view {
	own := view{label: join(": ", fieldOurView, party(s.Case.Start().Keeper))}
	var others []view
	rows := s.standing()
	slices.Reverse(rows)
	for _, r := range rows {
		if own.text == "" && r.Concern != "" {
			own.entry, own.text = r.Entry, r.Concern
		}
		text, label := s.answer(r), fieldViewOf+or(cmp.Or(r.Who.Agency, r.Who.Role), "the other side")
		if text != "" && !slices.ContainsFunc(others, func(v view) bool { return v.label == label }) {
			others = append(others, view{label, r.Entry, text})
		}
	}
	if len(others) == 0 {
		others = []view{{label: fieldViewOf + "the other side"}}
	}
	if most > 0 && len(others) > most {
		others = others[:most]
	}
	return append([]view{own}, others...)
}

// byWhen is the next day by which the policy wants something, and a promise that comes before it.
func (s Source) byWhen(z size) string {
	if s.policy() == nil {
		return noPolicy
	}
	lines := []string{"No date follows from what is recorded."}
	if d := s.firstDue(); d != nil {
		lines[0] = upper(short(d.Duty.Text, z.text, 0)) + s.limit(d.Duty) + ". Clause: " + d.Why.Rule.Source.Text
		if lead := dueDay(d); lead != "" {
			lines[0] = lead + ": " + lines[0]
		} else {
			lines[0] = noDates[d.NoDate] + " " + lines[0]
		}
	}
	if p := s.Look.Next.Promise; p != nil {
		lines = append(lines, "Promised by "+or(short(party(p.Owner), z.name, p.Entry), "somebody not recorded")+" for "+s.Look.Next.By.Long()+", not recorded as done. Not a date of the policy.")
	}
	return strings.Join(lines, "\n")
}

// firstDue is the open limit with the earliest day; what is to be done at once comes first, what
// has no day last.
func (s Source) firstDue() *guide.Due {
	var first *guide.Due
	rank := func(d *guide.Due) string {
		if d.ActNow {
			return ""
		}
		return or(d.Limit().String(), "no day")
	}
	for i := range s.Look.Standing.Due {
		if d := &s.Look.Standing.Due[i]; d.Met == nil && (first == nil || rank(d) < rank(first)) {
			first = d
		}
	}
	return first
}

func dueDay(d *guide.Due) string {
	switch {
	case d.ActNow:
		return "Now"
	case d.Late:
		return "Overdue since " + d.Limit().Long()
	}
	return d.Limit().Long()
}

// limit is the timescale of a duty in words, after a comma.
func (s Source) limit(d *policy.Duty) string {
	if d.Time == nil {
		return ""
	}
	return ", " + d.Time.Words(s.policy())
}

// where is the position, and what leads on from it.
func (s Source) where() string {
	at := s.Look.Standing.Position
	since := ""
	if !at.Since.IsZero() {
		since = " since " + at.Since.Short()
	}
	switch at.Kind {
	case guide.NoLadder:
		return "The stages are missing from our copy of the document."
	case guide.NotStarted:
		return "No stage has begun."
	case guide.AtStage, guide.AtPanel:
		if at.Over {
			return s.stage(at.Stage) + ", over without agreement" + since
		}
		return s.stage(at.Stage) + since
	case guide.Resolved:
		return "Resolved at " + s.stage(at.Stage) + since
	case guide.Left:
		return "Another procedure applies instead" + since
	case guide.RanOut:
		return "Not resolved, and the document prints nothing further" + since
	}
	return ""
}

func (s Source) tried(z size) paper.Block {
	t := paper.Block{Kind: paper.Table, Label: tableTried, Head: []string{"Stage", "First contact", "Who, by role", "How", "Outcome"}, Wide: []int{20, 15, 22, 13, 38}}
	steps := s.steps()
	for i, st := range steps {
		if i < len(steps)-pageSteps {
			continue
		}
		t.Rows = append(t.Rows, s.triedRow(st, z))
	}
	if len(steps) == 0 {
		return paper.Block{Kind: paper.Field, Label: tableTried, Text: noneTried}
	}
	if n := len(steps) - pageSteps; n > 0 {
		t.Label += " (" + plural(n, "earlier stage") + ": see the chronology)"
	}
	return t
}

func (s Source) triedRow(st step, z size) paper.Row {
	stage, outcome := short(s.stage(st.Rank), min(45, z.name), 0), or(short(st.outcome(), z.cell, st.entry()), stillOpen)
	if st.Skipped {
		return paper.Row{Cells: []string{stage, st.End.Short(), "–", "–", outcome}}
	}
	return paper.Row{Cells: []string{stage, or(st.contacted().Short(), unknownDay), or(short(st.who(), z.name, st.entry()), notRecorded), or(short(st.how(), z.name, 0), notRecorded), outcome}}
}

// promised is the standing entries in which somebody says what will be done.
func (s Source) promised() []notebook.Row {
	return slices.DeleteFunc(s.standing(), func(r notebook.Row) bool {
		return r.Kind != notebook.ActionAgreed && (r.Kind != notebook.Contact && r.Kind != notebook.Meeting || r.Owner == notebook.Party{} && r.Due.IsZero())
	})
}

func (s Source) promise(r notebook.Row) string { return cmp.Or(r.Text, r.Asked, s.answer(r)) }

// answer is what the other side answered, or else what was said.
func (s Source) answer(r notebook.Row) string {
	if r.Reply == "" && !s.bare() {
		return r.Said
	}
	return r.Reply
}

func (s Source) agreed(z size) paper.Block {
	rows := s.promised()
	if len(rows) == 0 {
		return paper.Block{Kind: paper.Field, Label: tableAgreed, Text: noneAgreed}
	}
	t := paper.Block{Kind: paper.Table, Label: tableAgreed, Head: []string{"What", "Who does it", "By", "Done"}, Wide: []int{46, 24, 17, 21}}
	if n := len(rows) - pageDone; n > 0 {
		t.Label += " (" + strconv.Itoa(n) + " earlier: see the chronology)"
		rows = rows[n:]
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, paper.Row{Cells: []string{short(or(s.promise(r), notRecorded), z.cell, r.Number), or(short(party(r.Owner), z.name, r.Number), notRecorded),
			or(r.Due.Short(), "no day agreed"), s.done(r)}})
	}
	return t
}

func (s Source) done(r notebook.Row) string {
	if e, is := s.Case.Entry(r.DoneBy); is {
		return "Yes, " + e.Happened.Date.Short()
	}
	return "Not recorded as done"
}
