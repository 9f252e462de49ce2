package view

import (
	"slices"
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
	"record/":     recordPage,
	"learning/":   sectionsPage("Learning afterwards", "Debriefs, learning, and gaps in policy.", policy.Learning),
	"support/":    sectionsPage("Advice and support", "Who can help whoever raises the concern.", policy.Support, policy.Principles),
	"leads/":      sectionsPage("For safeguarding leads", "What this policy asks of leads and organisations.", policy.Leads),
	"agencies/":   sectionsPage("Who it is, agency by agency", "Roles at each stage, as the document prints them.", policy.Agencies),
	"contacts/":   sectionsPage("Contacts", "Role first. Find out who is in post before you send anything.", policy.Contacts),
	"forms/":      formsPage,
	"challenged/": boardChallenged,
	"about/":      aboutPolicy,
	"rules/":      rulesPage,
	placedPath:    checkPage("placed-by", "Question 2 of 3, about the right board."),
	elsewherePath: checkPage("placed-elsewhere", ""),
	youPath:       checkPage("you", "Question 3 of 3, about the right board."),
	posterPath:    posterPage,
}

const posterPath = "poster/"

// has reports whether a policy has one of the pages of boardPages: no poster
// without a ladder, no table of agencies or list of contacts where none is printed,
// no right-board check where nobody knows whose document it is.
func has(p *policy.Policy, path string) bool {
	switch path {
	case posterPath:
		return !p.LadderMissing()
	case "agencies/":
		return len(p.AgencyTables()) > 0
	case "contacts/":
		return len(p.Kind(policy.Contacts)) > 0
	case placedPath, elsewherePath, youPath:
		return p.IssuerKnown()
	}
	return true
}

// BoardPaths lists the pages of a policy, sorted.
func BoardPaths(p *policy.Policy) []string {
	var out []string
	for path := range boardPages {
		if has(p, path) {
			out = append(out, p.ID+"/"+path)
		}
	}
	for _, s := range p.Stages() {
		out = append(out, p.ID+"/"+s.ID+"/", agreedPath(p, s.Rank))
		if asksOnward(s) {
			out = append(out, p.ID+"/"+s.ID+"/unresolved/")
		}
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
	pg, ok := s.ownPage(p, rest)
	if !ok {
		return Page{}, false
	}
	pg.Body = formsOnce(p, pg.Body)
	if !p.IssuerKnown() && rest != "" {
		pg.Body = slices.Insert(pg.Body, afterLoud(pg.Body), Block(Quiet{Text: unknownLine, Link: &Link{Href: p.ID + "/", Text: unknownLink}}))
	}
	return pg, true
}

func (s *Site) ownPage(p *policy.Policy, rest string) (Page, bool) {
	if make, ok := boardPages[rest]; ok && has(p, rest) {
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

// afterLoud is the place after what must be read first: the next step, or what
// to do when somebody is in danger.
func afterLoud(body []Block) int {
	if len(body) > 0 {
		switch body[0].(type) {
		case Next, Ours:
			return 1
		}
	}
	return 0
}

// formsOnce leaves one link to each form on a page, the first.
func formsOnce(p *policy.Policy, body []Block) []Block {
	seen := map[string]bool{}
	var out []Block
	for _, b := range body {
		if l, ok := b.(Links); ok && len(l.Items) == 1 && strings.HasPrefix(l.Items[0].Href, p.ID+"/forms/") {
			if seen[l.Items[0].Href] {
				continue
			}
			seen[l.Items[0].Href] = true
		}
		out = append(out, b)
	}
	return out
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
		return unresolvedPage(p, rank), asksOnward(p.Stage(rank))
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
		pg.Lead = "" // the heading has said it
		pg.Body = append(pg.Body, Warning{Text: unknownWarning})
	}
	if p.LadderMissing() {
		pg.Body = append(pg.Body, Buttons{Items: []Link{{Href: p.ID + "/start/", Text: "What to do first"}}})
		pg.Body = append(pg.Body, sectionBlocks(p, policy.Stages)...)
	} else {
		pg.Body = append(pg.Body, Buttons{Items: []Link{
			{Href: p.ID + "/start/", Text: "Find my next step"},
			{Href: p.ID + "/stage-1/", Text: "Start at " + p.StageLabel(1), Plain: true},
		}}, Heading2{ID: "ladder-here", Text: "The whole ladder"})
		pg.Body = append(pg.Body, ladderBlocks(p)...)
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
	}{
		{"risk/", RiskNow, "what comes before everything else"},
		{"routes/", "When to use another route", "other procedures, instead or alongside"},
		{"record/", "What to write down", "records, confirmation, copies, logs"},
		{"forms/", "Forms", "read them, print them blank"},
		{"agencies/", "Who it is, agency by agency", "roles at each stage"},
		{"contacts/", "Contacts", "role first"},
		{"support/", "Advice and support", "for whoever raises the concern"},
		{"challenged/", "I have been challenged", "the other seat"},
		{"learning/", "Learning afterwards", "debriefs, learning, gaps in policy"},
		{"leads/", "For safeguarding leads", "what is asked of leads and organisations"},
		{"about/", "About this policy and its gaps", "edition, dates, scope, what it leaves open"},
		{"rules/", "Every rule beside our wording", "with its source in the document"},
		{posterPath, "The ladder as a poster", "one A4 sheet"},
	}
	var out []Link
	for _, l := range all {
		if has(p, l.path) {
			out = append(out, Link{Href: p.ID + "/" + l.path, Text: l.text, Small: l.small})
		}
	}
	return append(out, Link{Href: TrainingFolder + "/", Text: "Practise with it", Small: "scenarios, alone or in a group"})
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
		items := questionLinks(p, g.kind, g.path)
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
	out = append(out, Heading2{ID: "stages", Text: "Then: which stage have you reached?"})
	return append(out, ladderBlocks(p)...)
}

// questionLinks asks what a kind of section depends on, one line a rule: facts
// that only matter together are asked together, and none is asked by halves.
func questionLinks(p *policy.Policy, kind policy.SectionKind, path string) []Link {
	var out []Link
	for i := range p.Sections {
		s := &p.Sections[i]
		if s.Kind != kind {
			continue
		}
		for r := range s.Rules() {
			text := togetherText(p, r.When)
			if text != "" && !slices.ContainsFunc(out, func(l Link) bool { return l.Text == text }) {
				out = append(out, Link{Href: p.ID + "/" + path + "#" + s.ID, Text: text, Small: ifYesOrUnsure})
			}
		}
	}
	return out
}

// togetherText is one question for all that must be so for a rule to hold.
func togetherText(p *policy.Policy, when []policy.Condition) string {
	text := ""
	for _, c := range when {
		f := p.Fact(c.Fact)
		switch {
		case f == nil || c.Not:
		case text == "":
			text = f.Question
		default:
			text = strings.TrimSuffix(text, "?") + ", and " + strings.ToLower(f.Question[:1]) + f.Question[1:]
		}
	}
	return text
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
