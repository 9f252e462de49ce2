package main

import (
	"bytes"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"waymark/app/article"
	"waymark/app/policy"
	policies "waymark/app/policy/parse"
)

var sheetCommand = command{
	name:  "sheet",
	args:  "[-o FILE] BOARD",
	about: "write the review sheet of a policy, to print and sign",
	run:   runSheet,
}

// runSheet writes one page of HTML, without a script and complete in itself, on
// which somebody compares our reading of a document with the document.
func runSheet(c *context) error {
	flags := flag.NewFlagSet("sheet", flag.ContinueOnError)
	to := flags.String("o", "", "the `file` to write; without it the page goes to the standard output")
	boards, err := c.parse(flags)
	if err != nil {
		return err
	}
	if len(boards) != 1 {
		return fmt.Errorf("%w: name one board, as in: waymark sheet swindon", errUsage)
	}
	page, err := c.sheet(boards[0])
	if err != nil {
		return err
	}
	if *to == "" {
		_, err = c.out.Write(page)
		return err
	}
	if err := os.WriteFile(c.path(*to), page, 0o644); err != nil {
		return fmt.Errorf("write the sheet: %w", err)
	}
	return nil
}

// sheet reads a board's policy and makes its page. A policy with faults has none.
func (c *context) sheet(board string) ([]byte, error) {
	name := "policies/" + board + ".md"
	src, err := os.ReadFile(c.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: there is no policy %q; there is %s", errUsage, board, c.boards())
	}
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	p, faults := policies.Policy(name, src)
	if len(faults) > 0 {
		return nil, c.tell(nil, faults)
	}
	var page bytes.Buffer
	if err := sheetPage.Execute(&page, newSheet(name, p)); err != nil {
		return nil, fmt.Errorf("write the sheet: %w", err)
	}
	return page.Bytes(), nil
}

// boards is the names of all policies, for a person who misspelt one.
func (c *context) boards() string {
	files, _ := filepath.Glob(c.path("policies/*.md"))
	var names []string
	for _, f := range files {
		if name := strings.TrimSuffix(filepath.Base(f), ".md"); name != "README" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

//go:embed sheet.html
var sheetHTML string

var sheetPage = template.Must(template.New("sheet").Funcs(template.FuncMap{
	"is": func(n article.Node, kind string) bool { return nodeNames[n.Kind] == kind },
}).Parse(sheetHTML))

var nodeNames = map[article.Kind]string{
	article.Paragraph: "paragraph", article.Heading: "heading", article.List: "list", article.OrderedList: "numbered",
	article.Item: "item", article.Table: "table", article.Row: "row", article.Cell: "cell", article.Quote: "quote",
	article.Text: "text", article.Strong: "strong", article.Emphasis: "emphasis", article.Code: "code",
	article.Link: "link", article.Break: "break",
}

// reviewSheet is what the page shows.
type reviewSheet struct {
	File     string
	Policy   *policy.Policy
	Review   string
	Rules    int
	Sections []sheetSection
	Paths    []path
	Others   []otherWay
}

type sheetSection struct {
	*policy.Section
	Rows []sheetRow
}

// sheetRow is prose and the block under it, side by side.
type sheetRow struct {
	Prose  []article.Node
	ID     string
	Line   int
	Source string
	Says   []saying
}

// saying is one line of a rule, read back in words: a label and what follows.
type saying struct{ Label, Text string }

func newSheet(file string, p *policy.Policy) *reviewSheet {
	s := &reviewSheet{File: file, Policy: p, Review: "not printed", Paths: paths(p), Others: otherWays(p)}
	if !p.Review.IsZero() {
		s.Review = p.Review.Long()
	}
	for i := range p.Sections {
		section := &p.Sections[i]
		s.Sections = append(s.Sections, sheetSection{section, rows(p, section)})
	}
	for range p.Rules() {
		s.Rules++
	}
	return s
}

// rows puts each block beside the prose above it.
func rows(p *policy.Policy, s *policy.Section) []sheetRow {
	var out []sheetRow
	var row sheetRow
	for _, b := range s.Blocks {
		if len(b.Prose) > 0 {
			row.Prose = b.Prose
			continue
		}
		switch {
		case b.Rule != nil:
			row.ID, row.Line, row.Source, row.Says = b.Rule.ID, b.Rule.Line, b.Rule.Source.Text, readRule(p, b.Rule)
		case b.Contact != nil:
			row.ID, row.Source, row.Says = b.Contact.ID, b.Contact.Source.Text, readContact(b.Contact)
		case b.Agencies != nil:
			row.ID, row.Source, row.Says = s.ID, b.Agencies.Source.Text, readAgencies(p, b.Agencies)
		case b.Form != nil:
			row.ID, row.Source, row.Says = s.ID, b.Form.Source.Text, readForm(b.Form)
		}
		out, row = append(out, row), sheetRow{}
	}
	if row.Prose != nil {
		out = append(out, row)
	}
	return out
}
