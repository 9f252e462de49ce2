// Package parse reads markdown files into the trees of package article.
//
// It takes a small part of markdown, the part that a page here can show, and
// refuses the rest with the line and a way out: raw HTML and pictures above all.
// It is used by the site builder and by tests, never by the browser program.
package parse

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"waymark/app/article"
	"waymark/app/fault"
)

// Piece is one part at the top level of a file: a heading, a fenced block, or
// running text.
type Piece struct {
	Line int // where it begins, from 1

	Level int    // of a heading; 0 for the others
	Title string // of a heading, without its id
	ID    string // of a heading: "stage-2" for {#stage-2}

	Fenced  bool
	Info    string   // the words after the opening fence
	Content []string // the lines of a fenced block; the first is at Line+1

	Node article.Node // running text, and headings below level 2
}

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table)).Parser()

// Pieces takes a text apart. Front matter has been blanked and the text cleaned.
func Pieces(src []byte, faults *fault.List) []Piece {
	r := reader{src: src, faults: faults}
	for i, c := range src {
		if c == '\n' {
			r.ends = append(r.ends, i)
		}
	}
	var pieces []Piece
	doc := markdown.Parse(text.NewReader(src))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if p, ok := r.piece(n); ok {
			pieces = append(pieces, p)
		}
	}
	return pieces
}

func (r *reader) piece(n ast.Node) (Piece, bool) {
	p := Piece{Line: r.line(n)}
	switch n := n.(type) {
	case *ast.Heading:
		return r.heading(n, p)
	case *ast.FencedCodeBlock:
		return r.fenced(n, p)
	}
	node, ok := r.block(n)
	if ok && node.Depth() > article.MostDeep {
		r.faults.Add(p.Line, "lists or quotes that stand too deep inside one another", "use at most three levels")
		return p, false
	}
	p.Node = node
	return p, ok
}

var idShape = regexp.MustCompile(`^(.*?)\s*\{#([^{}]*)\}$`)

var idName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (r *reader) heading(n *ast.Heading, p Piece) (Piece, bool) {
	if r.src[max(n.Pos(), 0)] != '#' {
		r.faults.Add(p.Line, "a line of hyphens or equals signs under text, which turns the text into a heading",
			"put an empty line between them, or write a heading with ## in front")
		p.Node = article.Node{Kind: article.Paragraph, Children: r.inlines(n)}
		return p, true
	}
	p.Level = n.Level
	p.Title = article.Plain(r.inlines(n))
	if m := idShape.FindStringSubmatch(p.Title); m != nil {
		p.Title, p.ID = m[1], m[2]
		if !idName.MatchString(p.ID) {
			r.faults.Add(p.Line, fmt.Sprintf("the id %q is not an address", p.ID),
				"use small letters, figures and single hyphens, as in {#stage-2}")
			p.ID = ""
		}
	}
	if p.Title == "" {
		r.faults.Add(p.Line, "a heading without words", "write what stands under it")
	}
	if n.Level > 4 {
		r.faults.Add(p.Line, fmt.Sprintf("a heading of level %d", n.Level), "use ## for sections, ### and #### inside them")
	}
	p.Node = article.Node{Kind: article.Heading, Level: n.Level, ID: p.ID,
		Children: []article.Node{{Kind: article.Text, Text: p.Title}}}
	return p, true
}

func (r *reader) fenced(n *ast.FencedCodeBlock, p Piece) (Piece, bool) {
	p.Fenced = true
	if n.Info != nil {
		p.Info = strings.TrimSpace(string(n.Info.Value(r.src)))
	}
	lines := n.Lines()
	last := p.Line
	for i := range lines.Len() {
		segment := lines.At(i)
		p.Content = append(p.Content, strings.TrimRight(string(segment.Value(r.src)), " \n"))
		last++
	}
	for i, line := range p.Content {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			r.unclosed(p, fmt.Sprintf("the %s block that begins here is still open when another begins in line %d", p.Info, p.Line+1+i))
			return p, false
		}
	}
	if closing := bytes.TrimSpace(r.lineText(last + 1)); len(closing) == 0 {
		r.unclosed(p, fmt.Sprintf("the %s block that begins here never ends", p.Info))
		return p, false
	}
	return p, true
}

func (r *reader) unclosed(p Piece, wrong string) {
	r.faults.Add(p.Line, strings.ReplaceAll(wrong, "  ", " "), "close it with a line of three backticks: ```")
}
