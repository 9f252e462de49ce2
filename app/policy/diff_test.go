package policy

import (
	"slices"
	"testing"

	"waymark/app/workday"
)

// named is the changes as a reader would list them: "changed stage-1: talk".
func named(changes []Change) []string {
	var all []string
	for _, c := range changes {
		part, word := c.Is, map[ChangeKind]string{Added: "added", Removed: "removed", Changed: "changed"}[c.Kind()]
		if part.Section == nil {
			part = c.Was
		}
		what := "heading"
		switch {
		case part.Rule != nil && len(part.Rule.Duties) > 0:
			what = part.Rule.Duties[0].Text
		case part.Rule != nil:
			what = "rule"
		case part.Fact != nil:
			what = "question"
		case part.Form != nil:
			what = "form"
		case part.Contact != nil:
			what = "contact"
		case part.Agencies != nil:
			what = "agencies"
		}
		all = append(all, word+" "+part.Section.ID+": "+what)
	}
	return all
}

func TestChanges(t *testing.T) {
	rule := func(duty string) Block {
		return Block{Rule: &Rule{ID: "new.9", Source: Source{Text: "§9"}, Duties: []Duty{{Strength: Must, Text: duty}}}}
	}
	stage1 := func(p *Policy) *Section { return p.Section("stage-1") }
	for name, c := range map[string]struct {
		edit func(*Policy)
		want []string
	}{
		"nothing":            {func(*Policy) {}, nil},
		"only dates of ours": {func(p *Policy) { p.Checked, p.Hash = workday.Date{}, "another" }, nil},
		"one number":         {func(p *Policy) { stage1(p).Blocks[0].Rule.Duties[0].Time.Amount = 3 }, []string{"changed stage-1: talk"}},
		"a strength":         {func(p *Policy) { stage1(p).Blocks[0].Rule.Duties[0].Strength = Should }, []string{"changed stage-1: talk"}},
		"a rule above, so that all below have other numbers": {func(p *Policy) {
			s := stage1(p)
			s.Blocks = append([]Block{rule("write it down")}, s.Blocks...)
			s.Blocks[1].Rule.ID = "stage-1.2"
		}, []string{"added stage-1: write it down"}},
		"a rule gone":                         {func(p *Policy) { stage1(p).Blocks = stage1(p).Blocks[1:] }, []string{"removed stage-1: talk"}},
		"another instead":                     {func(p *Policy) { stage1(p).Blocks[0] = rule("wait") }, []string{"added stage-1: wait", "removed stage-1: talk"}},
		"it stands elsewhere in the document": {func(p *Policy) { stage1(p).Blocks[0].Rule.Source.Text = "§7" }, []string{"changed stage-1: talk"}},
		"a question":                          {func(p *Policy) { p.Facts[0].Question = "Is it abuse or neglect?" }, []string{"changed stage-1: question"}},
		"a title":                             {func(p *Policy) { stage1(p).Title = "Speak" }, []string{"changed stage-1: heading"}},
		"a form's field":                      {func(p *Policy) { p.Form("record").Parts[0].Label = "Full name" }, []string{"changed form-record: form"}},
		"a contact":                           {func(p *Policy) { p.Contacts()[0].Phone = "101" }, []string{"changed stage-1: contact"}},
		"the table":                           {func(p *Policy) { p.AgencyTables()[0].Agencies[0].ByRank[1] = "Sergeant" }, []string{"changed agencies: agencies"}},
		"a gap filled":                        {func(p *Policy) { p.Section("stages").Blocks[0].Rule.Gaps = nil }, []string{"changed stages: rule"}},
		"the other order":                     {func(p *Policy) { slices.Reverse(stage1(p).Blocks) }, nil},
		"a stage more": {func(p *Policy) {
			p.Sections = append(p.Sections, Section{ID: "stage-3", Kind: StageKind, Rank: 3, Title: "Panel", Blocks: []Block{rule("decide")}})
		}, []string{"added stage-3: heading", "added stage-3: decide"}},
		"a stage fewer": {func(p *Policy) { p.Sections, p.Facts = slices.Delete(p.Sections, 1, 2), nil },
			[]string{"removed stage-1: heading", "removed stage-1: question", "removed stage-1: talk", "removed stage-1: contact"}},
	} {
		is := two()
		c.edit(is)
		if got := named(Changes(two(), is)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n\tgot  %q\n\twant %q", name, got, c.want)
		}
	}
}

// What was added one way round was removed the other, and what changed has changed both ways.
func TestChangesBothWays(t *testing.T) {
	is := two()
	is.Section("stage-1").Blocks[0].Rule.Duties[0].Time.Amount = 3
	is.Section("stage-2").Blocks = nil
	count := func(changes []Change) (n [Changed + 1]int) {
		for _, c := range changes {
			n[c.Kind()]++
		}
		return n
	}
	there, back := count(Changes(two(), is)), count(Changes(is, two()))
	if there != [...]int{0, 0, 1, 1} || back != [...]int{0, 1, 0, 1} {
		t.Errorf("there %v, back %v", there, back)
	}
}
