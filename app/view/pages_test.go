package view

import (
	"strings"
	"testing"

	"waymark/app/policy"
)

func TestEveryListedPageIsMade(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	if len(s.Policies) != 5 {
		t.Fatalf("%d policies, want the five", len(s.Policies))
	}
	paths := s.Paths()
	for _, p := range s.Policies {
		paths = append(paths, BoardPaths(p)...)
	}
	seen := map[string]bool{}
	for _, path := range paths {
		pg, ok := s.Page(path)
		if !ok || pg.Heading == "" || pg.Title == "" || pg.Description == "" || len(pg.Body) == 0 {
			t.Errorf("%q: not made, or without heading, title, description or body", path)
		}
		if seen[path] {
			t.Errorf("%q is listed twice", path)
		}
		seen[path] = true
		if board := BoardOf(path); board != "" && (pg.Strip == nil || pg.Strip.Status.Text == "" || pg.Strip.Edition == "") {
			t.Errorf("%q says not whose policy it is, or how old", path)
		}
	}
	for _, path := range []string{"swindon/stage-6/", "swindon/stage-0/", "northamptonshire/stage-1/", "leeds/panel/", "nowhere/", "swindon/stage-1/agreed/x/"} {
		if _, ok := s.Page(path); ok {
			t.Errorf("%q was made, and there is no such page", path)
		}
	}
}

// TestNothingOfAPolicyIsLost: every rule stands beside its wording, every duty of
// a stage on a page of that stage, every gap on the page about the policy.
func TestNothingOfAPolicyIsLost(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for id, p := range s.Policies {
		rules, _ := s.Page(id + "/rules/")
		about, _ := s.Page(id + "/about/")
		for sec, r := range p.Rules() {
			if !hasClause(rules.Body, r.ID) && sec.Kind != policy.FormKind {
				t.Errorf("%s: rule %s is not on the page of all rules", id, r.ID)
			}
			for _, g := range r.Gaps {
				if !strings.Contains(words(about), strings.Join(strings.Fields(endStop(g.Text)), " ")) {
					t.Errorf("%s: the gap %q is not on the page about the policy", id, g.Text)
				}
			}
			if sec.Kind == policy.StageKind {
				here := stageWords(s, id+"/"+sec.ID+"/")
				for i := range r.Duties {
					if d := dutyOf(p, r, &r.Duties[i]); !strings.Contains(here, d.Text) {
						t.Errorf("%s %s: %q is on none of the stage's pages", id, sec.ID, d.Text)
					}
				}
			}
		}
	}
}

func hasClause(body []Block, id string) bool {
	for _, b := range body {
		if c, ok := b.(Clause); ok && c.ID == id {
			return true
		}
	}
	return false
}

func stageWords(s *Site, path string) string {
	out := ""
	for _, rest := range []string{"", "agreed/", "unresolved/"} {
		pg, _ := s.Page(path + rest)
		out += " " + words(pg)
	}
	return out
}

func TestHonestGaps(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	page := func(path string) Page { pg, _ := s.Page(path); return pg }

	north := page("northamptonshire/")
	if !strings.Contains(words(north), missingLead) {
		t.Error("Northamptonshire's front page does not say that the stages are missing")
	}
	for _, b := range north.Body {
		if _, ladder := b.(LadderBlock); ladder {
			t.Error("a ladder is offered for Northamptonshire")
		}
	}
	if n := len(s.Policies["northamptonshire"].Kind(policy.FormKind)); n != 1 {
		t.Errorf("Northamptonshire has %d forms, want its Escalation Record", n)
	}
	if l := s.Policies["leeds"]; l.Stage(1).Label != "Step 1" || l.Stage(2).Label != "Stage 2" {
		t.Error("Leeds prints Step 1, then Stage 2")
	}
	if fork := onward(s.Policies["leeds"].Stage(3)); len(fork) != 2 {
		t.Errorf("Leeds leaves stage 3 by %d ways, want two: stage 4, or nothing further", len(fork))
	}
	flow := page("unnamed-flowchart/")
	if flow.Strip.Name != issuerUnknown || !strings.Contains(words(flow), unknownWarning) {
		t.Error("the flowchart does not say that its issuer is unknown")
	}
	if got := compareFinal(s.Policies["swindon"]); got != "The document calls no decision final." {
		t.Errorf("Swindon: %q; its panel is never called final", got)
	}
	if got := compareFinal(s.Policies["south-gloucestershire"]); !strings.Contains(got, "anel") || !strings.Contains(got, "mediation") {
		t.Errorf("South Gloucestershire: %q; mediation and panel are printed as final", got)
	}
}

// TestSameDayOnlyWhereItIsPrinted: the two documents that print it, and no other.
func TestSameDayOnlyWhereItIsPrinted(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for id, p := range s.Policies {
		printed := id == "swindon" || id == "unnamed-flowchart"
		found := false
		for _, r := range p.Rules() {
			for _, d := range r.Duties {
				found = found || d.Time != nil && d.Time.Urgency == policy.SameWorkingDay
			}
		}
		if found != printed {
			t.Errorf("%s: same working day in its rules: %v, in its document: %v", id, found, printed)
		}
	}
}

func TestNoPersonIsNamed(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for _, path := range append(BoardPaths(s.Policies["south-gloucestershire"]), GeneralPaths()...) {
		pg, _ := s.Page(path)
		for _, secret := range []string{"Boyce", "Catherine", "868924"} {
			if strings.Contains(words(pg), secret) {
				t.Errorf("%s repeats what is printed of a named person: %s", path, secret)
			}
		}
	}
}

func TestReviewStatus(t *testing.T) {
	for _, c := range []struct{ today, board, text, after string }{
		{"31 Mar 2026", "swindon", "to be reviewed March 2026", "2026-03-31"},
		{"1 Apr 2026", "swindon", "review date passed, March 2026", ""},
		{"30 Jun 2023", "south-gloucestershire", "to be reviewed June 2023", "2023-06-30"},
		{"1 Jul 2023", "south-gloucestershire", "review date passed, June 2023", ""},
		{"22 Nov 2026", "leeds", "no review date printed", ""},
		{"22 Nov 2026", "unnamed-flowchart", "no review date printed", ""},
	} {
		pg, _ := realSite(t, c.today).Page(c.board + "/stage-1/")
		if st := pg.Strip.Status; st.Text != c.text || st.PassedAfter != c.after {
			t.Errorf("%s as at %s: %q, passed after %q; want %q, %q", c.board, c.today, st.Text, st.PassedAfter, c.text, c.after)
		}
	}
}

func TestTwoTapsToTheNextStep(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for _, b := range s.Boards {
		first, _ := s.Page("")
		if !linksTo(first.Body, b.ID+"/") {
			t.Errorf("home has no link to %s", b.ID)
		}
		second, _ := s.Page(b.ID + "/")
		if !s.Policies[b.ID].LadderMissing() && !linksTo(second.Body, b.ID+"/stage-1/") {
			t.Errorf("%s has no link to its first stage", b.ID)
		}
	}
}

func linksTo(body []Block, href string) bool {
	var links []Link
	for _, b := range body {
		switch b := b.(type) {
		case Links:
			links = append(links, b.Items...)
		case Buttons:
			links = append(links, b.Items...)
		}
	}
	for _, l := range links {
		if l.Href == href {
			return true
		}
	}
	return false
}

func TestShortSource(t *testing.T) {
	for long, short := range map[string]string{
		`§4 Stages, row "Stage 2", column "When"`:                      `§4 Stages, row "Stage 2", column "When"`,
		`§3 The Resolution Process "copied into any communication"`:    `§3 The Resolution Process`,
		`§4, What "should speak to the other" and "in an open manner"`: `§4, What`,
		`Stage 3 "a b c", then "d e f"; Key`:                           `Stage 3; Key`,
	} {
		src := policy.Source{Text: long}
		for i, part := range strings.Split(long, `"`) {
			if i%2 == 1 {
				src.Quotes = append(src.Quotes, part)
			}
		}
		if got := shortSource(src); got != short {
			t.Errorf("shortSource(%s) = %s, want %s", long, got, short)
		}
	}
}
