package view

import (
	"strings"

	"waymark/app/article"
	"waymark/app/policy"
	"waymark/app/stable"
	"waymark/app/training"
	"waymark/app/workday"
)

// Site is everything that pages are made from, as at a day. At build time it
// holds every policy; in the browser only those whose packs have been loaded.
type Site struct {
	Policies map[string]*policy.Policy
	Boards   []Summary // all boards, in the order of the home page, unknown issuers last
	Articles map[string]*article.Article
	Terms    []article.Term
	Today    workday.Date

	Scenarios  map[string]*training.Scenario // in the browser only those whose packs have been loaded
	Rehearsals []ScenarioSummary             // all of them, in the order of the list

	GuideOnly bool // built with -guide-only: no notebook, and no link to one
}

// Summary is what the home page and the right-board check say of a board.
type Summary struct {
	ID      string        `json:"id"`
	Area    string        `json:"area,omitempty"` // "" where the issuer is unknown
	Name    string        `json:"name"`
	Line    string        `json:"line"` // "5 stages · working-day limits"
	Review  workday.Month `json:"review,omitzero"`
	Unknown bool          `json:"unknown,omitempty"`

	NoLadder bool `json:"noLadder,omitempty"` // our copy lacks the stages
}

// Heading is how lists name the board.
func (s Summary) Heading() string {
	if s.Unknown {
		return s.Name
	}
	return s.Area
}

// Summarise writes the summary of a policy.
func Summarise(p *policy.Policy) Summary {
	s := Summary{ID: p.ID, Area: p.Area, Name: p.Name, Review: p.Review, Unknown: !p.IssuerKnown(), NoLadder: p.LadderMissing()}
	if s.Unknown {
		s.Name = p.Document
	}
	s.Line = summaryLine(p)
	return s
}

// generalPages are the pages that belong to no board, in the order in which a
// reader might go through them.
var generalPages = map[string]func(*Site) Page{
	"":               homePage,
	"where/":         wherePage,
	"no-board/":      articlePage("no-board"),
	"risk/":          riskPage,
	"challenged/":    challengedPage,
	"words/":         articlePage("words"),
	"before/":        articlePage("before"),
	"compare/":       comparePage,
	"glossary/":      glossaryPage,
	"search/":        searchPage,
	"about/":         articlePage("about"),
	"privacy/":       articlePage("privacy"),
	"accessibility/": articlePage("accessibility"),
	"for-deciders/":  articlePage("for-deciders"),
	"not-sure/":      articlePage("unsure"),
}

// GeneralPaths lists the pages that belong to no board, sorted.
func GeneralPaths() []string { return stable.Keys(generalPages) }

// Paths lists the pages of the site that belong to no board, sorted: with
// those of the notebook, unless it is guide-only.
func (s *Site) Paths() []string {
	paths := GeneralPaths()
	if !s.GuideOnly {
		paths = append(paths, stable.Keys(notebookPages)...)
		paths = append(paths, stable.Keys(practicePages)...)
	}
	return append(paths, s.TrainingPaths()...)
}

// Page makes the page at a path. It is false where there is none, or where
// the pack of its board has not been loaded (see BoardOf).
func (s *Site) Page(path string) (Page, bool) {
	make, ok := generalPages[path]
	if !ok && !s.GuideOnly {
		if make, ok = notebookPages[path]; !ok {
			make, ok = practicePages[path]
		}
	}
	if ok {
		pg := make(s)
		pg.Path = path
		return pg, true
	}
	if InTraining(path) {
		pg, there := s.trainingPage(path)
		pg.Path = path
		return pg, there
	}
	id := BoardOf(path)
	p := s.Policies[id]
	if p == nil {
		return Page{}, false
	}
	pg, ok := s.boardPage(p, strings.TrimPrefix(path, id+"/"))
	if !ok {
		return Page{}, false
	}
	pg.Path, pg.Board, pg.Strip = path, id, strip(p, s.Today)
	return pg, true
}

// BoardOf returns the board whose pack a path needs: its first part.
func BoardOf(path string) string {
	id, _, _ := strings.Cut(path, "/")
	if _, general := generalPages[id+"/"]; general || id == notebookFolder || id == practiceFolder {
		return ""
	}
	if id == TrainingFolder {
		return KeyBoardOf(path)
	}
	return id
}

const (
	notebookFolder = "notebook"
	practiceFolder = "practice"
)

// InNotebook reports whether a path is one of the notebook's pages.
func InNotebook(path string) bool { return strings.HasPrefix(path, notebookFolder+"/") }

// InPractice reports whether a path is one of the practice notebook's pages.
func InPractice(path string) bool { return strings.HasPrefix(path, practiceFolder+"/") }

// NeedsAll reports whether a page compares all boards, and so needs every pack.
func NeedsAll(path string) bool { return path == "compare/" }

// NotFound is the page for an address that does not exist.
func (s *Site) NotFound() Page {
	return Page{
		Title: titled("Page not found"), Heading: "There is no page here",
		Description: "This address is not part of the site.",
		Lead:        "The address may be mistyped, or the page may have moved in a newer edition.",
		Body: []Block{Links{Items: []Link{
			{Href: "", Text: "Start again", Small: "choose where the risk to the adult is"},
			{Href: "risk/", Text: RiskNow, Small: "what to do first when somebody is in danger"},
			{Href: "search/", Text: "Search", Small: "all boards, all pages"},
		}}},
	}
}

func titled(s string) string { return s + " – " + Product }
