package parse

import (
	"fmt"
	"slices"
	"strings"

	"waymark/app/policy"
)

var formGrammar = grammar{
	words: []string{"source", "title", "sent", "field", "fill", "heading", "table", "column", "row", "choice", "signature", "note", "end"},
	once:  []string{"title"},
	bare:  []string{"table", "row", "signature", "end"},
}

// formReader puts the parts of a form together in printed order.
type formReader struct {
	f     *file
	form  *policy.Form
	block *policy.FormPart // the table or signature block that is open, or nil
	fill  *[]string        // where a fill line would go, or nil
	line  int              // where the open block begins
}

// form reads a form block.
func (f *file) form(b *block) *policy.Form {
	form := &policy.Form{}
	b.form = form
	_, form.ID, _ = strings.Cut(b.section.ID, "-")
	if b.section.Kind != policy.FormKind {
		f.Add(b.line, fmt.Sprintf("a form in the section %q", b.section.ID), "give the form a section of its own, as in: ## Resolution form {#form-resolution}")
	}
	r := formReader{f: f, form: form}
	for _, l := range f.sound(b, formGrammar) {
		r.read(l)
	}
	r.close()
	form.Source = b.source
	f.require(b, "title")
	if len(form.Parts) == 0 && !f.faultsIn(b.line, b.last()) {
		f.Add(b.line, "a form without fields", "add its parts in printed order: field, heading, table, choice, signature, note")
	}
	return form
}

func (r *formReader) read(l line) {
	switch l.word {
	case "title":
		r.form.Title = l.rest
	case "sent":
		r.form.Sent = append(r.form.Sent, l.rest)
	case "field":
		r.field(l)
	case "fill":
		r.fillIn(l)
	case "heading", "note":
		r.close()
		r.add(policy.FormPart{Kind: policy.PartKind(l.word), Label: l.rest})
	case "choice":
		r.close()
		r.choice(l)
	case "table", "signature":
		r.close()
		r.block = r.add(policy.FormPart{Kind: policy.PartKind(l.word), Label: l.rest})
		r.line = l.num
	case "column", "row":
		r.cell(l)
	case "end":
		if r.block == nil {
			r.f.Add(l.num, "an end with nothing to close", "take the line out; it closes a table or a signature block")
		}
		r.close()
	}
}

func (r *formReader) add(p policy.FormPart) *policy.FormPart {
	r.form.Parts = append(r.form.Parts, p)
	return &r.form.Parts[len(r.form.Parts)-1]
}

func (r *formReader) field(l line) {
	part := policy.FormPart{Kind: policy.Field, Label: l.rest}
	if r.block != nil && r.block.Kind == policy.Signature {
		r.block.Parts = append(r.block.Parts, part)
		r.fill = &r.block.Parts[len(r.block.Parts)-1].Fill
		return
	}
	r.close()
	r.fill = &r.add(part).Fill
}

func (r *formReader) choice(l line) {
	at := strings.LastIndex(l.rest, ":")
	if at < 1 || len(items(l.rest[at+1:])) < 2 {
		r.f.Add(l.num, fmt.Sprintf("choice %q has no label or fewer than two options", l.rest), "write: choice  LABEL: option; option")
		return
	}
	part := r.add(policy.FormPart{Kind: policy.Choice, Label: strings.TrimSpace(l.rest[:at]), Options: items(l.rest[at+1:])})
	r.fill = &part.Fill
}

func (r *formReader) cell(l line) {
	if r.block == nil || r.block.Kind != policy.TableOf {
		r.f.Add(l.num, fmt.Sprintf("a %s outside a table", l.word), "write a line \"table\" above the columns and rows of a table")
		return
	}
	if l.word == "row" {
		r.block.Rows = append(r.block.Rows, l.rest)
		r.fill = nil
		return
	}
	r.block.Columns = append(r.block.Columns, policy.Column{Label: l.rest})
	r.fill = &r.block.Columns[len(r.block.Columns)-1].Fill
}

func (r *formReader) fillIn(l line) {
	if r.fill == nil || len(*r.fill) > 0 {
		r.f.Add(l.num, "a fill line with nothing to fill", "write it right under the field, column or choice that it fills")
		return
	}
	*r.fill = r.f.fills(l, "without the line the form asks for it", nil)
}

// fills reads what of a case belongs in one place, or in each field of a log.
func (f *file) fills(l line, without string, also []string) []string {
	names := items(l.rest)
	if len(names) == 0 {
		f.Add(l.num, "a fill line that names nothing", "write "+choice("", policy.FillNames)+"; "+without)
	}
	for _, name := range names {
		if !slices.Contains(policy.FillNames, name) && !slices.Contains(also, name) {
			f.Add(l.num, fmt.Sprintf("fill %q, which is nothing of a case", name), "write "+choice(name, append(also, policy.FillNames...))+"; "+without)
		}
	}
	return names
}

// close ends an open table or signature block and reports an empty one.
func (r *formReader) close() {
	if b := r.block; b != nil {
		switch {
		case b.Kind == policy.TableOf && len(b.Columns) == 0:
			r.f.Add(r.line, "a table without columns", "add a line for each, as printed: column  LABEL")
		case b.Kind == policy.Signature && len(b.Parts) == 0:
			r.f.Add(r.line, "a signature block without fields", "add a line for each, as printed: field  Name:")
		}
	}
	r.block, r.fill = nil, nil
}
