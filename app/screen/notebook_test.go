//go:build !guideonly

package screen

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/view"
)

var at = notebook.Stamp{Instant: 1_780_000_000_000, Local: notebook.When{Date: today(), Clock: notebook.At(14, 10)}}

// with runs a test with a session in some state.
func with(t *testing.T, s session) {
	was := current
	current = &s
	loaded = &library{env: Env{Base: "/"}}
	t.Cleanup(func() { current, loaded = was, nil })
}

// states are the pages of the notebook as people find them.
func states(t *testing.T) map[string]session {
	open := book.InMemory(at)
	return map[string]session{
		"looking":           {stage: looking},
		"nothing yet":       {stage: absent},
		"not my device":     {stage: absent, foreign: true},
		"locked":            {stage: shut},
		"gone":              {stage: failed, trouble: notebook.ErrGone},
		"blocked":           {stage: failed, trouble: notebook.ErrBlocked},
		"open":              {stage: opened, book: open, writing: true},
		"open elsewhere":    {stage: opened, book: open},
		"cannot lock":       {stage: opened, book: open, writing: true, unsafe: notebook.ErrQuota},
		"covered":           {stage: opened, book: open, writing: true, covered: true},
		"storage taken":     {stage: opened, book: open, trouble: notebook.ErrReplaced},
		"asked whether end": {stage: opened, book: open, writing: true, ending: true},
	}
}

func shown(t *testing.T, part view.Part) string {
	t.Helper()
	site := &view.Site{}
	path := "notebook/"
	if part != view.PartHome {
		path += string(part) + "/"
	}
	pg, ok := site.Page(path)
	if !ok {
		t.Fatalf("no page for %q", part)
	}
	return app.HTMLString(Env{Base: "/"}.Page(pg))
}

// TestEveryPartInEveryState: one heading, every field named and not remembered by the browser, every id once.
func TestEveryPartInEveryState(t *testing.T) {
	ids := regexp.MustCompile(`\bid="([^"]*)"`)
	field := regexp.MustCompile(`<(input|textarea|select)[^>]*>`)
	for name, s := range states(t) {
		for part := range parts {
			with(t, s)
			html := shown(t, part)
			if n := strings.Count(html, "<h1"); n != 1 {
				t.Errorf("%s, %s: %d headings of the first rank", name, part, n)
			}
			seen := map[string]bool{}
			for _, m := range ids.FindAllStringSubmatch(html, -1) {
				if seen[m[1]] {
					t.Errorf("%s, %s: id %q twice", name, part, m[1])
				}
				seen[m[1]] = true
			}
			for _, f := range field.FindAllString(html, -1) {
				id := ids.FindStringSubmatch(f)
				if !strings.Contains(f, `autocomplete="off"`) || id == nil || !strings.Contains(html, `for="`+id[1]+`"`) {
					t.Errorf("%s, %s: a field without its label, or that the browser remembers: %s", name, part, f)
				}
			}
		}
	}
}

// TestEachStateSaysWhatItIs: a sentence by which it can be told from the others.
func TestEachStateSaysWhatItIs(t *testing.T) {
	for name, want := range map[string]string{
		"looking": view.LookingFor, "nothing yet": view.SetUpHeading, "not my device": view.ForeignSays[1], "locked": view.UnlockHeading,
		"gone": view.TroubleOf(notebook.ErrGone).What, "blocked": view.TroubleOf(notebook.ErrBlocked).Now, "open": view.HomeHeading,
		"open elsewhere": view.BarOtherTab, "cannot lock": view.NotLocked, "covered": view.Uncover, "storage taken": view.TroubleOf(notebook.ErrReplaced).Words,
		"asked whether end": view.EndMemoryAsk,
	} {
		with(t, states(t)[name])
		if html := shown(t, view.PartHome); !strings.Contains(html, want) {
			t.Errorf("%s: the page does not say %q", name, want)
		}
	}
}

// TestTheCoverSaysNothing of what is beneath: neither the word nor the fact.
func TestTheCoverSaysNothing(t *testing.T) {
	with(t, states(t)["covered"])
	html := app.HTMLString(Env{Base: "/"}.cover())
	if text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(html, " "); strings.Join(strings.Fields(text), " ") != view.Uncover {
		t.Errorf("the cover of a notebook in memory says %q", text)
	}
}

// TestNoRecordStandsInAnothers: go-app keeps what was typed where two components count as the same one.
func TestNoRecordStandsInAnothers(t *testing.T) {
	records := []notebook.ID{{}, {1}, {2}}
	seen := map[string]bool{}
	for part := range parts {
		for _, id := range records {
			key := (&notebookPage{Part: part, Record: id}).CompoID()
			if seen[key] {
				t.Errorf("%s of %v shares its fields with another page", part, id)
			}
			seen[key] = true
		}
	}
	one, other := &field{ID: "said", Of: "draft 1"}, &field{ID: "said", Of: "draft 2"}
	if one.CompoID() == other.CompoID() {
		t.Error("two drafts share a field")
	}
}

func TestTheAddressNamesTheRecord(t *testing.T) {
	with(t, session{})
	id := notebook.NewID()
	for _, c := range []struct {
		path, fragment string
		other          bool
		want           notebook.ID
	}{
		{"notebook/case/", id.String(), true, id},
		{"notebook/case/", "main", false, id}, // the skip link
		{"notebook/case/", "", false, id},
		{"notebook/log/", id.String(), false, id},
		{"notebook/", "", true, notebook.ID{}},
	} {
		if other := atRecord(c.path, c.fragment); other != c.other || current.record != c.want {
			t.Errorf("%s#%s: record %v, another %v", c.path, c.fragment, current.record, other)
		}
	}
}

// TestWhenItLocks goes through a day of a notebook, minute by minute of what a person does.
func TestWhenItLocks(t *testing.T) {
	const minute, second = int64(60_000), int64(1000)
	five := limits{5 * time.Minute, time.Minute}
	for _, c := range []struct {
		name   string
		clock  clock
		at     int64
		memory bool
		want   verdict
	}{
		{"just touched", clock{touched: 0, ticked: 0}, 5 * second, false, goOn},
		{"4:59 without a hand", clock{touched: minute, ticked: 6*minute - 6*second}, 6*minute - second, false, goOn},
		{"five minutes without a hand", clock{touched: minute, ticked: 6*minute - 5*second}, 6 * minute, false, lockNow},
		{"out of sight for 59 s", clock{touched: minute, hidden: minute, ticked: minute}, minute + 59*second, false, goOn},
		{"out of sight for 60 s", clock{touched: minute, hidden: minute, ticked: minute}, 2 * minute, false, lockNow},
		{"asleep for two minutes", clock{touched: minute, ticked: minute}, 3 * minute, false, lockNow},
		{"a slow tick out of sight is no sleep", clock{touched: minute, hidden: minute, ticked: minute}, minute + 50*second, false, goOn},
		{"the clock went back", clock{touched: 10 * minute, ticked: 10 * minute}, minute, false, goOn},
		{"in memory, five minutes", clock{touched: minute, ticked: 6*minute - 5*second}, 6 * minute, true, coverNow},
		{"in memory, thirty minutes", clock{touched: minute, ticked: 31*minute - 5*second}, 31 * minute, true, eraseNow},
	} {
		if got := c.clock.judge(c.at, five, c.memory); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// TestUnsavedWordsAreNoted: what was typed counts as unsaved until the store has said so.
func TestUnsavedWordsAreNoted(t *testing.T) {
	with(t, session{stage: opened, book: book.InMemory(at), writing: true})
	f := current.form(newDraft(notebook.NewID(), notebook.Contact))
	if current.waiting() {
		t.Error("a form that nobody has typed in waits to be stored")
	}
	f.set(func(e *notebook.Entry) { e.Said = "words" })
	f.timer.Stop()
	if !current.waiting() {
		t.Error("what was typed does not wait to be stored")
	}
	if err := current.saveForms(); err != nil || current.waiting() {
		t.Errorf("stored with %v, and still waiting: %v", err, current.waiting())
	}
	if drafts := current.book.Drafts(); len(drafts) != 1 || drafts[0].Entry.Said != "words" {
		t.Errorf("%d drafts are stored", len(drafts))
	}
	f.set(func(e *notebook.Entry) { e.Said = "more words" })
	f.timer.Stop()
	current.book.SetReadOnly(true)
	if err := current.saveForms(); !errors.Is(err, book.ErrReadOnly) || !current.waiting() {
		t.Errorf("refused with %v, and waiting: %v", err, current.waiting())
	}
}

// TestHandlersThatCaptureSaySo: go-app keeps the handler that a place had before unless its scope differs, and with it what
// that one had captured. A function literal in the place of a handler therefore comes with a scope, or captures nothing
// that changes: then it is one of the few listed here.
func TestHandlersThatCaptureSaySo(t *testing.T) {
	names, _ := filepath.Glob("*.go")
	count := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !strings.HasPrefix(sel.Sel.Name, "On") || len(call.Args) == 0 {
				return true
			}
			lit, ok := call.Args[0].(*ast.FuncLit)
			if !ok {
				return true
			}
			count++
			if len(call.Args) < 2 && captures(lit) {
				t.Errorf("%v: a handler that captures something, without app.EventScope", set.Position(call.Pos()))
			}
			return true
		})
	}
	if count < 10 {
		t.Errorf("only %d handlers seen", count)
	}
}

// captures says whether a function literal uses a small-lettered name that is neither its own nor the package's: judged
// by the parser's scopes, which know what is declared where within a file.
func captures(lit *ast.FuncLit) bool {
	found := false
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || id.Obj == nil || id.Obj.Kind != ast.Var {
			return true
		}
		if decl, ok := id.Obj.Decl.(ast.Node); ok && (decl.Pos() < lit.Pos() || decl.Pos() > lit.End()) {
			if _, global := id.Obj.Decl.(*ast.ValueSpec); !global {
				if field, ok := id.Obj.Decl.(*ast.Field); !ok || !receiver(field) {
					found = true
				}
			}
		}
		return true
	})
	return found
}

// receiver says whether a field is of a pointer to one of our components: a place belongs to one component, so that never
// changes.
func receiver(f *ast.Field) bool {
	_, pointer := f.Type.(*ast.StarExpr)
	return pointer
}

func TestACodeIsTypedBack(t *testing.T) {
	code := vault.NewRecoveryCode()
	for typed, says := range map[string]string{
		"":                               "7 groups",
		"12345":                          "this has 5",
		code.Text()[:len(code.Text())-1]: "this has 34",
	} {
		if _, err := vault.ParseRecoveryCode(typed); !strings.Contains(view.CodeWrong(err), says) {
			t.Errorf("%d characters: %q", len(typed), view.CodeWrong(err))
		}
	}
}
