package view

import (
	"strconv"
	"strings"

	"waymark/app/policy"
	"waymark/app/workday"
)

// This file turns parts of a policy into words. Nothing here adds a fact.

func summaryLine(p *policy.Policy) string {
	if p.LadderMissing() {
		return "the stages are missing from our copy"
	}
	parts := []string{plural(len(p.Stages()), "stage")}
	if len(p.Kind(policy.Panel)) > 0 {
		parts[0] += " and a panel"
	}
	if hasWorkingDays(p) {
		parts = append(parts, "working-day limits")
	} else {
		parts = append(parts, noDaysPrinted)
	}
	return strings.Join(parts, " · ")
}

func hasWorkingDays(p *policy.Policy) bool {
	for i := range p.Sections {
		for r := range p.Sections[i].Rules() {
			for _, d := range r.Duties {
				if d.Time != nil && d.Time.Unit == policy.WorkingDays {
					return true
				}
			}
		}
	}
	return false
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// boardName is what a policy is called in running text.
func boardName(p *policy.Policy) string {
	if !p.IssuerKnown() {
		return p.Document
	}
	return p.Area
}

func strip(p *policy.Policy, today workday.Date) *Strip {
	s := &Strip{Name: p.Name, Href: p.ID + "/", Edition: p.Edition, Status: reviewStatus(p.Review, today)}
	if !p.IssuerKnown() {
		s.Unknown, s.Name = true, issuerUnknown
	}
	if s.Edition == "" {
		s.Edition = undated
	}
	return s
}

// reviewStatus is computed as at today; a month has passed after its last day.
// The page also carries what is true once that day has passed, so that a page
// built before it and read after it can say so.
func reviewStatus(m workday.Month, today workday.Date) Status {
	switch {
	case m.IsZero():
		return Status{Text: reviewUnknown}
	case m.PassedAt(today):
		return Status{Text: reviewPassed + m.Long(), Late: true}
	}
	return Status{
		Text:        reviewCurrent + m.Long(),
		PassedAfter: m.Last().String(), PassedText: reviewPassed + m.Long(),
	}
}

// strengthWord is the tag before a duty. Does is what the document states as happening.
func strengthWord(s policy.Strength) string {
	switch s {
	case policy.Must:
		return "Must"
	case policy.Should:
		return "Should"
	case policy.May:
		return "May"
	}
	return "States"
}

func whoText(p *policy.Policy, pairs []policy.Pair) string {
	var out []string
	for _, w := range pairs {
		from, to := p.RoleName(w.From), p.RoleName(w.To)
		switch {
		case to == "":
			out = append(out, from)
		case w.With:
			out = append(out, from+" with "+to)
		default:
			out = append(out, from+" to "+to)
		}
	}
	return upper(strings.Join(out, "; "))
}

func stageWho(s *policy.Section) []policy.Pair {
	var out []policy.Pair
	for r := range s.Rules() {
		out = append(out, r.Who...)
	}
	return out
}

// conditionText says when a rule applies, in the policy's own questions.
func conditionText(p *policy.Policy, when []policy.Condition) string {
	var parts []string
	for _, c := range when {
		if c.Fact == policy.Resolved {
			if c.Not {
				parts = append(parts, "you still disagree")
			} else {
				parts = append(parts, "you agreed")
			}
			continue
		}
		f := p.Fact(c.Fact)
		if f == nil {
			continue
		}
		answer := "yes"
		if c.Not {
			answer = "no"
		}
		parts = append(parts, answer+" to “"+f.Question+"”")
	}
	if len(parts) == 0 {
		return ""
	}
	return "If " + strings.Join(parts, ", and ") + ":"
}

// dutyOf shows one duty of a rule.
func dutyOf(p *policy.Policy, r *policy.Rule, d *policy.Duty) Duty {
	out := Duty{Strength: d.Strength, Word: strengthWord(d.Strength), Text: sentence(dutyText(p, d)), Source: shortSource(r.Source)}
	if r.By != "" {
		out.Who = upper(p.RoleName(r.By))
	}
	if d.Time != nil {
		out.Time = upper(d.Time.Words(p))
	}
	if d.From > 1 {
		out.Time = strings.TrimSpace(out.Time + " From " + p.StageLabel(d.From) + " on.")
	}
	return out
}

// dutyText is a duty in the policy's words, a stage in it as the document labels it.
func dutyText(p *policy.Policy, d *policy.Duty) string {
	if d.Act != policy.ActReach {
		return d.Text
	}
	return strings.ReplaceAll(d.Text, "stage "+strconv.Itoa(d.Stage), p.StageLabel(d.Stage))
}

// notSaidGap says that nothing is printed, and of which parts that is true.
func notSaidGap(p *policy.Policy, text string) Block {
	if p.LadderMissing() {
		return Gap{Lead: partsLead, Text: text}
	}
	return Gap{Lead: silentLead, Text: text}
}

func gapBlock(g policy.Gap) Block {
	lead := map[policy.GapKind]string{policy.Silent: silentLead, policy.Missing: missingLead, policy.Unclear: unclearLead}[g.Kind]
	return Gap{Lead: lead, Text: endStop(g.Text), Reading: sentence(g.Reading)}
}

// targetText says where a rule leads.
func targetText(p *policy.Policy, t *policy.Target) string {
	switch t.Kind {
	case policy.ToStage:
		return p.StageLabel(t.Stage)
	case policy.ToPanel:
		if ps := p.Kind(policy.Panel); len(ps) > 0 {
			return ps[0].Title
		}
	case policy.ToEnd:
		return nothingFurther
	case policy.Leave, policy.Alongside:
		return t.Name
	}
	return ""
}

func skipText(p *policy.Policy, s *policy.Skip) string {
	words := map[policy.SkipKind]string{
		policy.SkipRequired:   "Stages must be left out here",
		policy.SkipAllowed:    "Stages may be left out here",
		policy.SkipDiscretion: "Which stage to start at is a matter of judgement here",
		policy.SkipNotStated:  "The document does not say whether a stage may be left out",
	}[s.Kind]
	if s.To != 0 {
		words += ": go to " + p.StageLabel(s.To)
	}
	if s.Text != "" {
		words += ": " + s.Text
	}
	return endStop(words)
}

// sentence starts with a capital and ends with a full stop.
func sentence(s string) string { return endStop(upper(s)) }

func upper(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func endStop(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".?!:") {
		return s
	}
	return s + "."
}

// shortSource is where a rule stands without the longer quotations, which are
// there to find the place by. They stand beside the wording of each rule. A
// quotation that names the place is kept: one that starts its part, or is all of it.
func shortSource(src policy.Source) string {
	pieces := strings.Split(src.Text, `"`)
	if len(pieces)%2 == 0 {
		return src.Text // a lone quotation mark: left as it is
	}
	var quotes []string
	marked := ""
	for i, piece := range pieces {
		switch {
		case i%2 == 0:
			marked += piece
		case len(strings.Fields(piece)) <= 2:
			marked += "“" + piece + "”"
		default:
			quotes = append(quotes, piece)
			marked += removed
		}
	}
	var out []string
	for _, part := range strings.Split(marked, ";") {
		n := strings.Count(part, removed)
		if short := shortPart(part, quotes[:n]); short != "" {
			out = append(out, short)
		}
		quotes = quotes[n:]
	}
	return strings.NewReplacer("“", `"`, "”", `"`).Replace(strings.Join(out, "; "))
}

// removed stands for a quotation that is left out.
const removed = "\x00"

const blanks = "\t\n\f\r "

// joinRemoved makes one gap of quotations that are left out and only a word or a comma between them.
func joinRemoved(s string) string {
	var out string
	for {
		before, rest, found := strings.Cut(s, removed)
		if !found {
			return out + s
		}
		for {
			next := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(rest, blanks), ","), blanks)
			for _, word := range []string{"and", "to", "before", "then"} {
				next = strings.TrimPrefix(next, word)
			}
			after, another := strings.CutPrefix(strings.TrimLeft(next, blanks), removed)
			if !another {
				break
			}
			rest = after
		}
		if start := strings.TrimRight(before, blanks); start != before {
			before = trimWord(start, "from")
		}
		out, s = out+strings.TrimSuffix(strings.TrimRight(before, blanks), ",")+", ", strings.TrimLeft(rest, blanks)
		s = strings.TrimPrefix(s, ", ")
	}
}

// trimEnds takes away what a gap leaves loose at the ends.
func trimEnds(s string) string {
	s = strings.TrimLeft(s, blanks+",")
	for {
		short := strings.TrimRight(s, blanks+",")
		for _, word := range []string{"and", "then", "from", "to"} {
			short = trimWord(short, word)
		}
		if short == s {
			return s
		}
		s = short
	}
}

// trimWord takes a whole word off the end.
func trimWord(s, word string) string {
	if short, is := strings.CutSuffix(s, word); is && (short == "" || strings.ContainsAny(short[len(short)-1:], blanks)) {
		return short
	}
	return s
}

// shortPart is one part of a source, between semicolons, without its quotations.
func shortPart(part string, quotes []string) string {
	part = strings.TrimSpace(part)
	named := ""
	if strings.HasPrefix(part, removed) {
		named, part = "“"+quotes[0]+"”", strings.TrimPrefix(part, removed)
	}
	part = strings.NewReplacer(", and ", " and ", ", , ", ", ").Replace(joinRemoved(part))
	part = trimEnds(part)
	switch {
	case named == "":
		return part
	case part == "":
		return named
	}
	return named + ", " + part
}
