package paper

import "strings"

// readHTML reads back what writeHTML wrote.
func readHTML(file []byte) (Paper, error) {
	_, body, found := strings.Cut(string(file), "<body>")
	if !found {
		return Paper{}, errMarkup
	}
	all, err := tokens(body)
	if err != nil {
		return Paper{}, err
	}
	r := htmlReader{}
	for _, t := range all {
		r.take(t)
	}
	if len(r.marks) != 2 || r.bad {
		return Paper{}, errMarkup
	}
	r.paper.Marks = Marks{Code: r.marks[0], Marking: r.marks[1], Across: r.across}
	return r.paper, nil
}

type htmlReader struct {
	paper  Paper
	marks  []string
	across string
	class  string          // of the paragraph or table that is open
	text   strings.Builder // of the innermost thing that is open
	label  string          // of the field that is open
	row    Row
	table  *Block
	bad    bool
}

func (r *htmlReader) taken() string {
	s := r.text.String()
	r.text.Reset()
	return s
}

func (r *htmlReader) add(b Block) { r.paper.Blocks = append(r.paper.Blocks, b) }

func (r *htmlReader) take(t token) {
	switch t.tag {
	case "":
		r.text.WriteString(t.text)
	case "br":
		r.text.WriteByte('\n')
	case "p", "h1", "h2", "h3", "caption", "th", "td":
		r.text.Reset()
		if t.tag == "p" {
			r.class = t.attr("class")
		}
	case "/p":
		r.paragraph()
	case "/h1":
		r.paper.Title = r.taken()
	case "/h2", "/h3":
		r.add(Block{Kind: Heading, Level: int(t.tag[2] - '0'), Text: r.taken()})
	case "s":
		r.row.Struck = true
	case "table", "/table", "tr", "/tr", "/caption", "/th", "/td":
		r.inTable(t)
	case "/s", "thead", "/thead", "colgroup", "/colgroup", "col", "/body", "/html":
	default:
		r.bad = true
	}
}

func (r *htmlReader) paragraph() {
	text := r.taken()
	switch r.class {
	case "marks":
		r.marks = append(r.marks, text)
	case "across":
		r.across = text
	case "newpage":
		r.add(Block{Kind: NewPage})
	default:
		r.add(Block{Kind: Text, Text: text})
	}
}

func (r *htmlReader) inTable(t token) {
	if t.tag == "table" {
		r.table = &Block{Kind: map[string]Kind{"grid": Table, "signature": Signature, "fields": Field}[t.attr("class")]}
		return
	}
	if r.table == nil {
		r.bad = true
		return
	}
	grid := r.table.Kind == Table
	switch t.tag {
	case "/table":
		if r.table.Kind != Field {
			r.add(*r.table)
		}
		r.table = nil
	case "/caption":
		r.table.Label = r.taken()
	case "tr":
		r.row = Row{}
	case "/th":
		if r.label = r.taken(); grid {
			r.table.Head = append(r.table.Head, r.label)
		}
	case "/td":
		r.row.Cells = append(r.row.Cells, r.taken())
	case "/tr":
		r.endRow(grid)
	}
}

func (r *htmlReader) endRow(grid bool) {
	switch {
	case len(r.row.Cells) == 0:
	case grid:
		r.table.Rows = append(r.table.Rows, r.row)
	case r.table.Kind == Signature:
		r.table.Fields = append(r.table.Fields, Block{Kind: Field, Label: r.label, Text: r.row.Cells[0]})
	default:
		r.add(Block{Kind: Field, Label: r.label, Text: r.row.Cells[0]})
	}
}
