package report

import (
	"slices"
	"strconv"
	"strings"

	"waymark/app/guide"
	"waymark/app/handover/paper"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// Form is a board's own form, filled from a case as far as the case goes. The paper has the
// form's labels in the form's order and nothing else; Sent and Blanks stand beside it.
type Form struct {
	Paper  paper.Paper
	Sent   []string // when, by whom and to whom
	Blanks []Blank
}

// Blank is a field that the case does not fill, with what to ask.
type Blank struct {
	Label, Question string
	Row             bool // a row of a table, which entries fill; nothing can be typed for it here
	Long            bool // takes more than a line
}

// FillForm fills a form of the case's policy. Signature blocks and whatever the case does not
// hold stay blank.
func FillForm(s Source, f *policy.Form, a Audience) Form {
	s.audience = a
	out := Form{Sent: f.Sent, Paper: paper.Paper{Title: f.Title, Marks: s.marks(a)}}
	for _, part := range f.Parts {
		out.part(part, s)
	}
	return out
}

// BlankForm is the form to fill in by hand.
func BlankForm(p *policy.Policy, f *policy.Form, today workday.Date) Form {
	out := Form{Sent: f.Sent, Paper: paper.Paper{Title: f.Title, Marks: PolicyMarks(paper.Marks{Made: "Printed blank"}, p, today)}}
	for _, part := range f.Parts {
		out.blank(part)
	}
	return out
}

func (f *Form) add(b paper.Block) { f.Paper.Blocks = append(f.Paper.Blocks, b) }

// part puts one part of the form on paper. An instruction is ours, and no part of the form.
func (f *Form) part(part policy.FormPart, s Source) {
	switch part.Kind {
	case policy.Field:
		f.add(paper.Block{Kind: paper.Field, Label: part.Label, Text: f.fill(part.Label, part.Fill, s)})
	case policy.Choice:
		f.choice(part, s)
	case policy.TableOf:
		f.table(part, s)
	default:
		f.fixed(part)
	}
}

func (f *Form) blank(part policy.FormPart) {
	switch part.Kind {
	case policy.Field:
		f.add(paper.Block{Kind: paper.Field, Label: part.Label})
	case policy.Choice:
		f.add(paper.Block{Kind: paper.Field, Label: part.Label, Text: boxes(part.Options, -1)})
	case policy.TableOf:
		f.add(grid(part, nil))
	default:
		f.fixed(part)
	}
}

// fixed is what is the same filled or blank.
func (f *Form) fixed(part policy.FormPart) {
	switch part.Kind {
	case policy.HeadingOf:
		f.add(paper.Block{Kind: paper.Heading, Level: 2, Text: part.Label})
	case policy.Signature:
		b := paper.Block{Kind: paper.Signature, Label: part.Label}
		for _, p := range part.Parts {
			b.Fields = append(b.Fields, paper.Block{Kind: paper.Field, Label: p.Label})
		}
		f.add(b)
	}
}

// fill is what belongs in a field: what the person typed for it, or what the case holds. What is
// not there is asked for, and nothing stands in its place.
func (f *Form) fill(label string, names []string, s Source) string {
	if text := strings.TrimSpace(s.Typed[label]); text != "" {
		return text
	}
	if len(names) == 0 {
		f.Blanks = append(f.Blanks, Blank{Label: label, Question: "The form asks: " + label, Long: len(label) > lineLabel})
		return ""
	}
	var there []string
	for _, name := range names {
		text := s.value(name)
		if text == "" && name == "next-stage" && s.over() {
			continue // there is none once it is resolved
		}
		if text == "" {
			f.Blanks = append(f.Blanks, Blank{Label: label, Question: questions[name], Long: slices.Contains(longFills, name)})
			continue
		}
		there = append(there, text)
	}
	return strings.Join(there, "\n")
}

// lineLabel is how long the label of a field may be that no case fills, and that asks for a line. What asks for more says more.
const lineLabel = 40

// longFills are those that people write sentences for.
var longFills = []string{"concern", "evidence", "risk", "wanted", "wishes", "views", "agreed", "next-stage", "action-taken", "decision", "learning", "notes", "skipped", "outcome"}

func (f *Form) ask(label, question string) {
	f.Blanks = append(f.Blanks, Blank{Label: label, Question: question})
}

func (f *Form) choice(part policy.FormPart, s Source) {
	chosen := -1
	typed := strings.TrimSpace(s.Typed[part.Label])
	for i, o := range part.Options {
		if o == typed || typed == "" && slices.ContainsFunc(part.Fill, func(name string) bool { return s.chooses(name, o) }) {
			chosen = i
		}
	}
	if chosen < 0 {
		question := "Which of these: " + strings.Join(part.Options, ", ") + "?"
		if len(part.Fill) > 0 {
			question = questions[part.Fill[0]] + " " + question
		}
		f.ask(part.Label, question)
	}
	f.add(paper.Block{Kind: paper.Field, Label: part.Label, Text: boxes(part.Options, chosen)})
}

// chooses says whether what a case holds is the option: the stage by its number or its label.
func (s Source) chooses(name, option string) bool {
	if name != "stage-resolved" {
		return s.value(name) == option
	}
	st, resolved := s.resolvedAt()
	return resolved && (option == strconv.Itoa(st.Rank) || option == s.label(st.Rank))
}

func boxes(options []string, chosen int) string {
	out := make([]string, len(options))
	for i, o := range options {
		if out[i] = "☐ " + o; i == chosen {
			out[i] = "☒ " + o
		}
	}
	return strings.Join(out, "     ")
}

// grid is the table of a form with its printed rows.
func grid(part policy.FormPart, cell func(rank int, fill []string) string) paper.Block {
	b := paper.Block{Kind: paper.Table, Label: part.Label}
	for _, c := range part.Columns {
		b.Head = append(b.Head, c.Label)
		b.Wide = append(b.Wide, columnWidth(c))
	}
	rows := part.Rows
	if len(rows) == 0 {
		rows = []string{""}
	}
	for i, label := range rows {
		cells := make([]string, len(part.Columns))
		for n, c := range part.Columns {
			if cell != nil {
				cells[n] = cell(rankOf(label, i), c.Fill)
			}
		}
		if len(cells) > 0 && label != "" {
			cells[0] = label
		}
		b.Rows = append(b.Rows, paper.Row{Cells: cells})
	}
	return b
}

func columnWidth(c policy.Column) int {
	switch {
	case slices.Contains(c.Fill, "stage"):
		return 10
	case slices.Contains(c.Fill, "outcome"):
		return 36
	}
	return 20
}

// rankOf is the stage that a printed row is for: the number in its label, or its place.
func rankOf(label string, place int) int {
	for _, word := range strings.Fields(label) {
		if n, err := strconv.Atoi(word); err == nil {
			return n
		}
	}
	return place + 1
}

// table is one row a stage, from the chronology. What a row lacks is asked for.
func (f *Form) table(part policy.FormPart, s Source) {
	steps := s.steps()
	f.add(grid(part, func(rank int, fill []string) string {
		at := slices.IndexFunc(steps, func(st step) bool { return st.Rank == rank })
		if at < 0 || len(fill) == 0 {
			return ""
		}
		if steps[at].Skipped && fill[0] == "outcome" {
			return ours + steps[at].Text
		}
		return s.stepValue(steps[at], fill[0])
	}))
	for i, label := range part.Rows {
		rank := rankOf(label, i)
		if !slices.ContainsFunc(steps, func(st step) bool { return st.Rank == rank }) {
			f.Blanks = append(f.Blanks, Blank{Label: part.Columns[0].Label + " " + label, Question: "Nothing is recorded at " + s.label(rank) + ". Was it left out, or has it not come to that?", Row: true})
		}
	}
}

// stepValue is what a column with one row a stage shows of a stage.
func (s Source) stepValue(st step, fill string) string {
	switch fill {
	case "stage":
		return s.label(st.Rank)
	case "date":
		return st.contacted().Short()
	case "began":
		return st.Start.Short()
	case "ended":
		return st.End.Short()
	case "who":
		return st.who()
	case "how":
		return st.how()
	case "outcome", "agreed":
		return st.outcome()
	case "skipped":
		if st.Skipped {
			return st.Text
		}
		return ""
	}
	return s.value(fill)
}

// resolvedAt is the stage at which it was resolved, and whether it is.
func (s Source) resolvedAt() (step, bool) {
	steps := s.steps()
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].Resolved {
			return steps[i], true
		}
	}
	return step{}, false
}

func (s Source) over() bool { return s.Look.Standing.Position.Kind == guide.Resolved }

func (s Source) arose() workday.Date {
	for _, r := range s.standing() {
		if r.Kind == notebook.Arose {
			return r.Happened.Date
		}
	}
	return workday.Date{}
}
