package notebook_test

import (
	"errors"
	"fmt"
	"testing"

	"waymark/app/notebook"
)

// TestACaseFromSlips: a case put together of what it began with and a slip for each entry is the case that was added to.
func TestACaseFromSlips(t *testing.T) {
	for n := range uint64(40) {
		want := anyCase(t, dice(n), int(n))
		got, err := notebook.Begin(want.Start())
		if err != nil {
			t.Fatal(err)
		}
		for e := range want.Entries() {
			if got, err = got.With(notebook.Slip{Case: want.Start().ID, Entry: e}); err != nil {
				t.Fatalf("case %d, entry %d: %v", n, e.Number, err)
			}
		}
		same(t, want, got)
		for e := range want.Entries() {
			if again, err := got.With(notebook.Slip{Case: want.Start().ID, Entry: e}); again != got || err != nil {
				t.Errorf("case %d has entry %d already: %v", n, e.Number, err)
			}
		}
	}
}

// TestSlipsThatDoNotBelong: a slip of another case, or with another number, or that names what is not there, is refused, and
// the case is as it was.
func TestSlipsThatDoNotBelong(t *testing.T) {
	c := begin(t)
	c, first, err := c.Add(note("one"), wrote(4, "09:00"))
	if err != nil {
		t.Fatal(err)
	}
	longer, second, err := c.Add(note("two"), wrote(4, "09:05"))
	if err != nil {
		t.Fatal(err)
	}
	other, gap, changed, amending := second, second, first, second
	other.Text = "another two"
	gap.Number = 4
	changed.Text = "another one"
	amending.Amends, amending.Why = 3, "it names itself and what comes after"
	amending.Number = 3
	for name, x := range map[string]struct {
		c *notebook.Case
		s notebook.Slip
	}{
		"of another case":      {c, notebook.Slip{Case: notebook.ID{99}, Entry: second}},
		"one is missing":       {c, notebook.Slip{Case: c.Start().ID, Entry: gap}},
		"another first entry":  {c, notebook.Slip{Case: c.Start().ID, Entry: changed}},
		"another second entry": {longer, notebook.Slip{Case: c.Start().ID, Entry: other}},
		"naming itself":        {longer, notebook.Slip{Case: c.Start().ID, Entry: amending}},
	} {
		was := x.c.Len()
		if got, err := x.c.With(x.s); !errors.Is(err, notebook.ErrDamaged) || got != nil || x.c.Len() != was {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, s := range []notebook.Slip{{Entry: first}, {Case: c.Start().ID}} {
		if _, err := s.Encode(); !errors.Is(err, notebook.ErrEntry) {
			t.Errorf("%+v: %v", s, err)
		}
	}
}

// TestASlipAmendsOnce: as an entry that is added, one on a slip amends only what stands.
func TestASlipAmendsOnce(t *testing.T) {
	c := begin(t)
	for _, e := range []notebook.Entry{note("one"), {Kind: notebook.Note, Happened: on(4, "09:01"), Text: "right", Amends: 1, Why: "wrong"}} {
		var err error
		if c, _, err = c.Add(e, wrote(4, "09:10")); err != nil {
			t.Fatal(err)
		}
	}
	again, _ := c.Entry(2)
	again.Number, again.Text = 3, "right once more"
	if _, err := c.With(notebook.Slip{Case: c.Start().ID, Entry: again}); !errors.Is(err, notebook.ErrDamaged) {
		t.Errorf("amended twice: %v", err)
	}
}

// TestStoredSlipStaysReadable holds the bytes of format 1, as that of a case does, whose third entry this is.
func TestStoredSlipStaysReadable(t *testing.T) {
	c := add(t, begin(t),
		notebook.Entry{Kind: notebook.Contact, Happened: on(19, "14:10"), Stage: 1, How: notebook.ByPhone, Who: notebook.Party{Role: "nurse"}, Said: "é"},
		notebook.Entry{Kind: notebook.EditionMoved, Happened: on(20, ""), To: notebook.Edition{Board: "elm", Pack: "e2"}, Reason: "newer"},
		notebook.Entry{Kind: notebook.Withdrawal, Happened: on(20, ""), Amends: 1, Why: "twice"})
	const want = "4c01" + "01000000000000000000000000000000" + // a slip of format 1, the id of its case
		"09000000000000000000000000000000" + "03" + // the draft, the entry's number
		"1a" + "f4aa3f00" + "c0e6c3c19f34f4aa3f9f04" + "02" + // withdrawal, happened, written, under
		"1701" + "18057477696365" + "00" // amends, why
	e, _ := c.Entry(3)
	b, err := notebook.Slip{Case: c.Start().ID, Entry: e, Draft: notebook.ID{9}}.Encode()
	if got := fmt.Sprintf("%x", b); err != nil || got != want {
		t.Errorf("%v\n%s\n%s", err, got, want)
	}
}

func note(text string) notebook.Entry {
	return notebook.Entry{Kind: notebook.Note, Happened: on(4, "08:55"), Text: text}
}
