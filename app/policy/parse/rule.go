package parse

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"waymark/app/policy"
)

var ruleGrammar = grammar{
	words: []string{"source", "when", "by", "who", "must", "should", "may", "does", "then", "skip", "instead",
		"final", "form", "link", "log", "fill", "ask", "role", "silent", "missing", "unclear", "reading"},
	once: []string{"when", "by", "then", "skip", "instead", "final", "form", "link", "log", "fill"},
}

// rule reads a rule block. Names that may be declared further down (roles,
// facts, stages, forms) are looked up when the whole file is known.
func (f *file) rule(b *block) *policy.Rule {
	n := 1
	for _, earlier := range b.section.Blocks {
		if earlier.Rule != nil {
			n++
		}
	}
	r := &policy.Rule{ID: fmt.Sprintf("%s.%d", b.section.ID, n), Line: b.line}
	b.rule = r
	lines := f.sound(b, ruleGrammar)
	r.Source = b.source
	for i, l := range lines {
		f.ruleLine(b, r, l)
		if l.word == "reading" && (i == 0 || lines[i-1].word != "unclear") {
			f.Add(l.num, "a reading that does not follow an \"unclear\" line", "write it right under the unclear line that it answers, or take it out")
		}
	}
	f.unprinted(b, r)
	return r
}

func (f *file) ruleLine(b *block, r *policy.Rule, l line) {
	switch l.word {
	case "when":
		r.When = f.conditions(l)
	case "by":
		r.By = l.rest
	case "must", "should", "may", "does":
		r.Duties = append(r.Duties, f.duty(l))
	case "then":
		r.Then = f.target(l)
	case "skip":
		r.Skip = f.skip(l)
	case "instead":
		r.Instead = l.rest == "agreed dates"
		if !r.Instead {
			f.Add(l.num, fmt.Sprintf("instead %q", l.rest), "write: instead  agreed dates")
		}
	case "final":
		r.Final = l.rest
	case "form":
		r.Form = l.rest
	case "link":
		r.Link = l.rest
		if !strings.HasPrefix(l.rest, "https://") || strings.ContainsAny(l.rest, " \"<>") {
			f.Add(l.num, fmt.Sprintf("link %q is not an https address", l.rest), "write the address as the document prints it, beginning with https://")
		}
	case "log":
		r.Log = f.log(l)
	case "fill":
		f.fillLog(r.Log, l)
	case "ask":
		r.Asks = append(r.Asks, f.ask(b, l))
	case "role":
		name, printed, _ := strings.Cut(l.rest, ":")
		f.roles = append(f.roles, role{policy.Role{Name: strings.TrimSpace(name), Printed: strings.TrimSpace(printed)}, l.num})
	case "silent", "missing", "unclear":
		if g, ok := f.gap(l); ok {
			r.Gaps = append(r.Gaps, g)
		}
	case "reading":
		if n := len(r.Gaps); n > 0 {
			r.Gaps[n-1].Reading = l.rest
		}
	}
}

// conditions reads: not resolved and care-act-concern
func (f *file) conditions(l line) []policy.Condition {
	var out []policy.Condition
	for part := range strings.SplitSeq(l.rest, " and ") {
		part = strings.TrimSpace(part)
		name, not := strings.CutPrefix(part, "not ")
		name = strings.TrimSpace(name)
		if !slug.MatchString(name) {
			f.Add(l.num, fmt.Sprintf("the condition %q is not a fact's name", part),
				"write a fact's name, \"resolved\", or \"not\" and either, joined by \"and\", as in: when  not resolved and care-act-concern")
			continue
		}
		for _, c := range out {
			switch {
			case c.Fact == name && c.Not != not:
				f.Add(l.num, fmt.Sprintf("%q is asked to be so and not so at once", name), "keep one of the two; this rule can never apply")
			case c.Fact == name:
				f.Add(l.num, fmt.Sprintf("%q stands twice in one condition", name), "keep one of the two")
			}
		}
		out = append(out, policy.Condition{Fact: name, Not: not})
	}
	return out
}

var stageRef = regexp.MustCompile(`^stage ([1-9])$`)

func stageNumber(s string) int {
	m := stageRef.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

func (f *file) target(l line) *policy.Target {
	kind, name, _ := strings.Cut(l.rest, " ")
	name = strings.TrimSpace(name)
	switch {
	case stageNumber(l.rest) > 0:
		return &policy.Target{Kind: policy.ToStage, Stage: stageNumber(l.rest)}
	case l.rest == "panel":
		return &policy.Target{Kind: policy.ToPanel, Section: string(policy.Panel)}
	case l.rest == "end":
		return &policy.Target{Kind: policy.ToEnd}
	case (kind == "leave" || kind == "alongside") && name != "":
		return &policy.Target{Kind: policy.TargetKind(kind), Name: name}
	}
	f.Add(l.num, fmt.Sprintf("then %q is no place to go on to", l.rest),
		"write: stage 3, panel, end, leave NAME or alongside NAME, where NAME is that of the other procedure")
	return nil
}

var skipKinds = []policy.SkipKind{policy.SkipRequired, policy.SkipAllowed, policy.SkipDiscretion, policy.SkipNotStated}

func (f *file) skip(l line) *policy.Skip {
	head, words, _ := strings.Cut(l.rest, ":")
	s := &policy.Skip{Text: strings.TrimSpace(words)}
	kind, to, hasStage := strings.Cut(strings.TrimSpace(head), " to ")
	s.Kind = policy.SkipKind(kind)
	if hasStage {
		s.To = stageNumber(to)
	}
	if !slices.Contains(skipKinds, s.Kind) || hasStage && s.To == 0 {
		f.Add(l.num, fmt.Sprintf("skip %q", l.rest),
			"write: required, allowed, discretion or not stated; then perhaps \"to stage 5\"; then perhaps a colon and words")
		return nil
	}
	return s
}

func (f *file) log(l line) *policy.Log {
	title, list, _ := strings.Cut(l.rest, ":")
	fields := items(list)
	if strings.TrimSpace(title) == "" || len(fields) == 0 {
		f.Add(l.num, fmt.Sprintf("log %q has no title or no fields", l.rest), "write: log  TITLE: field; field; field")
	}
	return &policy.Log{Title: strings.TrimSpace(title), Fields: fields}
}

// fillLog reads what of a case belongs in each field of the log above.
func (f *file) fillLog(log *policy.Log, l line) {
	if log == nil {
		f.Add(l.num, "a fill line without a log above it", "write it under the log line whose fields it fills; in a form, under a field")
		return
	}
	log.Fill = f.fills(l, "none for a field that nothing of a case fills", []string{policy.FillNone})
	if len(log.Fill) != len(log.Fields) && len(log.Fields) > 0 {
		f.Add(l.num, fmt.Sprintf("%d fillings for the %d fields of the log", len(log.Fill), len(log.Fields)), "write one for each field, in their order, with semicolons between; none for a field that nothing of a case fills")
	}
}

// items takes a list apart at its semicolons.
func items(list string) []string {
	var out []string
	for x := range strings.SplitSeq(list, ";") {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

// ask declares a fact and gives its name.
func (f *file) ask(b *block, l line) string {
	name, question, _ := strings.Cut(l.rest, ":")
	name, question = strings.TrimSpace(name), strings.TrimSpace(question)
	switch {
	case !slug.MatchString(name):
		f.Add(l.num, fmt.Sprintf("the fact %q is not a name", name), "write small letters, figures and single hyphens, a colon and the question, as in: ask  immediate-risk: Is the adult at immediate risk?")
	case name == policy.Resolved:
		f.Add(l.num, "\"resolved\" is known without being asked", "take this line out, or give the fact another name")
	case !strings.HasSuffix(question, "?") || len(question) < 2:
		f.Add(l.num, fmt.Sprintf("the fact %q has no question", name), "write after the colon, in the policy's own terms, a question to answer with yes, no or not sure, and end it with a question mark")
	}
	f.facts = append(f.facts, fact{policy.Fact{Name: name, Question: question, Section: b.section.ID, Kind: b.section.Kind, Source: b.source}, l.num})
	return name
}

var gapSentence = map[string]string{
	"silent":  "The document does not say …",
	"missing": "Missing from our copy of the document: …",
	"unclear": "This can be read more than one way: …",
}

func (f *file) gap(l line) (policy.Gap, bool) {
	about, words, _ := strings.Cut(l.rest, ":")
	about, words = strings.TrimSpace(about), strings.TrimSpace(words)
	if !slices.Contains(policy.GapSubjects, about) {
		f.Add(l.num, fmt.Sprintf("%s about %q, which is no subject of a gap", l.word, about), "write "+choice(about, policy.GapSubjects))
		return policy.Gap{}, false
	}
	if words == "" {
		f.Add(l.num, fmt.Sprintf("%s %s has no words", l.word, about),
			fmt.Sprintf("write a colon and words that complete the sentence %q", gapSentence[l.word]))
		return policy.Gap{}, false
	}
	return policy.Gap{Kind: policy.GapKind(l.word), About: about, Text: words}, true
}
