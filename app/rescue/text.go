package rescue

import (
	"strings"
	"unicode"

	"waymark/app/notebook"
)

// Text is everything that was found, as one text for people: first what is not in order, then the cases, then the bin.
// now is when it is made; titles reads the titles out of a pack, and may find none.
func (f *Found) Text(now notebook.When, titles func(pack []byte) []Title) string {
	t := &text{titles: titlesOf(f, titles)}
	t.heading("=", title)
	t.line("Made on " + clock(now) + ".")
	t.line(f.Summary())
	t.line(unchanged)
	t.line(notSealed)
	t.lost(f.Lost)
	t.contents(&f.Contents)
	if len(f.Cases) == 0 {
		t.line("", noCases)
	}
	for _, b := range f.Binned {
		t.heading("=", theBin+": case "+b.Code+", deleted on "+clock(b.Deleted.Local))
		t.contents(&b.Contents)
	}
	return t.String()
}

// Summary is in one line what there is.
func (f *Found) Summary() string {
	s := count(len(f.Cases), "case", "cases") + ", " + count(f.Entries(), "entry", "entries")
	for _, more := range []struct {
		n             int
		one, together string
	}{
		{len(f.Drafts), "unfinished entry", "unfinished entries"},
		{len(f.Identities), "sheet of names", "sheets of names"},
		{len(f.Binned), "thing in the bin", "things in the bin"},
	} {
		if more.n > 0 {
			s += ", " + count(more.n, more.one, more.together)
		}
	}
	return s + "."
}

type text struct {
	strings.Builder
	titles titles
}

// heading is a line with a line under it.
func (t *text) heading(under, words string) {
	if t.Len() > 0 {
		t.line("", "")
	}
	words = clean(words)
	t.line(words, strings.Repeat(under, len([]rune(words))))
}

func (t *text) line(lines ...string) {
	for _, l := range lines {
		t.WriteString(l)
		t.WriteByte('\n')
	}
}

// field is a label and what people wrote; further lines of it stand under the first.
func (t *text) field(label, words string) {
	if words == "" {
		return
	}
	t.line("   " + label + ": " + strings.ReplaceAll(clean(words), "\n", "\n      "))
}

// clean leaves line ends and tabs, and shows every other control character as one that is not there, because a file
// with those in it is taken for no text at all.
func clean(words string) string {
	words = strings.ReplaceAll(words, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.Is(unicode.Cc, r) {
			return unicode.ReplacementChar
		}
		return r
	}, words)
}

func (t *text) lost(lost []Lost) {
	if len(lost) == 0 {
		t.line(allThere)
		return
	}
	t.line(notAll)
	t.heading("-", theLost)
	for _, l := range lost {
		t.line("- " + clean(sentence(l)))
	}
}

// contents writes the cases with what belongs to each, and then what belongs to none of them.
func (t *text) contents(c *Contents) {
	named, drafted := map[notebook.ID]bool{}, map[notebook.ID]bool{}
	for _, one := range c.Cases {
		t.oneCase(one)
		id := one.Start().ID
		named[id], drafted[id] = true, true
		for _, i := range c.Identities {
			if i.Case == id {
				t.names(theNames, i)
			}
		}
		t.drafts(theDrafts, c.Drafts, one.Edition(), func(d notebook.Draft) bool { return d.Case == id })
	}
	for _, i := range c.Identities {
		if !named[i.Case] {
			t.names(looseNames, i)
		}
	}
	t.drafts(looseDraft, c.Drafts, notebook.Edition{}, func(d notebook.Draft) bool { return !drafted[d.Case] })
}

func (t *text) oneCase(c *notebook.Case) {
	s := c.Start()
	t.heading("=", "Case "+s.Code+": "+s.Adult)
	t.field("Kept by", party(s.Keeper))
	t.field("Begun", clock(s.Created.Local))
	if s.Received != (notebook.Stamp{}) {
		t.field("Received in a file", clock(s.Received.Local))
	}
	t.field("Policy it began under", t.titles.edition(s.Edition))
	if now := c.Edition(); now != s.Edition {
		t.field("Policy it is under now", t.titles.edition(now))
	}
	t.field("Last written in", clock(c.Last().Local))
	t.heading("-", theChrono)
	rows := c.Chronology()
	if len(rows) == 0 {
		t.line(noEntries)
	}
	for _, r := range rows {
		t.row(c, r)
	}
}

func (t *text) names(heading string, i notebook.Identity) {
	t.heading("-", heading)
	for _, p := range i.People {
		t.field(p.Called+" is", p.Name)
		t.field("   Note", p.Note)
	}
}

func (t *text) drafts(heading string, drafts []notebook.Draft, under notebook.Edition, wanted func(notebook.Draft) bool) {
	first := true
	for _, d := range drafts {
		if !wanted(d) {
			continue
		}
		if first {
			t.heading("-", heading)
			first = false
		}
		what := kindWords[d.Entry.Kind]
		if d.Card {
			what = "Conversation card"
		}
		t.line("", what+", begun "+clock(d.Began.Local)+", changed "+clock(d.Changed.Local))
		if !d.Entry.Happened.Date.IsZero() {
			t.field("When", clock(d.Entry.Happened))
		}
		t.entry(under, &d.Entry)
	}
}
