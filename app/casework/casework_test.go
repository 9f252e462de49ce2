package casework_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"waymark/app/casework"
	"waymark/app/guide"
	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/policy"
	"waymark/app/policy/parse"
	"waymark/app/workday"
)

// boards is the policies as the program has them.
func board(t testing.TB, name string) *policy.Policy {
	t.Helper()
	written, err := os.ReadFile(filepath.Join("..", "..", "policies", name+".md"))
	if err != nil {
		t.Fatal(err)
	}
	p, faults := parse.Policy(name+".md", written)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return p
}

var names = []string{"leeds", "northamptonshire", "south-gloucestershire", "swindon", "unnamed-flowchart"}

func on(day int) workday.Date { return casetest.On(day, "").Date }

func at(t testing.TB, name string, today workday.Date, entries ...notebook.Entry) casework.Look {
	t.Helper()
	c := casetest.Add(t, casetest.Begin(t), entries...)
	return casework.At(c.Summary(), board(t, name), today, workday.EnglandWales())
}

// declared is the names of the constants of one type, in the order of the file.
func declared(t *testing.T, file, of string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range f.Decls {
		g, is := d.(*ast.GenDecl)
		if !is || g.Tok != token.CONST || g.Specs[0].(*ast.ValueSpec).Type == nil {
			continue
		}
		if name, is := g.Specs[0].(*ast.ValueSpec).Type.(*ast.Ident); !is || name.Name != of {
			continue
		}
		for _, s := range g.Specs {
			if n := s.(*ast.ValueSpec).Names[0].Name; ast.IsExported(n) {
				found = append(found, n)
			}
		}
	}
	return found
}

// Every kind of event of the notebook has one of the guide with the same name, and the guide
// has none that the notebook cannot say.
func TestEveryEventIsCarriedAcross(t *testing.T) {
	ours, theirs := declared(t, "../notebook/event.go", "EventKind"), declared(t, "../guide/guide.go", "EventKind")
	if len(ours) != 14 || len(ours) != len(theirs) {
		t.Fatalf("the notebook has %d kinds, the guide %d", len(ours), len(theirs))
	}
	place := map[string]int{}
	for i, n := range theirs {
		place[n] = 1 + i
	}
	for i, n := range ours {
		name := strings.TrimPrefix(n, "Event")
		got := casework.Event(notebook.Event{Kind: notebook.EventKind(1 + i)}).Kind
		if want := guide.EventKind(place[name]); got == 0 || got != want {
			t.Errorf("%s becomes kind %d, want %s, which is %d", n, got, name, want)
		}
	}
	if got := casework.Event(notebook.Event{Kind: notebook.EventKind(1 + len(ours))}).Kind; got != 0 {
		t.Errorf("a kind that is none becomes %d", got)
	}
}

func TestEveryAnswerIsCarriedAcross(t *testing.T) {
	got := casework.Answers(map[string]notebook.Answer{"y": notebook.Yes, "n": notebook.No, "?": notebook.NotSure, "-": notebook.NotAnswered})
	want := guide.Answers{"y": guide.Yes, "n": guide.No, "?": guide.NotSure, "-": guide.NotAnswered}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

// Every field of an event arrives; the reason has none to come from.
func TestEveryFieldIsCarriedAcross(t *testing.T) {
	n := notebook.Event{Entry: 7, Kind: notebook.EventStageCompleted, On: on(3), Stage: notebook.Panel, Resolved: true, Who: "chair", Form: "f", Agreed: on(9)}
	e := casework.Event(n)
	want := guide.Event{Kind: guide.StageCompleted, On: on(3), Stage: guide.PanelRank, Resolved: true, Who: "chair", Form: "f", Agreed: on(9)}
	if e != want {
		t.Errorf("got %+v", e)
	}
	events := []notebook.Event{{Entry: 3, Kind: notebook.EventArose}, n}
	if casework.EntryOf(events, e) != 7 || casework.EntryOf(events, guide.Event{Kind: guide.Copied}) != 0 {
		t.Error("an event leads back to its entry")
	}
}

// What a case stands at does not depend on the order in which its entries were typed, under
// any board.
func TestAnyOrderOfTyping(t *testing.T) {
	for _, name := range names {
		p, r := board(t, name), rand.New(rand.NewPCG(3, 4))
		for range 150 {
			entries := timed(r, p)
			want := casework.At(casetest.Add(t, casetest.Begin(t), entries...).Summary(), p, on(28), workday.EnglandWales())
			r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
			got := casework.At(casetest.Add(t, casetest.Begin(t), entries...).Summary(), p, on(28), workday.EnglandWales())
			if !reflect.DeepEqual(got.Standing, want.Standing) {
				t.Fatalf("%s: another order, another standing\n%+v\n%+v", name, got.Standing, want.Standing)
			}
			if got.Next.Turn != want.Next.Turn || got.Next.By != want.Next.By || len(got.Owed) != len(want.Owed) {
				t.Fatalf("%s: another order, something else is next or owed\n%+v\n%+v", name, got.Next, want.Next)
			}
		}
	}
}

// timed is entries that each have a minute of their own, so that their order is known.
func timed(r *rand.Rand, p *policy.Policy) []notebook.Entry {
	var entries []notebook.Entry
	clocks := r.Perm(24 * 60)
	for i := range 1 + r.IntN(12) {
		var e notebook.Entry
		for {
			e = casetest.AnyEntry(r, casetest.Begin(&testing.T{}))
			if e.Amends == 0 && e.Action == 0 && e.To == (notebook.Edition{}) {
				break
			}
		}
		if e.Kind == notebook.Answered && len(p.Facts) > 0 {
			e.Question = p.Facts[r.IntN(len(p.Facts))].Name
			e.Answer = notebook.Answer(1 + r.IntN(3))
		}
		e.Happened.Clock = notebook.At(clocks[i]/60, clocks[i]%60)
		entries = append(entries, e)
	}
	return entries
}

// A policy that is not at hand gives no position, no date and no claim that all is done.
func TestWithoutThePolicy(t *testing.T) {
	c := casetest.Add(t, casetest.Begin(t), notebook.Entry{Kind: notebook.Resolved, Happened: casetest.On(3, ""), Stage: 1},
		notebook.Entry{Kind: notebook.ActionAgreed, Happened: casetest.On(3, ""), Text: "visit", Due: on(5)})
	l := casework.At(c.Summary(), nil, on(9), workday.EnglandWales())
	if l.Standing.Position.Kind != 0 || len(l.Standing.Due) != 0 {
		t.Errorf("without a policy: %+v", l.Standing)
	}
	if l.Next.Turn != casework.Overdue || l.Next.Promise == nil || len(l.Owed) != 1 {
		t.Errorf("what was promised counts all the same: %+v", l.Next)
	}
	if l := casework.At(casetest.Begin(t).Summary(), nil, on(9), workday.EnglandWales()); l.Next.Turn != casework.Open {
		t.Errorf("nothing known is not over: %v", l.Next.Turn)
	}
}
