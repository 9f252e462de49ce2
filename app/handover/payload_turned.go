package handover

import (
	"strings"

	"waymark/app/notebook"
	"waymark/app/strictjson"
)

// Turned is how many texts of cases, drafts and identity sheets hold a character that turns the
// direction of writing. Whoever opens a file is told, because such a character can make a text
// look like another.
func Turned(c notebook.Contents) int {
	n := 0
	count := func(texts ...string) {
		for _, t := range texts {
			if strings.ContainsFunc(t, strictjson.Turns) {
				n++
			}
		}
	}
	entry := func(e *notebook.Entry) {
		count(e.Who.Role, e.Who.Agency, e.Concern, e.Evidence, e.Risk, e.Said, e.Asked, e.Reply, e.Owner.Role, e.Owner.Agency,
			e.Text, e.Reason, e.Form, e.Question, e.To.Board, e.To.Pack, e.Why)
	}
	for _, one := range c.Cases {
		s := one.Start()
		count(s.Adult, s.Keeper.Role, s.Keeper.Agency, s.Edition.Board, s.Edition.Pack)
		for e := range one.Entries() {
			entry(&e)
		}
	}
	for i := range c.Drafts {
		entry(&c.Drafts[i].Entry)
	}
	for _, sheet := range c.Identities {
		for _, p := range sheet.People {
			count(p.Called, p.Name, p.Note)
		}
	}
	return n
}

// Visible shows the characters that turn the direction of writing by their numbers, as in
// "[U+202E]"; all else stays.
func Visible(text string) string {
	if !strings.ContainsFunc(text, strictjson.Turns) {
		return text
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range text {
		if !strictjson.Turns(c) {
			b.WriteRune(c)
			continue
		}
		b.WriteString("[U+")
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(hex[c>>shift&15])
		}
		b.WriteByte(']')
	}
	return b.String()
}
