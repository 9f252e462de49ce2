// Package policy is the model of one board's escalation policy: what it says,
// how strongly, where, and what it leaves open.
//
// A Policy is written by people as a markdown file (see policies/README.md),
// read by package parse, checked here, and travels to the browser as a pack.
// The package knows no clock, no browser and no markdown; what follows from a
// policy for one disagreement is worked out in package guide.
package policy

import (
	"waymark/app/article"
	"waymark/app/workday"
)

// Policy is one edition of one board's document.
type Policy struct {
	ID       string        `json:"id"`                // file name and address: "swindon"
	Name     string        `json:"name,omitempty"`    // the issuer as printed; "" where it is unknown
	Area     string        `json:"area,omitempty"`    // where the risk to the adult must be: "Swindon"; "" where unknown
	Document string        `json:"document"`          // the document's printed title
	Edition  string        `json:"edition,omitempty"` // as printed: "revised March 2024"; "" where none is printed
	Review   workday.Month `json:"review,omitzero"`   // printed review month; zero where none is printed
	Checked  workday.Date  `json:"checked"`           // when somebody last compared this file with the document
	Roles    []Role        `json:"roles,omitempty"`   // who the document speaks of
	Facts    []Fact        `json:"facts,omitempty"`   // what it makes depend on an answer, in order of asking
	Sections []Section     `json:"sections"`          // in the order of the file; stages in order of rank
	Hash     string        `json:"hash,omitempty"`    // SHA-256 of the policy file, hex: names the edition of our text
}

// IssuerKnown reports whether the document says whose it is.
func (p *Policy) IssuerKnown() bool { return p.Name != "" }

// Role is somebody the document speaks of.
type Role struct {
	Name    string `json:"name"`              // as rules write it: "line manager"
	Printed string `json:"printed,omitempty"` // as the document prints it, where that differs
}

// Fact is something true or not of this disagreement, asked in the policy's own terms.
type Fact struct {
	Name     string      `json:"name"`     // "care-act-concern"
	Question string      `json:"question"` // answered yes, no or not sure
	Section  string      `json:"section"`  // the section that asks it
	Kind     SectionKind `json:"kind"`     // of that section: risk first, then routes, then stages
	Source   Source      `json:"source"`
}

// SectionKind says what part of a policy a section is; it follows from the section's id.
type SectionKind string

// The kinds of section: a closed list. The id of a section is its kind, or for
// stages, panels, routes and forms the kind, a hyphen and a name or number.
const (
	Scope      SectionKind = "scope"      // what it is for and not for
	Principles SectionKind = "principles" // what it asks of everybody throughout
	Timescales SectionKind = "timescales" // limits on the process as a whole
	Risk       SectionKind = "risk"       // what comes before everything else
	Route      SectionKind = "route"      // another procedure instead or alongside
	Support    SectionKind = "support"    // advice and support for the one who raises it
	Stages     SectionKind = "stages"     // said of all stages; or that they are missing
	StageKind  SectionKind = "stage"      // stage-1 … stage-n
	Panel      SectionKind = "panel"      // after the last stage
	Record     SectionKind = "record"     // what is written down, shared, copied, logged
	Learning   SectionKind = "learning"   // learning, debriefs, gaps in policy
	Leads      SectionKind = "leads"      // duties of safeguarding leads and organisations
	Agencies   SectionKind = "agencies"   // who it is at each stage, agency by agency
	Contacts   SectionKind = "contacts"
	FormKind   SectionKind = "form"  // form-resolution …
	About      SectionKind = "about" // the document itself: issuer, dates, what is lost
)

// Section is a heading of the policy file and what stands under it.
type Section struct {
	ID     string      `json:"id"` // "stage-2": also the address of its page or its place on one
	Kind   SectionKind `json:"kind"`
	Title  string      `json:"title"`           // "Inter-agency Discussion"; for other kinds the whole heading
	Label  string      `json:"label,omitempty"` // stages: as printed, "Stage 2", "Step 1"
	Rank   int         `json:"rank,omitempty"`  // stages: 1…n, the order of rank, not of print
	Blocks []Block     `json:"blocks"`
	Line   int         `json:"-"`
}

// Heading is the section's heading as printed: "Stage 2: Inter-agency Discussion".
func (s *Section) Heading() string {
	if s.Label == "" {
		return s.Title
	}
	return s.Label + ": " + s.Title
}

// Block is one of: prose that people read, a rule under it, a form, a contact, an agency table.
type Block struct {
	Prose    []article.Node `json:"prose,omitempty"`
	Rule     *Rule          `json:"rule,omitempty"`
	Form     *Form          `json:"form,omitempty"`
	Contact  *Contact       `json:"contact,omitempty"`
	Agencies *AgencyTable   `json:"agencies,omitempty"`
}

// Rule restates the prose above it for the program.
type Rule struct {
	ID      string      `json:"id"` // "stage-2.1": section and place in it; stable within an edition
	Source  Source      `json:"source"`
	When    []Condition `json:"when,omitempty"` // all must hold
	By      string      `json:"by,omitempty"`   // the role whose duties these are; "" is whoever has the disagreement
	Who     []Pair      `json:"who,omitempty"`  // who speaks to whom
	Duties  []Duty      `json:"duties,omitempty"`
	Then    *Target     `json:"then,omitempty"` // where it goes on
	Skip    *Skip       `json:"skip,omitempty"`
	Instead bool        `json:"instead,omitempty"` // dates may be agreed instead of the printed limit
	Final   string      `json:"final,omitempty"`   // whose decision is printed as final and binding: "the decision of the panel"
	Form    string      `json:"form,omitempty"`    // id of the form section used here
	Link    string      `json:"link,omitempty"`    // https address printed in the document
	Log     *Log        `json:"log,omitempty"`
	Asks    []string    `json:"asks,omitempty"` // names of the facts whose questions stand here
	Gaps    []Gap       `json:"gaps,omitempty"`
	Line    int         `json:"-"`
}

// Source is where in the document a rule stands.
type Source struct {
	Text   string   `json:"text"`             // for people: `§4 Stages, row "Stage 2"`
	Quotes []string `json:"quotes,omitempty"` // the quoted words in it, each to be found in the document
}

// Condition is a fact that must be so, or must not.
type Condition struct {
	Fact string `json:"fact"` // a Fact's name, or Resolved
	Not  bool   `json:"not,omitempty"`
}

// Resolved is the built-in fact: both sides agreed what will happen.
const Resolved = "resolved"

// Pair is who speaks to whom.
type Pair struct {
	From string `json:"from"`
	To   string `json:"to,omitempty"`   // "" where only one side is named
	With bool   `json:"with,omitempty"` // "with" rather than "to"
}

// Strength is the board's own word; it is never raised or softened.
type Strength uint8

// The strengths. Does is for what the document states as happening: "will", "is".
const (
	Must Strength = iota + 1
	Should
	May
	Does
)

// Act is what kind of doing a duty asks for, taken from its first verb.
// An act other than ActOther can be met by an event.
type Act string

// The acts. The verbs that lead to each are in acts.go.
const (
	ActOther    Act = ""
	ActDiscuss  Act = "discuss" // met by a discussion held
	ActContact  Act = "contact" // met by contact made
	ActRefer    Act = "refer"   // met by a referral or the form sent
	ActInform   Act = "inform"  // met by telling somebody
	ActCopy     Act = "copy"    // met by copying somebody in
	ActWrite    Act = "write"   // record, log, document, complete
	ActConfirm  Act = "confirm" // written confirmation of what was agreed
	ActSend     Act = "send"    // a form or report
	ActShare    Act = "share"   // learning, records
	ActConvene  Act = "convene" // a meeting
	ActReach    Act = "reach"   // be resolved or at a stage: Duty.Stage
	ActAgree    Act = "agree"   // dates, actions
	ActDebrief  Act = "debrief"
	ActEscalate Act = "escalate" // take it up
)

// Duty is one thing that the document asks of somebody.
type Duty struct {
	Strength Strength   `json:"strength"`
	Act      Act        `json:"act,omitempty"`
	Text     string     `json:"text"` // "ask for the reasons behind the decision", without the timescale
	Time     *Timescale `json:"time,omitempty"`
	From     int        `json:"from,omitempty"`  // "from stage 2 on": lowest rank at which it applies; 0 is always
	Stage    int        `json:"stage,omitempty"` // act Reach: the stage to be at
	Line     int        `json:"-"`
}

// Urgency is how a document says "soon" without a number; Within has one.
type Urgency uint8

// The ways of limiting time.
const (
	Within Urgency = iota + 1
	SameWorkingDay
	Immediately
	WithoutDelay
	AsSoonAsPossible
)

// Unit of a timescale's amount.
type Unit uint8

// The units.
const (
	WorkingDays Unit = iota + 1
	Days
	Months
)

// Timescale limits an act.
type Timescale struct {
	Urgency Urgency `json:"urgency"`
	Amount  int     `json:"amount,omitempty"` // with Within: at least 1
	Unit    Unit    `json:"unit,omitempty"`
	From    Moment  `json:"from,omitzero"`    // as the document prints it
	Reading Moment  `json:"reading,omitzero"` // ours, where From.Event is Unprinted
}

// MomentEvent is an event that a limit is counted from.
type MomentEvent string

// The events: a closed list.
const (
	Arising    MomentEvent = "arising"     // the disagreement or concern arising
	Outset     MomentEvent = "outset"      // a worker first considering the concern
	StageStart MomentEvent = "stage start" // Moment.Stage
	StageEnd   MomentEvent = "stage end"   // Moment.Stage completed, resolved or not
	Meeting    MomentEvent = "meeting"     // the resolution meeting or review
	Unprinted  MomentEvent = "unprinted"   // the document gives a limit and no start
)

// Moment is an event, and the stage where it is one of a stage.
type Moment struct {
	Event MomentEvent `json:"event,omitempty"`
	Stage int         `json:"stage,omitempty"`
}

// TargetKind says where a disagreement goes on.
type TargetKind string

// The targets.
const (
	ToStage   TargetKind = "stage"     // Target.Stage
	ToPanel   TargetKind = "panel"     // Target.Section
	ToEnd     TargetKind = "end"       // the document prints nothing further
	Leave     TargetKind = "leave"     // another procedure instead: Target.Name
	Alongside TargetKind = "alongside" // another procedure as well: Target.Name
)

// Target is where a rule leads.
type Target struct {
	Kind    TargetKind `json:"kind"`
	Stage   int        `json:"stage,omitempty"`
	Section string     `json:"section,omitempty"`
	Name    string     `json:"name,omitempty"`
}

// SkipKind is whether stages may be left out.
type SkipKind string

// The permissions to skip.
const (
	SkipRequired   SkipKind = "required"
	SkipAllowed    SkipKind = "allowed"
	SkipDiscretion SkipKind = "discretion"
	SkipNotStated  SkipKind = "not stated"
)

// Skip is what a document says of leaving out stages.
type Skip struct {
	Kind SkipKind `json:"kind"`
	To   int      `json:"to,omitempty"` // the stage to go to, where one is printed
	Text string   `json:"text,omitempty"`
}

// Log is a register that an agency keeps over all its cases.
type Log struct {
	Title  string   `json:"title"`
	Fields []string `json:"fields"`
	Fill   []string `json:"fill,omitempty"` // what of a case belongs in each field, "none" for nothing of ours; empty where the file does not say
}

// GapKind tells three kinds of not knowing apart. None ever becomes a number.
type GapKind string

// The gaps.
const (
	Silent  GapKind = "silent"  // the document does not say
	Missing GapKind = "missing" // it said, in a part that we do not have
	Unclear GapKind = "unclear" // it can be read more than one way
)

// Gap is something the document leaves open.
type Gap struct {
	Kind    GapKind `json:"kind"`
	About   string  `json:"about"`             // from the closed list GapSubjects
	Text    string  `json:"text"`              // completes "The document does not say …"
	Reading string  `json:"reading,omitempty"` // how we read it, said to be ours
}

// Form is a board's own form, in printed order.
type Form struct {
	ID     string     `json:"id"`    // the section's id without "form-"
	Title  string     `json:"title"` // as printed
	Source Source     `json:"source"`
	Sent   []string   `json:"sent,omitempty"` // when, by whom and to whom, one moment each, in our words
	Parts  []FormPart `json:"parts"`
}

// FormPart is a field, an instruction, a table, a choice or a signature block.
type FormPart struct {
	Kind    PartKind   `json:"kind"`
	Label   string     `json:"label,omitempty"`   // as printed
	Fill    []string   `json:"fill,omitempty"`    // what of a case belongs here, from the closed list FillNames; none: it is asked for
	Options []string   `json:"options,omitempty"` // choices as printed
	Columns []Column   `json:"columns,omitempty"`
	Rows    []string   `json:"rows,omitempty"`  // first cell of each printed row
	Parts   []FormPart `json:"parts,omitempty"` // the fields of a signature block
}

// Column is one of a form's table.
type Column struct {
	Label string   `json:"label"`
	Fill  []string `json:"fill,omitempty"`
}

// PartKind says what a part of a form is.
type PartKind string

// The parts of forms.
const (
	Field     PartKind = "field"
	Note      PartKind = "note"    // an instruction printed on the form, in our words unless a label
	HeadingOf PartKind = "heading" // printed heading
	TableOf   PartKind = "table"
	Choice    PartKind = "choice"
	Signature PartKind = "signature"
)

// Contact is who to reach: role first, never a person's name.
type Contact struct {
	ID       string   `json:"id"`
	Role     string   `json:"role"`
	Email    string   `json:"email,omitempty"` // only of a role or office
	Phone    string   `json:"phone,omitempty"`
	For      []string `json:"for,omitempty"`
	Printed  string   `json:"printed,omitempty"`  // when the document printed it: "June 2021"
	Withheld []string `json:"withheld,omitempty"` // what is printed of a named person and not repeated here
	Source   Source   `json:"source"`
}

// AgencyTable says who it is at each stage, agency by agency, as printed.
type AgencyTable struct {
	Source   Source      `json:"source"`
	Agencies []AgencyRow `json:"agencies"`
}

// AgencyRow is one agency's people, by stage.
type AgencyRow struct {
	Agency string         `json:"agency"`
	ByRank map[int]string `json:"byRank"`
}
