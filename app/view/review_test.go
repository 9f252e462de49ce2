package view

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/app/article"
	"waymark/app/policy"
)

// These tests hold what a page must say of the real documents where an earlier
// page said too much, too little or something false.

func pageOf(t *testing.T, path string) Page {
	t.Helper()
	pg, ok := realSite(t, "22 Nov 2026").Page(path)
	if !ok {
		t.Fatalf("no page %q", path)
	}
	return pg
}

func firstNext(t *testing.T, path string) Next {
	t.Helper()
	n, ok := pageOf(t, path).Body[0].(Next)
	if !ok {
		t.Fatalf("%s does not begin with the next step", path)
	}
	return n
}

func fact(n Next, label string) string {
	for _, f := range n.Facts {
		if f.Label == label {
			return f.Text
		}
	}
	return ""
}

func TestAgreedPagesKeepWhatIsStillToBeDone(t *testing.T) {
	for path, want := range map[string][]string{
		"swindon/stage-1/agreed/":               {"Keep a record of all discussions.", "Debrief those who took part"},
		"swindon/stage-3/agreed/":               {"Feed any agreed action back to the relevant professionals. Immediately", "on the adult's file"},
		"swindon/stage-4/agreed/":               {"Feed any agreed action back to the relevant professionals. Immediately", "on the adult's file"},
		"swindon/stage-5/agreed/":               {"Within one month of the meeting", "Hold a reflective learning event", "second-tier managers involved, with the details. Immediately"},
		"south-gloucestershire/stage-3/agreed/": {"Send the Monitoring Form to the Stage Four representative", "Complete the Monitoring Form"},
		"south-gloucestershire/stage-4/agreed/": {"Use the Monitoring Form.", "Submit the form", "Identify any general safeguarding issues"},
		"unnamed-flowchart/stage-1/agreed/":     {"Identify any general principles.", "Record actions and decisions in writing"},
		"unnamed-flowchart/stage-4/agreed/":     {"Inform your own agency's Designated Safeguarding Lead", "Share them with the SAB"},
	} {
		said := words(pageOf(t, path))
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s lacks %q", path, w)
			}
		}
		if strings.Contains(said, "what to do at") {
			t.Errorf("%s says that nothing is asked", path)
		}
	}
	for path, not := range map[string]string{
		"swindon/stage-4/agreed/":               "learning event", // from stage 5 on
		"south-gloucestershire/stage-1/agreed/": "Monitoring Form",
		"south-gloucestershire/stage-2/agreed/": "Monitoring Form",
		"south-gloucestershire/stage-3/agreed/": "Settle concerns quickly",
		"leeds/stage-2/agreed/":                 "decide how much time",
	} {
		if strings.Contains(words(pageOf(t, path)), not) {
			t.Errorf("%s says %q, which is not asked there", path, not)
		}
	}
}

func TestTheFirstBoxSaysHowSoon(t *testing.T) {
	for _, c := range []struct{ path, do, by, then string }{
		{"leeds/stage-1/", "Discuss it with your colleagues", "Immediately", ""},
		{"leeds/stage-2/", "Escalate the concern", "No days printed", ""},
		{"swindon/stage-4/", "Refer the matter to the Heads", "Without delay", "Heads/Directors of Service: contact the opposite number in the partner agency. Within five working days of Stage 3 ending."},
		{"swindon/stage-5/", "Heads/Directors of Service: refer it to the Partnership", "Within five working days of Stage 4 ending", ""},
		{"swindon/stage-2/", "Discuss the concern", "Within five working days of Stage 1 ending", ""},
		{"unnamed-flowchart/stage-4/", "SAB Manager: determine a course", "No days printed", ""},
	} {
		n := firstNext(t, c.path)
		if !strings.HasPrefix(n.Do, c.do) || fact(n, "By") != c.by || fact(n, thenLead) != c.then {
			t.Errorf("%s: %q by %q, then %q", c.path, n.Do, fact(n, "By"), fact(n, thenLead))
		}
	}
	s := realSite(t, "22 Nov 2026")
	if got := compareClock(s.Policies["leeds"]); !strings.Contains(got, "Step 1: Immediately; no days printed.") || !strings.Contains(got, "how many days any step") {
		t.Errorf("Leeds is compared without its urgency, or without its gap: %s", got)
	}
	if got := compareClock(s.Policies["swindon"]); !strings.Contains(got, "Stage 4: Without delay; within five working days of Stage 3 ending.") {
		t.Errorf("Swindon is compared without its urgency: %s", got)
	}
}

func TestComparisonsSayOfWhichPartsTheyAreTrue(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	north, leeds := s.Policies["northamptonshire"], s.Policies["leeds"]
	for _, c := range comparisons {
		if said := c.say(north); strings.Contains(said, "The document prints") || strings.Contains(said, "The document calls") {
			t.Errorf("Northamptonshire, %s: %q, of a document that we do not have whole", c.title, said)
		}
		for id, p := range s.Policies {
			if c.say(p) == "" {
				t.Errorf("%s says nothing on %s", id, c.title)
			}
		}
	}
	if got := compareFinal(north); !strings.HasPrefix(got, "In the parts that we have") {
		t.Errorf("Northamptonshire: %q", got)
	}
	if got := compareSection(policy.Risk)(leeds); !strings.Contains(got, "The document does not say what to do first when an adult is in immediate danger.") {
		t.Errorf("Leeds on risk: %q", got)
	}
	if got := compareActs(copiesIn, "recipients")(leeds); !strings.Contains(got, "who is copied in") {
		t.Errorf("Leeds on copies: %q", got)
	}
	if got := compareActs(copiesIn, "recipients")(s.Policies["swindon"]); !strings.HasPrefix(got, "Must: Copy the Swindon") {
		t.Errorf("Swindon on copies: %q", got)
	}
}

// TestNobodyReadsElevenDays: South Gloucestershire's 1, 2, 3 and 5 must not be
// read one after the other, on the ladder, at a stage, on the poster.
func TestNobodyReadsElevenDays(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	p := s.Policies["south-gloucestershire"]
	for i, want := range []string{"1 working day from the outset: our target", "2 working days from the outset: our target", "3 working days from the outset: our target", "5 working days from the outset: our target"} {
		if small := WholeLadder(p).Rungs[i].Small; small[1] != want {
			t.Errorf("rung %d says %q, want %q", i+1, small, want)
		}
	}
	all := "Reach agreement or Stage Four, within five working days of the outset."
	if got := InAll(p); len(got) != 1 || got[0] != "In all: "+all {
		t.Errorf("on the whole way: %q", got)
	}
	for _, path := range []string{"", "start/", "poster/"} {
		body := pageOf(t, p.ID+"/"+path).Body
		if w, ok := body[0].(Walk); ok {
			body = w.Fallback
		}
		at := slices.IndexFunc(body, func(b Block) bool { _, is := b.(LadderBlock); return is })
		if at < 0 || at+1 == len(body) || body[at+1] != Block(Para{Text: "In all: " + all}) {
			t.Errorf("/%s: the limit on the whole way does not stand under the ladder", path)
		}
	}
	for _, st := range p.Stages() {
		if got := fact(firstNext(t, p.ID+"/"+st.ID+"/"), inAllLead); got != all {
			t.Errorf("%s: in all %q", st.ID, got)
		}
	}
	if got := WholeLadder(p).Rungs[3].Small[2]; got != "In all: agreed or here within five working days of the outset" {
		t.Errorf("the rung of Stage Four: %q", got)
	}
	if got := fact(firstNext(t, "swindon/stage-1/"), inAllLead); got != "" {
		t.Errorf("Swindon prints no limit on the whole way, shown: %q", got)
	}
}

func TestOnlyStagesWithANumberSpeakOfDates(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for id, p := range s.Policies {
		for _, st := range p.Stages() {
			body := pageOf(t, id+"/"+st.ID+"/").Body
			at := slices.IndexFunc(body, func(b Block) bool { _, is := b.(Walk); return is })
			if at < 0 {
				t.Fatalf("%s %s: the program has no place", id, st.ID)
			}
			if counts := id == "swindon" || id == "south-gloucestershire"; (len(body[at].(Walk).Fallback) > 0) != counts {
				t.Errorf("%s %s: speaks of dates: %v, prints days: %v", id, st.ID, !counts, counts)
			}
		}
	}
}

// TestEveryPageIsLinked: from a board's front page and the right-board check every
// page of the board is found by links, and no link leads to a page of it that is not made.
func TestEveryPageIsLinked(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for id, p := range s.Policies {
		found := map[string]bool{id + "/": true}
		queue := []string{id + "/", "where/"}
		for len(queue) > 0 {
			path := queue[0]
			queue = queue[1:]
			pg, ok := s.Page(path)
			if !ok {
				t.Errorf("%s: a link leads to it, and it is not made", path)
			}
			for _, to := range linksFrom(pg) {
				if to, _, _ = strings.Cut(to, "#"); strings.HasPrefix(to, id+"/") && !found[to] {
					found[to] = true
					queue = append(queue, to)
				}
			}
		}
		for _, path := range BoardPaths(p) {
			if !found[path] {
				t.Errorf("%s is made and not linked", path)
			}
		}
	}
	for _, path := range []string{"swindon/agencies/", "leeds/agencies/", "swindon/stage-1/unresolved/"} {
		if _, ok := s.Page(path); ok {
			t.Errorf("%s was made, and nothing stands there", path)
		}
	}
	if _, ok := s.Page("south-gloucestershire/stage-4/unresolved/"); !ok {
		t.Error("what must be done at once when Stage Four fails has no page")
	}
}

func linksFrom(pg Page) []string {
	var out []string
	if pg.Ladder != nil {
		for _, r := range pg.Ladder.Rungs {
			out = append(out, r.Href)
		}
	}
	var nodes func([]article.Node)
	nodes = func(in []article.Node) {
		for _, n := range in {
			out = append(out, n.Href)
			nodes(n.Children)
		}
	}
	take := func(links []Link) {
		for _, l := range links {
			out = append(out, l.Href)
		}
	}
	var blocks func([]Block)
	blocks = func(in []Block) {
		for _, b := range in {
			switch b := b.(type) {
			case Links:
				take(b.Items)
			case Buttons:
				take(b.Items)
			case Fork:
				take(b.Choices)
			case Quiet:
				if b.Link != nil {
					out = append(out, b.Link.Href)
				}
			case Prose:
				nodes(b.Nodes)
			case Details:
				blocks(b.Body)
			case Ours:
				blocks(b.Body)
			case Walk:
				blocks(b.Fallback)
			case NotebookPart:
				blocks(b.Fallback)
			}
		}
	}
	blocks(pg.Body)
	return out
}

func TestEveryPageOfAnUnknownIssuerSaysSo(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for id, p := range s.Policies {
		for _, path := range BoardPaths(p) {
			if path == id+"/" {
				continue
			}
			n := 0
			for _, b := range pageOf(t, path).Body {
				if q, ok := b.(Quiet); ok && q.Text == unknownLine && q.Link != nil && q.Link.Href == id+"/" && q.Link.Text == unknownLink {
					n++
				}
			}
			if want := map[bool]int{true: 0, false: 1}[p.IssuerKnown()]; n != want {
				t.Errorf("%s says %d times that nobody knows whose it is, want %d", path, n, want)
			}
		}
	}
	if title, about, _ := PosterHead(s.Policies["unnamed-flowchart"], s.Today); title != "When professionals disagree" || !strings.Contains(about, issuerUnknown) {
		t.Errorf("the poster: %q, %q", title, about)
	}
}

func TestEverySourceReads(t *testing.T) {
	rubble := regexp.MustCompile(`\band$|,;|,,|and and|from to|^,|^\s|\s$|^$|\x00|\x01|“|[,;]$|\b(then|from|to)$|heading;? and`)
	for id, p := range realSite(t, "22 Nov 2026").Policies {
		for _, r := range p.Rules() {
			if got := shortSource(r.Source); rubble.MatchString(got) {
				t.Errorf("%s %s: %q from %q", id, r.ID, got, r.Source.Text)
			}
		}
		for _, f := range p.Facts {
			if got := shortSource(f.Source); rubble.MatchString(got) {
				t.Errorf("%s: %q from %q", id, got, f.Source.Text)
			}
		}
	}
}

func TestAFormIsLinkedOnceAPage(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for id, p := range s.Policies {
		for _, path := range BoardPaths(p) {
			seen := map[string]bool{}
			for _, to := range linksFrom(pageOf(t, path)) {
				if strings.HasPrefix(to, id+"/forms/") && to != id+"/forms/" {
					if seen[to] {
						t.Errorf("%s links %s again", path, to)
					}
					seen[to] = true
				}
			}
		}
	}
	if !slices.Contains(linksFrom(pageOf(t, "swindon/stage-5/")), "swindon/forms/resolution/") {
		t.Error("Swindon's Stage 5 does not link its form")
	}
}

func TestQuestionsThatMatterTogetherAreAskedTogether(t *testing.T) {
	p := realSite(t, "22 Nov 2026").Policies["swindon"]
	var got []string
	for _, l := range questionLinks(p, policy.Risk, "risk/") {
		got = append(got, l.Text)
	}
	want := []string{
		"Do you think the adult is at risk of significant harm, and do you think this risk of significant harm is immediate?",
		"Do you think the adult is at risk of significant harm?",
		"Are there significant concerns for the adult's well-being that need action at once, and could it be that no resolution is found?",
	}
	if !slices.Equal(got, want) {
		t.Errorf("asked: %q", got)
	}
	for id, p := range realSite(t, "22 Nov 2026").Policies {
		asked := ""
		for kind := range map[policy.SectionKind]bool{policy.Risk: true, policy.Route: true} {
			for _, l := range questionLinks(p, kind, "") {
				asked += strings.ToLower(l.Text)
			}
		}
		for _, f := range p.Facts {
			if (f.Kind == policy.Risk || f.Kind == policy.Route) && !strings.Contains(asked, strings.ToLower(strings.TrimSuffix(f.Question, "?"))) {
				t.Errorf("%s: %q is not asked without the program", id, f.Question)
			}
		}
	}
}

func TestABoardsRiskPageKnowsItsBoard(t *testing.T) {
	if !slices.Contains(linksFrom(pageOf(t, "risk/")), "where/") {
		t.Error("Risk now without a board does not ask which board it is")
	}
	for id := range realSite(t, "22 Nov 2026").Policies {
		pg := pageOf(t, id+"/risk/")
		if slices.Contains(linksFrom(pg), "where/") {
			t.Errorf("%s: its risk page asks which board it is", id)
		}
		if !strings.Contains(words(pg), "Call 999") || !slices.ContainsFunc(pg.Body, func(b Block) bool { h, is := b.(Heading2); return is && h.Text == thisPolicySays }) {
			t.Errorf("%s: its risk page lacks what to do first, or the policy", id)
		}
	}
}

// TestNoHeadingStandsAlone: under each heading stands something before the next
// of its level.
func TestNoHeadingStandsAlone(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	paths := GeneralPaths()
	for _, p := range s.Policies {
		paths = append(paths, BoardPaths(p)...)
	}
	level := func(b Block) int {
		switch b.(type) {
		case Heading2:
			return 2
		case Heading3:
			return 3
		}
		return 9
	}
	for _, path := range paths {
		body := pageOf(t, path).Body
		for i, b := range body {
			if here := level(b); here < 9 && (i+1 == len(body) || level(body[i+1]) <= here) {
				t.Errorf("/%s: nothing under %v", path, b)
			}
		}
	}
}
