// Package guide works out where a disagreement stands under one policy, what
// comes next, by when, and why.
//
// It keeps nothing. Named answers and dated events go in, a Standing comes
// out, every time anew; changing an early answer can therefore leave nothing
// stale behind. Safety comes first, then other routes, then the ladder. What a
// document does not say stays unsaid: a gap never becomes a date. The package
// knows no clock (today is passed in), no case record and no screen.
package guide

import (
	"waymark/app/policy"
	"waymark/app/workday"
)

// Answer is what was answered to a policy's question.
type Answer uint8

// The answers. NotSure never decides anything by itself.
const (
	NotAnswered Answer = iota
	Yes
	No
	NotSure
)

// Answers are kept by the name of the fact they answer.
type Answers map[string]Answer

// EventKind is what happened.
type EventKind uint8

// The kinds of event.
const (
	Arose          EventKind = iota + 1 // the disagreement arose; also the outset, where a policy counts from it
	StageStarted                        // Event.Stage
	DiscussionHeld                      // at Event.Stage
	ContactMade                         // at Event.Stage
	StageCompleted                      // Event.Stage, Event.Resolved
	Skipped                             // Event.Stage was left out, Event.Reason
	Informed                            // Event.Who was told; a risk duty is met only where Who is named in it
	Copied                              // Event.Who was copied in
	FormSent                            // Event.Form, at Event.Stage
	Confirmed                           // what was agreed was confirmed in writing
	MeetingHeld                         // resolution meeting, review or panel
	DateAgreed                          // Event.Agreed instead of the printed limit at Event.Stage, Event.Reason
	LearningShared
	Debriefed
)

// Event is something that happened on a day. Unused fields are zero.
type Event struct {
	Kind     EventKind
	On       workday.Date
	Stage    int // rank of the stage; PanelRank for the panel
	Resolved bool
	Who      string
	Form     string
	Reason   string
	Agreed   workday.Date
}

// PanelRank stands in Event.Stage and Position.Stage for what comes after the last stage.
const PanelRank = 100

// PositionKind is where a disagreement is.
type PositionKind uint8

// The positions.
const (
	NoLadder   PositionKind = iota + 1 // the stages are missing from our copy: nothing is offered in their place
	NotStarted                         // before stage 1
	AtStage
	AtPanel
	Resolved
	Left   // another procedure applies instead
	RanOut // unresolved, and the document prints nothing further
)

// Position is where a disagreement is, and since when (zero where no event says).
type Position struct {
	Kind  PositionKind
	Stage int // the stage it is at, was resolved at, left from or ran out after; PanelRank; 0 for none
	Since workday.Date
	Over  bool // at a stage that is over and unresolved: a question not yet decided says where it goes on
}

// Question is one of the policy's questions with its answer.
type Question struct {
	Fact   *policy.Fact
	Answer Answer
}

// Why leads from a result back to the document.
type Why struct {
	Questions []Question // the answers that it rests on
	Events    []Event    // the events that it rests on
	Rule      *policy.Rule
	Section   *policy.Section
}

// Step is something to do now.
type Step struct {
	Duty   *policy.Duty // nil for a step that is only a target
	Target *policy.Target
	Skip   *policy.Skip
	Why    Why
	ActNow bool   // same working day, immediately, without delay: no later date is ever shown
	Unsure bool   // rests on a question answered "not sure" or not answered: find out
	Met    *Event // the event that did it, nil while none shows it
}

// Due is a limit on an act, with the date where one can be counted.
type Due struct {
	Duty    *policy.Duty
	Stage   int           // the stage whose rule it is, 0 for the process as a whole
	By      workday.Date  // zero: no date can be given, see NoDate
	NoDate  NoDate        // why there is none
	ActNow  bool          // do it now; By is zero
	OffDay  bool          // ActNow, and today is not a working day: the document does not cover this
	Count   workday.Count // the day-by-day proof for working days
	Ours    bool          // counted from a start that the document does not print: our reading, a target
	Agreed  *Event        // a date agreed instead; By is that date, Printed the counted one
	Printed workday.Date
	Allowed bool   // the document allows agreeing another date
	Met     *Event // the event that met it, nil while open
	Late    bool   // met after By, or open and By is before today; Printed counts for By where agreeing is not Allowed
	Why     Why
}

// NoDate says why a limit has no date.
type NoDate uint8

// The reasons.
const (
	HasDate    NoDate = iota
	NotYet            // the event that it is counted from has not happened (or has not been entered)
	NotPrinted        // the document gives no number
	LeftOut           // it is counted from the end of a stage that was skipped: the document says nothing for that
)

// Owed is something that the policy asks for and no event shows. What has a
// time limit stands in Due and is not repeated here.
type Owed struct {
	Duty  *policy.Duty
	Stage int
	Why   Why
}

// Standing is everything that follows from a policy, answers and events as at a day.
type Standing struct {
	Questions   []Question // those that apply, in order of asking: risk, routes, then the ladder's forks
	Ask         *Question  // the first of them not answered; nil when none is left
	SetAside    []Question // answered, but they no longer apply
	Safety      []Step     // risk rules that hold; several may at once
	MaybeSafety []Step     // risk rules resting on a question not sure or not answered
	Routes      []Step     // other procedures, instead (Leave) or alongside
	Position    Position
	Next        []Step // what the policy asks at this position, first things first
	Onward      []Step // where to go if it is not resolved here (more than one while a fork is open)
	Due         []Due  // open and met, earliest open first
	Owed        []Owed
	Instead     bool    // other dates may be agreed
	Unplaced    []Event // events that do not fit the policy (a stage it has not got), kept and shown
}
