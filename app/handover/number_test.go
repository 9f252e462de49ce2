package handover_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/workday"
)

// TestTheNumberTravels: what comes out of a file has the number of what went in, in whatever order; and any change to a
// case, a name, a draft or the added bank holidays has another.
func TestTheNumberTravels(t *testing.T) {
	for n := range uint64(100) {
		d := anyDocument(t, n)
		plain, err := d.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := handover.DecodeDocument(plain)
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(back.Contents.Cases)
		slices.Reverse(back.Contents.Drafts)
		number := handover.Number(d.Contents)
		if got := handover.Number(back.Contents); got != number {
			t.Fatalf("%d: %s went, %s came", n, number, got)
		}
		if !regexp.MustCompile(`^\d{4} \d{4}$`).MatchString(number) || !handover.SameNumber(" "+strings.ReplaceAll(number, " ", "  ")+" ", d.Contents) || handover.SameNumber("", d.Contents) {
			t.Fatalf("%d: %q", n, number)
		}
	}
	sheet := notebook.Identity{Case: notebook.ID{1}, People: []notebook.Person{{Name: "one"}}}
	draft := notebook.Draft{ID: notebook.ID{9}, Began: casetest.Wrote(3, "10:00"), Changed: casetest.Wrote(3, "10:00"), Entry: notebook.Entry{Kind: notebook.Note, Text: "x"}}
	whole := func() notebook.Contents {
		return notebook.Contents{Cases: []*notebook.Case{casetest.Begin(t)}, Identities: []notebook.Identity{sheet}, Drafts: []notebook.Draft{draft}}
	}
	seen := map[string]bool{handover.Number(whole()): true}
	for name, change := range map[string]func(*notebook.Contents){
		"entry": func(c *notebook.Contents) {
			c.Cases[0] = casetest.Add(t, c.Cases[0], notebook.Entry{Kind: notebook.Note, Happened: casetest.On(3, ""), Text: "x"})
		},
		"case": func(c *notebook.Contents) { c.Cases = nil },
		"name": func(c *notebook.Contents) {
			c.Identities = []notebook.Identity{{Case: notebook.ID{1}, People: []notebook.Person{{Name: "two"}}}}
		},
		"draft":        func(c *notebook.Contents) { c.Drafts = nil },
		"bank holiday": func(c *notebook.Contents) { c.Holidays = []workday.Date{may(6)} },
	} {
		c := whole()
		change(&c)
		if number := handover.Number(c); seen[number] {
			t.Errorf("%s: not noticed", name)
		} else {
			seen[number] = true
		}
	}
}
