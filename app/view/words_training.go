package view

import (
	"strconv"
	"strings"

	"waymark/app/training"
)

// Words of training.
const (
	TrainingName   = "Training"
	rehearsalMark  = "Rehearsal. Nothing here is a real case."
	RehearsalLabel = "Rehearsal"
	practiceName   = "Practice notebook"
	practiceMark   = "Practice notebook. Nothing here is a real case."
	RehearseAlone  = "Rehearse alone"
	RunWithGroup   = "Run it with a group"
	NotesLink      = "Notes for the facilitator"
	notesAreYours  = "These notes are for you. Keep them on your own device or on paper; the group’s screen never shows them."
	notesForYou    = "For you"
	theChoices     = "The choices"
	SevenLink      = "The seven-minute version"
	KeyName        = "Answer key"
	WhoIsInIt      = "Who is in it"
	TalkAbout      = "To talk about"
	PrintThis      = "Print this page"
	WhatComes      = "What comes of it"
	ToThink        = "To think about"
	PolicyAsks     = "What the policy asks here"
	keyWay         = "This key follows the first choice at every decision. The policy’s part is worked out by the same program as the guide, from the same file; nobody typed it in. It is not a mark scheme: a good group may choose otherwise and say why."
	noPlaceLead    = "This policy’s ladder, as far as we have it, has no place for:"
	unaskedLead    = "This policy would also ask you:"
	onwardLead     = "If it is not agreed here:"
	beginsLead     = "It begins with:"
	trainingNeeds  = "This part is run by a program that arrives after this text. It should be here in a moment. If it does not come, print the scenario and the seven-minute version: they need no program."
	standsLabel    = "Where it stands"
	standsMissing  = standsLabel + ": our copy of this document lacks the stages, so no stage can be given."
	standsBefore   = standsLabel + ": before the first stage."
	standsResolved = standsLabel + ": agreed."
	standsLeft     = standsLabel + ": another procedure applies instead of the stages."
	standsOut      = standsLabel + ": not resolved, and the document prints nothing further."
	standsPanel    = standsLabel + ": at the panel."
)

// Words of rehearsing.
const (
	WhichBoard     = "Under which board’s policy?"
	ChooseBoard    = "Choose a board"
	StartAgain     = "Start again"
	GoBack         = "Go back one decision"
	YouChose       = "You chose"
	WhyChosen      = "Why I chose it"
	WhyHint        = "For your own log only. It is held on this page and stored nowhere."
	SeeLog         = "See what you chose"
	ChoiceLog      = "Choice log"
	ChoiceLead     = "What you chose at each decision, what the policy says and where. It is not a score. It is gone when this page is left, unless you print it or save it."
	peerLead       = "Ten minutes with somebody who was there or who does your work. They ask, you answer, then the other way round: What was hard? Where did the adult have a say? What will you do differently, and when will you know?"
	ChoicePrint    = "Print the log"
	ChoiceSave     = "Save the log as a text file"
	ChoiceSaved    = "Handed over. It is in the place that you chose for it, and nowhere else."
	OtherBoard     = "The same case under another board"
	OtherBoardLead = "Stage numbers of two boards do not mean the same people. Compare what is asked, not the number."
	BesideBoard    = "Beside it"
	NoOther        = "none"
	noSuchNumber   = "No stage of this number."
	nothingDue     = "No limit is open at this point."
	PracticeLead   = "Keep a record of the case as you would of a real one:"
	PracticeLink   = "open the practice notebook in another tab"
	BoardLoading   = "Reading the policy."
	BoardFailed    = "That policy could not be read. Nothing has changed. Try again with a signal, or choose another board."
	EndOfScenario  = "The end of the scenario"
	PolicyAsked    = "What the policy asked there"
)

// Words of the projected screen.
const (
	PracticeBanner = rehearsalMark
	ShowKeysLabel  = "What can be pressed"
	ShowReveal     = "Reveal"
	ShowBack       = "Back"
	ShowHold       = "Hold"
	ShowGoOn       = "Go on"
	ShowTimer      = "Timer"
	ShowOnHold     = "On hold"
	ShowPolicy     = "What the policy asks"
	ShowHide       = "Hide the policy"
	ShowTwo        = "Two boards"
	ShowOne        = "One board"
	ShowMore       = "One minute more"
	ShowKeys       = "Keys: → or Page Down reveals and then marks a choice, ← or Page Up goes back, 1 to 5 or Enter choose, H or B holds, T times (+ and − a minute), P shows the policy, S two boards side by side, O changes the board. A clicker’s start key takes the marked choice."
	ShowVote       = "Hands up. Then the trainer presses what most chose."
	ShowOf         = "Board"
	ShowLeave      = "Leave this screen"
	ShowTimeUp     = "Time is up"
)

// Words of opening a scenario from a file.
const (
	OpenHeading   = "Open a scenario from a file"
	OpenLead      = "Somebody made a scenario of their own and gave you the file. It is read on this device and checked first. Nothing is kept: it is gone when you leave the page."
	OpenLabel     = "The scenario’s file"
	OpenHint      = "Its name ends in .waymark-scenario"
	OpenNow       = "Open it"
	OpenRefused   = "This file is not a scenario, or it is damaged. Nothing was opened and nothing has changed. Ask whoever made it to make it again."
	OpenTooLarge  = "This file is larger than any scenario. Nothing was opened and nothing has changed."
	OpenNone      = "No file was chosen. Nothing has changed."
	OpenedUse     = "What would you like to do with it?"
	OpenedHandOut = "The scenario, to hand out"
	OpenedFrom    = "From a file, not from this site: nobody here has looked at what it says."
)

// Words of the pictures of addresses.
const (
	CodesPick  = "Show codes for"
	CodesAll   = "the scenarios"
	CodesBoard = "Whole policy"
)

// CodeFor names a picture.
func CodeFor(what string) string { return "Code that opens " + what }

// numberLabel is a number on a ladder, whoever stands there.
func numberLabel(n int) string { return "Number " + strconv.Itoa(n) }

// Day is a day of a scenario, in words.
func Day(n int) string { return "Day " + strconv.Itoa(n) }

// fromText says who brings news, and when.
func fromText(s *training.Scenario, in *training.Inject) string {
	out := s.On(in.Day).Long()
	if in.From != "" {
		out += ", " + in.From
	}
	return out
}

// effectWords says what happened, where a ladder has no place for it.
var effectWords = map[training.Effect]string{
	training.Arises: "the disagreement arose", training.TalkHeld: "a talk at a stage", training.Agreed: "a stage that ends in agreement",
	training.NotAgreed: "a stage that ends without agreement", training.FormIsSent: "a form sent at a stage", training.InWriting: "a written confirmation",
	training.MeetingMet: "a meeting at a stage", training.Learned: "learning shared", training.DebriefDone: "a debrief",
}

// PracticeMark is on every paper of the practice notebook, and PracticeFile before
// every file's name.
const (
	PracticeSays     = practiceMark
	PracticeNoLocked = "A practice notebook makes no locked files: whoever opened one would have a rehearsal among their cases."
	PracticeLeave    = "Leave it for your own notebook"
	PracticeMark     = "PRACTICE - NOT A REAL CASE"
	PracticeFile     = "practice-"
)

// PracticeName is the name of a file from the practice notebook.
func PracticeName(name string) string { return PracticeFile + strings.TrimPrefix(name, PracticeFile) }

// LogName is the name of a saved log: the scenario and the board, nothing of a person.
func LogName(c training.Course) string {
	return PracticeFile + c.Scenario.ID + "-" + c.Policy.ID + ".txt"
}
