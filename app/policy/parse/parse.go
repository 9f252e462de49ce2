// Package parse reads a board's policy file into the model of package policy
// and tells its writer, all at once, everything that is wrong with it.
//
// The grammar is told in policies/README.md. Each block restates the prose
// above it, so the reader keeps both together: a number in a rule has to be
// said there. What a single line can get wrong is found while reading (rule.go,
// duty.go, form.go …), what only the whole file can show in the checks
// (check_*.go), and what only the board's document can show in document.go.
package parse

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"waymark/app/article"
	markdown "waymark/app/article/parse"
	"waymark/app/fault"
	"waymark/app/policy"
)

// Policy reads a policy file. The policy is complete only when there are no
// faults; they come sorted by line. The name is the file's, as the writer knows
// it, and stands in every fault.
func Policy(name string, src []byte) (*policy.Policy, []fault.Fault) {
	return Against(name, src, nil)
}

// Against reads a policy file and compares it with the text of the board's
// document: every quote must be found there, and no sentence copied from there.
// A nil document is not compared with.
func Against(name string, src, document []byte) (*policy.Policy, []fault.Fault) {
	f := &file{List: fault.List{File: name}, policy: &policy.Policy{}, places: map[string]int{}}
	sum := sha256.Sum256(src)
	f.policy.Hash = hex.EncodeToString(sum[:])
	if len(src) > policy.MostWritten {
		f.Add(1, fmt.Sprintf("a file of %d KB", len(src)>>10), fmt.Sprintf("keep it under %d KB: one board, in few words", policy.MostWritten>>10))
		return f.policy, f.Sorted()
	}
	clean := markdown.Clean(src, &f.List)
	f.lines = strings.Split(string(clean), "\n")
	fields, body := markdown.Front(clean, &f.List)
	f.front(fields)
	f.assemble(markdown.Pieces(body, &f.List))
	f.resolve()
	f.check()
	if document != nil {
		f.compare(string(document))
	}
	f.finish()
	return f.policy, f.Sorted()
}

// file is a policy file being read.
type file struct {
	fault.List
	policy   *policy.Policy
	lines    []string // the file's lines, cleaned
	sections []*section
	blocks   []*block // fenced blocks of all sections, in order
	facts    []fact
	roles    []role
	links    []link         // to places in this file
	places   map[string]int // ids of sections and headings, and their lines
}

// section is a section being read.
type section struct {
	policy.Section
	last int // its last line
}

// block is a fenced block and the prose above it.
type block struct {
	section *section
	kind    string // "rule", "contact" …
	line    int
	lines   []line
	prose   string // the words since the block before it
	first   int    // the prose's first line in the file, 0 for no prose
	source  policy.Source

	rule    *policy.Rule // one of these is set
	contact *policy.Contact
	form    *policy.Form
	table   *policy.AgencyTable
}

type fact struct {
	policy.Fact
	line int
}

type role struct {
	policy.Role
	line int
}

type link struct {
	id   string
	line int
}

// faultsIn reports whether anything is already known to be wrong between two
// lines. What is incomplete there may be so because of it, and is not told again.
func (f *file) faultsIn(first, last int) bool {
	return slices.ContainsFunc(f.Faults, func(x fault.Fault) bool { return x.Line >= first && x.Line <= last })
}

// assemble walks down the file: a heading opens a section, prose gathers, a
// fenced block closes over it.
func (f *file) assemble(pieces []markdown.Piece) {
	var here *section
	var prose []article.Node
	first := 0
	keep := func() {
		if here != nil && len(prose) > 0 {
			here.Blocks = append(here.Blocks, policy.Block{Prose: prose})
		}
		prose, first = nil, 0
	}
	for _, p := range pieces {
		switch {
		case p.Level == 1 || p.Level == 2:
			keep()
			here = f.open(p)
		case here == nil:
			f.Add(p.Line, "text before the first section", "begin with a section, as in: ## About this document {#about}")
		case p.Fenced:
			b := &block{section: here, line: p.Line, first: first, prose: article.Plain(prose)}
			keep()
			f.fenced(b, p)
		default:
			if first == 0 {
				first = p.Line
			}
			if p.Level > 2 {
				f.subheading(here, &p)
			}
			prose = append(prose, p.Node)
			f.gatherLinks(p.Line, p.Node)
		}
	}
	keep()
	for i, s := range f.sections {
		s.last = len(f.lines)
		if i+1 < len(f.sections) {
			s.last = f.sections[i+1].Line - 1
		}
	}
}

// subheading gives a heading inside a section its id.
func (f *file) subheading(s *section, p *markdown.Piece) {
	if p.ID == "" {
		p.Node.ID = s.ID + "-" + markdown.Slug(p.Title)
	}
	f.place(p.Node.ID, p.Line)
}

// place notes an id, which stands once in a file, and reports whether it was new.
func (f *file) place(id string, line int) bool {
	if first := f.places[id]; first > 0 {
		f.Add(line, fmt.Sprintf("the id %q stands twice, first in line %d", id, first), "put both texts under one heading, or give this one its own id")
		return false
	}
	f.places[id] = line
	return true
}

func (f *file) gatherLinks(line int, n article.Node) {
	if id, local := strings.CutPrefix(n.Href, "#"); local && n.Kind == article.Link {
		f.links = append(f.links, link{id, line})
	}
	for _, c := range n.Children {
		f.gatherLinks(line, c)
	}
}

// blockKinds is what a fence can open.
var blockKinds = []string{"rule", "contact", "agencies", "form"}

func (f *file) fenced(b *block, p markdown.Piece) {
	b.kind = p.Info
	if !slices.Contains(blockKinds, b.kind) {
		f.Add(b.line, fmt.Sprintf("a block called %q", p.Info), "call it "+choice(p.Info, blockKinds))
		return
	}
	if b.first == 0 {
		f.Add(b.line, fmt.Sprintf("a %s block without prose above it", b.kind),
			"say in plain words, between the block or heading before it and this line, what the block restates")
	}
	b.lines = f.readLines(p)
	f.blocks = append(f.blocks, b)
	out := policy.Block{}
	switch b.kind {
	case "rule":
		out.Rule = f.rule(b)
	case "contact":
		out.Contact = f.contact(b)
	case "agencies":
		out.Agencies = f.agencies(b)
	case "form":
		out.Form = f.form(b)
	}
	b.section.Blocks = append(b.section.Blocks, out)
}

// finish puts what was read into the policy: stages in order of rank, facts in
// order of asking.
func (f *file) finish() {
	var stages []*section
	for _, s := range f.sections {
		if s.Kind == policy.StageKind {
			stages = append(stages, s)
		}
	}
	slices.SortStableFunc(stages, func(a, b *section) int { return cmp.Compare(a.Rank, b.Rank) })
	for _, s := range f.sections {
		if s.Kind == policy.StageKind {
			s, stages = stages[0], stages[1:]
			f.policy.Sections = append(f.policy.Sections, s.Section)
			continue
		}
		f.policy.Sections = append(f.policy.Sections, s.Section)
	}
	slices.SortStableFunc(f.facts, func(a, b fact) int {
		return cmp.Or(cmp.Compare(turn(a.Kind), turn(b.Kind)), cmp.Compare(f.rank(a.Section), f.rank(b.Section)))
	})
	for _, x := range f.facts {
		f.policy.Facts = append(f.policy.Facts, x.Fact)
	}
	for _, r := range f.roles {
		f.policy.Roles = append(f.policy.Roles, r.Role)
	}
}

// turn is when the questions of a kind of section are asked. Risk comes first,
// then what leads away from the stages, then the stages themselves.
func turn(kind policy.SectionKind) int {
	switch kind {
	case policy.Risk:
		return 0
	case policy.Scope:
		return 1
	case policy.Route:
		return 2
	case policy.StageKind:
		return 4
	case policy.Panel:
		return 5
	case policy.Record, policy.Learning, policy.Leads, policy.FormKind, policy.Contacts:
		return 6
	}
	return 3
}

func (f *file) rank(id string) int {
	if s := f.section(id); s != nil {
		return s.Rank
	}
	return 0
}

func (f *file) section(id string) *section {
	for _, s := range f.sections {
		if s.ID == id {
			return s
		}
	}
	return nil
}
