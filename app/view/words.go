package view

// The words of the frame, of the program's own parts and all sentences that say
// what a document leaves open stand in this file, so that they are said one way
// everywhere. The headings and leads of single pages stand with the page that
// they are made for; what a board says stands in its policy, guidance in content/.

// Words of the frame.
const (
	Product     = "Waymark"
	Tagline     = "The right next step when professionals disagree"
	SkipText    = "Skip to the page"
	RiskNow     = "Risk now"
	NotYourArea = "not your area?"
	AllStages   = "all stages"
	YouAreHere  = "You are here"
	StagesLabel = "The stages"
	PolicyLabel = "Whose policy this is"
	DonePast    = "done"
)

// Words about a policy's age and issuer.
const (
	issuerUnknown  = "Issuer unknown"
	undated        = "no date printed"
	reviewUnknown  = "no review date printed"
	reviewPassed   = "review date passed, "
	reviewCurrent  = "to be reviewed "
	unknownWarning = "The document does not say whose it is. You can read it, walk through it and rehearse with it. Before you use it for a real case, find out whether your own board has adopted it, and confirm that here."
)

// Sentences for the three kinds of gap. They are never mixed up.
const (
	silentLead  = "The document does not say"
	missingLead = "Missing from our copy of the document:"
	unclearLead = "This can be read more than one way:"
	readingLead = "How we read it:"
)

// Words on the steps of the ladder.
const (
	agreed          = "Yes, we agreed what will happen"
	disagree        = "No, we still disagree"
	didYouAgree     = "Did you agree?"
	whatItAsks      = "What the policy asks"
	throughout      = "At every stage"
	notSaid         = "What the policy leaves open"
	inFull          = "Our wording beside each rule"
	whereItStands   = "Source: "
	unsureLead      = "You are not sure. This may apply; find out:"
	notWorking      = "is not a working day. The document does not cover this day. Act now."
	enterDate       = "Enter this date"
	nothingFurther  = "The document prints nothing further"
	countingIsOurs  = "We count working days: the day of the event is day 0; Monday to Friday, less bank holidays in England and Wales. No board's document defines this counting. It is ours."
	howCounted      = "How this date is counted, by our own rule"
	noDaysPrinted   = "no days printed"
	datesNeedScript = "Dates are worked out on your device by a program that arrives after the text. Until it does, count from the event named here."
)

// Shell are the words of the page shell, which a script shows when they are true.
type Shell struct {
	Ready, NotReady, Update, TakeOver        string
	Stopped, StoppedSafe, StoppedNow, Reload string
	NoProgram, Rescue                        string
}

// RescuePath is the page that saves what is in the notebook, and RescueLink leads there. It knows the real one only.
const RescuePath = "rescue/"

// RescueLink is its words.
const RescueLink = "Save what is in the notebook as a file"

// ShellWords returns the words of the page shell. A site built guide-only
// stores nothing that is entered, and says so.
func ShellWords(guideOnly bool) Shell {
	safe := "The pages can still be read. Answers and dates given in this tab are kept until it closes."
	if guideOnly {
		safe = "The pages can still be read. This site stores nothing that you enter, so answers and dates are gone after a reload."
	}
	return Shell{
		Ready:       "Ready offline: every page of this site is on this device and has been checked.",
		NotReady:    "Not yet ready offline. Stay on this page with a signal for a moment, then try again.",
		Update:      "A newer edition of this site is ready.",
		TakeOver:    "Use it now",
		Stopped:     "The program has stopped",
		StoppedSafe: safe,
		StoppedNow:  "Reload to go on. If it stops again, the pages can be used without it.",
		Reload:      "Reload",
		NoProgram:   "This browser does not run the part that works out dates. Every page can still be read, followed and printed.",
		Rescue:      "If you keep a notebook here, you can save what is in it as a file.",
	}
}

// Labels that screens put on what they show.
const (
	NextLabel      = "Next step"
	WhyLabel       = "Why this is the next step"
	SourceLead     = whereItStands
	ReadingLead    = readingLead
	WarningLead    = "Before you go on:"
	FormSentLead   = "When it is sent, and to whom"
	FormTableLabel = "Table of the form"
	FootNote       = "Waymark states what a board’s document asks, in its own words, with the place where it stands. It is not the board’s publication and not legal advice. Nothing leaves this device."
)

// FootLinks are at the foot of every page.
func FootLinks(guideOnly bool) []Link {
	links := []Link{{Href: "", Text: "Home"}}
	if !guideOnly {
		links = append(links, Link{Href: "notebook/", Text: "Notebook"})
	}
	return append(links, []Link{
		{Href: "search/", Text: "Search"}, {Href: "glossary/", Text: "Glossary"},
		{Href: "compare/", Text: "Compare"}, {Href: "about/", Text: "About"}, {Href: "privacy/", Text: "Privacy"},
		{Href: "accessibility/", Text: "Accessibility"}, {Href: "for-deciders/", Text: "May we use this?"},
	}...)
}

// Words of the interactive parts.
const (
	SoFar       = "What you answered and entered"
	KeptInTab   = "Kept until this tab closes, on this device only."
	KeptOnPage  = "Kept only until a page is loaded anew. This site stores nothing."
	Change      = "Change"
	TakeBack    = "Take back"
	SetAside    = " (set aside: it no longer applies)"
	ConfirmLead = "Nobody knows whose this document is. What will you use it for?"
	ConfirmReal = "My own board or organisation has told me that it uses this document"
	ConfirmRead = "Only to read or rehearse"
	Confirmed   = "You said that your own board or organisation uses this document."
	Rehearsing  = "You are only reading or rehearsing. Do not act on this for a real adult."
	OtherFold   = "Something else happened"
	OtherWhat   = "What happened"
	OtherDay    = "On which day"
	OtherAgreed = "Only for another agreed date: the date agreed"
	OtherEnter  = "Enter this"
	WrongDay    = "That is not a day. Nothing was entered. Give the day as day, month, year."
	SearchLabel = "Search every board and page"
)

// HitCount says how many hits there are.
func HitCount(asked bool, n, most int) string {
	switch {
	case !asked:
		return "Type a word or its beginning."
	case n == 0:
		return "Nothing found. Every word must occur; try fewer."
	case n > most:
		return plural(n, "place") + "; the best are shown."
	}
	return plural(n, "place") + "."
}

// Words on the pages of a board.
const (
	thisPolicySays   = "What this policy says"
	thisPolicyAsks   = "What this policy asks of both sides"
	partsLead        = "In the parts that we have, the document does not say"
	agreedToo        = "Also asked here, whether you agreed or not"
	learningAfter    = "What can be learned"
	inAllLead        = "In all"
	thenLead         = "Then"
	posterTitle      = "When professionals disagree"
	ourTarget        = "our target"
	useOnForm        = "read it or print it blank"
	unknownLine      = "Nobody knows whose this document is:"
	unknownLink      = "what to find out before you use it"
	ourAdvice        = "Waymark’s own advice, not a board’s rule"
	ifYesOrUnsure    = "if yes, or if you are not sure, read this"
	printsNone       = "The document prints nothing about this."
	partsPrintNone   = "In the parts that we have, nothing is printed about this."
	callsNoneFinal   = "The document calls no decision final."
	partsCallNoFinal = "In the parts that we have, no decision is called final."
	printsNoForm     = "The document prints no form."
	partsPrintNoForm = "In the parts that we have, no form is printed."
)
