package view

import (
	"path/filepath"
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
			said := words(Page{Body: body})
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

// TestKeysShowNoDateThatIsNotPrinted looks at answer keys and logs as they read: a
// limit is dated only where a document prints one, and everything has its source.
func TestKeysShowNoDateThatIsNotPrinted(t *testing.T) {
	s := trainingSite(t)
	dated := regexp.MustCompile(`\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d`)
	for id, x := range s.Scenarios {
		for _, board := range []string{"leeds", "unnamed-flowchart", "northamptonshire"} {
			c, err := training.Play(x, s.Policies[board], x.FirstWay(), workday.EnglandWales())
			if err != nil {
				t.Fatal(err)
			}
			for i := range c.Moments {
				lines := askLines(c.Policy, &c.Moments[i])
				if found := dated.FindString(strings.Join(lines, " ")); found != "" {
					t.Errorf("%s, %s: a date, %s", id, board, found)
				}
				for _, l := range lines[1:] {
					if !strings.Contains(l, whereItStands) {
						t.Errorf("%s, %s: without a source: %s", id, board, l)
					}
				}
			}
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
	text := LogText(c)
	for _, want := range []string{rehearsalMark, "Monday 11 January 2027.", "You chose: Take it up today", "Where it stands: before the first stage.",
		"Wednesday 13 January 2027", "You chose: Agree to be told", "Thursday 21 January 2027", whereItStands} {
		if !strings.Contains(text, want) {
			t.Errorf("the log does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(strings.ToLower(text), "score") || LogName(c) != "practice-not-our-threshold-swindon.txt" {
		t.Errorf("name %q", LogName(c))
	}
}
