package view

import (
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/app/article"
	"waymark/app/training"
	scenarios "waymark/app/training/parse"
	"waymark/app/workday"
)

// trainingSite is the real site with the real scenarios.
func trainingSite(t *testing.T) *Site {
	t.Helper()
	s := realSite(t, "22 Nov 2026")
	s.Scenarios, s.Rehearsals = map[string]*training.Scenario{}, nil
	for _, name := range glob(t, "../../content/scenarios/*.md") {
		if filepath.Base(name) == "README.md" {
			continue
		}
		x, faults := scenarios.Scenario(name, read(t, name), s.Policies)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		s.Scenarios[x.ID] = x
		s.Rehearsals = append(s.Rehearsals, SummariseScenario(x))
	}
	return s
}

// TestTrainingPages: each is made and marked, ids stand once, and links lead to pages.
func TestTrainingPages(t *testing.T) {
	s := trainingSite(t)
	there := map[string]bool{}
	for _, path := range s.Paths() {
		there[path] = true
	}
	for _, b := range s.Boards {
		for _, path := range BoardPaths(s.Policies[b.ID]) {
			there[path] = true
		}
	}
	paths := s.TrainingPaths()
	if len(paths) < 100 {
		t.Fatalf("%d pages of training", len(paths))
	}
	for _, path := range paths {
		pg, ok := s.Page(path)
		if !ok || pg.Heading == "" || pg.Title == "" {
			t.Errorf("%s: no page", path)
			continue
		}
		if pg.Rehearsal.Text == "" {
			t.Errorf("%s is not marked as a rehearsal", path)
		}
		ids := map[string]bool{}
		for _, id := range idsOf(pg.Body) {
			if ids[id] {
				t.Errorf("%s: the id %q stands twice", path, id)
			}
			ids[id] = true
		}
		for _, href := range linksOf(pg.Body) {
			if page, _, _ := strings.Cut(href, "#"); !strings.HasPrefix(href, "https:") && !there[page] {
				t.Errorf("%s: a link to %q", path, href)
			}
		}
	}
}

func idsOf(in []Block) []string {
	var out []string
	for _, b := range in {
		switch b := b.(type) {
		case Heading2:
			out = append(out, b.ID)
		case Heading3:
			out = append(out, b.ID)
		case Details:
			out = append(append(out, b.ID), idsOf(b.Body)...)
		case Prose:
			out = append(out, nodeIDs(b.Nodes)...)
		case Ours:
			out = append(out, idsOf(b.Body)...)
		}
	}
	return out
}

func nodeIDs(nodes []article.Node) []string {
	var out []string
	for _, n := range nodes {
		if n.ID != "" {
			out = append(out, n.ID)
		}
		out = append(out, nodeIDs(n.Children)...)
	}
	return out
}

func linksOf(in []Block) []string {
	var out []string
	add := func(links []Link) {
		for _, l := range links {
			out = append(out, l.Href)
		}
	}
	for _, b := range in {
		switch b := b.(type) {
		case Links:
			add(b.Items)
		case Buttons:
			add(b.Items)
		case Details:
			out = append(out, linksOf(b.Body)...)
		case Ours:
			out = append(out, linksOf(b.Body)...)
		case TrainingPart:
			out = append(out, linksOf(b.Fallback)...)
		case Prose:
			out = append(out, nodeLinks(b.Nodes)...)
		}
	}
	return out
}

func nodeLinks(nodes []article.Node) []string {
	var out []string
	for _, n := range nodes {
		if n.Kind == article.Link {
			out = append(out, n.Href)
		}
		out = append(out, nodeLinks(n.Children)...)
	}
	return out
}

// notesIn is the paragraphs of a scenario that are the facilitator's alone.
func notesIn(x *training.Scenario) []string {
	all := slices.Clone(x.Notes)
	for _, sc := range x.Scenes {
		all = append(all, sc.Notes...)
	}
	return strings.Split(strings.TrimSpace(article.Plain(all)), "\n")
}

// everyWord is every text in blocks, folded away or small, wherever it stands.
func everyWord(in []Block) string {
	var out []string
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			out = append(out, v.String())
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		}
	}
	walk(reflect.ValueOf(in))
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}

// TestNoNoteIsProjected goes to every place of every projected scenario, and also
// looks at the pages that a group is given.
func TestNoNoteIsProjected(t *testing.T) {
	s := trainingSite(t)
	p := s.Policies["swindon"]
	for id, x := range s.Scenarios {
		notes := notesIn(x)
		if len(notes) < 4 {
			t.Fatalf("%s: %d notes", id, len(notes))
		}
		look := func(where string, body []Block) {
			said := words(Page{Body: body}) + " " + everyWord(body)
			for _, n := range notes {
				if n != "" && strings.Contains(said, strings.Join(strings.Fields(n), " ")) {
					t.Errorf("%s, %s: shows the note %.40q", id, where, n)
				}
			}
		}
		for _, sub := range []string{"", "seven/", "show/", "alone/", "swindon/"} {
			pg, _ := s.Page("training/" + id + "/" + sub)
			look(sub, pg.Body)
		}
		slides := 0
		everyPlace(t, x, func(at ShowPlace, sl Slide) {
			slides++
			look("slide "+sl.Heading, sl.Body)
			if sl.Moment != nil {
				look("policy at "+sl.Heading, AskBlocks(p, sl.Moment))
			}
		}, p.ID, s)
		if slides < 20 {
			t.Errorf("%s: %d slides looked at", id, slides)
		}
	}
}

// everyPlace goes through a show by pressing Next, and every choice where it stops.
func everyPlace(t *testing.T, x *training.Scenario, visit func(ShowPlace, Slide), board string, s *Site) {
	t.Helper()
	var walk func(at ShowPlace, steps int)
	walk = func(at ShowPlace, steps int) {
		c, err := training.Play(x, s.Policies[board], at.Path, workday.EnglandWales())
		if err != nil || steps > 100 {
			t.Fatalf("%s: %v after %d steps", x.ID, err, steps)
		}
		sl := SlideOf(c, at)
		visit(at, sl)
		if to, ok := at.Next(c); ok {
			walk(to, steps+1)
			return
		}
		if sl.Fork == nil {
			if !c.Over {
				t.Errorf("%s: it stops at %q with nothing to choose", x.ID, sl.Heading)
			}
			return
		}
		for _, o := range sl.Fork.Choices {
			walk(at.Chosen(o.ID), steps+1)
		}
	}
	walk(ShowPlace{}, 0)
}

var datePrinted = regexp.MustCompile(`\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d`)

// printsNoDays are the boards whose documents print no limit in days.
var printsNoDays = map[string]bool{"leeds": true, "unnamed-flowchart": true, "northamptonshire": true}

// TestEveryExpectationShowsItsSource goes every way through every scenario under every board and reads what a page, a log
// and the table beside another board say: each thing that a policy asks has its place in the document beside it, and no
// date is shown where a document prints none.
func TestEveryExpectationShowsItsSource(t *testing.T) {
	s := trainingSite(t)
	for id, x := range s.Scenarios {
		for board, p := range s.Policies {
			shown, dates := 0, 0
			for _, path := range x.Paths() {
				c, err := training.Play(x, p, path, workday.EnglandWales())
				if err != nil {
					t.Fatal(err)
				}
				for _, m := range append(c.Moments, training.Moment{Stands: c.End, Asks: training.Expect(p, c.End)}) {
					said, lines := everyWord(AskBlocks(p, &m)), askLines(p, &m)
					for i := range m.Asks {
						place := shortSource(m.Asks[i].Rule.Source)
						if place == "" || !strings.Contains(said, strings.Join(strings.Fields(place), " ")) {
							t.Errorf("%s, %s, %v: the page does not say that %q stands in %q", id, board, path, m.Asks[i].Rule.Source.Text, place)
						}
						shown++
					}
					for _, l := range lines[1:] {
						if !strings.Contains(l, whereItStands) {
							t.Errorf("%s, %s: without a source: %s", id, board, l)
						}
					}
					if due := dueNow(p, &m); strings.Contains(due, " 20") && !strings.Contains(due, whereItStands) {
						t.Errorf("%s, %s: a date beside another board without a source: %s", id, board, due)
					}
					for _, e := range c.Events { // what happened has its day; what is asked may have none
						said = strings.ReplaceAll(said, eventText(p, e), "")
					}
					dates += len(datePrinted.FindAllString(said+strings.Join(lines, " ")+dueNow(p, &m), -1))
				}
			}
			if shown == 0 || (dates > 0) == printsNoDays[board] {
				t.Errorf("%s, %s: %d expectations and %d dates", id, board, shown, dates)
			}
		}
	}
}

// TestBesideNumbersDoNotMatch reads the table of two boards: a number on each ladder, whoever stands there, with its place.
func TestBesideNumbersDoNotMatch(t *testing.T) {
	s := trainingSite(t)
	x := s.Scenarios["out-of-area"]
	beside := func(a, b string) Table {
		ca, _ := training.Play(x, s.Policies[a], nil, workday.EnglandWales())
		cb, _ := training.Play(x, s.Policies[b], nil, workday.EnglandWales())
		return Beside(ca.Policy, cb.Policy, &ca.Moments[0], &cb.Moments[0])
	}
	t1 := beside("swindon", "south-gloucestershire")
	row := func(t Table, label string) []string {
		for _, r := range t.Rows {
			if r[0] == label {
				return r[1:]
			}
		}
		return []string{"", ""}
	}
	for label, want := range map[string][2]string{
		"Where it stands": {"before the first stage", "before the first stage"},
		"Number 1":        {"Internal Discussion", "Stage One"}, // §4 of the one, section 4 of the other
		"Number 5":        {"Swindon Safeguarding Partnership", noSuchNumber},
		"The form":        {"Resolution", ""},
	} {
		got := row(t1, label)
		for i := range got {
			if got[i] == "" || !strings.Contains(strings.ToLower(got[i]), strings.ToLower(want[i])) {
				t.Errorf("%s, %s: %q does not say %q", label, t1.Head[i+1], got[i], want[i])
			}
		}
	}
	for _, r := range t1.Rows[1:] {
		for _, cell := range r[1:] {
			if cell != noSuchNumber && cell != nothingDue && !strings.Contains(cell, whereItStands) && !strings.Contains(cell, "prints no") {
				t.Errorf("%s: without a source: %s", r[0], cell)
			}
		}
	}
	for _, r := range beside("leeds", "northamptonshire").Rows {
		if strings.HasPrefix(r[0], "Number") && !strings.Contains(r[2], missingLead) {
			t.Errorf("%s: %q of a ladder that we do not have", r[0], r[2])
		}
	}
}

// TestLogSaysWhatWasChosen reads the saved log of a way worked out by hand.
func TestLogSaysWhatWasChosen(t *testing.T) {
	s := trainingSite(t)
	c, err := training.Play(s.Scenarios["not-our-threshold"], s.Policies["swindon"], []string{"talk", "settle"}, workday.EnglandWales())
	if err != nil {
		t.Fatal(err)
	}
	text := LogText(c, []string{"She was frail, and nobody had said how frail.\nI was tired.", " "})
	for _, want := range []string{rehearsalMark, "Monday 11 January 2027.", "You chose: Take it up today", "Where it stands: before the first stage.",
		"Wednesday 13 January 2027", "You chose: Agree to be told", "Thursday 21 January 2027", whereItStands, WhyChosen + ": She was frail, and nobody had said how frail.\r\n    I was tired."} {
		if !strings.Contains(text, want) {
			t.Errorf("the log does not say %q:\n%s", want, text)
		}
	}
	if n := strings.Count(text, WhyChosen); n != 1 {
		t.Errorf("%d reasons, one was written", n)
	}
	if strings.Contains(strings.ToLower(text), "score") || LogName(c) != "practice-not-our-threshold-swindon.txt" {
		t.Errorf("name %q", LogName(c))
	}
}
