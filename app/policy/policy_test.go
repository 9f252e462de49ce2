package policy

import (
	"testing"

	"waymark/app/workday"
)

// two is a policy of two stages, as small as a test needs it.
func two() *Policy {
	return &Policy{
		ID: "elm", Document: "When Professionals Disagree", Checked: workday.Date{Year: 2026, Month: 11, Day: 22},
		Roles: []Role{{Name: "practitioner", Printed: "front-line worker"}, {Name: "line manager"}},
		Facts: []Fact{{Name: "abuse", Question: "Is it about abuse?", Section: "stage-1", Kind: StageKind}},
		Sections: []Section{
			{ID: "stages", Kind: Stages, Title: "All stages", Blocks: []Block{
				{Rule: &Rule{ID: "stages.1", Gaps: []Gap{{Kind: Silent, About: "stages", Text: "how many there are"}}}}}},
			{ID: "stage-1", Kind: StageKind, Label: "Step One", Title: "Talk", Rank: 1, Blocks: []Block{
				{Rule: &Rule{ID: "stage-1.1", When: []Condition{{Fact: "abuse"}}, Then: &Target{Kind: ToStage, Stage: 2},
					Duties: []Duty{{Strength: Must, Text: "talk", Act: ActDiscuss, Time: &Timescale{Urgency: Within, Amount: 5,
						Unit: WorkingDays, From: Moment{Event: StageEnd, Stage: 1}}}}}},
				{Contact: &Contact{ID: "office", Role: "Board office"}}}},
			{ID: "stage-2", Kind: StageKind, Label: "Stage 2", Title: "Lead", Rank: 2, Blocks: []Block{
				{Rule: &Rule{ID: "stage-2.1", Form: "record", Then: &Target{Kind: ToEnd}}}}},
			{ID: "agencies", Kind: Agencies, Title: "Who it is", Blocks: []Block{
				{Agencies: &AgencyTable{Agencies: []AgencyRow{{Agency: "Police", ByRank: map[int]string{1: "Constable"}}}}}}},
			{ID: "form-record", Kind: FormKind, Title: "Record", Blocks: []Block{
				{Form: &Form{ID: "record", Title: "Record", Parts: []FormPart{{Kind: Field, Label: "Name", Fill: []string{"adult"}}}}}}},
		},
	}
}

func TestLookup(t *testing.T) {
	p := two()
	if s := p.Stage(2); s == nil || s.ID != "stage-2" || p.Stage(3) != nil || len(p.Stages()) != 2 {
		t.Error("stages are found by rank, and no others")
	}
	if p.Section("stage-1") == nil || p.Section("risk") != nil || len(p.Kind(FormKind)) != 1 {
		t.Error("sections are found by id and kind")
	}
	if p.Fact("abuse") == nil || p.Fact(Resolved) != nil {
		t.Error("only declared facts are found")
	}
	if p.RoleName("practitioner") != "front-line worker" || p.RoleName("line manager") != "line manager" || p.RoleName("chair") != "chair" {
		t.Error("a role is called as printed, or by its name")
	}
	if p.Form("record") == nil || p.Form("stage-1") != nil {
		t.Error("forms are found by id")
	}
	if s, r := p.Rule("stage-2.1"); s == nil || r == nil || s.ID != "stage-2" {
		t.Error("rules are found by id, with their section")
	}
	if len(p.Contacts()) != 1 || len(p.AgencyTables()) != 1 {
		t.Error("contacts and tables are found wherever they stand")
	}
	gaps := 0
	for r, g := range p.Section("stages").Gaps() {
		if gaps++; r.ID != "stages.1" || g.Kind != Silent {
			t.Error("gaps come with their rule")
		}
	}
	if gaps != 1 {
		t.Errorf("%d gaps, want 1", gaps)
	}
}

func TestLadderMissing(t *testing.T) {
	p := two()
	if p.LadderMissing() {
		t.Error("a document that is silent on the number of stages is not one whose stages are lost")
	}
	p.Section("stages").Blocks[0].Rule.Gaps[0].Kind = Missing
	if !p.LadderMissing() {
		t.Error("missing stages are missing")
	}
}

func TestStatus(t *testing.T) {
	last := workday.Date{Year: 2026, Month: 3, Day: 31}
	for _, c := range []struct {
		review workday.Month
		today  workday.Date
		want   ReviewStatus
	}{
		{workday.Month{Year: 2026, Month: 3}, last, ReviewCurrent}, // the month's last day is still in it
		{workday.Month{Year: 2026, Month: 3}, last.AddDays(1), ReviewPassed},
		{workday.Month{}, last, ReviewUnknown}, // nothing printed
		{workday.Month{Year: 2026, Month: 3}, workday.Date{}, ReviewUnknown},
	} {
		p := Policy{Review: c.review}
		if got := p.Status(c.today); got != c.want {
			t.Errorf("review %s on %s is %s, want %s", c.review, c.today, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	p := two()
	within := func(n int, u Unit, e MomentEvent, stage int) Timescale {
		return Timescale{Urgency: Within, Amount: n, Unit: u, From: Moment{e, stage}}
	}
	unprinted := within(1, WorkingDays, Unprinted, 0)
	unprinted.Reading = Moment{Event: Outset}
	for want, time := range map[string]Timescale{
		"within five working days of Step One ending":                            within(5, WorkingDays, StageEnd, 1),
		"within 12 days of Stage 2 starting":                                     within(12, Days, StageStart, 2),
		"within one month of the meeting":                                        within(1, Months, Meeting, 0),
		"within two working days of the disagreement arising":                    within(2, WorkingDays, Arising, 0),
		"within one working day (no start is printed; we count from the outset)": unprinted,
		"within three working days of stage 7 ending":                            within(3, WorkingDays, StageEnd, 7),
		"on the same working day":                                                {Urgency: SameWorkingDay},
		"immediately":                                                            {Urgency: Immediately},
		"without delay":                                                          {Urgency: WithoutDelay},
		"as soon as possible":                                                    {Urgency: AsSoonAsPossible},
	} {
		if got := time.Words(p); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for s := Must; s <= Does; s++ {
		if StrengthOf(s.String()) != s {
			t.Errorf("%q is not read back", s)
		}
	}
	if Strength(0).String() != "" || StrengthOf("shall") != 0 {
		t.Error("an unknown strength has no word")
	}
}

func TestActOf(t *testing.T) {
	for text, want := range map[string]Act{
		"discuss it with them":             ActDiscuss,
		"talk, listen, and talk again":     ActDiscuss,
		"keep a record of all discussions": ActWrite,
		"keep the focus on the adult":      ActOther,
		"take it to the line manager":      ActEscalate,
		"take care":                        ActOther,
		"hold a conversation":              ActOther,
		"hold a resolutions meeting":       ActConvene,
		"feed back what was agreed":        ActInform,
		"complete the monitoring form":     ActWrite,
		"refer it to the Chair":            ActRefer,
		"ask for the reasons":              ActOther,
		"reach agreement or stage 4":       ActReach,
		"":                                 ActOther,
	} {
		if got := ActOf(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	if Inflected("refers it") != "refer" || Inflected("refer it") != "" || Inflected("discusses it") != "discuss" {
		t.Error("a verb that is not plain is recognised by its plain form")
	}
}
