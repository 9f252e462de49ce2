package notebook

import "waymark/app/workday"

// part is where a field of an entry is kept, and how long or large it may be. It is a text, a
// date or a number.
type part struct {
	text func(*Entry) *string
	date func(*Entry) *workday.Date
	get  func(*Entry) uint64
	set  func(*Entry, uint64)
	most uint64
}

// parts is the one list of all fields, in the order of storing: to write, to read and to look.
var parts = [FieldDetails + 1]part{
	FieldStage:       number(func(e *Entry) *int { return &e.Stage }, Panel),
	FieldWho:         line(func(e *Entry) *string { return &e.Who.Role }),
	FieldWhoAgency:   line(func(e *Entry) *string { return &e.Who.Agency }),
	FieldHow:         number(func(e *Entry) *How { return &e.How }, uint64(hows-1)),
	FieldConcern:     words(func(e *Entry) *string { return &e.Concern }),
	FieldEvidence:    words(func(e *Entry) *string { return &e.Evidence }),
	FieldRisk:        words(func(e *Entry) *string { return &e.Risk }),
	FieldSaid:        words(func(e *Entry) *string { return &e.Said }),
	FieldAsked:       words(func(e *Entry) *string { return &e.Asked }),
	FieldReply:       words(func(e *Entry) *string { return &e.Reply }),
	FieldOwner:       line(func(e *Entry) *string { return &e.Owner.Role }),
	FieldOwnerAgency: line(func(e *Entry) *string { return &e.Owner.Agency }),
	FieldDue:         {date: func(e *Entry) *workday.Date { return &e.Due }},
	FieldRepeated:    number(func(e *Entry) *Answer { return &e.Repeated }, uint64(No)),
	FieldText:        words(func(e *Entry) *string { return &e.Text }),
	FieldReason:      words(func(e *Entry) *string { return &e.Reason }),
	FieldForm:        line(func(e *Entry) *string { return &e.Form }),
	FieldAction:      number(func(e *Entry) *uint32 { return &e.Action }, MaxEntries),
	FieldQuestion:    line(func(e *Entry) *string { return &e.Question }),
	FieldAnswer:      number(func(e *Entry) *Answer { return &e.Answer }, uint64(NotSure)),
	FieldToBoard:     line(func(e *Entry) *string { return &e.To.Board }),
	FieldToPack:      line(func(e *Entry) *string { return &e.To.Pack }),
	FieldAmends:      number(func(e *Entry) *uint32 { return &e.Amends }, MaxEntries),
	FieldWhy:         words(func(e *Entry) *string { return &e.Why }),
	FieldDetails: {get: func(e *Entry) uint64 { return truth(e.Details) },
		set: func(e *Entry, v uint64) { e.Details = v == 1 }, most: 1},
}

func words(at func(*Entry) *string) part { return part{text: at, most: MaxText} }

func line(at func(*Entry) *string) part { return part{text: at, most: MaxLine} }

func number[T ~int | ~uint8 | ~uint32](at func(*Entry) *T, most uint64) part {
	return part{get: func(e *Entry) uint64 { return uint64(*at(e)) }, set: func(e *Entry, v uint64) { *at(e) = T(v) }, most: most}
}

// visit passes one field to a walker, and keeps what it gives back.
func (e *Entry) visit(w walker, f Field) {
	switch p := &parts[f]; {
	case p.text != nil:
		t := p.text(e)
		*t = w.text(f, *t, int(p.most))
	case p.date != nil:
		d := p.date(e)
		*d = w.date(f, *d)
	default:
		p.set(e, w.number(f, p.get(e), p.most))
	}
}

// walk visits every field.
func (e *Entry) walk(w walker) {
	for f := FieldStage; f <= FieldDetails; f++ {
		e.visit(w, f)
	}
}

// fill reads the fields that are there, up to the end of their list. Most entries have few.
func (e *Entry) fill(r *reader) {
	for last := Field(0); !r.bad; {
		f := Field(r.byte())
		if f == 0 {
			return
		}
		if f <= last || f > FieldDetails {
			r.fail()
			return
		}
		r.at-- // visit takes the number itself
		e.visit(r, f)
		last = f
	}
}

// walk visits the two halves of a party; the agency's field follows the role's.
func (p *Party) walk(w walker, f Field) {
	p.Role = w.text(f, p.Role, MaxLine)
	p.Agency = w.text(f+1, p.Agency, MaxLine)
}

func truth(is bool) uint64 {
	if is {
		return 1
	}
	return 0
}

// Words calls back with each text of an entry that is there, in the order of its fields.
func (c *Case) Words(number uint32, each func(string)) {
	if number < 1 || int(number) > len(c.entries) {
		return
	}
	e := &c.entries[number-1]
	for i := range parts {
		if at := parts[i].text; at != nil {
			if text := *at(e); text != "" {
				each(text)
			}
		}
	}
}
