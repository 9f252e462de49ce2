package report

import (
	"waymark/app/guide"
	"waymark/app/notebook"
	"waymark/app/policy"
)

// The words of the papers. What a board says is in its policy; how an entry reads is passed in.

const (
	notRecorded   = "Not recorded in this case."
	issuerUnknown = "Issuer unknown"
	undated       = "no date printed"
	reviewPassed  = "review date passed, "
	reviewCurrent = "to be reviewed "
	reviewUnknown = "no review date printed"
	noPolicy      = "policy not at hand"
	unknownDay    = "day not recorded"
	stillOpen     = "Not over yet."
	ours          = "[Skipped; noted by us, the form has no word for it] "
)

const (
	briefTitle   = "Escalation: brief for the manager"
	fieldAdult   = "The adult"
	fieldRisk    = "Risk now"
	fieldWhat    = "What we disagree about"
	fieldViewOf  = "View of "
	fieldOurView = "Our view"
	fieldWant    = "Decision wanted"
	fieldBy      = "By when, and by which clause"
	fieldWhere   = "Where it stands"
	fieldWishes  = "What the adult wants"
	tableTried   = "What was tried"
	tableAgreed  = "What was agreed"
	noneTried    = "No contact and no stage is recorded."
	noneAgreed   = "No agreed action is recorded."
	moreBelow    = "More in the chronology"
)

const (
	headChronology = "Chronology"
	tableEntries   = "Every entry, in the order in which things happened"
	headDates      = "How each date was counted"
	noneDated      = "No date can be counted from what is recorded."
	countIsOurs    = "We count the day of the event as day 0, then Monday to Friday without the bank holidays of England and Wales. No board’s document defines this counting; it is ours."
	headClauses    = "The clauses, as they stood"
	clausesAre     = "In our words, from the edition named here; the board’s own document is what counts."
	noneClauses    = "The policy is not at hand, so no clause is shown."
	headLeftOut    = "What this paper leaves out"
)

var markings = map[Audience]string{
	Full:       "Full record. Confidential: only for those who work on this case",
	NeedToKnow: "Need to know. Confidential: for the next decision",
	Learning:   "Learning copy. No names, codes, dates or free text of the case",
}

// LeavesOut says in words what an audience does not get; shown before choosing, and in the paper.
func LeavesOut(a Audience) []string {
	switch a {
	case Full:
		return []string{"Nothing of the case is left out. The names sheet is another record, and is only in it where the page says so."}
	case NeedToKnow:
		return []string{
			"Notes, learning, debriefs, and the questions of the policy that were answered.",
			"What an entry said before it was corrected, and entries that were withdrawn; the page says how many.",
			"What was seen or said in talks, beyond the worry, the risk, what was asked and what was answered.",
			"The names sheet.",
		}
	}
	return []string{
		"Every word that somebody typed about this case, so also what was said, agreed and decided.",
		"The code, the names sheet, roles and agencies that the board’s document does not name, and the calendar: days are counted from the first.",
	}
}

// strengths is the board's own word before a duty.
var strengths = map[policy.Strength]string{policy.Must: "Must", policy.Should: "Should", policy.May: "May", policy.Does: "States that it happens"}

// noDates is why a limit has no date.
var noDates = map[guide.NoDate]string{
	guide.NotYet:     "No date yet: what it is counted from is not recorded.",
	guide.NotPrinted: "No date: the document gives no number.",
	guide.LeftOut:    "No date: it is counted from a stage that was left out, and the document says nothing for that.",
}

var hows = map[notebook.How]string{
	notebook.ByPhone: "Telephone", notebook.ByVideo: "Video call", notebook.InPerson: "In person", notebook.ByEmail: "E-mail",
	notebook.ByMessage: "Message", notebook.ByLetter: "Letter", notebook.NoReply: "Tried, nobody reached",
}

// questions is what is asked where a case does not hold what a field of a form wants.
var questions = map[string]string{
	"adult":          "What is the adult’s name? The case holds none.",
	"adult-born":     "When was the adult born?",
	"adult-address":  "What is the adult’s address?",
	"practitioner":   "Who raises the disagreement: name and role?",
	"agency":         "Which agency is this for?",
	"contact":        "How can whoever raises it be reached?",
	"concern":        "What are you worried about? No entry says so yet.",
	"wanted":         "What do you want to be done? No entry says what was asked for.",
	"views":          "What does each agency think? No answer of theirs is recorded.",
	"agreed":         "What was agreed, who does it, by when? Nothing agreed is recorded.",
	"next-stage":     "Is it going on to another stage, and to which?",
	"copied":         "Who is this copied to? Nobody copied in is recorded.",
	"stage-resolved": "At which stage was it resolved? It is not recorded as resolved.",
	"action-taken":   "What was done to resolve it?",
	"notes":          "Is there anything else? No note is recorded.",
	"days":           "How many days did it take? The day it arose, or the day it was resolved, is not recorded.",
	"stage":          "Which stage?", "date": "On which day?", "who": "Who was contacted?", "how": "How were they contacted?", "outcome": "What came of it?",
	"name":         "What is your name?",
	"job":          "What is your job title?",
	"signed":       "To be signed by hand.",
	"evidence":     "What has been seen or told, and when?",
	"risk":         "What may happen to the adult?",
	"wishes":       "What does the adult want?",
	"other-agency": "Which other agencies are involved?",
	"arose":        "When did it arise?",
	"began":        "When did the stage begin?",
	"ended":        "When was it resolved?",
	"skipped":      "Was a stage left out, and why?",
	"decision":     "What was decided, and why?",
	"learning":     "What is to be learnt?",
	"code":         "What is the case called?",
	"today":        "What is today’s date?",
}
