package paper

import (
	"strconv"
	"strings"
)

// The Word file: headings, tables with header rows, British English, page numbers; no macro, no
// author, no date but the one that stands in the text.

// Names of the styles, by which the reader knows what is what.
const (
	styleTitle   = "Title"
	styleCaption = "Caption"
	styleLabel   = "FieldLabel"
	styleCell    = "Cell"
	styleHead    = "CellHead"
	styleGrid    = "Grid"
	styleFields  = "Fields"
	styleSigned  = "Signed"
)

const (
	wordMain = "word/document.xml"
	wordHead = "word/header1.xml"
	wordFoot = "word/footer1.xml"
	wordText = 10090 // the width of the text in twentieths of a point: A4 less two margins of 16 mm
)

func writeWord(p Paper) []byte {
	w := wordWriter{}
	w.paragraph(styleTitle, p.Title)
	for _, b := range p.Blocks {
		w.block(b)
	}
	w.open("")
	return writeZip([]zipPart{
		{"[Content_Types].xml", wordTypes},
		{"_rels/.rels", wordRels},
		{"docProps/core.xml", strings.Replace(wordCore, "TITLE", escaper.Replace(p.Title), 1)},
		{"word/_rels/document.xml.rels", wordPartRels},
		{"word/styles.xml", wordStyles},
		{"word/settings.xml", wordSettings},
		{wordHead, wordXML + `<w:hdr ` + wordSpace + wordDrawn + `>` + wordHeader(p.Marks) + `</w:hdr>`},
		{wordFoot, wordXML + `<w:ftr ` + wordSpace + `>` + wordFooter(p.Marks.Foot()) + `</w:ftr>`},
		{wordMain, wordXML + `<w:document ` + wordSpace + `><w:body>` + w.out.String() + wordPage + `</w:body></w:document>`},
	})
}

type wordWriter struct {
	out   strings.Builder
	table string // the table that is open: fields that follow one another share one
}

// open closes the table that is open, if it is another, and opens one. Two tables that touch
// would be one, so a small paragraph stands between.
func (w *wordWriter) open(table string) {
	if w.table != "" && table != w.table {
		w.out.WriteString(`</w:tbl>` + wordGap)
	}
	if table != "" && table != w.table {
		w.out.WriteString(wordTable(table, []int{38, 62}))
	}
	w.table = table
}

func (w *wordWriter) block(b Block) {
	if b.Kind != Field {
		w.open("")
	}
	switch b.Kind {
	case Heading:
		w.paragraph("Heading"+strconv.Itoa(b.Level), b.Text)
	case Text:
		w.paragraph("Normal", b.Text)
	case Field:
		w.open(styleFields)
		w.field(b)
	case NewPage:
		w.out.WriteString(`<w:p><w:pPr><w:pStyle w:val="NewPage"/><w:pageBreakBefore/></w:pPr></w:p>`)
	case Signature:
		w.paragraph(styleCaption, b.Label)
		w.out.WriteString(wordTable(styleSigned, []int{38, 62}))
		for _, f := range b.Fields {
			w.field(f)
		}
		w.out.WriteString(`</w:tbl>` + wordGap)
	case Table:
		w.grid(b)
	}
}

func (w *wordWriter) paragraph(style, text string) { w.out.WriteString(wordParagraph(style, text)) }

func (w *wordWriter) field(f Block) {
	w.out.WriteString(`<w:tr><w:trPr><w:trHeight w:val="420" w:hRule="atLeast"/></w:trPr>`)
	w.cell(wordParagraph(styleLabel, f.Label), 38, 100)
	w.cell(wordParagraph(styleCell, f.Text), 62, 100)
	w.out.WriteString(`</w:tr>`)
}

func (w *wordWriter) cell(content string, part, sum int) {
	w.out.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + strconv.Itoa(wordText*part/sum) + `" w:type="dxa"/></w:tcPr>` + content + `</w:tc>`)
}

func (w *wordWriter) grid(b Block) {
	wide, sum := b.Wide, total(b)
	if len(wide) != len(b.Head) || sum == 0 {
		wide = make([]int, len(b.Head))
		for i := range wide {
			wide[i] = 1
		}
		sum = len(wide)
	}
	w.paragraph(styleCaption, b.Label)
	w.out.WriteString(wordTable(styleGrid, wide) + `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, head := range b.Head {
		w.cell(wordParagraph(styleHead, head), wide[i], sum)
	}
	w.out.WriteString(`</w:tr>`)
	for _, r := range b.Rows {
		w.out.WriteString(`<w:tr><w:trPr>` + keepTogether(r) + `</w:trPr>`)
		for i, cell := range r.Cells {
			w.cell(wordRuns(styleCell, cell, r.Struck), wide[min(i, len(wide)-1)], sum)
		}
		w.out.WriteString(`</w:tr>`)
	}
	w.out.WriteString(`</w:tbl>` + wordGap)
}

// keepTogether keeps a row on one page unless it is long.
func keepTogether(r Row) string {
	size := 0
	for _, c := range r.Cells {
		size += len(c)
	}
	if size > 1500 {
		return ""
	}
	return `<w:cantSplit/>`
}

func wordParagraph(style, text string) string { return wordRuns(style, text, false) }

func wordRuns(style, text string, struck bool) string {
	if text == "" && !struck {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr></w:p>`
	}
	strike := ""
	if struck {
		strike = `<w:rPr><w:strike/></w:rPr>`
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = `<w:t xml:space="preserve">` + escaper.Replace(l) + `</w:t>`
	}
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r>` + strike + strings.Join(lines, `<w:br/>`) + `</w:r></w:p>`
}

// wordHeader is the marks at the head of every page, and what is drawn across it: the way Word itself makes a watermark.
func wordHeader(m Marks) string {
	head := wordParagraph("Marks", m.Top())
	if m.Across == "" {
		return head
	}
	shape := `<w:r><w:pict>` + wordAcross + `<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="` + escaper.Replace(m.Across) + `"/></v:shape></w:pict></w:r>`
	return strings.Replace(head, `</w:pPr>`, `</w:pPr>`+shape, 1)
}

func wordFooter(text string) string {
	field := func(name string) string {
		return `<w:fldSimple w:instr="` + name + `"><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	}
	run := func(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
	return wordParagraph("Marks", text) + `<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>` +
		run("Page ") + field("PAGE") + run(" of ") + field("NUMPAGES") + `</w:p>`
}

func wordTable(style string, wide []int) string {
	sum, grid := 0, ""
	for _, v := range wide {
		sum += v
	}
	for _, v := range wide {
		grid += `<w:gridCol w:w="` + strconv.Itoa(wordText*v/sum) + `"/>`
	}
	look := `<w:tblLook w:val="0020" w:firstRow="1"/>`
	if style != styleGrid {
		look = `<w:tblLook w:val="0080" w:firstColumn="1"/>`
	}
	return `<w:tbl><w:tblPr><w:tblStyle w:val="` + style + `"/><w:tblW w:w="` + strconv.Itoa(wordText) +
		`" w:type="dxa"/><w:tblLayout w:type="fixed"/>` + look + `</w:tblPr><w:tblGrid>` + grid + `</w:tblGrid>`
}
