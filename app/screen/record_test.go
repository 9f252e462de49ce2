//go:build !guideonly

package screen

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/casetest"
	"waymark/app/policy"
	"waymark/app/policy/parse"
	"waymark/app/view"
	"waymark/app/workday"
)

// inCase runs a test with an open notebook that holds one case, with its policy at hand.
func inCase(t *testing.T, entries ...notebook.Entry) notebook.ID {
	t.Helper()
	written, err := os.ReadFile("../../policies/swindon.md")
	if err != nil {
		t.Fatal(err)
	}
	p, faults := parse.Policy("swindon.md", written)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := book.InMemory(at)
	c, err := b.Begin(notebook.Start{Adult: "Adult A", Keeper: notebook.Party{Role: "social worker"}, Edition: notebook.Edition{Board: "swindon", Pack: "p1"}},
		[]byte("pack"), entries, notebook.ID{}, at)
	if err != nil {
		t.Fatal(err)
	}
	with(t, session{stage: opened, book: b, writing: true})
	loaded.site.Boards = []view.Summary{view.Summarise(p)}
	was := shelved
	lookedAt = &lookCache{by: map[notebook.ID]*looked{}}
	shelved = &shelf{held: map[string]*policy.Policy{"p1": p}, newest: map[string]release{}}
	t.Cleanup(func() { shelved = was })
	return c.Start().ID
}

// recordPages are the pages of a record as they stand once the case is open.
func recordPages(id notebook.ID) map[string]app.UI {
	at := opening{id: id}
	form := func(kind notebook.Kind) *draftForm {
		d := newDraft(id, kind)
		return &draftForm{draft: d}
	}
	cardForm := form(notebook.Contact)
	cardForm.draft.Entry.Stage, cardForm.draft.Entry.Concern = 1, "concern"
	pages := map[string]app.UI{
		"list":        &cases{},
		"case":        &caseView{Of: id, at: at},
		"deleting":    &caseView{Of: id, at: at, deleting: true},
		"card":        &card{Of: id, at: at, form: cardForm, save: saving{form: cardForm}},
		"script":      &card{Of: id, at: at, form: cardForm, save: saving{form: cardForm}, step: during},
		"after":       &card{Of: id, at: at, form: cardForm, save: saving{form: cardForm}, step: after},
		"names":       &names{Of: id, at: at, form: form(notebook.Note), sheet: notebook.Identity{Case: id, People: []notebook.Person{{Called: "Adult A"}, {}}}},
		"move":        &move{Of: id, at: at, form: form(notebook.EditionStayed)},
		"newer":       &move{Of: id, at: at, form: form(notebook.EditionStayed), news: release{hash: "p2", policy: edited(shelved.held["p1"])}},
		"hand":        &hand{Of: id, at: at},
		"brief":       &hand{Of: id, at: at, who: report.Full, what: "brief"},
		"learning":    &hand{Of: id, at: at, who: report.Learning, what: "brief"},
		"form":        &hand{Of: id, at: at, who: report.Full, what: "form-record", sheet: notebook.Identity{Case: id, People: []notebook.Person{{Called: "Adult A", Name: "x"}}}},
		"made":        &hand{Of: id, at: at, who: report.NeedToKnow, what: "confirm", file: []byte("x"), kind: "text/plain", name: "escalation-A1-2026-11-09.txt"},
		"in record":   &hand{Of: id, at: at, who: report.Full, what: "brief", file: []byte("x"), kind: "text/html", finish: askRecord},
		"to delete":   &hand{Of: id, at: at, who: report.Full, what: "locked", file: []byte("x"), kind: "x/y", finish: askDelete},
		"deleted":     &hand{Of: id, at: at, finish: deleted},
		"to purge":    &hand{Of: id, at: at, finish: askPurge},
		"purged":      &hand{Of: id, at: at, finish: purged},
		"locked":      &hand{Of: id, at: at, who: report.Full, what: "locked"},
		"keyed":       &hand{Of: id, at: at, who: report.Full, what: "locked", lock: lockWay{byKey: true, wrong: faults{{keyField, "no"}}}},
		"days":        &hand{Of: id, at: at, who: report.Full, what: "days"},
		"lead":        &lead{read: true},
		"no such one": &caseView{Of: notebook.ID{9}, at: opening{id: notebook.ID{9}, err: notebook.ErrNotFound}},
	}
	newForm := form(notebook.Arose)
	pages["new case"] = &newCase{form: newForm, save: saving{form: newForm}}
	for k := notebook.Arose; k.Valid(); k++ {
		f := form(k)
		pages["log "+view.KindWords(k)] = &logEntry{Of: id, at: at, form: f, save: saving{form: f, leaks: []view.LeakLine{{Field: "More", What: "a name", Where: "x"}}}}
	}
	fix := form(notebook.Contact)
	fix.draft.Entry.Amends = 1
	pages["correction"] = &logEntry{Of: id, at: at, form: fix, save: saving{form: fix}}
	return pages
}

// edited is another edition: one limit is another.
func edited(p *policy.Policy) *policy.Policy {
	pack, err := policy.Encode(p)
	if err != nil {
		panic(err)
	}
	other, err := policy.Decode(pack)
	if err != nil {
		panic(err)
	}
	other.Hash, other.Edition = "other", "revised April 2026"
	for _, r := range other.Rules() {
		for i := range r.Duties {
			if d := &r.Duties[i]; d.Time != nil && d.Time.Amount == 5 {
				d.Time.Amount = 4
			}
		}
	}
	return other
}

var filed = []notebook.Entry{
	{Kind: notebook.Unresolved, Happened: casetest.On(2, ""), Stage: 1},
	{Kind: notebook.Contact, Happened: casetest.On(3, "14:10"), How: notebook.ByPhone, Said: "said", Owner: notebook.Party{Role: "duty team"}, Due: casetest.On(5, "").Date},
}

// TestEveryRecordPage: one heading, every id once, every field with its label and not remembered by the browser.
func TestEveryRecordPage(t *testing.T) {
	ids := regexp.MustCompile(`\bid="([^"]*)"`)
	field := regexp.MustCompile(`<(input|textarea|select)[^>]*>`)
	for name, page := range recordPages(inCase(t, filed...)) {
		html := app.HTMLString(page)
		if n := strings.Count(html, "<h1"); n != 1 {
			t.Errorf("%s: %d headings of the first rank", name, n)
		}
		seen := map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(html, -1) {
			if seen[m[1]] {
				t.Errorf("%s: id %q twice", name, m[1])
			}
			seen[m[1]] = true
		}
		for _, f := range field.FindAllString(html, -1) {
			id := ids.FindStringSubmatch(f)
			if !strings.Contains(f, `autocomplete="off"`) || id == nil || !strings.Contains(html, `for="`+id[1]+`"`) {
				t.Errorf("%s: a field without its label, or that the browser remembers: %s", name, f)
			}
			if strings.Contains(f, ` value="`) {
				t.Errorf("%s: a value is drawn into a field: %s", name, f)
			}
		}
	}
}

// TestTheCaseSaysWhatIsNext: in words, with its date, and two taps from the list.
func TestTheCaseSaysWhatIsNext(t *testing.T) {
	id := inCase(t, filed...)
	html := app.HTMLString(recordPages(id)["case"])
	for _, want := range []string{"A1: Stage 2", "Thursday 5 November 2026", view.LogContact, view.CaseWords, view.CaseBrief, "notebook/hand/#" + id.String(),
		view.YouAreHere, "Agreed: ", view.EntryStillOpen, view.CaseAgreed, view.CaseDisagreed} {
		if !strings.Contains(html, want) {
			t.Errorf("the page of the case lacks %q", want)
		}
	}
	list := app.HTMLString(recordPages(id)["list"])
	for _, want := range []string{"A1", "Overdue, was due Thursday 5 November 2026", "notebook/case/#" + id.String(), "notebook/log/#" + id.String()} {
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %q", want)
		}
	}
	if strings.Contains(list, "said") || strings.Contains(list, "Adult A") {
		t.Error("the list says what is in the case")
	}
}

// TestACaseIsWorkedOutAnewWhenItChanged, and only then.
func TestACaseIsWorkedOutAnewWhenItChanged(t *testing.T) {
	id := inCase(t, filed[0])
	first, ready := lookedAt.lines()
	again, _ := lookedAt.lines()
	if !ready || len(first) != 1 || first[0].When == "" || first[0] != again[0] {
		t.Fatalf("worked out %d cases, %v, or twice", len(first), ready)
	}
	if _, err := current.book.Add(id, filed[1], notebook.ID{}, at); err != nil {
		t.Fatal(err)
	}
	after, _ := lookedAt.lines()
	if len(after) != 1 || after[0].When == first[0].When {
		t.Error("an entry was added, and the list does not know it")
	}
	shelved.put("p1", edited(shelved.held["p1"]))
	if last, _ := lookedAt.lines(); last[0] == after[0] {
		t.Error("the policy came, and the list does not know it")
	}
	shelved.coming = 1
	if _, ready := lookedAt.lines(); ready {
		t.Error("the policies are on their way, and the list is called ready")
	}
}

// TestAnotherDayOffIsWorkedOutAnew: one bank holiday taken for another, and as many as before.
func TestAnotherDayOffIsWorkedOutAnew(t *testing.T) {
	inCase(t, filed[0])
	off := func(days ...workday.Date) *view.CaseLine {
		t.Helper()
		if err := current.book.ChangeSettings(func(s *notebook.Settings) { s.Holidays = days }); err != nil {
			t.Fatal(err)
		}
		lines, ready := lookedAt.lines()
		if !ready || len(lines) != 1 {
			t.Fatalf("%d cases, %v", len(lines), ready)
		}
		return lines[0]
	}
	arose := filed[0].Happened.Date
	far := off(workday.Date{Year: 2031, Month: 6, Day: 3})
	near := off(arose.AddDays(1))
	if near.When == far.When || near.When == "" {
		t.Errorf("by %q, whichever day is left out", far.When)
	}
	if off(arose.AddDays(1)) != near {
		t.Error("nothing changed, and it was worked out twice")
	}
}

// TestTheListIsInOrder: when a case has come or gone, and while many are not known yet.
func TestTheListIsInOrder(t *testing.T) {
	inCase(t, filed...) // A1, which is late
	begin := func(code string, entries ...notebook.Entry) notebook.ID {
		c, err := current.book.Begin(notebook.Start{Code: code, Adult: "Adult A", Edition: notebook.Edition{Board: "swindon", Pack: "p1"}}, nil, entries, notebook.ID{}, at)
		if err != nil {
			t.Fatal(err)
		}
		return c.Start().ID
	}
	says := func(when, want string) {
		t.Helper()
		lines, _ := lookedAt.lines()
		var codes []string
		for _, l := range lines {
			codes = append(codes, l.Code)
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("%s: %s, want %s", when, got, want)
		}
	}
	undated := begin("A2")
	says("a case without a day", "A1 A2")
	gone := begin("A3", filed[0])
	says("a case that is late by less", "A1 A3 A2")
	if err := current.book.Delete(gone, at); err != nil {
		t.Fatal(err)
	}
	says("it is gone", "A1 A2")
	lookedAt.busy = true // as while they are worked out in slices
	lookedAt.by[undated].from.entries = 7
	for i := range atOnce {
		begin("B" + strconv.Itoa(i+1))
	}
	says("many are not worked out yet", "A1 A2")
}

// TestALongListIsDrawnInPages, and a page in pieces.
func TestALongListIsDrawnInPages(t *testing.T) {
	inCase(t)
	var lines []*view.CaseLine
	for i := range 60 {
		lines = append(lines, &view.CaseLine{ID: notebook.ID{byte(i + 1)}.String(), Code: "A" + strconv.Itoa(i+1)})
	}
	c := &cases{}
	tags := regexp.MustCompile(`<[^>]*>`)
	draw := func(step, says, want string) (whole bool) {
		t.Helper()
		html := app.HTMLString(c.list(lines))
		list, below, _ := strings.Cut(html, "</ul>")
		if got := runs(regexp.MustCompile(`\bA\d+\b`).FindAllString(tags.ReplaceAllString(list, ""), -1)); want != "" && got != want {
			t.Errorf("%s: drawn is %s, not %s", step, got, want)
		}
		if text := strings.Join(strings.Fields(tags.ReplaceAllString(below, " ")), " "); text != says {
			t.Errorf("%s: the page says %q, not %q", step, text, says)
		}
		return !strings.Contains(list, "aria-busy")
	}
	for _, c := range []struct {
		step  string
		do    func()
		says  string
		first []string // of the first drawings
		times int      // drawings until it is there
		end   string
	}{
		{"at first", func() {}, "1 to 25 of 60 cases Next 25 cases", []string{"A1-A1", "A1-A3", "A1-A6"}, 10, "A1-A25"},
		{"the next", func() { c.turn(perPage) }, "26 to 50 of 60 cases Back 25 cases Next 10 cases", []string{"A26-A28 A4-A25", "A26-A31 A7-A25"}, 9, "A26-A50"},
		{"the last", func() { c.turn(perPage) }, "51 to 60 of 60 cases Back 25 cases", []string{"A51-A53 A29-A47"}, 5, "A51-A60"},
		{"what is looked for", func() { c.find.words = "one" }, "1 to 25 of 60 cases Next 25 cases", []string{"A1-A3 A54-A60"}, 9, "A1-A25"},
		{"more of it", func() { c.turn(perPage) }, "26 to 50 of 60 cases Back 25 cases Next 10 cases", nil, 9, "A26-A50"},
		{"something else", func() { c.find.words = "two" }, "1 to 25 of 60 cases Next 25 cases", nil, 9, "A1-A25"},
		{"found in an entry", func() { c.find.found = map[string]string{lines[1].ID: "the stairs"} }, "1 to 25 of 60 cases Next 25 cases", nil, 1, "A1-A25"},
		{"all again", func() { c.find.words = "" }, "51 to 60 of 60 cases Back 25 cases", nil, 5, "A51-A60"},
		{"some are gone", func() { lines = lines[:50] }, "26 to 50 of 50 cases Back 25 cases", nil, 9, "A26-A50"},
		{"back", func() { c.turn(-perPage) }, "1 to 25 of 50 cases Next 25 cases", nil, 9, "A1-A25"},
		{"three", func() { lines = lines[:3] }, "", []string{"A1-A22"}, 8, "A1-A3"},
	} {
		c.do()
		times, whole := 0, false
		for ; !whole && times < 20; times++ {
			want := ""
			if times < len(c.first) {
				want = c.first[times]
			}
			whole = draw(c.step, c.says, want)
		}
		if !draw(c.step, c.says, c.end) || times != c.times {
			t.Errorf("%s: it is there after %d drawings, not %d", c.step, times, c.times)
		}
	}
}

// runs is codes in their order, those that follow each other as the first and the last: "A26-A28 A4-A25".
func runs(codes []string) string {
	var out []string
	for from, i := 0, 1; i <= len(codes); i++ {
		last := codes[i-1]
		n, _ := strconv.Atoi(last[1:])
		if i == len(codes) || codes[i] != "A"+strconv.Itoa(n+1) {
			out = append(out, codes[from]+"-"+last)
			from = i
		}
	}
	return strings.Join(out, " ")
}

// TestAnotherTabWrites: where this tab may not write, nothing on the page does.
func TestAnotherTabWrites(t *testing.T) {
	id := inCase(t, filed...)
	current.writing = false
	for name, perPage := range recordPages(id) {
		html := app.HTMLString(perPage)
		for _, button := range []string{view.LogSave, view.CardSave, view.NewBegin, view.CaseDelete, view.CaseAgreed, view.EntryCorrect, view.CasesNew} {
			if strings.Contains(html, ">"+button+"<") {
				t.Errorf("%s: %q is offered", name, button)
			}
		}
	}
}

// TestNewsUntilDecided: another edition is told until an entry says what to do, and the same text in another form is none.
func TestNewsUntilDecided(t *testing.T) {
	id := inCase(t, filed...)
	r, _ := (&opening{id: id}).record()
	same, other := r.Policy, edited(r.Policy)
	for _, c := range []struct {
		name string
		news release
		want bool
	}{{"none", release{}, false}, {"the same pack", release{hash: "p1", policy: same}, false}, {"the same text", release{hash: "p2", policy: same}, false},
		{"another", release{hash: "p3", policy: other}, true}} {
		if got := isNews(r, c.news); got != c.want {
			t.Errorf("%s: news is %v", c.name, got)
		}
	}
	stayed := notebook.Entry{Kind: notebook.EditionStayed, Happened: casetest.On(3, ""), Reason: "nearly over", To: notebook.Edition{Board: "swindon", Pack: "p3"}}
	if _, err := current.book.Add(id, stayed, notebook.ID{}, at); err != nil {
		t.Fatal(err)
	}
	if r, _ := (&opening{id: id}).record(); isNews(r, release{hash: "p3", policy: other}) {
		t.Error("it was decided to stay, and it is still told")
	}
}

// TestValuesGoInAndOut: what a field shows is what was put into it.
func TestValuesGoInAndOut(t *testing.T) {
	r, _ := (&opening{id: inCase(t, filed...)}).record()
	for k := notebook.Arose; k.Valid(); k++ {
		for _, f := range r.Fields(k, true) {
			value := "words"
			switch f.Kind {
			case view.PickField:
				value = f.Options[len(f.Options)-1].Value
			case view.DayField:
				value = "2026-11-25"
			}
			e := notebook.Entry{Kind: k}
			if putIn(&e, f.Field, value); valueIn(&e, f.Field) != value {
				t.Errorf("%s, %s: %q became %q", view.KindWords(k), f.Label, value, valueIn(&e, f.Field))
			}
			if putIn(&e, f.Field, ""); e != (notebook.Entry{Kind: k}) {
				t.Errorf("%s, %s: emptied, and left %+v", view.KindWords(k), f.Label, e)
			}
		}
	}
	if clockIn("14:10") != notebook.At(14, 10) || clockIn("") != 0 || clockIn("25:00") != 0 || clockIn("1410") != 0 {
		t.Error("a time is read as the browser gives it")
	}
}

// TestFittedDropsWhatAnotherKindLeft: every kind can be chosen after every other, and no field of the other stays.
func TestFittedDropsWhatAnotherKindLeft(t *testing.T) {
	full := notebook.Entry{Happened: casetest.On(2, ""), Stage: 1, Who: notebook.Party{Role: "a", Agency: "b"}, How: notebook.ByPhone, Concern: "c", Evidence: "d",
		Risk: "e", Said: "f", Asked: "g", Reply: "h", Owner: notebook.Party{Role: "i", Agency: "j"}, Due: casetest.On(9, "").Date, Repeated: notebook.Yes,
		Text: "k", Reason: "l", Form: "m", Action: 1, Question: "n", Answer: notebook.No, To: notebook.Edition{Board: "o", Pack: "p"}}
	for k := notebook.Arose; k < notebook.Withdrawal; k++ {
		full.Kind = k
		if err := fitted(full).Check(); err != nil {
			t.Errorf("%s: %+v", view.KindWords(k), faultsOf(k, err))
		}
	}
}

// TestStartsAreToldApart: go-app keeps a handler whose scope is the same.
func TestStartsAreToldApart(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range []view.LogStart{{}, {Kind: 1}, {Stage: 1}, {Who: "w"}, {Form: "w"}, {Action: 1}, {Amends: 1}, {Amends: 1, More: true}} {
		if seen[startScope(s)] {
			t.Errorf("%+v has the scope of another", s)
		}
		seen[startScope(s)] = true
	}
}

// TestDraftsAreTakenUp: the one that was asked for, else the latest, and never that of another case.
func TestDraftsAreTakenUp(t *testing.T) {
	id := inCase(t, filed...)
	save := func(of notebook.ID, at notebook.Stamp) notebook.ID {
		d := newDraft(of, notebook.Contact)
		d.Changed = at
		if err := current.book.SaveDraft(d); err != nil {
			t.Fatal(err)
		}
		return d.ID
	}
	later := at
	later.Instant += 1000
	first, second := save(id, at), save(id, later)
	save(notebook.ID{7}, later)
	any := func(notebook.Draft) bool { return true }
	if d, there := draftOf(id, any); !there || d.ID != second {
		t.Error("the draft changed last is taken up")
	}
	resumed[id] = first
	if d, there := draftOf(id, any); !there || d.ID != first {
		t.Error("the draft that was asked for is taken up")
	}
	if _, still := resumed[id]; still {
		t.Error("asked for once, it is asked for ever")
	}
	if _, there := draftOf(notebook.ID{8}, any); there {
		t.Error("a case takes up another's draft")
	}
}

// TestLeakAdviceBlocksNothing: it names field and words, and offers to save as it is.
func TestLeakAdviceBlocksNothing(t *testing.T) {
	id := inCase(t, filed...)
	html := app.HTMLString(recordPages(id)["log "+view.KindWords(notebook.Note)])
	for _, want := range []string{view.LeakHeading, view.LeakChange, view.LeakSave, view.LeakNames, "a name"} {
		if !strings.Contains(html, want) {
			t.Errorf("the advice lacks %q", want)
		}
	}
	if !slices.Contains(view.KindGroups[0].Kinds, notebook.Contact) {
		t.Error("a contact is the first thing to log")
	}
}
