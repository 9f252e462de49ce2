package rescue

import (
	"fmt"
	"strconv"

	"waymark/app/notebook"
)

// All words of the text that is saved. They stand here and not in app/view, because this program must start when the
// screens' does not.

const (
	title      = "What was saved from this notebook"
	notSealed  = "This file is not locked. Whoever opens it can read all of it. Keep it as you keep case notes, and delete it when you no longer need it."
	unchanged  = "The notebook was only read. Nothing in it was changed."
	allThere   = "Everything that the notebook lists was opened and is below."
	notAll     = "Not everything is in order. What could not be opened, and what is in doubt, is listed first."
	noCases    = "There is no case in this notebook."
	theChrono  = "What happened, in the order in which it happened"
	theNames   = "Names (this case's own sheet)"
	theDrafts  = "Unfinished entries"
	theBin     = "In the bin"
	theLost    = "Not in order"
	looseNames = "Names of cases that are not above"
	looseDraft = "Unfinished entries of cases that are not above"
	noEntries  = "Nothing is entered yet."
)

var kindWords = map[notebook.Kind]string{
	notebook.Arose: "The disagreement arose", notebook.Contact: "Contact", notebook.Meeting: "Meeting",
	notebook.StageStarted: "Stage started", notebook.Resolved: "Stage over: agreed", notebook.Unresolved: "Stage over: not agreed",
	notebook.Skipped: "Stage left out", notebook.Informed: "Told", notebook.Copied: "Copied in", notebook.FormSent: "Form sent",
	notebook.ActionAgreed: "Agreed to be done", notebook.ActionDone: "Done", notebook.Confirmed: "Confirmed in writing",
	notebook.Views: "What the adult wants and says", notebook.Decision: "Decision", notebook.AgreedDate: "Date agreed",
	notebook.Extended: "Date put back", notebook.Missed: "Date missed", notebook.Learning: "What is to be learnt",
	notebook.Debrief: "Debrief", notebook.Note: "Note", notebook.Answered: "Question answered",
	notebook.BoardChanged: "Another board's policy applies", notebook.EditionMoved: "Moved to another edition of the policy",
	notebook.EditionStayed: "Stayed with the edition", notebook.Withdrawal: "Entry taken back",
}

var howWords = map[notebook.How]string{
	notebook.ByPhone: "by telephone", notebook.ByVideo: "by video", notebook.InPerson: "in person", notebook.ByEmail: "by e-mail",
	notebook.ByMessage: "by message", notebook.ByLetter: "by letter", notebook.NoReply: "tried, nobody was reached",
}

var answerWords = map[notebook.Answer]string{notebook.Yes: "yes", notebook.No: "no", notebook.NotSure: "not sure"}

// withWords is how the other side of an entry stands to it.
var withWords = map[notebook.Kind]string{
	notebook.Informed: "Who was told", notebook.Copied: "Who was copied in", notebook.FormSent: "Sent to", notebook.Decision: "Decided by",
	notebook.Views: "Told to", notebook.Learning: "Shared with", notebook.Confirmed: "Confirmed to",
}

var dueWords = map[notebook.Kind]string{
	notebook.AgreedDate: "The date agreed", notebook.Extended: "The new date", notebook.Missed: "The date that went by",
}

var problemWords = map[Problem]string{
	Damaged:    "damaged, could not be opened",
	Newer:      "written by a newer version of Waymark; nothing is wrong with it, but this page cannot read it",
	OtherVault: "locked with the key of another notebook",
	Unread:     "the browser could not read it",
	Missing:    "on the notebook's list, but not there any more",
	Stranger:   "nothing that Waymark wrote; left alone",
	Older:      "is in this file, but as it was before it was last saved",
	Unlisted:   "is in this file, but the notebook does not list it; it may have been deleted",
	NoList:     "the notebook's own list could not be opened, so nobody can say whether something is missing",
	ListBehind: "the notebook's list is older than what was saved last; newer entries may be missing",
}

var storeWords = map[string]string{
	notebook.Cases: "a case", notebook.Summaries: "the short form of a case (no words of yours)", notebook.Identities: "a sheet of names",
	notebook.Drafts: "an unfinished entry", notebook.Bin: "something in the bin", notebook.Manifest: "the list of what there is",
	notebook.Prefs: "settings", notebook.Packs: "a policy", notebook.Slots: "a lock",
	notebook.Slips: "an entry that was stored by itself",
}

func sentence(l Lost) string {
	what := storeWords[l.Store]
	if what == "" {
		what = "a record"
	}
	s := what
	if l.Code != "" {
		s += ", case " + l.Code
	}
	if l.Entries > 0 {
		s += ", with " + count(l.Entries, "entry", "entries")
	}
	return fmt.Sprintf("%s: %s (%s/%s)", s, problemWords[l.Problem], l.Store, l.ID)
}

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// clock is a day, and the time of day where it is known.
func clock(w notebook.When) string {
	if w.Date.IsZero() {
		return "no day given"
	}
	if !w.Clock.Valid() {
		return w.Date.Long()
	}
	return w.Date.Long() + ", " + w.Clock.String()
}

func party(p notebook.Party) string {
	switch {
	case p.Role == "":
		return p.Agency
	case p.Agency == "":
		return p.Role
	}
	return p.Role + ", " + p.Agency
}
