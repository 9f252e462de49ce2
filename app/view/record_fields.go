//go:build !guideonly

package view

import (
	"errors"
	"slices"
	"strconv"

	"waymark/app/notebook"
	"waymark/app/policy"
)

// FieldKind is how a field of an entry is filled in.
type FieldKind uint8

// The kinds of field.
const (
	LineField FieldKind = iota + 1
	LongField
	DayField
	PickField
)

// RecordField is one field of the form for an entry.
type RecordField struct {
	Field   notebook.Field
	ID      string // on the page
	Label   string
	Hint    string
	Kind    FieldKind
	Options []Option // of a PickField, and what a LineField suggests
	Needed  bool
	More    bool // folded away: most entries do without
}

// Option is one of a choice.
type Option struct{ Value, Text string }

// order is the order in which the fields of an entry are asked for.
var fieldOrder = []notebook.Field{
	notebook.FieldAction, notebook.FieldForm, notebook.FieldStage, notebook.FieldHow, notebook.FieldWho, notebook.FieldWhoAgency,
	notebook.FieldText, notebook.FieldSaid, notebook.FieldAsked, notebook.FieldReply, notebook.FieldReason,
	notebook.FieldOwner, notebook.FieldOwnerAgency, notebook.FieldDue, notebook.FieldRepeated,
	notebook.FieldConcern, notebook.FieldEvidence, notebook.FieldRisk, notebook.FieldWhy,
}

// fieldKinds are the fields that are no lines.
var fieldKinds = map[notebook.Field]FieldKind{
	notebook.FieldAction: PickField, notebook.FieldForm: PickField, notebook.FieldStage: PickField, notebook.FieldHow: PickField,
	notebook.FieldRepeated: PickField, notebook.FieldDue: DayField,
	notebook.FieldText: LongField, notebook.FieldSaid: LongField, notebook.FieldAsked: LongField, notebook.FieldReply: LongField,
	notebook.FieldReason: LongField, notebook.FieldConcern: LongField, notebook.FieldEvidence: LongField, notebook.FieldRisk: LongField,
	notebook.FieldWhy: LineField,
}

// Fields is the form for an entry of a kind in this case. amends is whether it corrects an
// earlier one, and so has to say why.
func (r Record) Fields(k notebook.Kind, amends bool) []RecordField {
	var out []RecordField
	for _, f := range fieldOrder {
		if f == notebook.FieldWhy && !amends && !k.Needs(f) || !k.Takes(f) {
			continue
		}
		field := RecordField{Field: f, ID: FieldID(f), Label: labelOf(k, f), Hint: fieldHints[f], Kind: fieldKinds[f], Options: r.options(f),
			Needed: k.Needs(f) || f == notebook.FieldWhy, More: k == notebook.Contact && inCard(f)}
		if field.Kind == 0 {
			field.Kind = LineField
		}
		if f == notebook.FieldWhy && k != notebook.Withdrawal {
			field.Hint = LogWhyHint
		}
		if field.Kind == PickField && len(field.Options) == 0 {
			continue // a policy without stages or forms, a case without promises
		}
		if field.Kind == PickField && !field.Needed {
			field.Options = append([]Option{{"", LogNone}}, field.Options...)
		}
		out = append(out, field)
	}
	return out
}

func inCard(f notebook.Field) bool {
	return f == notebook.FieldConcern || f == notebook.FieldEvidence || f == notebook.FieldRisk || f == notebook.FieldText
}

// FieldID is what a field is called on the page.
func FieldID(f notebook.Field) string { return "f" + strconv.Itoa(int(f)) }

func labelOf(k notebook.Kind, f notebook.Field) string {
	if own := kindLabels[k][f]; own != "" {
		return own
	}
	return fieldLabels[f]
}

// options is what there is to choose from.
func (r Record) options(f notebook.Field) []Option {
	switch f {
	case notebook.FieldStage:
		return r.Stages()
	case notebook.FieldHow:
		var out []Option
		for h := notebook.ByPhone; h <= notebook.NoReply; h++ {
			out = append(out, Option{strconv.Itoa(int(h)), howWords[h]})
		}
		return out
	case notebook.FieldRepeated:
		return []Option{{strconv.Itoa(int(notebook.Yes)), "Yes"}, {strconv.Itoa(int(notebook.No)), "No"}}
	case notebook.FieldForm:
		return r.forms()
	case notebook.FieldAction:
		return r.actions()
	case notebook.FieldWho, notebook.FieldOwner:
		return r.Roles()
	}
	return nil
}

// Stages is the stages of the policy, and what comes after the last.
func (r Record) Stages() []Option {
	if r.Policy == nil {
		return nil
	}
	var out []Option
	for _, s := range r.Policy.Stages() {
		out = append(out, Option{strconv.Itoa(s.Rank), s.Heading()})
	}
	if len(r.Policy.Kind(policy.Panel)) > 0 {
		out = append(out, Option{strconv.Itoa(notebook.Panel), r.stage(notebook.Panel)})
	}
	return out
}

func (r Record) forms() []Option {
	if r.Policy == nil {
		return nil
	}
	var out []Option
	for _, s := range r.Policy.Kind(policy.FormKind) {
		for i := range s.Blocks {
			if f := s.Blocks[i].Form; f != nil {
				out = append(out, Option{f.ID, f.Title})
			}
		}
	}
	return out
}

// actions is what was promised and is not done.
func (r Record) actions() []Option {
	var out []Option
	for _, p := range r.Case.Promises() {
		if e, is := r.Case.Entry(p.Entry); is {
			out = append(out, Option{strconv.Itoa(int(p.Entry)), r.promised(e)})
		}
	}
	return out
}

// Roles is who the policy speaks of, as its rules write them, and who the case has already.
func (r Record) Roles() []Option {
	var out []Option
	add := func(role string) {
		if role != "" && !slices.ContainsFunc(out, func(o Option) bool { return o.Value == role }) {
			out = append(out, Option{role, role})
		}
	}
	if r.Case != nil {
		for e := range r.Case.Entries() {
			add(e.Who.Role)
			add(e.Owner.Role)
		}
	}
	if r.Policy != nil {
		for _, role := range r.Policy.Roles {
			add(role.Name)
		}
	}
	return out
}

// FieldFault is what is wrong with one field, for the list above the form.
type FieldFault struct{ ID, Text string }

// EntryFaults is what is wrong with an entry, field by field; nil for any other error.
func EntryFaults(k notebook.Kind, err error) []FieldFault {
	var wrong *notebook.EntryError
	if !errors.As(err, &wrong) {
		return nil
	}
	var out []FieldFault
	for _, f := range wrong.Faults {
		text := labelOf(k, f.Field) + ": this " + problemWords[f.Problem] + "."
		id := FieldID(f.Field)
		if f.Field == notebook.FieldHappened {
			id, text = DayID, LogNoDay
		}
		out = append(out, FieldFault{id, text})
	}
	return out
}

// The fields of the day and the time.
const (
	DayID  = "day"
	TimeID = "time"
)

// LeakLine is one thing in a text that may say who somebody is.
type LeakLine struct{ Field, What, Where string }

// Leaks looks at all that was written in an entry. It only advises.
func (r Record) Leaks(e notebook.Entry, check notebook.LeakCheck) []LeakLine {
	check.Known = append(check.Known, r.known()...)
	var out []LeakLine
	look := func(f notebook.Field, text string) {
		for _, l := range check.Find(text) {
			out = append(out, LeakLine{labelOf(e.Kind, f), leakWords[l.Kind], text[l.From:l.To]})
		}
	}
	for _, f := range entryTexts {
		look(f.field, f.text(e))
	}
	look(notebook.FieldWho, e.Who.Role)
	look(notebook.FieldWhoAgency, e.Who.Agency)
	look(notebook.FieldOwner, e.Owner.Role)
	look(notebook.FieldOwnerAgency, e.Owner.Agency)
	look(notebook.FieldWhy, e.Why)
	return out
}

// known is words that are no names here: the board's, its roles', its agencies'.
func (r Record) known() []string {
	var out []string
	if r.Policy != nil {
		out = append(out, r.Policy.Name, r.Policy.Area, r.Policy.Document)
		for _, role := range r.Policy.Roles {
			out = append(out, role.Name, role.Printed)
		}
		for _, s := range r.Policy.Stages() {
			out = append(out, s.Heading())
		}
		for _, t := range r.Policy.AgencyTables() {
			for _, a := range t.Agencies {
				out = append(out, a.Agency)
			}
		}
	}
	if r.Case != nil {
		start := r.Case.Start()
		out = append(out, start.Keeper.Role, start.Keeper.Agency)
		for e := range r.Case.Entries() {
			out = append(out, e.Who.Agency, e.Owner.Agency)
		}
	}
	return out
}

// LeaksOfStart looks at what a case is to begin with.
func (r Record) LeaksOfStart(adult string, keeper notebook.Party, check notebook.LeakCheck) []LeakLine {
	check.Known = append(check.Known, r.known()...)
	var out []LeakLine
	for _, t := range []struct{ label, text string }{{NewAdult, adult}, {NewRole, keeper.Role}, {NewAgency, keeper.Agency}} {
		for _, l := range check.Find(t.text) {
			out = append(out, LeakLine{t.label, leakWords[l.Kind], t.text[l.From:l.To]})
		}
	}
	return out
}
