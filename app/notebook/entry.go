package notebook

import "waymark/app/workday"

// Panel stands in Entry.Stage for what comes after the last stage, as it does in the guide.
const Panel = 100

// Entry is one dated line of the record. It is never changed once it is in a case; a
// later entry amends it. Which fields belong to which kind is in kind.go. Unused fields are zero.
type Entry struct {
	Number   uint32 // its place in the order of writing, from 1; set by Add
	Kind     Kind
	Happened When   // when it happened; may be long before it was written
	Written  Stamp  // when it was put down; set by Add
	Under    uint32 // the entry that moved the case to the edition this was written under; 0: as it began; set by Add

	Stage    int   // rank of a stage, Panel, or 0 where it is of none
	Who      Party // the other side: spoken to, told, copied, sent to, deciding
	How      How
	Concern  string // the conversation card, see Card
	Evidence string
	Risk     string
	Said     string // what else was said
	Asked    string
	Reply    string // what they answered
	Owner    Party  // who does what was agreed
	Due      workday.Date
	Repeated Answer // the agreement was said back and heard: Yes or No; NotAnswered where it is not noted
	Text     string
	Reason   string
	Form     string // id of the policy's form
	Action   uint32 // the entry that promised what is done now
	Question string // the name of the policy's fact
	Answer   Answer
	To       Edition

	Amends  uint32 // the entry that this one stands in place of; 0 for none
	Why     string // why, in the writer's words; needed unless Details
	Details bool   // nothing was wrong: this one only says more
}

// Party is a role and its agency, never a name: "social worker", "Council". A role that
// the policy speaks of is written as the policy's rules write it, so that the guide knows it.
type Party struct{ Role, Agency string }

// How is the way of a contact. The numbers are stored.
type How uint8

// The ways. The zero value is not noted.
const (
	ByPhone How = iota + 1
	ByVideo
	InPerson
	ByEmail
	ByMessage
	ByLetter
	NoReply // tried, and nobody was reached; also a voicemail
	hows
)

// talked says whether both sides could speak.
func (h How) talked() bool { return h == ByPhone || h == ByVideo || h == InPerson }

// Answer is what was answered to a question. The numbers are stored, and are the guide's.
type Answer uint8

// The answers.
const (
	NotAnswered Answer = iota
	Yes
	No
	NotSure
)

// Edition is one edition of one board's policy.
type Edition struct {
	Board string // "swindon"
	Pack  string // the hash that names the pack
}

// The longest that parts of a case may be, in bytes.
const (
	MaxText    = 20_000 // what people write
	MaxLine    = 300    // a role, an agency, a form, the name of a question
	MaxEntries = 5_000
	MaxCase    = 8 << 20 // a whole case, stored; half of what the vault seals at once
)
