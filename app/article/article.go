// Package article holds running text as a tree of nodes: the prose of a policy
// file, a guidance page, a question, a glossary entry.
//
// A tree and never a string of HTML: the page's security policy forbids setting
// markup from strings, and a tree can be searched, printed and copied as text.
// The package knows nothing of markdown (see parse), of pages or of the browser.
package article

import "strings"

// Kind says what a node is.
type Kind uint8

// The kinds of node. Block kinds come first, inline kinds after Text.
const (
	Paragraph   Kind = iota + 1
	Heading          // Level 2 to 4, ID set
	List             // unordered; children are Items
	OrderedList      // children are Items
	Item
	Table // children are Rows; the first row is the header
	Row
	Cell
	Quote

	Text // Text set, no children
	Strong
	Emphasis
	Code // Text set
	Link // Href set: "page/" within the site, "#id", "mailto:" or "https:"
	Break
)

// Node is one element of a text. Which fields are set depends on Kind.
type Node struct {
	Kind     Kind   `json:"k"`
	Text     string `json:"t,omitempty"`
	Href     string `json:"h,omitempty"`
	ID       string `json:"i,omitempty"`
	Level    int    `json:"l,omitempty"`
	Children []Node `json:"c,omitempty"`
}

// MostDeep is how many levels a tree may have: a paragraph in a list in a list
// in a list, with words in bold and a link.
const MostDeep = 12

// Depth is the number of levels from the node down, 1 for a node without children.
func (n Node) Depth() int {
	deepest := 0
	for _, c := range n.Children {
		deepest = max(deepest, c.Depth())
	}
	return deepest + 1
}

// Article is one page of guidance: flat fields, then text.
type Article struct {
	ID       string            `json:"id"`    // file name without ending, and address
	Title    string            `json:"title"` // the first heading of level 1
	Fields   map[string]string `json:"fields,omitempty"`
	Sections []Section         `json:"sections,omitempty"`
}

// Section is a heading of level 2 and what stands under it. The text before
// the first such heading is a section without ID and Title.
type Section struct {
	ID    string `json:"id,omitempty"`
	Title string `json:"title,omitempty"`
	Nodes []Node `json:"nodes,omitempty"`
}

// Term is a word of the field and what it means, for the glossary.
type Term struct {
	ID    string `json:"id"` // its place on the page: "best-interests"
	Word  string `json:"word"`
	Nodes []Node `json:"nodes"`
}

// Plain returns the words of the nodes, blocks separated by a line break.
func Plain(nodes []Node) string {
	var b strings.Builder
	for _, n := range nodes {
		n.plain(&b)
	}
	return strings.TrimSpace(b.String())
}

func (n Node) plain(b *strings.Builder) {
	switch n.Kind {
	case Text, Code:
		b.WriteString(n.Text)
	case Break:
		b.WriteByte('\n')
	}
	for _, c := range n.Children {
		c.plain(b)
	}
	switch n.Kind {
	case Paragraph, Heading, Item, Row:
		b.WriteByte('\n')
	case Cell:
		b.WriteByte('\t')
	}
}
