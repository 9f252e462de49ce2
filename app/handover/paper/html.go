package paper

import (
	"fmt"
	"strconv"
	"strings"
)

// The HTML file stands alone: no script, no picture, no address of anywhere, and a policy inside
// it that forbids them. Printed by a browser that knows boxes in the margin, every page carries
// the marks and its number.

const htmlStyle = `@page{size:A4;margin:19mm 16mm 18mm}
body{font:10.5pt/1.38 Arial,"Liberation Sans",sans-serif;color:#111;background:#fff;max-width:178mm;margin:0 auto;padding:0 4mm}
h1{font-size:17pt;line-height:1.2;margin:0 0 2mm}
h2{font-size:12.5pt;margin:4.5mm 0 1.2mm;border-bottom:.5pt solid #777;break-after:avoid}
h3{font-size:11pt;margin:3.5mm 0 1mm;break-after:avoid}
p{margin:0 0 1.6mm}
.marks{font-size:8.5pt;color:#444}
table{border-collapse:collapse;width:100%;margin:0 0 2.5mm;font-size:9pt;line-height:1.25}
caption{text-align:left;font-weight:bold;padding:0 0 1mm}
th,td{border:.5pt solid #888;padding:.6mm 1.4mm;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}
th{background:#eee}
tr{break-inside:avoid}
.fields th{width:38%}
.fields td,.signature td{height:6mm}
.signature{break-inside:avoid}
.newpage{break-before:page}
p.newpage{margin:0}
.across{position:fixed;top:45%;left:0;right:0;margin:0;text-align:center;white-space:nowrap;font:bold 30pt Arial,"Liberation Sans",sans-serif;color:#ddd;-webkit-print-color-adjust:exact;print-color-adjust:exact;transform:rotate(-35deg);z-index:-1}
@media print{.marks{display:none}body{padding:0}}
`

func writeHTML(p Paper) []byte {
	var b strings.Builder
	put := func(format string, texts ...string) {
		escaped := make([]any, len(texts))
		for i, t := range texts {
			escaped[i] = escaper.Replace(t)
		}
		fmt.Fprintf(&b, format, escaped...)
	}
	b.WriteString(htmlHead(p))
	put("<body>\n")
	if p.Marks.Across != "" {
		put("<p class=\"across\">%s</p>\n", p.Marks.Across)
	}
	put("<p class=\"marks\">%s</p>\n<h1>%s</h1>\n", p.Marks.Top(), p.Title)
	h := htmlWriter{put: put}
	for _, block := range p.Blocks {
		h.block(block)
	}
	h.open("")
	put("<p class=\"marks\">%s</p>\n</body></html>\n", p.Marks.Foot())
	return []byte(b.String())
}

// htmlHead is the file before its body.
func htmlHead(p Paper) string {
	return "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">" +
		"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escaper.Replace(p.Title) + "</title>\n" +
		"<style>" + htmlStyle + marginBoxes(p.Marks) + "</style></head>"
}

// marginBoxes is the marks as text of the style sheet. Every sign but letters, figures and spaces is
// written as its number, so that no text can end the string or the sheet.
func marginBoxes(m Marks) string {
	font := ";font:8pt Arial,\"Liberation Sans\",sans-serif;color:#444;"
	return "@page{@top-left{content:" + cssText(m.Top()) + font + "width:100%;white-space:normal}" +
		"@bottom-left{content:" + cssText(m.Foot()) + font + "width:75%}" +
		"@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages)" + font + "}}\n"
}

func cssText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r == ' ' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			b.WriteString(`\` + strconv.FormatInt(int64(r), 16) + " ")
		}
	}
	b.WriteByte('"')
	return b.String()
}

// htmlWriter writes blocks; fields that follow one another share a table.
type htmlWriter struct {
	put   func(format string, texts ...string)
	table string
}

func (h *htmlWriter) open(table string) {
	if h.table != "" && table != h.table {
		h.put("</table>\n")
	}
	if table != "" && table != h.table {
		h.put("<table class=\"" + table + "\">\n")
	}
	h.table = table
}

func (h *htmlWriter) block(b Block) {
	if b.Kind != Field {
		h.open("")
	}
	switch b.Kind {
	case Heading:
		tag := "h" + strconv.Itoa(b.Level)
		h.put("<"+tag+">%s</"+tag+">\n", b.Text)
	case Text:
		h.put("<p>")
		h.lines(b.Text)
		h.put("</p>\n")
	case Field:
		h.open("fields")
		h.field(b)
	case Signature:
		h.put("<table class=\"signature\"><caption>%s</caption>\n", b.Label)
		for _, f := range b.Fields {
			h.field(f)
		}
		h.put("</table>\n")
	case NewPage:
		h.put("<p class=\"newpage\"></p>\n")
	case Table:
		h.grid(b)
	}
}

func (h *htmlWriter) field(f Block) {
	h.put("<tr><th scope=\"row\">")
	h.lines(f.Label)
	h.put("</th><td>")
	h.lines(f.Text)
	h.put("</td></tr>\n")
}

func (h *htmlWriter) grid(b Block) {
	h.put("<table class=\"grid\"><caption>%s</caption>", b.Label)
	if sum := total(b); sum > 0 {
		h.put("<colgroup>")
		for _, w := range b.Wide {
			h.put("<col width=\"" + strconv.Itoa(100*w/sum) + "%%\">")
		}
		h.put("</colgroup>")
	}
	h.put("<thead><tr>")
	for _, head := range b.Head {
		h.put("<th scope=\"col\">%s</th>", head)
	}
	h.put("</tr></thead>\n")
	for _, r := range b.Rows {
		h.put("<tr>")
		for _, cell := range r.Cells {
			h.put("<td>")
			h.cell(cell, r.Struck)
			h.put("</td>")
		}
		h.put("</tr>\n")
	}
	h.put("</table>\n")
}

func (h *htmlWriter) cell(text string, struck bool) {
	if struck {
		h.put("<s>")
	}
	h.lines(text)
	if struck {
		h.put("</s>")
	}
}

func (h *htmlWriter) lines(text string) {
	for i, l := range strings.Split(text, "\n") {
		if i > 0 {
			h.put("<br>")
		}
		h.put("%s", l)
	}
}

func total(b Block) int {
	sum := 0
	for _, w := range b.Wide {
		sum += w
	}
	return sum
}
