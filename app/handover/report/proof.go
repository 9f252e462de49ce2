package report

import (
	"slices"
	"strconv"
	"strings"

	"waymark/app/guide"
	"waymark/app/handover/paper"
	"waymark/app/policy"
	"waymark/app/workday"
)

// dates is every limit that has a date, with the proof of it.
func (s Source) dates() []paper.Block {
	blocks := []paper.Block{{Kind: paper.Heading, Level: 2, Text: headDates}}
	t := paper.Block{Kind: paper.Table, Label: "Dates by the policy", Head: []string{"Date", "What for", "How counted", "Clause"}, Wide: []int{15, 28, 37, 20}}
	for i := range s.Look.Standing.Due {
		d := &s.Look.Standing.Due[i]
		if d.By.IsZero() {
			continue
		}
		t.Rows = append(t.Rows, paper.Row{Cells: []string{s.dateAndState(d), upper(d.Duty.Text) + s.limit(d.Duty), s.proof(d), d.Why.Rule.Source.Text}})
	}
	if len(t.Rows) == 0 {
		return append(blocks, paper.Block{Kind: paper.Text, Text: noneDated})
	}
	return append(blocks, paper.Block{Kind: paper.Text, Text: countIsOurs}, t)
}

func (s Source) dateAndState(d *guide.Due) string {
	switch {
	case d.Met != nil && d.Late:
		return d.By.Short() + "\nDone late, " + d.Met.On.Short()
	case d.Met != nil:
		return d.By.Short() + "\nDone " + d.Met.On.Short()
	case d.Late:
		return d.By.Short() + "\nPassed, not done"
	}
	return d.By.Short()
}

// proof is how a date came about: the event, the days that counted, and each that did not.
func (s Source) proof(d *guide.Due) string {
	var lines []string
	if d.Agreed != nil {
		lines = append(lines, "Agreed on "+d.Agreed.On.Short()+" instead of "+or(d.Printed.Short(), "the printed limit")+".")
	}
	if c := d.Count; len(c.Days) > 0 {
		lines = append(lines, "From "+c.From.Short()+" (day 0) to "+c.Due.Short()+" (day "+strconv.Itoa(c.Days[len(c.Days)-1].N)+").")
		if out := leftOut(c); out != "" {
			lines = append(lines, "Not counted: "+out+".")
		}
		if c.Beyond {
			lines = append(lines, "The list of bank holidays ends before this date: a holiday may be missing.")
		}
	}
	for _, e := range d.Why.Events {
		if d.Count.From != e.On && len(d.Count.Days) > 0 {
			continue
		}
		if len(d.Count.Days) == 0 && d.Agreed == nil {
			lines = append(lines, "Counted from "+e.On.Short()+".")
		}
	}
	if d.Ours {
		lines = append(lines, "The document prints no start for this. Where we count from is our reading.")
	}
	return strings.Join(lines, "\n")
}

func leftOut(c workday.Count) string {
	var out []string
	for _, day := range c.Days {
		switch day.Reason {
		case workday.Weekend:
			out = append(out, day.Date.Short())
		case workday.BankHoliday:
			out = append(out, day.Date.Short()+" ("+day.Holiday+")")
		}
	}
	return strings.Join(out, ", ")
}

// clauses is every rule that the paper rests on, as the edition has it.
func (s Source) clauses() []paper.Block {
	blocks := []paper.Block{{Kind: paper.Heading, Level: 2, Text: headClauses}}
	p := s.policy()
	if p == nil {
		return append(blocks, paper.Block{Kind: paper.Text, Text: noneClauses})
	}
	t := paper.Block{Kind: paper.Table, Label: p.Document, Head: []string{"Clause", "Where it belongs", "What it asks"}, Wide: []int{30, 20, 50}}
	for _, r := range s.rules() {
		section, _ := p.Rule(r.ID)
		t.Rows = append(t.Rows, paper.Row{Cells: []string{r.Source.Text, section.Heading(), s.asks(r)}})
	}
	blocks = append(blocks, paper.Block{Kind: paper.Text, Text: clausesAre + " Edition: " + or(p.Edition, undated) + ". Checked against the document on " +
		p.Checked.Short() + ". Policy pack " + s.Case.Edition().Pack + "."})
	if len(t.Rows) == 0 {
		return append(blocks, paper.Block{Kind: paper.Text, Text: "No clause bears on what is recorded."})
	}
	return append(blocks, t)
}

// rules is what the standing rests on, each rule once, in the order of the policy.
func (s Source) rules() []*policy.Rule {
	var used []*policy.Rule
	take := func(w guide.Why) {
		if w.Rule != nil && !slices.Contains(used, w.Rule) {
			used = append(used, w.Rule)
		}
	}
	st := s.Look.Standing
	for _, d := range st.Due {
		take(d.Why)
	}
	for _, o := range st.Owed {
		take(o.Why)
	}
	for _, steps := range [][]guide.Step{st.Safety, st.MaybeSafety, st.Routes, st.Next, st.Onward} {
		for _, step := range steps {
			take(step.Why)
		}
	}
	var all []*policy.Rule
	for _, r := range s.policy().Rules() {
		if slices.Contains(used, r) {
			all = append(all, r)
		}
	}
	return all
}

// asks is a rule in words, a line for each thing that it asks or leaves open.
func (s Source) asks(r *policy.Rule) string {
	var lines []string
	for i := range r.Duties {
		d := &r.Duties[i]
		lines = append(lines, join("", strengths[d.Strength]+": ", d.Text, s.limit(d)))
	}
	if t := r.Then; t != nil {
		lines = append(lines, "Leads to: "+s.target(t))
	}
	for _, g := range r.Gaps {
		lead := map[policy.GapKind]string{policy.Silent: "The document does not say ", policy.Missing: "Missing from our copy: ", policy.Unclear: "Can be read more than one way: "}[g.Kind]
		lines = append(lines, lead+g.Text)
	}
	return strings.Join(lines, "\n")
}

func (s Source) target(t *policy.Target) string {
	switch t.Kind {
	case policy.ToStage:
		return s.stage(t.Stage)
	case policy.ToEnd:
		return "nothing further is printed"
	}
	if section := s.policy().Section(t.Section); section != nil {
		return section.Title
	}
	return t.Name
}
