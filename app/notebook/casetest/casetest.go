// Package casetest makes cases for tests: small ones by hand, and any that dice come up with.
// No program imports it.
package casetest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"waymark/app/notebook"
	"waymark/app/workday"
)

// On is a day of November 2026, with a time as "14:10" or "".
func On(day int, clock string) notebook.When {
	w := notebook.When{Date: workday.Date{Year: 2026, Month: time.November, Day: day}}
	var h, m int
	if n, _ := fmt.Sscanf(clock, "%d:%d", &h, &m); n == 2 {
		w.Clock = notebook.At(h, m)
	}
	return w
}

// Wrote is the stamp of a day and time of November 2026.
func Wrote(day int, clock string) notebook.Stamp {
	w := On(day, clock)
	t := time.Date(2026, time.November, day, 0, w.Clock.Minutes(), 0, 0, time.UTC)
	return notebook.Stamp{Instant: t.UnixMilli(), Local: w}
}

// Began is the edition that cases begin under.
var Began = notebook.Edition{Board: "elm", Pack: "e1"}

// Begin is the case A7, without entries.
func Begin(t testing.TB) *notebook.Case {
	t.Helper()
	c, err := notebook.Begin(notebook.Start{ID: notebook.ID{1}, Code: "A7", Adult: "Adult A",
		Keeper: notebook.Party{Role: "social worker", Agency: "Council"}, Edition: Began, Created: Wrote(1, "09:00")})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Add adds entries, one a minute from nine o'clock on the 20th.
func Add(t testing.TB, c *notebook.Case, entries ...notebook.Entry) *notebook.Case {
	t.Helper()
	for _, e := range entries {
		next, _, err := c.Add(e, StampFor(c))
		if err != nil {
			t.Fatalf("entry %d: %v", c.Len()+1, err)
		}
		c = next
	}
	return c
}

// StampFor is when the next entry of a case is written.
func StampFor(c *notebook.Case) notebook.Stamp {
	return Wrote(20, fmt.Sprintf("%d:%02d", 9+c.Len()/60, c.Len()%60))
}

// AnyEntry is an entry of any kind that Check takes, with whatever fields the dice give it.
func AnyEntry(r *rand.Rand, c *notebook.Case) notebook.Entry {
	for {
		e := Roll(r, c)
		if e.Check() == nil {
			return e
		}
	}
}

// Roll is an entry as the dice fall, which Check may not take.
func Roll(r *rand.Rand, c *notebook.Case) notebook.Entry {
	k := notebook.Kind(1 + r.IntN(int(notebook.Withdrawal)))
	e := notebook.Entry{Kind: k, Happened: On(1+r.IntN(19), "")}
	if r.IntN(2) == 0 {
		e.Happened.Clock = notebook.At(r.IntN(24), r.IntN(60))
	}
	text := func(f notebook.Field, to *string) {
		if k.Needs(f) || k.Takes(f) && r.IntN(3) == 0 {
			*to = [...]string{"café ☂", "x", "they say \x00 no", "line\nline"}[r.IntN(4)]
		}
	}
	texts := map[notebook.Field]*string{
		notebook.FieldWho: &e.Who.Role, notebook.FieldWhoAgency: &e.Who.Agency, notebook.FieldConcern: &e.Concern,
		notebook.FieldEvidence: &e.Evidence, notebook.FieldRisk: &e.Risk, notebook.FieldSaid: &e.Said, notebook.FieldAsked: &e.Asked,
		notebook.FieldReply: &e.Reply, notebook.FieldOwner: &e.Owner.Role, notebook.FieldOwnerAgency: &e.Owner.Agency,
		notebook.FieldText: &e.Text, notebook.FieldReason: &e.Reason, notebook.FieldForm: &e.Form, notebook.FieldQuestion: &e.Question,
	}
	for _, f := range slices.Sorted(maps.Keys(texts)) { // in one order, so that the same dice make the same case
		text(f, texts[f])
	}
	if k.Takes(notebook.FieldStage) {
		e.Stage = [...]int{0, 1, 2, 3, notebook.Panel}[r.IntN(5)]
	}
	if k.Takes(notebook.FieldHow) {
		e.How = notebook.How(r.IntN(int(notebook.NoReply) + 1))
	}
	if k.Takes(notebook.FieldDue) {
		e.Due = On(1+r.IntN(30), "").Date
	}
	if k.Takes(notebook.FieldRepeated) {
		e.Repeated = notebook.Answer(r.IntN(3))
	}
	if k.Takes(notebook.FieldAnswer) {
		e.Answer = notebook.Answer(r.IntN(4))
	}
	if k.Takes(notebook.FieldAction) {
		e.Action = uint32(r.IntN(c.Len() + 1))
	}
	if k.Takes(notebook.FieldToBoard) {
		e.To = notebook.Edition{Board: [...]string{"elm", "oak"}[r.IntN(2)], Pack: fmt.Sprint("p", r.IntN(4))}
	}
	if k.Needs(notebook.FieldAmends) || r.IntN(4) == 0 {
		e.Amends, e.Why = uint32(r.IntN(c.Len()+1)), "wrong day"
		if r.IntN(2) == 0 {
			e.Details, e.Why = true, ""
		}
	}
	return e
}

// AnyCase is a case of about n entries.
func AnyCase(t testing.TB, r *rand.Rand, n int) *notebook.Case {
	c := Begin(t)
	for c.Len() < n {
		if next, _, err := c.Add(AnyEntry(r, c), StampFor(c)); err == nil {
			c = next
		}
	}
	return c
}
