package parse

import (
	"fmt"
	"slices"
	"strings"

	"waymark/app/policy"
)

// resolve looks up the names that blocks use: they may be declared anywhere in the file.
func (f *file) resolve() {
	f.declared()
	for _, b := range f.blocks {
		if b.rule != nil {
			f.resolveRule(b)
		}
		if b.table != nil {
			for _, l := range b.all("stage") {
				f.stageExists(l.num, stageNumber("stage "+firstWord(l.rest)))
			}
		}
	}
}

// declared reports facts and roles that are declared twice.
func (f *file) declared() {
	for i, x := range f.facts {
		if j := slices.IndexFunc(f.facts[:i], func(y fact) bool { return y.Name == x.Name }); j >= 0 {
			f.Add(x.line, fmt.Sprintf("the fact %q is asked twice, first in line %d", x.Name, f.facts[j].line), "ask it once and use its name in as many rules as need it")
		}
	}
	for i, x := range f.roles {
		if j := slices.IndexFunc(f.roles[:i], func(y role) bool { return y.Name == x.Name }); j >= 0 {
			f.Add(x.line, fmt.Sprintf("the role %q is declared twice, first in line %d", x.Name, f.roles[j].line), "declare it once")
		}
	}
}

func (f *file) resolveRule(b *block) {
	r := b.rule
	for _, l := range b.all("who") {
		if p, ok := f.pair(l); ok {
			r.Who = append(r.Who, p)
		}
	}
	if r.By != "" {
		f.roleKnown(b.at("by"), r.By)
	}
	for _, c := range r.When {
		f.factKnown(b.at("when"), c.Fact)
	}
	if r.Then != nil {
		f.resolveTarget(b, r.Then)
	}
	if r.Skip != nil {
		f.stageExists(b.at("skip"), r.Skip.To)
	}
	if r.Form != "" && f.section("form-"+r.Form) == nil {
		f.Add(b.at("form"), fmt.Sprintf("the form %q does not exist", r.Form), f.names("form-", r.Form, "add a section {#form-"+r.Form+"}"))
	}
	for _, d := range r.Duties {
		f.stageExists(d.Line, d.From)
		f.stageExists(d.Line, d.Stage)
		if d.Time != nil {
			f.stageExists(d.Line, d.Time.From.Stage)
			f.stageExists(d.Line, d.Time.Reading.Stage)
		}
	}
}

// pair reads who speaks to whom. A role's name may itself hold "to" or "with",
// so the line is parted where both sides are declared.
func (f *file) pair(l line) (policy.Pair, bool) {
	if l.rest == "" {
		return policy.Pair{}, false
	}
	if f.isRole(l.rest) {
		return policy.Pair{From: l.rest}, true
	}
	var first []string
	for _, joint := range []string{" to ", " with "} {
		for at := 0; at < len(l.rest); {
			i := strings.Index(l.rest[at:], joint)
			if i < 0 {
				break
			}
			from, to := strings.TrimSpace(l.rest[:at+i]), strings.TrimSpace(l.rest[at+i+len(joint):])
			if f.isRole(from) && f.isRole(to) {
				return policy.Pair{From: from, To: to, With: joint == " with "}, true
			}
			if first == nil {
				first = []string{from, to}
			}
			at += i + len(joint)
		}
	}
	if first == nil {
		first = []string{l.rest}
	}
	for _, name := range slices.Compact(first) {
		f.roleKnown(l.num, name)
	}
	return policy.Pair{}, false
}

func (f *file) isRole(name string) bool {
	return slices.ContainsFunc(f.roles, func(r role) bool { return r.Name == name })
}

func (f *file) roleKnown(line int, name string) {
	if f.isRole(name) {
		return
	}
	var names []string
	for _, r := range f.roles {
		names = append(names, r.Name)
	}
	right := fmt.Sprintf("declare it once in any rule block: role  %s", name)
	if near := choice(name, names); strings.HasPrefix(near, `"`) {
		right = "write " + near + ", or " + right
	}
	f.Add(line, fmt.Sprintf("unknown role %q", name), right)
}

func (f *file) factKnown(line int, name string) {
	if name == policy.Resolved || slices.ContainsFunc(f.facts, func(x fact) bool { return x.Name == name }) {
		return
	}
	names := []string{policy.Resolved}
	for _, x := range f.facts {
		names = append(names, x.Name)
	}
	right := fmt.Sprintf("ask it in a rule block: ask  %s: Question?", name)
	if near := choice(name, names); strings.HasPrefix(near, `"`) {
		right = "write " + near + ", or " + right
	}
	f.Add(line, fmt.Sprintf("unknown fact %q", name), right)
}

// resolveTarget looks up where a rule leads. Another procedure is told of in the
// section {#route-NAME}, or, where it is called by its printed name, in the
// route's section that the rule stands in.
func (f *file) resolveTarget(b *block, t *policy.Target) {
	line := b.at("then")
	switch t.Kind {
	case policy.ToStage:
		f.stageExists(line, t.Stage)
	case policy.ToPanel:
		if f.section(t.Section) == nil {
			f.Add(line, "there is no section {#panel} to go on to", "add the section, or write where it goes on")
		}
	case policy.Leave, policy.Alongside:
		id := string(policy.Route) + "-" + t.Name
		switch s := f.section(id); {
		case s != nil:
			t.Section, t.Name = id, s.Title
		case slug.MatchString(t.Name):
			f.Add(line, fmt.Sprintf("there is no section {#%s} that tells of this procedure", id),
				f.names("route-", t.Name, "add the section, with what the document says of it, or give the procedure's name as printed"))
		case b.section.Kind == policy.Route:
			t.Section = b.section.ID
		}
	}
}

// names offers the sections whose id begins so, or says what else to do.
func (f *file) names(prefix, written, otherwise string) string {
	var known []string
	for _, s := range f.sections {
		if name, ok := strings.CutPrefix(s.ID, prefix); ok {
			known = append(known, name)
		}
	}
	if len(known) == 0 {
		return otherwise
	}
	return "write " + choice(written, known) + ", or " + otherwise
}

// stageExists reports a stage that the file has not got; 0 is no stage.
func (f *file) stageExists(line, rank int) {
	if rank == 0 || f.section(fmt.Sprintf("stage-%d", rank)) != nil {
		return
	}
	ranks, _ := f.stages()
	if len(ranks) == 0 {
		f.Add(line, fmt.Sprintf("there is no stage %d", rank), "take it out; this file has no stages")
		return
	}
	span := "stage 1"
	if n := len(ranks); n > 1 {
		span = fmt.Sprintf("a stage from 1 to %d", ranks[n-1])
	}
	f.Add(line, fmt.Sprintf("there is no stage %d", rank), fmt.Sprintf("write %s, or add the section {#stage-%d}", span, rank))
}
