package notebook_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"waymark/app/notebook"
	"waymark/app/workday"
)

// on is a day of November 2026, with a time as "14:10" or "".
func on(day int, clock string) notebook.When {
	w := notebook.When{Date: workday.Date{Year: 2026, Month: time.November, Day: day}}
	var h, m int
	if n, _ := fmt.Sscanf(clock, "%d:%d", &h, &m); n == 2 {
		w.Clock = notebook.At(h, m)
	}
	return w
}

// wrote is the stamp of a day and time of November 2026.
func wrote(day int, clock string) notebook.Stamp {
	w := on(day, clock)
	t := time.Date(2026, time.November, day, 0, w.Clock.Minutes(), 0, 0, time.UTC)
	return notebook.Stamp{Instant: t.UnixMilli(), Local: w}
}

var began = notebook.Edition{Board: "elm", Pack: "e1"}

func begin(t testing.TB) *notebook.Case {
	t.Helper()
	c, err := notebook.Begin(notebook.Start{ID: notebook.ID{1}, Code: "A7", Adult: "Adult A",
		Keeper: notebook.Party{Role: "social worker", Agency: "Council"}, Edition: began, Created: wrote(1, "09:00")})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// add adds entries, one a minute from nine o'clock on the 20th.
func add(t testing.TB, c *notebook.Case, entries ...notebook.Entry) *notebook.Case {
	t.Helper()
	for _, e := range entries {
		next, _, err := c.Add(e, stampFor(c))
		if err != nil {
			t.Fatalf("entry %d: %v %v", c.Len()+1, err, faults(err))
		}
		c = next
	}
	return c
}

func stampFor(c *notebook.Case) notebook.Stamp {
	return wrote(20, fmt.Sprintf("%d:%02d", 9+c.Len()/60, c.Len()%60))
}

// any entry of a kind that Check takes, with whatever fields the dice give it.
func anyEntry(r *rand.Rand, c *notebook.Case) notebook.Entry {
	for {
		e := roll(r, c)
		if e.Check() == nil {
			return e
		}
	}
}

func roll(r *rand.Rand, c *notebook.Case) notebook.Entry {
	k := notebook.Kind(1 + r.IntN(int(notebook.Withdrawal)))
	e := notebook.Entry{Kind: k, Happened: on(1+r.IntN(19), "")}
	if r.IntN(2) == 0 {
		e.Happened.Clock = notebook.At(r.IntN(24), r.IntN(60))
	}
	text := func(f notebook.Field, to *string) {
		if k.Needs(f) || k.Takes(f) && r.IntN(3) == 0 {
			*to = [...]string{"café ☂", "x", "they say \x00 no", "line\nline"}[r.IntN(4)]
		}
	}
	for f, to := range map[notebook.Field]*string{
		notebook.FieldWho: &e.Who.Role, notebook.FieldWhoAgency: &e.Who.Agency, notebook.FieldConcern: &e.Concern,
		notebook.FieldEvidence: &e.Evidence, notebook.FieldRisk: &e.Risk, notebook.FieldSaid: &e.Said, notebook.FieldAsked: &e.Asked,
		notebook.FieldReply: &e.Reply, notebook.FieldOwner: &e.Owner.Role, notebook.FieldOwnerAgency: &e.Owner.Agency,
		notebook.FieldText: &e.Text, notebook.FieldReason: &e.Reason, notebook.FieldForm: &e.Form, notebook.FieldQuestion: &e.Question,
	} {
		text(f, to)
	}
	if k.Takes(notebook.FieldStage) {
		e.Stage = [...]int{0, 1, 2, 3, notebook.Panel}[r.IntN(5)]
	}
	if k.Takes(notebook.FieldHow) {
		e.How = notebook.How(r.IntN(int(notebook.NoReply) + 1))
	}
	if k.Takes(notebook.FieldDue) {
		e.Due = on(1+r.IntN(30), "").Date
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

// anyCase is a case of about n entries.
func anyCase(t testing.TB, r *rand.Rand, n int) *notebook.Case {
	c := begin(t)
	for c.Len() < n {
		if next, _, err := c.Add(anyEntry(r, c), stampFor(c)); err == nil {
			c = next
		}
	}
	return c
}
