//go:build !guideonly

package view

import (
	"slices"
	"strconv"
	"strings"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

// Words of opening what somebody sent.
const (
	ReceiveHeading  = "Open a file or a reply"
	ReceiveLead     = "A case that somebody hands over to you, a copy of your notebook, or a manager’s reply. You see what it is before anything is taken in."
	ReceiveFile     = "The file"
	ReceiveFileHint = "Its name ends in “.age”. A reply can be a text file."
	ReceiveWords    = "The words that open it"
	ReceiveWordHint = "Whoever sent the file says them by telephone. For a copy of your own they are those that you wrote down."
	ReceiveOpen     = "Open"
	ReceiveOpening  = "Opening. This device needs a moment for it; the page may stand still."
	ReceiveWordNone = "Type the words."
	ReceiveTake     = "Take in what is new"
	ReceiveNot      = "Take in nothing"
	TakeWhich       = "Which cases do you take in?"
	ReceiveTaken    = "Taken in"
	ReceiveNothing  = "There is nothing new in it."
	ReceiveOtherTab = "Another tab is writing in the notebook. Press “Write here instead” before you take anything in."
	PreviewHeading  = "What is in it"
	NotChecked      = "Nobody has checked who made this. Anybody can write any name into a file. If it matters, telephone them on a number that you had before."
	ReplyPaste      = "Or paste a reply"
	ReplyPasteHint  = "The whole e-mail will do, quoted or not."
	ReplyRead       = "Read the reply"
	ReplyHeading    = "A reply"
	ReplyNoCase     = "There is no case of this code in your notebook, so the reply has no place. Nothing was changed."
	ReplyAdd        = "Add it to the case as an entry"
	ReplyAdded      = "The decision is in the case now, as an entry of yours: it says that it came as a reply, from whom, and when."
	ReplyWrite      = "Write a reply slip"
	ReplyWriteLead  = "For a manager: what you decided, as a few lines to send back. The other side pastes them into their case."
	ReplyMake       = "Make the slip"
	ReplySlipIs     = "The slip. Send the whole of it."
	ReplyLabelCase  = "Case"
	ReplyCaseHint   = "The code in the handover, such as A7. No name."
	ReplyLabelWhat  = "Decision"
	ReplyLabelWhy   = "Reason"
	ReplyLabelDay   = "Day of the decision"
	ReplyLabelRole  = "Your role"
	ReplyLabelFrom  = "Your agency"
	CopyText        = "Copy the text"
	CopiedText      = "Copied."
	CopyTextFailed  = "The browser does not let it be copied. Select it by hand."
	OtherFile       = "Open something else"
)

// Words of the notebook's public key.
const (
	KeyHeading    = "Your public key"
	KeyLead       = "With this key others can make a file that only your notebook opens, with no passphrase to be said. It is no secret: send it, print it, let it be scanned. If they ask by telephone, read them its last eight characters."
	KeyComesAlong = "It brings the key of a notebook, which becomes yours if you have none. Whoever made the file has that key too, and can open what others make for you. Take it in only if it is a copy of your own notebook."
	KeyInMemory   = "This notebook is in this page only. When the page is closed, the key is gone, and what was made for it can never be opened."
	KeyNone       = "This notebook has no key yet."
	KeyMake       = "Make a key"
	KeyPicture    = "The public key as a QR code"
)

// Preview says what a document holds and what taking it in would change, before it is.
func Preview(d handover.Document, c book.Comparison) []Block {
	out := []Block{Heading2{Text: PreviewHeading}, Table{Caption: "The file says of itself", Head: []string{"What", "As the file has it"}, RowHeads: true, Rows: [][]string{
		{"What it is", sortWords[d.Sort]},
		{"From", Who(d.From)},
		{"Made", On(d.Made)},
		{"It holds", FiguresText(handover.FiguresOf(d.Contents))},
	}}, Warning{Text: NotChecked}}
	if len(d.Contents.Keys) > 0 {
		out = append(out, Warning{Text: KeyComesAlong})
	}
	if n := handover.Turned(d.Contents); n > 0 {
		out = append(out, Warning{Text: plural(n, "text") + " with hidden signs that turn the direction of writing. They are kept, and shown as [U+202E] or the like."})
	}
	if n := handover.Misnamed(d.Contents); n > 0 {
		out = append(out, Warning{Text: "The file brings " + plural(n, "policy text") + " under the name of another. That is left out; the entries are not changed by it."})
	}
	out = append(append(out, holidaysCome(d.Contents.Holidays, c.Holidays)...), comparisonTable(c))
	for i, one := range c.Cases {
		out = append(out, caseNotes(one)...)
		if i < len(d.Contents.Cases) {
			out = append(out, entryList("New entries of case "+one.Code, d.Contents.Cases[i], one.New)...)
			out = append(out, entryList("Entries of case "+one.Code+" that cannot be taken in", d.Contents.Cases[i], one.Conflicting)...)
		}
	}
	return out
}

var sortWords = map[handover.Sort]string{
	handover.OneCase: "a case that is handed over",
	handover.Whole:   "a copy of a whole notebook",
}

// Who is a party in words, with hidden signs shown.
func Who(p notebook.Party) string {
	var parts []string
	for _, s := range []string{p.Role, p.Agency} {
		if s != "" {
			parts = append(parts, handover.Visible(s))
		}
	}
	if len(parts) == 0 {
		return "it does not say"
	}
	return strings.Join(parts, ", ")
}

// FiguresText is figures in words: "3 cases, 41 entries".
func FiguresText(f handover.Figures) string {
	parts := []string{plural(f.Cases, "case"), entries(f.Entries)}
	if f.Drafts > 0 {
		parts = append(parts, "unfinished: "+entries(f.Drafts))
	}
	if f.People > 0 {
		parts = append(parts, "names of "+people(f.People))
	}
	if f.Holidays > 0 {
		parts = append(parts, plural(f.Holidays, "added bank holiday"))
	}
	return strings.Join(parts, ", ")
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return strconv.Itoa(n) + " people"
}

func comparisonTable(c book.Comparison) Table {
	t := Table{Caption: "What taking it in would do. Nothing here is written over.", RowHeads: true,
		Head: []string{"What", "New", "The same", "Cannot be taken in"}}
	row := func(name string, fresh, same, not int) {
		t.Rows = append(t.Rows, []string{name, strconv.Itoa(fresh), strconv.Itoa(same), strconv.Itoa(not)})
	}
	for _, one := range c.Cases {
		row("Case "+one.Code+", entries", len(one.New), len(one.Same), len(one.Conflicting))
	}
	if c.Identities != (book.Tally{}) {
		row("Names of people", c.Identities.New, c.Identities.Same, c.Identities.Conflicting)
	}
	if c.Drafts != (book.Tally{}) {
		row("Unfinished entries", c.Drafts.New, c.Drafts.Same, c.Drafts.Conflicting)
	}
	if c.Holidays != (book.Tally{}) {
		row("Added bank holidays", c.Holidays.New, c.Holidays.Same, c.Holidays.Conflicting)
	}
	return t
}

// caseNotes says what is to be known about one case.
func caseNotes(c book.CaseComparison) []Block {
	switch {
	case c.Other:
		return []Block{Warning{Text: "Case " + c.Code + " is here as case " + c.Here + ", and began differently. It is another record under the same number: nothing of it is taken in."}}
	case c.Here != c.Code && !c.Known:
		return []Block{Para{Text: "There is another case " + c.Code + " here, so this one will be called " + c.Here + "."}}
	case c.Here != c.Code:
		return []Block{Para{Text: "Case " + c.Code + " is called " + c.Here + " here."}}
	}
	return nil
}

// entryList folds entries away under a heading; nothing for none.
func entryList(summary string, c *notebook.Case, numbers []uint32) []Block {
	if len(numbers) == 0 {
		return nil
	}
	t := Table{Head: []string{"Day", "Kind", "What it says"}, RowHeads: true}
	for _, n := range numbers {
		if e, there := c.Entry(n); there {
			t.Rows = append(t.Rows, []string{e.Happened.Date.Short(), KindWords(e.Kind), excerpt(e)})
		}
	}
	return []Block{Details{Summary: summary + ": " + strconv.Itoa(len(numbers)), Body: []Block{t}}}
}

const excerptLength = 200 // characters

// excerpt is the beginning of the first text of an entry.
func excerpt(e notebook.Entry) string {
	for _, text := range []string{e.Text, e.Said, e.Concern, e.Asked, e.Reply, e.Reason, e.Why, e.Who.Role} {
		if text == "" {
			continue
		}
		letters := []rune(text)
		if len(letters) > excerptLength {
			return handover.Visible(string(letters[:excerptLength])) + "…"
		}
		return handover.Visible(text)
	}
	return "no text"
}

// ReplyFile is the name of a slip as a file.
func ReplyFile(code string) string { return "reply-" + code + ".txt" }

// New says whether there is anything of a case to take in.
func New(c book.CaseComparison) bool { return len(c.New) > 0 || !c.Known && !c.Other }

// TakeCase names a case that can be taken in or left.
func TakeCase(c book.CaseComparison) string {
	return "Case " + c.Code + ": " + strings.Replace(entries(len(c.New)), " ", " new ", 1)
}

// Worth says whether there is anything to take in.
func Worth(c book.Comparison) bool {
	return c.Identities.New+c.Drafts.New+c.Holidays.New > 0 || slices.ContainsFunc(c.Cases, New)
}

// TakenIn says what was taken in, and what the notebook holds now. more is what is to be known of a whole notebook.
func TakenIn(c book.Comparison, now book.Figures, more []Block) []Block {
	fresh, same, not := 0, 0, 0
	for _, one := range c.Cases {
		fresh, same, not = fresh+len(one.New), same+len(one.Same), not+len(one.Conflicting)
	}
	out := []Block{Para{Text: entries(fresh) + " taken in; " + strconv.Itoa(same) + " were here already."}}
	if not > 0 {
		out = append(out, Warning{Text: entries(not) + " could not be taken in and are only in the file. Keep it."})
	}
	if c.Holidays.New > 0 {
		out = append(out, Para{Text: "And " + plural(c.Holidays.New, "added bank holiday") + "."})
	}
	if more == nil {
		more = []Block{Para{Text: holds(now)}}
	}
	return append(append(out, more...), Buttons{Items: []Link{{Href: "notebook/", Text: BarCases}}})
}

func holds(now book.Figures) string {
	return "The notebook now holds " + plural(now.Cases, "case") + " and " + entries(now.Entries) + "."
}

// Arrived sets what the copy of a whole notebook says it holds against what is here after it was taken in, and gives the number
// that the other device asks for, but only where nothing of it is missing.
func Arrived(c book.Comparison, left map[notebook.ID]bool, file handover.Figures, now book.Figures, number string) []Block {
	missing := c.Identities.Conflicting+c.Drafts.Conflicting+c.Holidays.Conflicting > 0
	for _, one := range c.Cases {
		missing = missing || one.Other || len(one.Conflicting) > 0
	}
	for _, out := range left {
		missing = missing || out
	}
	says := "The file says: " + FiguresText(file) + ". " + holds(now)
	if missing {
		return []Block{Warning{Text: says + " Not all of the file is here. Delete nothing on the other device, and keep the file."}}
	}
	return []Block{Para{Text: says + " All of the file is here."},
		Para{Text: "If you are moving your notebook, open “" + BarCopy + "” on the other device and type this number there: " + number}}
}

// ReplyTable shows a reply before it is added.
func ReplyTable(r handover.Reply) []Block {
	return []Block{Heading2{Text: ReplyHeading}, Table{Caption: "The reply says of itself", Head: []string{"What", "As the file has it"}, RowHeads: true, Rows: [][]string{
		{"Case", r.Code}, {"Decision", r.Decision}, {"Reason", r.Reason}, {"Day", r.Date.Long()}, {"From", Who(r.From)},
	}}, Warning{Text: NotChecked}}
}
