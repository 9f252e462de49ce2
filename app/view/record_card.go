//go:build !guideonly

package view

import (
	"waymark/app/notebook"
)

// CardFields is the conversation card before the call, in the order of speaking. They are
// fields of the contact that it becomes.
func (r Record) CardFields() []RecordField {
	var out []RecordField
	all := r.Fields(notebook.Contact, false)
	for _, f := range []notebook.Field{notebook.FieldWho, notebook.FieldWhoAgency, notebook.FieldConcern, notebook.FieldEvidence, notebook.FieldRisk,
		notebook.FieldAsked, notebook.FieldOwner, notebook.FieldOwnerAgency, notebook.FieldDue} {
		field := pickField(all, f)
		if f == notebook.FieldAsked {
			field.Label = CardAsk
		}
		out = append(out, field)
	}
	return out
}

// AfterFields is what only the call itself can bring.
func (r Record) AfterFields() []RecordField {
	var out []RecordField
	all := r.Fields(notebook.Contact, false)
	for _, f := range []notebook.Field{notebook.FieldHow, notebook.FieldReply, notebook.FieldRepeated, notebook.FieldOwner,
		notebook.FieldOwnerAgency, notebook.FieldDue, notebook.FieldSaid} {
		out = append(out, pickField(all, f))
	}
	return out
}

func pickField(all []RecordField, f notebook.Field) RecordField {
	for _, one := range all {
		if one.Field == f {
			one.More = false
			return one
		}
	}
	return RecordField{}
}

// ScriptPart is one part of the script, in the order of speaking.
type ScriptPart struct {
	Heading string
	Text    string
	Blank   bool // nothing was prepared
}

// Script is the card as one reads it out.
func (r Record) Script(c notebook.Card) []ScriptPart {
	by := ""
	if !c.By.IsZero() {
		by = EntryBy + c.By.Long()
	}
	owner := PartyWords(c.Owner)
	if owner != "" && by != "" {
		owner += ", "
	}
	out := []ScriptPart{{Heading: "Begin", Text: CardOpening}}
	for _, p := range []ScriptPart{
		{Heading: fieldLabels[notebook.FieldConcern], Text: c.Concern},
		{Heading: fieldLabels[notebook.FieldEvidence], Text: c.Evidence},
		{Heading: fieldLabels[notebook.FieldRisk], Text: c.Risk},
		{Heading: CardAsk, Text: c.Ask},
		{Heading: "Who does it, by when", Text: owner + by},
	} {
		if p.Text == "" {
			p.Text, p.Blank = CardBlank, true
		}
		out = append(out, p)
	}
	return append(out, ScriptPart{Heading: CardRepeat, Text: CardRepeatDo})
}

// StageAsks is the duties of a stage, to have beside the card.
func (r Record) StageAsks(rank int) []Block {
	if r.Policy == nil || r.Policy.Stage(rank) == nil {
		return nil
	}
	var duties []Duty
	for rule := range r.Policy.Stage(rank).Rules() {
		if !meanwhile(rule) {
			continue
		}
		for i := range rule.Duties {
			duties = append(duties, dutyOf(r.Policy, rule, &rule.Duties[i]))
		}
	}
	if len(duties) == 0 {
		return nil
	}
	return []Block{Details{Summary: CardAsks, Body: []Block{Duties{Items: duties}}}}
}

// CardStage is the stage that a card is for at first: the one that the case is at.
func (pg CasePage) CardStage() int {
	if len(pg.Over) > 0 {
		return pg.Over[0].Log.Stage
	}
	return 0
}
