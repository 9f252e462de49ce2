package notebook

// Kind is what an entry records. The numbers are stored: new kinds go at the end, and
// none is ever given to another.
type Kind uint8

// The kinds of entry.
const (
	Arose         Kind = iota + 1 // the disagreement arose
	Contact                       // somebody was spoken or written to, or it was tried
	Meeting                       // a resolution meeting, review or panel was held
	StageStarted                  //
	Resolved                      // a stage is over: both sides agree what will happen
	Unresolved                    // a stage is over without agreement
	Skipped                       // a stage was left out, with the reason
	Informed                      // somebody was told
	Copied                        // somebody was copied in
	FormSent                      //
	ActionAgreed                  // something will be done: what, by whom, by when
	ActionDone                    // Entry.Action was done
	Confirmed                     // what was agreed was confirmed in writing
	Views                         // what the adult wants and says
	Decision                      // with its reason
	AgreedDate                    // Entry.Due was agreed instead of a printed limit
	Extended                      // both sides put a date back, to Entry.Due
	Missed                        // Entry.Due went by
	Learning                      // what is to be learnt; with somebody in Entry.Who, shared with them
	Debrief                       //
	Note                          //
	Answered                      // one of the policy's questions was answered
	BoardChanged                  // another board's policy applies: Entry.To
	EditionMoved                  // the case goes on under another edition: Entry.To
	EditionStayed                 // there is another edition, Entry.To, and the case stays where it is
	Withdrawal                    // Entry.Amends should not be there
	kinds                         // one more than the last
)

// Field is a part of an entry. The numbers are stored, as those of kinds are.
type Field uint8

// The fields of an entry, in the order in which they are stored.
const (
	FieldStage Field = iota + 1
	FieldWho
	FieldWhoAgency
	FieldHow
	FieldConcern
	FieldEvidence
	FieldRisk
	FieldSaid
	FieldAsked
	FieldReply
	FieldOwner
	FieldOwnerAgency
	FieldDue
	FieldRepeated
	FieldText
	FieldReason
	FieldForm
	FieldAction
	FieldQuestion
	FieldAnswer
	FieldToBoard
	FieldToPack
	FieldAmends
	FieldWhy
	FieldDetails
	FieldHappened // always there, so stored without its number
	FieldKind     // likewise
)

// fields is a set of fields.
type fields uint32

func setOf(list ...Field) fields {
	var s fields
	for _, f := range list {
		s |= 1 << f
	}
	return s
}

func (s fields) has(f Field) bool { return s&(1<<f) != 0 }

// shape is which fields an entry of a kind must have, and which it may.
type shape struct{ needs, may fields }

var (
	who       = setOf(FieldWho, FieldWhoAgency)
	owner     = setOf(FieldOwner, FieldOwnerAgency)
	stage     = setOf(FieldStage)
	text      = setOf(FieldText)
	reason    = setOf(FieldReason)
	due       = setOf(FieldDue)
	moved     = setOf(FieldToBoard, FieldToPack)
	amendment = setOf(FieldAmends, FieldWhy, FieldDetails)
	talk      = who | owner | stage | text | due | setOf(FieldHow, FieldConcern, FieldEvidence, FieldRisk,
		FieldSaid, FieldAsked, FieldReply, FieldRepeated)
)

// shapes says it for every kind. A contact needs nothing but its day, because it must be
// possible to note one in two taps and add the rest later.
var shapes = [kinds]shape{
	Arose:         {0, text},
	Contact:       {0, talk},
	Meeting:       {0, talk},
	StageStarted:  {stage, text | who},
	Resolved:      {stage, text},
	Unresolved:    {stage, text},
	Skipped:       {stage | reason, text},
	Informed:      {setOf(FieldWho), who | stage | text | setOf(FieldHow)},
	Copied:        {setOf(FieldWho), who | stage | text | setOf(FieldHow)},
	FormSent:      {setOf(FieldForm), who | stage | text},
	ActionAgreed:  {text, who | owner | stage | due},
	ActionDone:    {setOf(FieldAction), text | who},
	Confirmed:     {0, who | stage | text | setOf(FieldHow)},
	Views:         {text, who | stage | setOf(FieldHow)},
	Decision:      {text | reason, who | stage},
	AgreedDate:    {due | reason, who | stage | text},
	Extended:      {due | reason, who | stage | text},
	Missed:        {due | reason, who | stage | text},
	Learning:      {text, who | stage},
	Debrief:       {0, who | text},
	Note:          {text, stage},
	Answered:      {setOf(FieldQuestion, FieldAnswer), text},
	BoardChanged:  {moved | reason, 0},
	EditionMoved:  {moved | reason, 0},
	EditionStayed: {moved | reason, 0},
	Withdrawal:    {setOf(FieldAmends, FieldWhy), 0},
}

// Valid says whether it is one of the kinds.
func (k Kind) Valid() bool { return k >= Arose && k < kinds }

// Needs says whether an entry of this kind must have a field.
func (k Kind) Needs(f Field) bool { return k.Valid() && shapes[k].needs.has(f) }

// Takes says whether an entry of this kind may have a field. Every entry may be an
// amendment of an earlier one.
func (k Kind) Takes(f Field) bool { return k.Valid() && shapes[k].takes().has(f) }

func (s shape) takes() fields { return s.needs | s.may | amendment }

// moves says whether an entry of this kind puts the case under another edition.
func (k Kind) moves() bool { return k == BoardChanged || k == EditionMoved }
