package main

import (
	"fmt"
	"strings"

	"waymark/app/policy"
)

// readRule says a rule back in words, in the order of the manual, so that a
// person can compare it with the prose and the document.
func readRule(p *policy.Policy, r *policy.Rule) []saying {
	var out []saying
	say := func(label, text string) { out = append(out, saying{label, text}) }
	if len(r.When) > 0 {
		say("when", conditionWords(p, r.When))
	}
	if r.By != "" {
		say("by", p.RoleName(r.By))
	}
	for _, w := range r.Who {
		say("who", pairWords(p, w))
	}
	for _, d := range r.Duties {
		say(d.Strength.String(), dutyWords(p, d))
	}
	if r.Then != nil {
		say("then", targetWords(p, r.Then))
	}
	if r.Skip != nil {
		say("skipping stages", skipWords(p, r.Skip))
	}
	if r.Instead {
		say("instead", "other dates may be agreed")
	}
	if r.Final != "" {
		say("final", r.Final)
	}
	if r.Form != "" {
		say("form", p.Form(r.Form).Title)
	}
	if r.Link != "" {
		say("link", r.Link)
	}
	if r.Log != nil {
		say("log", r.Log.Title+": "+strings.Join(r.Log.Fields, "; ")+filled(r.Log.Fill))
	}
	for _, name := range r.Asks {
		say("question", p.Fact(name).Question)
	}
	return append(out, readGaps(r.Gaps)...)
}

var gapLeads = map[policy.GapKind]string{
	policy.Silent:  "The document does not say ",
	policy.Missing: "Missing from our copy of the document: ",
	policy.Unclear: "This can be read more than one way: ",
}

func readGaps(gaps []policy.Gap) []saying {
	var out []saying
	for _, g := range gaps {
		out = append(out, saying{string(g.Kind) + " " + g.About, gapLeads[g.Kind] + g.Text})
		if g.Reading != "" {
			out = append(out, saying{"our reading", g.Reading})
		}
	}
	return out
}

func conditionWords(p *policy.Policy, conditions []policy.Condition) string {
	var parts []string
	for _, c := range conditions {
		switch f := p.Fact(c.Fact); {
		case c.Fact == policy.Resolved && c.Not:
			parts = append(parts, "it is not resolved")
		case c.Fact == policy.Resolved:
			parts = append(parts, "it is resolved")
		case c.Not:
			parts = append(parts, fmt.Sprintf("“%s” is answered no", f.Question))
		default:
			parts = append(parts, fmt.Sprintf("“%s” is answered yes", f.Question))
		}
	}
	return strings.Join(parts, ", and ")
}

func pairWords(p *policy.Policy, w policy.Pair) string {
	switch {
	case w.To == "":
		return p.RoleName(w.From)
	case w.With:
		return p.RoleName(w.From) + " with " + p.RoleName(w.To)
	}
	return p.RoleName(w.From) + " to " + p.RoleName(w.To)
}

func dutyWords(p *policy.Policy, d policy.Duty) string {
	words := d.Text
	if d.Time != nil {
		words += ", " + d.Time.Words(p)
	}
	if d.From > 0 {
		words += ", from " + p.StageLabel(d.From) + " on"
	}
	return words
}

func targetWords(p *policy.Policy, t *policy.Target) string {
	switch t.Kind {
	case policy.ToStage:
		return "on to " + p.Stage(t.Stage).Heading()
	case policy.ToPanel:
		return "on to " + p.Section(t.Section).Title
	case policy.ToEnd:
		return "the document prints nothing further"
	case policy.Leave:
		return t.Name + " applies instead"
	}
	return t.Name + " applies as well"
}

func skipWords(p *policy.Policy, s *policy.Skip) string {
	words := map[policy.SkipKind]string{
		policy.SkipRequired: "required", policy.SkipAllowed: "allowed",
		policy.SkipDiscretion: "left to discretion", policy.SkipNotStated: "the document does not say whether it is allowed",
	}[s.Kind]
	if s.To > 0 {
		words += ", to " + p.StageLabel(s.To)
	}
	if s.Text != "" {
		words += ": " + s.Text
	}
	return words
}

func readContact(c *policy.Contact) []saying {
	out := []saying{{"role", c.Role}}
	for _, s := range []saying{{"e-mail", c.Email}, {"telephone", c.Phone}, {"printed", c.Printed}} {
		if s.Text != "" {
			out = append(out, s)
		}
	}
	for _, x := range c.For {
		out = append(out, saying{"for", x})
	}
	for _, x := range c.Withheld {
		out = append(out, saying{"withheld", x})
	}
	return out
}

func readAgencies(p *policy.Policy, t *policy.AgencyTable) []saying {
	var out []saying
	for _, a := range t.Agencies {
		for rank := 1; rank <= policy.MostStages; rank++ {
			if who := a.ByRank[rank]; who != "" {
				out = append(out, saying{a.Agency + ", " + p.StageLabel(rank), who})
			}
		}
	}
	return out
}

func readForm(f *policy.Form) []saying {
	out := []saying{{"title", f.Title}}
	for _, s := range f.Sent {
		out = append(out, saying{"sent", s})
	}
	return append(out, readParts(f.Parts)...)
}

func readParts(parts []policy.FormPart) []saying {
	var out []saying
	for _, part := range parts {
		words := part.Label
		if len(part.Options) > 0 {
			words += " — " + strings.Join(part.Options, " / ")
		}
		var columns []string
		for _, c := range part.Columns {
			columns = append(columns, c.Label+filled(c.Fill))
		}
		if len(columns) > 0 {
			words += " columns: " + strings.Join(columns, " | ")
		}
		if len(part.Rows) > 0 {
			words += "; rows: " + strings.Join(part.Rows, " | ")
		}
		out = append(out, saying{string(part.Kind), strings.TrimSpace(words) + filled(part.Fill)})
		out = append(out, readParts(part.Parts)...)
	}
	return out
}

// filled says what of a case stands in a form's blank.
func filled(fill []string) string {
	if len(fill) == 0 {
		return ""
	}
	return " [" + strings.Join(fill, "; ") + "]"
}
