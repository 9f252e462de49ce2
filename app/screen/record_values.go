//go:build !guideonly

package screen

import (
	"strconv"

	"waymark/app/notebook"
	"waymark/app/view"
	"waymark/app/workday"
)

// entryText is where a field keeps its text, nil for one that is no text.
func entryText(e *notebook.Entry, f notebook.Field) *string {
	switch f {
	case notebook.FieldWho:
		return &e.Who.Role
	case notebook.FieldWhoAgency:
		return &e.Who.Agency
	case notebook.FieldConcern:
		return &e.Concern
	case notebook.FieldEvidence:
		return &e.Evidence
	case notebook.FieldRisk:
		return &e.Risk
	case notebook.FieldSaid:
		return &e.Said
	case notebook.FieldAsked:
		return &e.Asked
	case notebook.FieldReply:
		return &e.Reply
	case notebook.FieldOwner:
		return &e.Owner.Role
	case notebook.FieldOwnerAgency:
		return &e.Owner.Agency
	case notebook.FieldText:
		return &e.Text
	case notebook.FieldReason:
		return &e.Reason
	case notebook.FieldForm:
		return &e.Form
	case notebook.FieldQuestion:
		return &e.Question
	case notebook.FieldWhy:
		return &e.Why
	}
	return nil
}

// valueIn is what a field of the form shows of an entry.
func valueIn(e *notebook.Entry, f notebook.Field) string {
	if t := entryText(e, f); t != nil {
		return *t
	}
	switch f {
	case notebook.FieldStage:
		return figure(e.Stage)
	case notebook.FieldHow:
		return figure(int(e.How))
	case notebook.FieldRepeated:
		return figure(int(e.Repeated))
	case notebook.FieldAction:
		return figure(int(e.Action))
	case notebook.FieldAnswer:
		return figure(int(e.Answer))
	case notebook.FieldDue:
		return e.Due.String()
	}
	return ""
}

// putIn puts what was typed or chosen into an entry. What is no number or no day counts as nothing.
func putIn(e *notebook.Entry, f notebook.Field, value string) {
	if t := entryText(e, f); t != nil {
		*t = value
		return
	}
	n, _ := strconv.Atoi(value)
	switch f {
	case notebook.FieldStage:
		e.Stage = n
	case notebook.FieldHow:
		e.How = notebook.How(n)
	case notebook.FieldRepeated:
		e.Repeated = notebook.Answer(n)
	case notebook.FieldAction:
		e.Action = uint32(n)
	case notebook.FieldAnswer:
		e.Answer = notebook.Answer(n)
	case notebook.FieldDue:
		e.Due, _ = workday.ParseDate(value)
	case notebook.FieldToBoard:
		e.To.Board = value
	case notebook.FieldToPack:
		e.To.Pack = value
	}
}

func figure(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// fitted is an entry without what one of its kind does not take: left over from another kind that was chosen before.
func fitted(e notebook.Entry) notebook.Entry {
	for f := notebook.FieldStage; f <= notebook.FieldToPack; f++ {
		if !e.Kind.Takes(f) {
			putIn(&e, f, "")
		}
	}
	return e
}

// clockIn reads a time as a field of the browser gives it: "14:10"; no time for anything else.
func clockIn(value string) notebook.Clock {
	if len(value) < 5 || value[2] != ':' {
		return 0
	}
	h, err1 := strconv.Atoi(value[:2])
	m, err2 := strconv.Atoi(value[3:5])
	if err1 != nil || err2 != nil {
		return 0
	}
	return notebook.At(h, m)
}

// startScope tells apart the links that begin different forms.
func startScope(s view.LogStart) string {
	return figure(int(s.Kind)) + "/" + figure(s.Stage) + "/" + s.Who + "/" + s.Form + "/" + figure(int(s.Action)) + "/" + figure(int(s.Amends)) + "/" + strconv.FormatBool(s.More)
}

// faultsOf is what is wrong with an entry, for the list above the form.
func faultsOf(k notebook.Kind, err error) faults {
	var out faults
	for _, f := range view.EntryFaults(k, err) {
		out = append(out, formFault{f.ID, f.Text})
	}
	return out
}
