package parse

import (
	"fmt"
	"regexp"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"waymark/app/article"
	"waymark/app/fault"
)

// reader turns goldmark's tree into ours.
type reader struct {
	src    []byte
	ends   []int // offsets of the line ends
	faults *fault.List
	near   int // the line of the block being read, for parts that do not know theirs
}

func (r *reader) line(n ast.Node) int {
	if n.Pos() < 0 {
		return r.near
	}
	return 1 + sort.SearchInts(r.ends, n.Pos())
}

// lineText is a line of the file, from 1, without its end; nil past the last.
func (r *reader) lineText(line int) []byte {
	if line < 1 || line > len(r.ends)+1 {
		return nil
	}
	start, end := 0, len(r.src)
	if line > 1 {
		start = r.ends[line-2] + 1
	}
	if line <= len(r.ends) {
		end = r.ends[line-1]
	}
	return r.src[start:end]
}

func (r *reader) refuse(n ast.Node, wrong, right string) {
	r.faults.Add(r.line(n), wrong, right)
}

// block reads running text. It is false where nothing of it can be shown.
func (r *reader) block(n ast.Node) (article.Node, bool) {
	r.near = r.line(n)
	switch n := n.(type) {
	case *ast.Paragraph:
		return article.Node{Kind: article.Paragraph, Children: r.inlines(n)}, true
	case *ast.List:
		return r.list(n), true
	case *ast.Blockquote:
		return article.Node{Kind: article.Quote, Children: r.blocks(n)}, true
	case *table.Table:
		return r.table(n), true
	case *ast.LinkReferenceDefinition:
		r.refuse(n, "a link whose address stands apart from its words", "write [words](address)")
	case *ast.HTMLBlock:
		r.refuse(n, "HTML", "write plain text or markdown; HTML is never shown")
	case *ast.CodeBlock:
		r.refuse(n, "text that is indented by four spaces", "begin it at the left margin")
	case *ast.FencedCodeBlock:
		r.refuse(n, "a fenced block inside a list or quote", "begin it at the left margin, after an empty line")
	case *ast.Heading:
		r.refuse(n, "a heading inside a list or quote", "begin it at the left margin, after an empty line")
	case *ast.ThematicBreak:
		r.refuse(n, "a line of hyphens or stars", "take it out; a heading parts one text from the next")
	default:
		r.refuse(n, fmt.Sprintf("%s, which no page here can show", n.Kind()), "write it as paragraphs, lists or a table")
	}
	return article.Node{}, false
}

func (r *reader) blocks(n ast.Node) []article.Node {
	var nodes []article.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.TextBlock); ok { // a list item without an empty line around it
			nodes = append(nodes, r.inlines(t)...)
		} else if node, ok := r.block(c); ok {
			nodes = append(nodes, node)
		}
	}
	return nodes
}

func (r *reader) list(n *ast.List) article.Node {
	list := article.Node{Kind: article.List}
	if n.IsOrdered() {
		list.Kind = article.OrderedList
		if n.Start != 1 {
			r.refuse(n, fmt.Sprintf("a numbered list that begins with %d", n.Start), "begin it with 1.")
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := article.Node{Kind: article.Item, Children: r.blocks(c)}
		if !c.HasChildren() {
			r.refuse(c, "a list item without words", "write something after its mark, or take the mark out")
		}
		list.Children = append(list.Children, item)
	}
	return list
}

func (r *reader) table(n *table.Table) article.Node {
	t := article.Node{Kind: article.Table}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		out := article.Node{Kind: article.Row}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			out.Children = append(out.Children, article.Node{Kind: article.Cell, Children: r.inlines(cell)})
		}
		t.Children = append(t.Children, out)
	}
	return t
}

// inlines reads the words inside a block.
func (r *reader) inlines(n ast.Node) []article.Node {
	var nodes []article.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		nodes = append(nodes, r.inline(c)...)
	}
	return join(nodes)
}

func (r *reader) inline(n ast.Node) []article.Node {
	switch n := n.(type) {
	case *ast.Text:
		return r.text(n)
	case *ast.Emphasis:
		kind := article.Emphasis
		if n.Level == 2 {
			kind = article.Strong
		}
		return []article.Node{{Kind: kind, Children: r.inlines(n)}}
	case *ast.CodeSpan:
		return []article.Node{{Kind: article.Code, Text: article.Plain(r.inlines(n))}}
	case *ast.Link:
		return r.link(n)
	case *ast.AutoLink:
		href := string(n.URL(r.src))
		if n.AutoLinkType == ast.AutoLinkEmail {
			href = "mailto:" + href
		}
		r.checkHref(n, href)
		return []article.Node{{Kind: article.Link, Href: href,
			Children: []article.Node{{Kind: article.Text, Text: string(n.Label(r.src))}}}}
	case *ast.Image:
		r.refuse(n, "a picture", "say in words what it shows")
	case *ast.RawHTML:
		r.refuse(n, "HTML", "write plain text or markdown; HTML is never shown")
	default:
		r.refuse(n, fmt.Sprintf("%s, which no page here can show", n.Kind()), "write it as plain words")
	}
	return nil
}

func (r *reader) text(n *ast.Text) []article.Node {
	words := n.Value(r.src)
	if !n.IsRaw() {
		words = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(words)))
	}
	nodes := []article.Node{{Kind: article.Text, Text: string(words)}}
	switch {
	case n.HardLineBreak():
		nodes = append(nodes, article.Node{Kind: article.Break})
	case n.SoftLineBreak():
		nodes[0].Text += " "
	}
	return nodes
}

func (r *reader) link(n *ast.Link) []article.Node {
	href := string(n.Destination)
	if n.Reference != nil {
		r.refuse(n, "a link whose address stands apart from its words", "write [words](address)")
	}
	if len(n.Title) > 0 {
		r.refuse(n, "a link with a title in quotes", "take the quoted title out; the words in square brackets are what people read")
	}
	r.checkHref(n, href)
	words := r.inlines(n)
	if article.Plain(words) == "" {
		r.refuse(n, fmt.Sprintf("the link to %q has no words", href), "write in the square brackets where it leads")
	}
	return []article.Node{{Kind: article.Link, Href: href, Children: words}}
}

// An address within the site is relative to its root and has no dots to climb with.
var pageAddress = regexp.MustCompile(`^([a-z0-9-]+/)*(#[a-z0-9-]+)?$`)

func (r *reader) checkHref(n ast.Node, href string) {
	switch {
	case href != "" && pageAddress.MatchString(href):
	case strings.HasPrefix(href, "https://") && len(href) > len("https://"):
	case strings.HasPrefix(href, "mailto:") && strings.Contains(href, "@"):
	default:
		r.refuse(n, fmt.Sprintf("a link to %q", href),
			"link to a page of this site (guidance/notes/), a place on this page (#stage-2), an https:// or a mailto: address")
	}
}

// join puts neighbouring texts together: goldmark cuts them at every mark.
func join(nodes []article.Node) []article.Node {
	var out []article.Node
	for _, n := range nodes {
		if last := len(out) - 1; n.Kind == article.Text && last >= 0 && out[last].Kind == article.Text {
			out[last].Text += n.Text
		} else {
			out = append(out, n)
		}
	}
	return out
}
