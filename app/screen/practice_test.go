//go:build !guideonly

package screen

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/view"
)

// TestPracticeAsksForItsOwnStore: whatever a practice tab opens, it is not the real
// notebook; and the other way round.
func TestPracticeAsksForItsOwnStore(t *testing.T) {
	for _, practice := range []bool{true, false} {
		var asked []string
		errStop := errors.New("no store here")
		d := Device{
			There: func(name string) bool { asked = append(asked, name); return true },
			Store: func(name string, _ func(error)) (notebook.Store, error) {
				asked = append(asked, name)
				return nil, errStop
			},
		}
		with(t, session{device: d, practice: practice})
		if _, _, err := current.find(); !errors.Is(err, errStop) {
			t.Fatal(err)
		}
		want := map[bool]string{true: "waymark-practice", false: "waymark"}[practice]
		if len(asked) != 2 || asked[0] != want || asked[1] != want {
			t.Errorf("practice %v: asked for %q", practice, asked)
		}
	}
}

// TestOneProgramOneNotebook: a page of the other notebook is loaded anew.
func TestOneProgramOneNotebook(t *testing.T) {
	for path, other := range map[string][2]bool{ // in a real tab, in a practice tab
		"notebook/": {false, true}, "notebook/copy/": {false, true}, "practice/": {true, false}, "practice/case/": {true, false},
		"swindon/": {false, false}, "training/": {false, false}, "": {false, false},
	} {
		for i, practice := range []bool{false, true} {
			with(t, session{practice: practice})
			if got := otherNotebook(path); got != other[i] {
				t.Errorf("%q, practice %v: %v", path, practice, got)
			}
		}
	}
}

// TestNothingLeavesPracticeThatCouldComeIn: no locked file, no page that takes in or
// counts, and a mark and a name of its own on all that is made.
func TestNothingLeavesPracticeThatCouldComeIn(t *testing.T) {
	with(t, session{practice: true})
	if file, _, err := makeLocked(handover.Document{Sort: handover.Whole, Made: at}, "a long enough passphrase"); !errors.Is(err, errPractice) || file != nil {
		t.Errorf("a practice notebook made a locked file: %v", err)
	}
	site := &view.Site{}
	for _, part := range []string{"copy/", "receive/", "lead/"} {
		if _, there := site.Page("practice/" + part); there {
			t.Errorf("there is a page practice/%s", part)
		}
		if _, there := site.Page("notebook/" + part); !there {
			t.Errorf("there is no page notebook/%s: the test looks for the wrong thing", part)
		}
	}
	if name := view.PracticeName(report.FileName(report.Full, "A7", today(), "docx")); !strings.HasPrefix(name, "practice-escalation-") {
		t.Errorf("a file is called %s", name)
	}
	env := Env{Base: "/"}
	if got := env.href("notebook/case/"); got != "/practice/case/" {
		t.Errorf("a link within the practice notebook leads to %s", got)
	}
	html := app.HTMLString(env.Page(view.Page{Heading: "Any page"}))
	for _, want := range []string{`class="rehearsal"`, "Nothing here is a real case", `site practice`} {
		if !strings.Contains(html, want) {
			t.Errorf("a page of a practice tab has no %q", want)
		}
	}
}

// TestPracticeIsMarkedWhereverItGoes: what a tab keeps has other names, a receipt says what it is of, a covered screen too,
// and nothing leads to the page that saves the real notebook out.
func TestPracticeIsMarkedWhereverItGoes(t *testing.T) {
	rescue := view.Links{Items: []view.Link{{Href: view.RescuePath, Text: view.RescueLink}, {Href: "risk/", Text: view.RiskNow}}}
	for _, practice := range []bool{true, false} {
		with(t, session{practice: practice, covered: true})
		if got := keptApart(walkKey+"swindon") == walkKey+"swindon"; got == practice {
			t.Errorf("practice %v: a walk is kept as %q", practice, keptApart(walkKey+"swindon"))
		}
		if got := strings.HasPrefix(view.ReceiptText(handover.Receipt{Code: "A1"}, practiceOnPaper()), view.PracticeMark+"\n"); got != practice {
			t.Errorf("practice %v: the receipt is marked %v", practice, got)
		}
		if got := strings.Contains(app.HTMLString(Env{Base: "/"}.links(rescue)), view.RescuePath); got == practice {
			t.Errorf("practice %v: a way to the rescue page %v", practice, got)
		}
	}
	site := &view.Site{}
	pg, _ := site.Page("practice/")
	if html := app.HTMLString((Env{Base: "/"}).Page(pg)); strings.Contains(html, view.RescuePath) || strings.Contains(html, "/notebook/case") {
		t.Error("the practice notebook's page leads to the real one's rescue")
	}
}

// TestOnlyOneWayToALockedFile looks at the source: locked files are made in one
// place, which refuses in practice, and databases are named in one place.
func TestOnlyOneWayToALockedFile(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	for _, name := range names {
		if name == "practice.go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range []string{"handover.Make(", "handover.MakeFor(", `"waymark"`, "notebookName"} {
			if strings.Contains(string(src), call) {
				t.Errorf("%s has %s, past practice.go", name, call)
			}
		}
	}
}
