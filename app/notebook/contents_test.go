package notebook_test

import (
	"errors"
	"slices"
	"testing"

	"waymark/app/notebook"
)

// parts is a case taken to pieces, as a file carries it.
func parts(c *notebook.Case) (notebook.Start, []notebook.Entry) {
	return c.Start(), slices.Collect(c.Entries())
}

func TestRebuiltCaseIsTheSame(t *testing.T) {
	for n := range uint64(200) {
		c := anyCase(t, dice(n), int(n%40))
		start, entries := parts(c)
		got, err := notebook.Rebuild(start, entries)
		if err != nil {
			t.Fatal(n, err)
		}
		same(t, c, got)
	}
}

func TestRebuildRefusesWhatCannotBeRead(t *testing.T) {
	c := add(t, begin(t), notebook.Entry{Kind: notebook.Contact, Happened: on(19, "")},
		notebook.Entry{Kind: notebook.Withdrawal, Happened: on(20, ""), Amends: 1, Why: "twice"})
	for name, spoil := range map[string]func(*notebook.Start, []notebook.Entry){
		"no id":                             func(s *notebook.Start, _ []notebook.Entry) { s.ID = notebook.ID{} },
		"received never":                    func(s *notebook.Start, _ []notebook.Entry) { s.Received.Instant = 1 },
		"numbers with a gap":                func(_ *notebook.Start, e []notebook.Entry) { e[1].Number = 3 },
		"no such kind":                      func(_ *notebook.Start, e []notebook.Entry) { e[0].Kind = 200 },
		"no day":                            func(_ *notebook.Start, e []notebook.Entry) { e[0].Happened.Date.Day = 32 },
		"no time of writing":                func(_ *notebook.Start, e []notebook.Entry) { e[0].Written.Local.Clock = 0 },
		"not text":                          func(_ *notebook.Start, e []notebook.Entry) { e[0].Said = "\xff" },
		"amends what is not there":          func(_ *notebook.Start, e []notebook.Entry) { e[1].Amends = 2 },
		"under an entry that moves nothing": func(_ *notebook.Start, e []notebook.Entry) { e[1].Under = 1 },
	} {
		start, entries := parts(c)
		spoil(&start, entries)
		if got, err := notebook.Rebuild(start, entries); got != nil || !errors.Is(err, notebook.ErrDamaged) && !errors.Is(err, notebook.ErrCase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	start, _ := parts(c)
	if _, err := notebook.Rebuild(start, make([]notebook.Entry, notebook.MaxEntries+1)); !errors.Is(err, notebook.ErrFull) {
		t.Errorf("too many entries: %v", err)
	}
}

// TestReceivedCaseKeepsItsMark: in the case, in its line of the list, and through the store.
func TestReceivedCaseKeepsItsMark(t *testing.T) {
	start, entries := parts(anyCase(t, dice(1), 5))
	start.Received = wrote(21, "10:00")
	c, err := notebook.Rebuild(start, entries)
	if err != nil {
		t.Fatal(err)
	}
	b, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	read, err := notebook.Decode(b)
	if err != nil || read.Start().Received != start.Received {
		t.Fatalf("%+v, %v", read, err)
	}
	more, _, err := read.Add(notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: "goes on"}, wrote(22, "10:00"))
	if err != nil {
		t.Fatal(err)
	}
	if b, err = more.Encode(); err != nil {
		t.Fatal(err)
	}
	if again, err := notebook.Decode(b); err != nil || again.Len() != 6 || again.Start().Received != start.Received {
		t.Errorf("written in after it was read: %v", err)
	}
	line, err := read.Summary().Encode()
	if err != nil {
		t.Fatal(err)
	}
	if s, err := notebook.DecodeSummary(line); err != nil || s.Received != start.Received {
		t.Errorf("summary: %+v, %v", s, err)
	}
}

func TestContentsCountEntries(t *testing.T) {
	c := notebook.Contents{Cases: []*notebook.Case{anyCase(t, dice(1), 3), anyCase(t, dice(2), 4)}}
	if c.Entries() != 7 {
		t.Error(c.Entries())
	}
}

// TestWithoutACase: what belongs to it goes with it, and the rest stays as it was.
func TestWithoutACase(t *testing.T) {
	c := notebook.Contents{Cases: []*notebook.Case{begin(t)}, Identities: []notebook.Identity{{Case: notebook.ID{1}}, {Case: notebook.ID{2}}},
		Drafts: []notebook.Draft{{Case: notebook.ID{1}}, {Case: notebook.ID{2}}, {}}}
	got := c.Without(map[notebook.ID]bool{{1}: true, {2}: false})
	if len(got.Cases) != 0 || len(got.Identities) != 1 || len(got.Drafts) != 2 {
		t.Errorf("left: %d cases, %d sheets, %d drafts", len(got.Cases), len(got.Identities), len(got.Drafts))
	}
	if len(c.Cases) != 1 || len(c.Identities) != 2 || len(c.Drafts) != 3 {
		t.Error("what it was taken from has changed")
	}
}
