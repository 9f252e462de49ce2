package site

import (
	"fmt"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is a page's body: as it was read, and as it will be written.
type tree struct {
	root *node
	html string
}

// readBodies reads, checks and renders the bodies of all pages. Pages with a
// fault are missing from the result.
func readBodies(s Site) (map[string]tree, []error) {
	keys, bodies := []string{notFoundName}, []string{s.NotFound.Body}
	for _, p := range s.Pages {
		keys, bodies = append(keys, p.Path), append(bodies, p.Body)
	}
	trees, errs := make([]tree, len(keys)), make([]error, len(keys))
	inParallel(len(keys), func(i int) { trees[i], errs[i] = readBody(bodies[i]) })

	good := make(map[string]tree, len(keys))
	var faults []error
	for i, key := range keys {
		if errs[i] != nil {
			faults = append(faults, fmt.Errorf("page %q: %w", key, errs[i]))
			continue
		}
		good[key] = trees[i]
	}
	return good, faults
}

func readBody(body string) (tree, error) {
	root, err := parseBody(body)
	if err != nil {
		return tree{}, err
	}
	if err := root.tidy(); err != nil {
		return tree{}, err
	}
	var b strings.Builder
	root.render(&b)
	t := tree{root, b.String()}
	return t, t.readBack()
}

var (
	textEscaper  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	valueEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
)

func (n *node) render(b *strings.Builder) {
	if n.tag == "" {
		textEscaper.WriteString(b, n.text)
		return
	}
	b.WriteString("<" + n.tag)
	for _, a := range n.attrs {
		b.WriteString(" " + a.name)
		if a.value != "" {
			b.WriteString(`="`)
			valueEscaper.WriteString(b, a.value)
			b.WriteString(`"`)
		}
	}
	b.WriteString(">")
	if voidElements[n.tag] {
		return
	}
	for _, kid := range n.kids {
		kid.render(b)
	}
	b.WriteString("</" + n.tag + ">")
}

// readBack reads the written body as a browser does, and refuses it when the
// browser would make something else of it: a paragraph that ends early because a
// list stands in it, a table that grows a body, a value that breaks out.
func (t tree) readBack() error {
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(t.html), context)
	if err != nil {
		return err
	}
	if len(nodes) != 1 {
		return fmt.Errorf("%v: a browser would read more than one element here; is something in it that may not be nested?", t.root)
	}
	return sameNode(t.root, nodes[0])
}

func sameNode(n *node, read *html.Node) error {
	if read.Type != html.ElementNode || !strings.EqualFold(read.Data, n.tag) {
		return fmt.Errorf("%v: a browser would read <%s> here", n, read.Data)
	}
	if len(read.Attr) != len(n.attrs) {
		return fmt.Errorf("%v: a browser would read other attributes", n)
	}
	for i, a := range n.attrs {
		if !strings.EqualFold(read.Attr[i].Key, a.name) || read.Attr[i].Val != a.value {
			return fmt.Errorf("%v: a browser would read another %s", n, a.name)
		}
	}
	return sameKids(n, read)
}

func sameKids(n *node, read *html.Node) error {
	kid := read.FirstChild
	for i := 0; i < len(n.kids); kid = kid.NextSibling {
		text := ""
		for ; i < len(n.kids) && n.kids[i].tag == ""; i++ {
			text += n.kids[i].text
		}
		switch {
		case kid == nil:
			return fmt.Errorf("%v: a browser would move some of its content out; is something in it that may not be nested?", n)
		case text != "":
			if kid.Type != html.TextNode || kid.Data != text {
				return fmt.Errorf("%v: a browser would read its text %.40q otherwise", n, text)
			}
		default:
			if err := sameNode(n.kids[i], kid); err != nil {
				return fmt.Errorf("%w, in %v", err, n)
			}
			i++
		}
	}
	if kid != nil {
		return fmt.Errorf("%v: a browser would put more into it", n)
	}
	return nil
}

// inParallel calls work for 0 to n-1 on all processors.
func inParallel(n int, work func(i int)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
