// Package view turns what the domain packages know into plain data that a
// screen can show without deciding anything: a Page is a frame and a list of
// blocks, and every word on it stands here.
//
// It knows no browser, no clock (today is passed in) and no element names.
// The same Page is written to a file at build time and shown by the program.
package view

import (
	"waymark/app/article"
	"waymark/app/policy"
)

// Page is one finished page.
type Page struct {
	Path        string // from the site's base, "" for home, "swindon/stage-2/"
	Title       string // of the browser's tab; never anything personal
	Description string
	Board       string    // the board whose pack it needs, "" for none
	Rehearsal   Rehearsal // says that nothing on it is a real case
	Strip       *Strip
	Trail       *Trail
	Ladder      *Ladder // beside or after the text
	Heading     string
	Lead        string
	Body        []Block
}

// Strip says whose policy this is and how old: on every page of a board, and in print.
type Strip struct {
	Name    string
	Href    string
	Edition string
	Status  Status
	Unknown bool // the issuer is unknown
}

// Status is the review status in words, and what it becomes once the day has passed.
type Status struct {
	Text        string
	Late        bool
	PassedAfter string // ISO date after which PassedText holds; "" where it cannot change
	PassedText  string
}

// Mark says how a stage stands in a trail or ladder.
type Mark string

// The marks; colour is never the only sign, each has its words.
const (
	Ahead Mark = ""
	Done  Mark = "done"
	Here  Mark = "here"
)

// Trail is the ladder in one line, for phones.
type Trail struct {
	Marks []Mark
	Text  string
	Href  string // to the whole ladder on the same page
}

// Ladder is the list of stages that looks like a ladder.
type Ladder struct {
	Label string
	Rungs []Rung
	Note  string // what is said where there is no ladder
}

// Rung is one stage of a Ladder.
type Rung struct {
	Mark  Mark
	Href  string
	Text  string
	Small []string
}

// Block is one part of a page's body.
type Block interface{ block() }

type (
	// Heading2 starts a part of the page.
	Heading2 struct{ ID, Text string }
	// Heading3 starts a part of a part.
	Heading3 struct{ ID, Text string }
	// Prose is running text.
	Prose struct{ Nodes []article.Node }
	// Para is one plain paragraph in the interface's own words.
	Para struct{ Text string }
	// Quiet is a small line of secondary importance.
	Quiet struct {
		Text string
		Link *Link
	}
	// Next is the one loud thing on a page.
	Next struct {
		Do    string
		Facts []Fact
		Proof *Proof
		Risk  bool // in the colour of risk, and says so in words
		Why   []string
	}
	// Condition says when what follows applies, in the policy's own questions.
	Condition struct{ Text string }
	// Duties is a list of what the policy asks, the board's own strength first.
	Duties struct{ Items []Duty }
	// Gap is something the document leaves open, in a full sentence.
	Gap struct{ Lead, Text, Reading string }
	// Ours marks advice as Waymark's own, not a board's.
	Ours struct {
		Title string
		Body  []Block
	}
	// Warning must not be missed.
	Warning struct{ Text string }
	// Fork is a choice between links of equal weight.
	Fork struct {
		Question string
		Choices  []Link
	}
	// Links is a list of places to go, each with a line about it.
	Links struct{ Items []Link }
	// Buttons is a row of actions that are links.
	Buttons struct{ Items []Link }
	// Table has a header row; the first cell of a row is its header where RowHeads.
	Table struct {
		Caption  string
		Head     []string
		Rows     [][]string
		RowHeads bool
	}
	// Details is something folded away.
	Details struct {
		ID      string
		Summary string
		Body    []Block
		Open    bool
	}
	// Clause is a rule beside its prose and source.
	Clause struct {
		ID     string
		Prose  []article.Node
		Lines  []string
		Source string
	}
	// FormBlank is a form in printed order, to read and print.
	FormBlank struct{ Form *policy.Form }
	// LadderBlock is the ladder inside the text.
	LadderBlock struct{ Ladder *Ladder }
	// Poster is the ladder as a picture, with the list as its equivalent nearby.
	Poster struct{ Src, Alt string }
	// PrintButton prints the page; it needs a script and is hidden without.
	PrintButton struct{ Text string }
	// Walk is the part that only the running program can do: questions,
	// dates and their proof. Without it, Fallback stands in its place.
	Walk struct {
		Kind     WalkKind
		Board    string
		Stage    int
		Fallback []Block
	}
	// NotebookPart is a part of the notebook: the whole of its page, heading
	// included, once the program runs. Until then Fallback stands there.
	NotebookPart struct {
		Part     Part
		Fallback []Block
	}
	// SearchBox is the offline search; it needs the program.
	SearchBox struct{ Fallback []Block }
)

// WalkKind says which interactive part a page has.
type WalkKind string

// The interactive parts.
const (
	WalkQuestions WalkKind = "questions" // the question flow of a board
	WalkDates     WalkKind = "dates"     // dates at a stage
)

// Part names a part of the notebook: the last part of its page's path.
type Part string

// Fact is a labelled value in the Next box.
type Fact struct {
	Label string
	Text  string
	Loud  bool
}

// Duty is one duty as shown.
type Duty struct {
	Strength policy.Strength
	Word     string // "Must", "Should", "May", "States"
	Who      string // whose duty, "" for whoever has the disagreement
	Text     string
	Time     string
	Source   string
}

// Link is a place to go.
type Link struct {
	Href   string
	Text   string
	Small  string
	Status Status // of a board's review, at the end of the small line
	Plain  bool   // a quieter button
}

// Proof is how a date was counted, day by day.
type Proof struct {
	Summary string
	Days    []ProofDay
	Note    string // that this counting is ours
}

// ProofDay is one line of a proof.
type ProofDay struct {
	Number string
	Day    string
	Note   string
	Off    bool
}

func (Heading2) block()     {}
func (Heading3) block()     {}
func (Prose) block()        {}
func (Para) block()         {}
func (Quiet) block()        {}
func (Next) block()         {}
func (Duties) block()       {}
func (Condition) block()    {}
func (Gap) block()          {}
func (Ours) block()         {}
func (Warning) block()      {}
func (Fork) block()         {}
func (Links) block()        {}
func (Buttons) block()      {}
func (Table) block()        {}
func (Details) block()      {}
func (Clause) block()       {}
func (FormBlank) block()    {}
func (LadderBlock) block()  {}
func (Poster) block()       {}
func (PrintButton) block()  {}
func (Walk) block()         {}
func (NotebookPart) block() {}
func (SearchBox) block()    {}
