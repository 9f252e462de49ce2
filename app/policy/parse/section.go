package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	markdown "waymark/app/article/parse"
	"waymark/app/policy"
)

// plainKinds is the sections that stand once, whose id is their kind.
var plainKinds = []policy.SectionKind{
	policy.About, policy.Scope, policy.Principles, policy.Timescales, policy.Risk, policy.Support, policy.Stages,
	policy.Panel, policy.Record, policy.Learning, policy.Leads, policy.Agencies, policy.Contacts,
}

// named is the sections of which there are several, told apart by a name.
var named = []policy.SectionKind{policy.Route, policy.FormKind}

// open begins a section at its heading.
func (f *file) open(p markdown.Piece) *section {
	s := &section{Section: policy.Section{ID: p.ID, Title: p.Title, Line: p.Line}}
	f.sections = append(f.sections, s)
	switch {
	case p.Level == 1:
		f.Add(p.Line, "a heading with one #", "begin sections with ##; the document's title stands in the front matter")
	case p.ID == "" && f.faultsIn(p.Line, p.Line): // told already
	case p.ID == "":
		f.Add(p.Line, fmt.Sprintf("the section %q has no id", p.Title), "say what it is, as in: ## "+p.Title+" {#scope}")
	default:
		f.identify(s)
	}
	return s
}

func (f *file) identify(s *section) {
	if !f.place(s.ID, s.Line) {
		return
	}
	if kind := policy.SectionKind(s.ID); slices.Contains(plainKinds, kind) {
		s.Kind = kind
		return
	}
	kind, name, _ := strings.Cut(s.ID, "-")
	switch k := policy.SectionKind(kind); {
	case k == policy.StageKind:
		f.stage(s, name)
	case name != "" && slices.Contains(named, k):
		s.Kind = k
	default:
		f.Add(s.Line, fmt.Sprintf("unknown section id %q", s.ID), "use "+choice(s.ID, sectionIDs()))
	}
}

func sectionIDs() []string {
	var ids []string
	for _, k := range plainKinds {
		ids = append(ids, string(k))
	}
	return append(ids, "route-NAME", "stage-1 to stage-9", "form-NAME")
}

// stage reads a stage's rank from its id and its label and title from the heading.
func (f *file) stage(s *section, rank string) {
	n, err := strconv.Atoi(rank)
	if err != nil || n < 1 || n > policy.MostStages {
		f.Add(s.Line, fmt.Sprintf("unknown section id %q", s.ID), "use stage-1 to stage-9, by order of rank")
		return
	}
	s.Kind, s.Rank = policy.StageKind, n
	label, title, ok := strings.Cut(s.Title, ":")
	label, title = strings.TrimSpace(label), strings.TrimSpace(title)
	if !ok || label == "" || title == "" {
		f.Add(s.Line, fmt.Sprintf("the heading %q has no label and title", s.Title),
			"write both as printed with a colon between them, as in: ## Stage 2: Inter-agency Discussion {#stage-2}")
		return
	}
	s.Label, s.Title = label, title
}
