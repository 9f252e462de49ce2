//go:build !guideonly

package view

import (
	"strings"

	"waymark/app/casework"
	"waymark/app/guide"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// CaseLine is one case in the list: nothing in it identifies anybody.
type CaseLine struct {
	ID       string // of the case, for the fragment of its address
	Code     string
	Board    string
	Stage    string
	When     string // "Overdue, was due Monday 9 November 2026"
	What     string // what there is to do
	Urgent   bool   // overdue, or to be done now
	Received bool
	Begun    workday.Date

	words string // all of the line in small letters, for whoever looks for some
}

// CaseLineOf is the line of a case. name is how a board is called whose policy is not at hand.
func CaseLineOf(l casework.Look, name func(board string) string) *CaseLine {
	line := &CaseLine{ID: l.Summary.ID.String(), Code: l.Summary.Code, When: whenWords(l), What: upper(nextWords(l)), Received: l.Summary.Received != notebook.Stamp{},
		Begun: l.Summary.Created.Local.Date, Urgent: l.Next.Turn == casework.Overdue || l.Next.Turn == casework.Now}
	if l.Policy == nil {
		line.Board = name(l.Summary.Edition.Board)
	} else {
		line.Board, line.Stage = boardName(l.Policy), PositionWords(l.Policy, l.Standing)
	}
	line.words = strings.ToLower(strings.Join([]string{line.Code, line.Board, line.Stage, line.When, line.What}, " "))
	return line
}

// LinesWith is those of some lines that have all the words, or beginnings of words, in any order; in the line itself or in one
// of the case's entries: found is what stands around them there, by the id of the case.
func LinesWith(lines []*CaseLine, words string, found map[string]string) []*CaseLine {
	wanted := strings.Fields(strings.ToLower(words))
	if len(wanted) == 0 {
		return lines
	}
	var out []*CaseLine
	for _, line := range lines {
		if found[line.ID] != "" || line.has(wanted) {
			out = append(out, line)
		}
	}
	return out
}

// FoundWords is what stands around the words that were looked for, cut out of an entry.
func FoundWords(at string) string {
	if at == "" {
		return ""
	}
	return "… " + at + " …"
}

func (c *CaseLine) has(words []string) bool {
	for _, word := range words {
		if !strings.Contains(c.words, word) {
			return false
		}
	}
	return true
}

// whenWords is how pressing a case is.
func whenWords(l casework.Look) string {
	switch l.Next.Turn {
	case casework.Overdue:
		return "Overdue, was due " + l.Next.By.Long()
	case casework.Now:
		return "Now"
	case casework.Dated:
		return "By " + l.Next.By.Long()
	case casework.Over:
		return "Nothing more is asked"
	}
	if l.Policy == nil {
		return "The policy is not at hand"
	}
	return "No date"
}

// nextWords is what there is to do, without its day.
func nextWords(l casework.Look) string {
	switch {
	case l.Next.Turn == casework.Over:
		return ""
	case l.Next.Due != nil:
		return dutyText(l.Policy, l.Next.Due.Duty)
	case l.Next.Promise != nil:
		return "an action that was agreed" + prefixed(", owner: ", PartyWords(l.Next.Promise.Owner))
	case len(l.Owed) > 0 && l.Standing.Position.Kind != guide.AtStage && l.Standing.Position.Kind != guide.NotStarted:
		return plural(len(l.Owed), "thing") + " still owed"
	}
	if rank := rankNow(l.Policy, l.Standing); l.Policy != nil && l.Policy.Stage(rank) != nil {
		if r, d := firstDuty(l.Policy.Stage(rank)); d != nil {
			return strings.TrimSuffix(lower(subjectFirst(l.Policy, r, d)), ".")
		}
	}
	return "see the case"
}

// rankNow is the stage that is dealt with, 0 for none.
func rankNow(p *policy.Policy, st guide.Standing) int {
	rank := 0
	switch st.Position.Kind {
	case guide.NotStarted:
		rank = 1
	case guide.AtStage:
		rank = st.Position.Stage
	default:
		return 0
	}
	return max(rank, requiredStage(st))
}

// PositionWords is where a case stands, in a few words.
func PositionWords(p *policy.Policy, st guide.Standing) string {
	label := func() string { return upper(p.StageLabel(st.Position.Stage)) }
	switch st.Position.Kind {
	case guide.NoLadder:
		return "The stages are missing from our copy"
	case guide.NotStarted:
		return "Not begun: " + p.StageLabel(1) + " is next"
	case guide.AtStage:
		if st.Position.Over {
			return label() + " ended without agreement"
		}
		return p.Stage(st.Position.Stage).Heading()
	case guide.AtPanel:
		return p.Kind(policy.Panel)[0].Title
	case guide.Resolved:
		switch st.Position.Stage {
		case 0:
			return "Settled"
		case guide.PanelRank:
			return "Settled at the panel"
		}
		return "Settled at " + label()
	case guide.Left:
		return "Another procedure applies"
	case guide.RanOut:
		return "Not settled; " + lower(nothingFurther)
	}
	return ""
}

// lower makes the first letter small, unless the word is one of capitals.
func lower(s string) string {
	if len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// EditionName is how an edition is called: "Swindon, revised March 2024".
func EditionName(p *policy.Policy) string {
	if p.Edition == "" {
		return boardName(p) + ", " + undated
	}
	return boardName(p) + ", " + p.Edition
}

// UnfinishedLine names a draft: "Unfinished entry from 14:10, Wed 25 Nov 2026: Contact, A7". On the page of its case,
// which needs no naming, code is empty.
func UnfinishedLine(d notebook.Draft, code string, today notebook.When) string {
	day := ""
	if d.Began.Local.Date != today.Date {
		day = shortDay(d.Began.Local.Date)
	}
	if d.Case.IsZero() {
		code = DraftNewCase
	}
	what := kindWords[d.Entry.Kind]
	if d.Card {
		what = CardHeading
	}
	line := UnfinishedFrom(d.Began.Local.Clock.String(), day) + ": " + what
	if code == "" {
		return line
	}
	return line + ", " + code
}
