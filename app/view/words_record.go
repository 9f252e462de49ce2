//go:build !guideonly

package view

import (
	"strconv"

	"waymark/app/notebook"
)

// The words of the record: its pages, the kinds of entry and their fields.

// Words of the list of cases.
const (
	CasesNew        = "New case"
	CasesNone       = "There is no case here yet."
	CasesNoneMore   = "A case is one disagreement about one adult. It needs no name: the adult is “Adult A”, the people are their roles."
	CasesFilter     = "Show only cases with these words"
	CasesFilterHint = "A code, a board, a stage, what is due, or words of an entry."
	CasesFindMore   = "Some cases are still being opened. There may be more."
	CasesNoMatch    = "No case has all of these words."
	CasesDrafts     = "Unfinished"
	DraftGoOn       = "Go on with it"
	DraftThrow      = "Throw it away"
	DraftThrown     = "The unfinished entry is thrown away."
	DraftNewCase    = "a new case"
	LogContact      = "Log a contact"
	OpenCase        = "Open"
)

// Words of beginning a case.
const (
	NewHeading    = "A new case"
	NewLead       = "One disagreement about one adult, under the policy of the board where the risk to the adult is."
	NewBoard      = "Where is the risk to the adult?"
	NewBoardPick  = "Choose the board"
	NewAdult      = "How the adult is called here"
	NewAdultHint  = "Not a name: “Adult A”. Names have a sheet of their own."
	NewAdultStart = "Adult A"
	NewRole       = "Your role"
	NewRoleHint   = "As your board’s policy calls it, or as you do."
	NewAgency     = "Your agency"
	NewArose      = "When it arose"
	NewAroseHint  = "The day on which you and the other side first disagreed. Dates are counted from it. Leave it empty if you do not know it yet."
	NewWhat       = "What it is about"
	NewWhatHint   = "A sentence or two: what was decided or not done, and what worries you. Roles, not names."
	NewBegin      = "Begin the case"
	NewOnlyRead   = "You are only reading or rehearsing. A case of a real adult cannot begin on a document that nobody has adopted. Read it, walk through it, or ask your safeguarding lead which policy applies."
	NewConfirmed  = "Confirmed before this case began: my own board or organisation has told me that it uses this document."
	NewNoPack     = "The policy of this board could not be read. Load the page again, with a signal if it is not ready offline."
	NeedBoard     = "Choose where the risk to the adult is."
	NeedAdult     = "Say how the adult is called here, such as “Adult A”."
	NeedConfirm   = "Say what you use this document for."
)

// Words of a case.
const (
	CaseGone        = "This case is not in the notebook"
	CaseGoneText    = "It may be in the bin, or the address is of another notebook. Nothing is lost by looking here."
	CaseReading     = "Opening the case…"
	CaseWords       = "Words for the call"
	CaseBrief       = "The manager’s brief"
	CaseNames       = "Names"
	CaseMove        = "Which policy applies"
	CaseMore        = "More"
	CaseOwed        = "Still owed"
	CaseOwedNone    = "Nothing is owed by what is entered here."
	CaseLearning    = "Now that it is over"
	CaseLearningSay = "What the policy says about learning from it."
	CaseLearnt      = "Done: "
	CaseAlsoDue     = "Also due"
	CaseAnswered    = "What you answered"
	CaseChronology  = "Chronology"
	CaseNothing     = "Nothing is entered yet."
	CaseAside       = "In the record, and not counted here"
	CaseAsideText   = "These stay in the record. The policy that the case is under has no place for them."
	CaseOver        = "Nothing more is asked by the policy, and nothing is owed."
	CaseOverLearn   = "It is settled, and nothing is owed. What the policy says about learning from it stands below."
	CaseStageOver   = "Is this stage over?"
	CaseAgreed      = "Yes: we agreed what will happen"
	CaseDisagreed   = "Yes: we still disagree"
	CaseSaved       = "saved "
	CaseOnDevice    = "on this device only"
	CaseInMemory    = "in this page only, stored nowhere"
	CaseReceived    = "Received from somebody else’s file. Who it is from, nobody has checked."
	CaseTheirPolicy = "The policy that it is under came with the file, and is not the edition that this site has. Look what differs before you go by its stages and dates."
	CasePromised    = "Agreed: "
	CaseReadClause  = "Read the clause"
	CaseNoPolicy    = "The policy of this case is not at hand. What was entered is shown; where it stands and what is due cannot be worked out without it."
	CaseNewsHeading = "There is another edition of this policy"
	CaseNewsText    = "This case stays with the edition that it began under until you decide. See what differs, then stay or move."
	CaseNewsLink    = "See what differs"
	CaseDelete      = "Delete this case"
	CaseDeleteAsk   = "Put this case with all its entries and its names in the bin? It can be brought back for 24 hours; then it is gone for good."
	CaseDeleteYes   = "Put it in the bin"
	CaseKeep        = "Keep it"

	CaseLostHeading = "This case cannot be read"
	CaseMissing     = "The record of this case is missing: the browser, or somebody, has taken it away. The other cases are as they were."
	CaseLostFirst   = "First save what can be read, on the rescue page. If there is a copy of the notebook, delete the case here, and then bring it back under Copies."
	CaseDiscardAsk  = "Delete what is left of this case? Its entries are lost already. Its sheet of names and its unfinished entries are deleted with it. Only a copy can bring any of it back."
	CaseDiscardYes  = "Delete it for good"
	CaseDiscarded   = "What was left of the case is deleted."
)

// Words of the chronology.
const (
	EntryAhead     = "dated after it was written: a slip, or a wrong clock"
	EntryClockBack = "the device’s clock had gone back when this was written"
	EntryDone      = "done: see "
	EntryStillOpen = "not done yet"
	EntryMarkDone  = "It is done"
	EntryCorrect   = "Correct"
	EntryDetails   = "Add details"
	EntryWithdraw  = "Withdraw"
	EntryWithdrawn = "Withdrawn"
	EntryBefore    = "As it was before"
	EntryEdition   = "under the edition before"
	EntryActions   = "Change what this says"
	EntryOwner     = "Owner: "
	EntryBy        = "by "
	EntryRepeated  = "Repeated back and heard."
	EntryNotHeard  = "Not repeated back."
)

// Words of logging.
const (
	LogHeading     = "Log an entry"
	LogWhat        = "What happened"
	LogWhen        = "When"
	LogDay         = "Day"
	LogTime        = "Time"
	LogTimeHint    = "Leave it empty if you do not know it."
	LogSave        = "Save"
	LogSaveHint    = "The day is enough. Details can follow later."
	LogMore        = "From the conversation card"
	LogNone        = "not said"
	LogNoDay       = "Give the day on which it happened."
	LogCorrects    = "Correcting an entry"
	LogDetails     = "Adding details to an entry"
	LogWithdraws   = "Withdrawing an entry"
	LogNames       = "This takes the place of:"
	LogNamesMore   = "This says more about:"
	LogNamesGone   = "This will be withdrawn. It stays in the record, struck through:"
	LogStays       = "Both stay visible."
	LogWhy         = "Why"
	LogWhyHint     = "What was wrong, in your words: “wrong day”, “I had picked the wrong line”."
	LogWithdrawBtn = "Withdraw it"
	LogOtherTab    = "Another tab is writing. Here you can read. Press “Write here instead” above to write in this one."
)

// Words of the advice before saving.
const (
	LeakHeading = "Before it is saved: does this say who somebody is?"
	LeakText    = "A case needs roles, not names. Names belong on the names sheet. This only advises: you decide, and some of these may be nothing."
	LeakChange  = "Change it"
	LeakSave    = "Save it as it is"
	LeakNames   = "Open the names sheet"
)

// Words of the conversation card.
const (
	CardHeading  = "Words for the call"
	CardLead     = "Fill in what you can before the call. It is then the script, and after the call it is the entry."
	CardStage    = "For which stage"
	CardRead     = "Show it as a script"
	CardEdit     = "Change the words"
	CardHappened = "The call has taken place"
	CardAfter    = "After the call"
	CardAfterSay = "What you had prepared is in the entry already. Add what they said."
	CardSave     = "Save as a contact"
	CardBlank    = "(nothing prepared)"
	CardAsks     = "What the policy asks at this stage"
	CardOpening  = "I am ringing about a disagreement over an adult’s safety. I would like to understand your reasons, and tell you what worries me."
	CardRepeat   = "Repeat back"
	CardRepeatDo = "“Let me say back what we agreed, so that we both have it: …” Wait for a yes."
)

// Words of the names sheet.
const (
	NamesHeading = "Names"
	NamesLead    = "Who stands behind the roles of this case. This sheet is a record of its own: the case, the chronology and what you hand over do without it, unless you put it in on purpose."
	NamesCalled  = "In the case"
	NamesName    = "Name"
	NamesNote    = "How to reach them"
	NamesAdd     = "Add another"
	NamesSave    = "Save"
	NamesSaved   = "Names saved "
	NamesPerson  = "Person "
)

// Words of staying with an edition or moving.
const (
	MoveHeading   = "Which policy applies"
	MoveNow       = "This case is under"
	MoveNone      = "This is the newest edition that this site has."
	MoveNews      = "What differs in the other edition"
	MoveWording   = "Every rule is the same. Only the dates of the document or our wording around the rules have changed."
	MoveAfter     = "What would no longer count"
	MoveAfterNone = "Everything that is entered counts there too. Dates are worked out anew."
	MoveReason    = "Why"
	MoveReasonAsk = "Say why. It becomes an entry of the case."
	MoveStay      = "Stay with this edition"
	MoveGo        = "Move to the other edition"
	MoveBoard     = "Another board’s policy applies"
	MoveBoardText = "Because the adult has moved, or the risk is elsewhere. All entries stay. Dates are worked out anew by the other policy, and its questions are asked anew."
	MoveBoardPick = "The board whose policy applies"
	MoveBoardGo   = "Change the board"
	MoveWas       = "Was"
	MoveIs        = "Is"
	MoveSaysSame  = "says the same"
)

// kindWords is what each kind of entry is called, where it is chosen and where it is shown.
var kindWords = map[notebook.Kind]string{
	notebook.Arose:         "The disagreement arose",
	notebook.Contact:       "Contact",
	notebook.Meeting:       "Meeting, review or panel",
	notebook.StageStarted:  "Stage begun",
	notebook.Resolved:      "Stage over: we agreed",
	notebook.Unresolved:    "Stage over: we still disagree",
	notebook.Skipped:       "Stage left out",
	notebook.Informed:      "Somebody was told",
	notebook.Copied:        "Somebody was copied in",
	notebook.FormSent:      "Form sent",
	notebook.ActionAgreed:  "Action agreed",
	notebook.ActionDone:    "Action done",
	notebook.Confirmed:     "Confirmed in writing",
	notebook.Views:         "The adult’s views",
	notebook.Decision:      "Decision",
	notebook.AgreedDate:    "Another date agreed",
	notebook.Extended:      "Date put back",
	notebook.Missed:        "Date missed",
	notebook.Learning:      "Learning",
	notebook.Debrief:       "Debrief",
	notebook.Note:          "Note",
	notebook.Answered:      "Question answered",
	notebook.BoardChanged:  "Board changed",
	notebook.EditionMoved:  "Moved to another edition",
	notebook.EditionStayed: "Stayed with the edition",
	notebook.Withdrawal:    "Withdrawal",
}

// KindWords is what a kind of entry is called.
func KindWords(k notebook.Kind) string { return kindWords[k] }

// KindGroup is some kinds that belong together, for the chooser.
type KindGroup struct {
	Label string
	Kinds []notebook.Kind
}

// KindGroups are the kinds that are chosen when something is logged. The others are entered
// where they belong: answers and withdrawals on the case, moves on the page of the policy.
var KindGroups = []KindGroup{
	{"Talks", []notebook.Kind{notebook.Contact, notebook.Meeting, notebook.Views}},
	{"What was agreed", []notebook.Kind{notebook.ActionAgreed, notebook.ActionDone, notebook.Confirmed, notebook.Decision}},
	{"Told and sent", []notebook.Kind{notebook.Informed, notebook.Copied, notebook.FormSent}},
	{"The stages", []notebook.Kind{notebook.Arose, notebook.StageStarted, notebook.Resolved, notebook.Unresolved, notebook.Skipped}},
	{"Dates", []notebook.Kind{notebook.AgreedDate, notebook.Extended, notebook.Missed}},
	{"Afterwards", []notebook.Kind{notebook.Learning, notebook.Debrief}},
	{"Anything else", []notebook.Kind{notebook.Note}},
}

// howWords is the way of a contact, as it is chosen.
var howWords = map[notebook.How]string{
	notebook.ByPhone: "Telephone", notebook.ByVideo: "Video call", notebook.InPerson: "In person", notebook.ByEmail: "E-mail",
	notebook.ByMessage: "Message", notebook.ByLetter: "Letter", notebook.NoReply: "Tried, nobody reached",
}

// howTitles is the way of a contact, as the chronology begins its line.
var howTitles = map[notebook.How]string{
	0: "Contact", notebook.ByPhone: "Call", notebook.ByVideo: "Video call", notebook.InPerson: "Talk in person", notebook.ByEmail: "E-mail",
	notebook.ByMessage: "Message", notebook.ByLetter: "Letter", notebook.NoReply: "Tried to reach",
}

// fieldLabels is what a field is called where its kind has no words of its own for it.
var fieldLabels = map[notebook.Field]string{
	notebook.FieldStage: "Stage", notebook.FieldWho: "With whom: their role", notebook.FieldWhoAgency: "Their agency", notebook.FieldHow: "How",
	notebook.FieldConcern: "What worries me", notebook.FieldEvidence: "What I have seen or been told, and when", notebook.FieldRisk: "What may happen to the adult",
	notebook.FieldSaid: "What was said", notebook.FieldAsked: "What I asked for", notebook.FieldReply: "What they answered",
	notebook.FieldOwner: "Who does it: their role", notebook.FieldOwnerAgency: "Agency of who does it", notebook.FieldDue: "By when",
	notebook.FieldRepeated: "Was it repeated back and heard?", notebook.FieldText: "More", notebook.FieldReason: "Why", notebook.FieldForm: "Which form",
	notebook.FieldAction: "What was done", notebook.FieldQuestion: "Question", notebook.FieldAnswer: "Answer", notebook.FieldWhy: LogWhy,
	notebook.FieldToBoard: "Board", notebook.FieldToPack: "Edition", notebook.FieldAmends: "Entry", notebook.FieldDetails: "Details",
	notebook.FieldHappened: LogDay, notebook.FieldKind: LogWhat,
}

// kindLabels is what a kind calls a field, where that is something else.
var kindLabels = map[notebook.Kind]map[notebook.Field]string{
	notebook.Arose:        {notebook.FieldText: "What it is about"},
	notebook.Informed:     {notebook.FieldWho: "Who was told: their role", notebook.FieldText: "What they were told"},
	notebook.Copied:       {notebook.FieldWho: "Who was copied in", notebook.FieldText: "Into what"},
	notebook.FormSent:     {notebook.FieldWho: "Sent to"},
	notebook.Confirmed:    {notebook.FieldWho: "To whom", notebook.FieldText: "What was confirmed"},
	notebook.ActionAgreed: {notebook.FieldText: "What will be done", notebook.FieldWho: "Agreed with"},
	notebook.ActionDone:   {notebook.FieldWho: "By whom"},
	notebook.Views:        {notebook.FieldText: "What the adult says and wants", notebook.FieldWho: "Said to"},
	notebook.Decision:     {notebook.FieldText: "What was decided", notebook.FieldReason: "The reason", notebook.FieldWho: "Who decided: their role"},
	notebook.AgreedDate:   {notebook.FieldDue: "The date that was agreed", notebook.FieldReason: "Why another date"},
	notebook.Extended:     {notebook.FieldDue: "The date it was put back to", notebook.FieldReason: "Why it was put back"},
	notebook.Missed:       {notebook.FieldDue: "The date that went by", notebook.FieldReason: "Why it went by"},
	notebook.Skipped:      {notebook.FieldReason: "Why it was left out"},
	notebook.Learning:     {notebook.FieldText: "What is to be learnt", notebook.FieldWho: "Shared with"},
	notebook.Debrief:      {notebook.FieldWho: "With whom"},
	notebook.Note:         {notebook.FieldText: "Note"},
	notebook.Withdrawal:   {notebook.FieldWhy: "Why it should not be there"},
}

// fieldHints says how to fill a field in, where that is not plain.
var fieldHints = map[notebook.Field]string{
	notebook.FieldWho:      "A role, not a name: “duty social worker”.",
	notebook.FieldRepeated: "You said back what was agreed, and they said yes.",
}

// leakWords is what a text seems to give away.
var leakWords = map[notebook.LeakKind]string{
	notebook.NHSNumber: "an NHS number", notebook.BirthDate: "a date of birth", notebook.Postcode: "a postcode",
	notebook.Telephone: "a telephone number", notebook.Email: "an e-mail address", notebook.Name: "a name",
}

// problemWords is what is wrong with a field, after its label.
var problemWords = map[notebook.Problem]string{
	notebook.Empty: "is needed", notebook.NotOfKind: "has no place in an entry of this kind", notebook.TooLong: "is longer than can be stored",
	notebook.NotText: "holds signs that are no text", notebook.OutOfRange: "is not one that exists", notebook.NoEntry: "names an entry that is not there",
	notebook.Amended: "has been changed already: change the later one", notebook.NoMove: "is what the case is under already",
}

// EntrySaved says that an entry is stored, or only held.
func EntrySaved(what, clock string, memory bool) string {
	if memory {
		return what + ": in this page since " + clock + ", and stored nowhere."
	}
	return what + ": saved " + clock + ", on this device only."
}

// OwedRecord leads to the form that records what is owed.
const OwedRecord = "Record it"

// CaseBinned says that a case is in the bin.
func CaseBinned(code string) string { return code + " is in the bin, for 24 hours." }

// CasesWorking is said while there are cases whose next step is not worked out yet.
const CasesWorking = "Working out what is due…"

// CasesShown says which of a long list are on the page.
func CasesShown(first, last, all int) string {
	return strconv.Itoa(first) + " to " + strconv.Itoa(last) + " of " + plural(all, "case")
}

// CasesNext leads to the cases after those on the page.
func CasesNext(n int) string { return "Next " + plural(n, "case") }

// CasesBack leads to the cases before them.
func CasesBack(n int) string { return "Back " + plural(n, "case") }

// CardAsk is what is asked for, before it was.
const CardAsk = "What I ask you to do"

// CardPrepared stands over what was there before the call.
const CardPrepared = "In the entry already"

// Words at the foot of the names sheet.
const (
	NamesDone = "Back to the case"
	NamesIdle = "What you type is stored by itself, on this device only."
)

// CaseBegun says that a case has begun.
func CaseBegun(code, clock string, memory bool) string {
	if memory {
		return "Case " + code + " is in this page since " + clock + ", and stored nowhere."
	}
	return "Case " + code + " begun: saved " + clock + ", on this device only."
}
