package screen

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/article"
	"waymark/app/policy"
	"waymark/app/view"
)

// examples are named states of a page with fixed data: one of each block, so
// that a block nobody can show is found here and not by a reader.
var examples = map[string]view.Page{
	"every block": {
		Title: "T", Heading: "Every block", Lead: "Lead", Board: "swindon",
		Strip:  &view.Strip{Name: "Swindon", Href: "swindon/", Edition: "revised March 2024", Status: view.Status{Text: "to be reviewed March 2027", PassedAfter: "2027-03-31", PassedText: "review date passed, March 2027"}},
		Trail:  &view.Trail{Marks: []view.Mark{view.Done, view.Here, view.Ahead}, Text: "Stage 2 of 3", Href: "#ladder"},
		Ladder: &view.Ladder{Label: "The stages", Rungs: []view.Rung{{Mark: view.Here, Href: "swindon/stage-2/", Text: "Stage 2"}}},
		Body: []view.Block{
			view.Heading2{ID: "a", Text: "Two"}, view.Heading3{ID: "b", Text: "Three"},
			view.Prose{Nodes: []article.Node{{Kind: article.Paragraph, Children: []article.Node{{Kind: article.Link, Href: "risk/", Children: []article.Node{{Kind: article.Text, Text: "risk"}}}}}}},
			view.Para{Text: "Para"}, view.Quiet{Text: "Quiet", Link: &view.Link{Href: "about/", Text: "about"}},
			view.Next{Do: "Do it.", Facts: []view.Fact{{Label: "By", Text: "Tuesday", Loud: true}}, Why: []string{"because"},
				Proof: &view.Proof{Summary: "How", Days: []view.ProofDay{{Number: "0", Day: "Mon"}, {Number: "–", Day: "Tue", Off: true}}, Note: "ours"}},
			view.Condition{Text: "If so:"},
			view.Duties{Items: []view.Duty{{Word: "Must", Text: "Must do.", Source: "§1"}, {Word: "States", Who: "Chair", Text: "Decides.", Time: "At once", Source: "§2"}}},
			view.Gap{Lead: "The document does not say", Text: "when.", Reading: "We read it so."},
			view.Ours{Title: "Ours", Body: []view.Block{view.Para{Text: "inside"}}},
			view.Warning{Text: "Careful."}, view.Fork{Choices: []view.Link{{Href: "risk/", Text: "Yes"}}},
			view.Links{Items: []view.Link{{Href: "https://example.org/", Text: "out"}}}, view.Buttons{Items: []view.Link{{Href: "risk/", Text: "Go"}}},
			view.Table{Caption: "C", Head: []string{"A", "B"}, Rows: [][]string{{"1", "2"}}, RowHeads: true},
			view.Details{ID: "d", Summary: "More", Body: []view.Block{view.Para{Text: "folded"}}},
			view.Clause{ID: "x.1", Lines: []string{"Must: do."}, Source: "§3"},
			view.FormBlank{Form: &policy.Form{Title: "Form", Sent: []string{"at the end"}, Parts: []policy.FormPart{
				{Kind: policy.Field, Label: "Name"}, {Kind: policy.HeadingOf, Label: "HEAD"}, {Kind: policy.Note, Label: "note"},
				{Kind: policy.TableOf, Columns: []policy.Column{{Label: "Stage"}, {Label: "Date"}}, Rows: []string{"1"}},
				{Kind: policy.Choice, Label: "Stage", Options: []string{"3", "4"}},
				{Kind: policy.Signature, Label: "1.", Parts: []policy.FormPart{{Kind: policy.Field, Label: "Name:"}}},
			}}},
			view.LadderBlock{Ladder: &view.Ladder{Note: "No ladder"}}, view.Poster{Src: "swindon/ladder.svg", Alt: "The ladder"},
			view.PrintButton{Text: "Print"}, view.Walk{Board: "swindon", Fallback: []view.Block{view.Para{Text: "without the program"}}},
			view.NotebookPart{Part: "home", Fallback: []view.Block{view.Para{Text: "without the notebook"}}},
			view.TrainingPart{Kind: view.PartAlone, Fallback: []view.Block{view.Para{Text: "without the program"}}},
			view.SearchBox{Fallback: []view.Block{view.Para{Text: "without search"}}},
		},
	},
	"plain": {Title: "T", Heading: "Plain", Body: []view.Block{view.Para{Text: "p"}}},
}

// TestEveryKindOfBlockIsShown compares the example with the list of blocks in
// package view: a new kind must be shown, and must be in the example.
func TestEveryKindOfBlockIsShown(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../view/page.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	inExample := map[string]bool{}
	for _, b := range examples["every block"].Body {
		inExample[strings.TrimPrefix(typeName(b), "view.")] = true
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "block" {
			kind := f.Recv.List[0].Type.(*ast.Ident).Name
			if !inExample[kind] {
				t.Errorf("view.%s is not in the example of every block", kind)
			}
		}
	}
}

func TestPagesUnderABase(t *testing.T) {
	html := app.HTMLString(Env{Base: "/sub/"}.Page(examples["every block"]))
	for _, want := range []string{
		`href="/sub/swindon/risk/"`, `href="/sub/swindon/stage-2/"`, `src="/sub/swindon/ladder.svg"`, `href="#main"`, `href="https://example.org/"`,
		"without the program", "without search", "without the notebook", "Two", "Three", "We read it so.", "HEAD", "No ladder", `aria-current="step"`, `data-passed-after="2027-03-31"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(html, `href="/risk/"`) || strings.Contains(html, `href="risk/"`) {
		t.Error("a link leaves the base")
	}
}

// TestTheWayOutComesFirst: after the skip link, Risk now is the first link of every page.
func TestTheWayOutComesFirst(t *testing.T) {
	for name, pg := range examples {
		html := app.HTMLString(Env{Base: "/"}.Page(pg))
		skip, risk := strings.Index(html, view.SkipText), strings.Index(html, view.RiskNow)
		home := strings.Index(html, view.Product)
		if skip < 0 || risk < skip || home < risk {
			t.Errorf("%s: skip link at %d, Risk now at %d, home at %d", name, skip, risk, home)
		}
		if strings.Count(html, "<h1") != 1 {
			t.Errorf("%s: %d headings of level 1", name, strings.Count(html, "<h1"))
		}
	}
}

// TestNoWalkStandsInAnothers: go-app keeps what was typed where two components
// count as the same one.
func TestNoWalkStandsInAnothers(t *testing.T) {
	seen := map[string]bool{}
	for _, board := range []string{"swindon", "leeds"} {
		for stage := range 3 {
			id := (&walk{Board: board, Stage: stage}).CompoID()
			if seen[id] {
				t.Errorf("%s stage %d shares its fields with another page", board, stage)
			}
			seen[id] = true
		}
	}
}

func TestPathWithinTheSite(t *testing.T) {
	l := &library{env: Env{Base: "/sub/"}}
	for address, want := range map[string]string{
		"/sub/": "", "/sub": "", "/sub/index.html": "", "/sub/swindon/stage-2/": "swindon/stage-2/",
		"/sub/swindon/stage-2": "swindon/stage-2/", "/sub/swindon/stage-2/index.html": "swindon/stage-2/", "/sub/swindon//": "swindon/",
	} {
		if got := l.path(address); got != want {
			t.Errorf("path(%q) = %q, want %q", address, got, want)
		}
	}
}

func typeName(b view.Block) string { return reflect.TypeOf(b).String() }
