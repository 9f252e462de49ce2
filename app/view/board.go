package view

import (
	"sort"
	"strconv"
	"strings"

	"waymark/app/policy"
)

// boardPages are the pages that every board has; stages, forms and what
// follows a stage are found by boardPage.
var boardPages = map[string]func(*Site, *policy.Policy) Page{
	"":            boardHome,
	"start/":      startPage,
	"risk/":       boardRisk,
	"routes/":     routesPage,
	"record/":     sectionsPage("What to write down", "Records, confirmation in writing, copies and logs.", policy.Record, policy.Stages),
	"learning/":   sectionsPage("Learning afterwards", "Debriefs, learning, and gaps in policy.", policy.Learning),
	"support/":    sectionsPage("Advice and support", "Who can help whoever raises the concern.", policy.Support, policy.Principles),
	"leads/":      sectionsPage("For safeguarding leads", "What this policy asks of leads and organisations.", policy.Leads),
	"agencies/":   sectionsPage("Who it is, agency by agency", "Roles at each stage, as the document prints them.", policy.Agencies),
	"contacts/":   sectionsPage("Contacts", "Role first. Find out who is in post before you send anything.", policy.Contacts),
	"forms/":      formsPage,
	"challenged/": boardChallenged,
	"about/":      aboutPolicy,
	"rules/":      rulesPage,
	posterPath:    posterPage,
}

const posterPath = "poster/"

// BoardPaths lists the pages of a policy, sorted.
func BoardPaths(p *policy.Policy) []string {
	var out []string
	for path := range boardPages {
		if path != posterPath || !p.LadderMissing() {
			out = append(out, p.ID+"/"+path)
		}
	}
	for _, s := range p.Stages() {
		out = append(out, p.ID+"/"+s.ID+"/", p.ID+"/"+s.ID+"/agreed/", p.ID+"/"+s.ID+"/unresolved/")
	}
	if len(p.Kind(policy.Panel)) > 0 {
		out = append(out, p.ID+"/panel/")
	}
	for _, s := range p.Kind(policy.FormKind) {
		out = append(out, p.ID+"/forms/"+strings.TrimPrefix(s.ID, "form-")+"/")
	}
	sort.Strings(out)
	return out
}

func (s *Site) boardPage(p *policy.Policy, rest string) (Page, bool) {
	if make, ok := boardPages[rest]; ok && (rest != posterPath || !p.LadderMissing()) {
		return make(s, p), true
	}
	parts := strings.Split(strings.TrimSuffix(rest, "/"), "/")
	switch {
	case rest == "panel/" && len(p.Kind(policy.Panel)) > 0:
		return panelPage(p), true
	case len(parts) == 2 && parts[0] == "forms" && p.Section("form-"+parts[1]) != nil:
		return formPage(p, p.Section("form-"+parts[1])), true
	case strings.HasPrefix(parts[0], "stage-"):
		return stagePages(p, parts)
	}
	return Page{}, false
}

func stagePages(p *policy.Policy, parts []string) (Page, bool) {
	rank, err := strconv.Atoi(strings.TrimPrefix(parts[0], "stage-"))
	if err != nil || p.Stage(rank) == nil || len(parts) > 2 {
		return Page{}, false
	}
	if len(parts) == 1 {
		return stagePage(p, rank), true
	}
	switch parts[1] {
	case "agreed":
		return agreedPage(p, rank), true
	case "unresolved":
		return unresolvedPage(p, rank), true
	}
	return Page{}, false
}

// boardHome is a board's own front page: the ladder, and every way in.
func boardHome(_ *Site, p *policy.Policy) Page {
	pg := Page{
		Title: titled(boardName(p)), Heading: boardName(p),
		Description: "The whole ladder of " + p.Document + ", and every way into it.",
		Lead:        p.Document + ".",
	}
	if !p.IssuerKnown() {
		pg.Body = append(pg.Body, Warning{Text: unknownWarning})
	}
	if p.LadderMissing() {
		pg.Body = append(pg.Body, Buttons{Items: []Link{{Href: p.ID + "/start/", Text: "What to do first"}}})
		pg.Body = append(pg.Body, sectionBlocks(p, policy.Stages)...)
	} else {
		pg.Body = append(pg.Body, Buttons{Items: []Link{
			{Href: p.ID + "/start/", Text: "Find my next step"},
			{Href: p.ID + "/stage-1/", Text: "Start at " + p.StageLabel(1), Plain: true},
		}}, Heading2{ID: "ladder-here", Text: "The whole ladder"}, LadderBlock{Ladder: ladder(p, 0)})
		pg.Body = append(pg.Body, withoutGaps(sectionRules(p, policy.Timescales))...)
	}
	pg.Body = append(pg.Body, Heading2{ID: "more", Text: "In this policy"}, Links{Items: boardLinks(p)})
	return pg
}

// withoutGaps leaves gaps to the page about the policy, and a heading that
// then has nothing under it.
func withoutGaps(in []Block) []Block {
	var out []Block
	for _, b := range in {
		if _, gap := b.(Gap); !gap {
			out = append(out, b)
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// boardLinks lists what else a board has, leaving out what its document has not.
func boardLinks(p *policy.Policy) []Link {
	all := []struct {
		path, text, small string
		kinds             []policy.SectionKind
	}{
		{"risk/", RiskNow, "what comes before everything else", nil},
		{"routes/", "When to use another route", "other procedures, instead or alongside", nil},
		{"record/", "What to write down", "records, confirmation, copies, logs", nil},
		{"forms/", "Forms", "read them, print them blank", nil},
		{"agencies/", "Who it is, agency by agency", "roles at each stage", []policy.SectionKind{policy.Agencies}},
		{"contacts/", "Contacts", "role first", []policy.SectionKind{policy.Contacts}},
		{"support/", "Advice and support", "for whoever raises the concern", nil},
		{"challenged/", "I have been challenged", "the other seat", nil},
		{"learning/", "Learning afterwards", "debriefs, learning, gaps in policy", nil},
		{"leads/", "For safeguarding leads", "what is asked of leads and organisations", nil},
		{"about/", "About this policy and its gaps", "edition, dates, scope, what it leaves open", nil},
		{"rules/", "Every rule beside our wording", "with its source in the document", nil},
		{posterPath, "The ladder as a poster", "one A4 sheet", nil},
	}
	var out []Link
	for _, l := range all {
		if len(l.kinds) > 0 && len(p.Kind(l.kinds[0])) == 0 || l.path == posterPath && p.LadderMissing() {
			continue
		}
		out = append(out, Link{Href: p.ID + "/" + l.path, Text: l.text, Small: l.small})
	}
	return out
}

// startPage is the question flow. Without the program it is the same questions
// as links: nothing is decided by them, each leads to a page that says.
func startPage(_ *Site, p *policy.Policy) Page {
	pg := Page{
		Title: titled("Find my next step, " + boardName(p)), Heading: "Find my next step",
		Description: "From a few questions in the policy's own terms to the next step.",
		Lead:        "Safety first, then other routes, then the stage you have reached.",
		Ladder:      ladder(p, 0),
	}
	pg.Body = []Block{Walk{Kind: WalkQuestions, Board: p.ID, Fallback: startLinks(p)}}
	return pg
}

func startLinks(p *policy.Policy) []Block {
	var out []Block
	groups := []struct {
		kind        policy.SectionKind
		title, path string
	}{{policy.Risk, "First: is the adult safe?", "risk/"}, {policy.Route, "Then: is this the right route?", "routes/"}}
	for _, g := range groups {
		var items []Link
		for _, f := range p.Facts {
			if f.Kind == g.kind {
				items = append(items, Link{Href: p.ID + "/" + g.path + "#" + f.Section, Text: f.Question, Small: "if yes, or if you are not sure, read this"})
			}
		}
		if g.kind == policy.Risk && len(items) == 0 {
			items = append(items, Link{Href: p.ID + "/risk/", Text: RiskNow, Small: "what anybody should do first, and what this policy says"})
		}
		if len(items) > 0 {
			out = append(out, Heading2{ID: string(g.kind), Text: g.title}, Links{Items: items})
		}
	}
	if p.LadderMissing() {
		return append(out, Heading2{ID: "stages", Text: "Then: the stages"}, Gap{Lead: missingLead, Text: "the stages. Ask your own safeguarding lead for the board's pathway."},
			Links{Items: []Link{{Href: p.ID + "/record/", Text: "What to write down meanwhile"}, {Href: p.ID + "/forms/", Text: "The board's form"}}})
	}
	return append(out, Heading2{ID: "stages", Text: "Then: which stage have you reached?"}, LadderBlock{Ladder: ladder(p, 0)})
}

func panelPage(p *policy.Policy) Page {
	s := p.Kind(policy.Panel)[0]
	return Page{
		Title: titled(s.Title + ", " + boardName(p)), Heading: s.Title,
		Description: "What comes after the last stage.", Lead: "After the last stage, if there is still no agreement.",
		Trail: trail(p, panelRank), Ladder: ladder(p, panelRank),
		Body: append(sectionRules(p, policy.Panel), Details{ID: "wording", Summary: inFull, Body: clauses(p, s)}),
	}
}
