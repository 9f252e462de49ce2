package view

import (
	"strings"

	"waymark/app/article"
	"waymark/app/search"
)

// SearchDocs makes what can be found on a page: one part for each heading.
func SearchDocs(pg Page) []search.Doc {
	board := ""
	if pg.Strip != nil {
		board = pg.Strip.Name
	}
	c := &collector{doc: search.Doc{Path: pg.Path, Board: board, Page: pg.Heading, Text: pg.Lead}, path: pg.Path}
	c.blocks(pg.Body)
	c.flush()
	return c.docs
}

// HitTitle names a hit: board, page, part.
func HitTitle(d search.Doc) string {
	parts := []string{d.Board, d.Page, d.Section}
	out := ""
	for _, p := range parts {
		switch {
		case p == "":
		case out == "":
			out = p
		default:
			out += " › " + p
		}
	}
	return out
}

type collector struct {
	docs []search.Doc
	doc  search.Doc
	path string
	text strings.Builder
}

func (c *collector) flush() {
	c.doc.Text = strings.Join(strings.Fields(c.doc.Text+" "+c.text.String()), " ")
	c.text.Reset()
	if c.doc.Text != "" {
		c.docs = append(c.docs, c.doc)
	}
	c.doc.Text = ""
}

func (c *collector) heading(id, text string) {
	c.flush()
	c.doc.Path, c.doc.Section = c.path+"#"+id, text
}

func (c *collector) say(words ...string) {
	for _, w := range words {
		c.text.WriteString(w)
		c.text.WriteByte(' ')
	}
}

func (c *collector) blocks(in []Block) {
	for _, b := range in {
		c.block(b)
	}
}

// block takes the words of a block; lists of links are not what a page says.
func (c *collector) block(b Block) {
	switch b := b.(type) {
	case Heading2:
		c.heading(b.ID, b.Text)
	case Heading3:
		c.heading(b.ID, b.Text)
	case Prose:
		c.say(article.Plain(b.Nodes))
	case Para:
		c.say(b.Text)
	case Condition:
		c.say(b.Text)
	case Duties:
		for _, d := range b.Items {
			c.say(d.Who, d.Text, d.Time)
		}
	case Gap:
		c.say(b.Lead, b.Text, b.Reading)
	case Ours:
		c.blocks(b.Body)
	case Warning:
		c.say(b.Text)
	case Table:
		for _, r := range b.Rows {
			c.say(r...)
		}
	case Clause:
		c.say(article.Plain(b.Prose))
	case FormBlank:
		c.say(b.Form.Title)
		for _, p := range b.Form.Parts {
			c.say(p.Label)
		}
	}
}
