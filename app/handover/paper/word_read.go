package paper

import "strings"

// readWord reads back what writeWord wrote.
func readWord(file []byte) (Paper, error) {
	parts, err := readZip(file)
	if err != nil {
		return Paper{}, err
	}
	read := make(map[string]wordReader)
	for _, name := range []string{wordMain, wordHead, wordFoot} {
		all, err := tokens(strings.TrimPrefix(parts[name], wordXML))
		if err != nil || len(all) == 0 {
			return Paper{}, errMarkup
		}
		r := wordReader{}
		for _, t := range all {
			r.take(t)
		}
		read[name] = r
	}
	paper := read[wordMain].paper
	paper.Marks = Marks{Code: read[wordHead].marks, Marking: read[wordFoot].marks, Across: read[wordHead].across}
	return paper, nil
}

type wordReader struct {
	paper   Paper
	marks   string
	across  string
	style   string
	text    strings.Builder
	caption string // read, and not yet followed by its table
	table   *Block
	label   string
	row     Row
}

func (r *wordReader) add(b Block) { r.paper.Blocks = append(r.paper.Blocks, b) }

func (r *wordReader) take(t token) {
	switch t.tag {
	case "":
		r.text.WriteString(t.text)
	case "w:br":
		r.text.WriteByte('\n')
	case "v:textpath":
		r.across += t.attr("string")
	case "w:strike":
		r.row.Struck = true
	case "w:pStyle":
		r.style = t.attr("w:val")
		r.text.Reset()
	case "/w:p":
		r.paragraph(r.text.String())
	case "w:tblStyle":
		r.table = &Block{Kind: map[string]Kind{styleGrid: Table, styleSigned: Signature, styleFields: Field}[t.attr("w:val")], Label: r.caption}
		r.caption = ""
	case "w:tr":
		r.row = Row{}
	case "/w:tr":
		if r.table != nil && len(r.row.Cells) > 0 {
			r.endRow()
		}
	case "/w:tbl":
		if r.table != nil && r.table.Kind != Field {
			r.add(*r.table)
		}
		r.table = nil
	}
}

func (r *wordReader) paragraph(text string) {
	switch r.style {
	case styleTitle:
		r.paper.Title = text
	case "Heading2", "Heading3":
		r.add(Block{Kind: Heading, Level: int(r.style[len(r.style)-1] - '0'), Text: text})
	case "Normal":
		r.add(Block{Kind: Text, Text: text})
	case "NewPage":
		r.add(Block{Kind: NewPage})
	case "Marks":
		r.marks = text
	case styleCaption:
		r.caption = text
	case styleLabel:
		r.label = text
	case styleHead:
		if r.table != nil {
			r.table.Head = append(r.table.Head, text)
		}
	case styleCell:
		r.row.Cells = append(r.row.Cells, text)
	}
}

func (r *wordReader) endRow() {
	switch r.table.Kind {
	case Table:
		r.table.Rows = append(r.table.Rows, r.row)
	case Signature:
		r.table.Fields = append(r.table.Fields, Block{Kind: Field, Label: r.label, Text: r.row.Cells[0]})
	case Field:
		r.add(Block{Kind: Field, Label: r.label, Text: r.row.Cells[0]})
	}
}
