package notebook

import (
	"iter"
	"slices"
)

// Case is one disagreement: the edition of the policy that it began under, and its entries.
// A Case never changes; Add makes another, so that a caller whose save fails still has the
// one that is stored.
type Case struct {
	start   Start
	entries []Entry // in the order of writing
	written string  // the entries as Encode writes them, so that a new one does not write all of them again
}

// Start is what a case begins with and keeps.
type Start struct {
	ID      ID
	Code    string  // what people call it: "A7"
	Adult   string  // how the adult is called in it: "Adult A"; never a name
	Keeper  Party   // whose record it is, by role
	Edition Edition // what it began under; see Case.Edition for now
	Created Stamp

	Received Stamp // when it came out of somebody else's file; zero for one's own case. Who it is from, nobody checked
}

// Begin makes a case without entries. The error is ErrCase.
func Begin(s Start) (*Case, error) {
	if !s.sound() {
		return nil, ErrCase
	}
	return &Case{start: s}, nil
}

func (s Start) sound() bool {
	return !s.ID.IsZero() && ValidCode(s.Code) && s.Adult != "" && short(s.Adult) &&
		short(s.Keeper.Role) && short(s.Keeper.Agency) && s.Edition.sound() && s.Created.sound() &&
		(s.Received == Stamp{} || s.Received.sound())
}

func (e Edition) sound() bool {
	return e.Board != "" && e.Pack != "" && short(e.Board) && short(e.Pack)
}

// Start is what the case began with.
func (c *Case) Start() Start { return c.start }

// Len is how many entries there are, amended ones too; 0 for no case.
func (c *Case) Len() int {
	if c == nil {
		return 0
	}
	return len(c.entries)
}

// Entry is the entry of a number; false where there is none.
func (c *Case) Entry(number uint32) (Entry, bool) {
	if number < 1 || int(number) > len(c.entries) {
		return Entry{}, false
	}
	return c.entries[number-1], true
}

// Entries are all entries in the order of writing.
func (c *Case) Entries() iter.Seq[Entry] { return slices.Values(c.entries) }

// Last is when the case was last written in.
func (c *Case) Last() Stamp {
	if n := len(c.entries); n > 0 {
		return c.entries[n-1].Written
	}
	return c.start.Created
}

// Add is the case with one more entry, and that entry as it now stands in it: with its
// number, the time of writing, and the edition that it was written under. The error is an
// *EntryError or ErrFull, or ErrCase for a time that is none. c stays as it was.
func (c *Case) Add(e Entry, now Stamp) (*Case, Entry, error) {
	if !now.sound() {
		return nil, Entry{}, ErrCase
	}
	if len(c.entries) >= MaxEntries {
		return nil, Entry{}, ErrFull
	}
	e.Number, e.Written, e.Under = uint32(len(c.entries)+1), now, c.mover(0)
	if err := c.check(e); err != nil {
		return nil, Entry{}, err
	}
	return c.and(e), e, nil
}

// check adds to Entry.Check what only the case shows.
func (c *Case) check(e Entry) error {
	found := &census{}
	if err, is := e.Check().(*EntryError); is {
		found.faults = err.Faults
	}
	if e.Amends != 0 {
		if p := c.amendable(e); p != 0 {
			found.fault(FieldAmends, p)
		}
	}
	if e.Action != 0 && !c.promise(e.Action) {
		found.fault(FieldAction, NoEntry)
	}
	if e.To.sound() && !c.movable(e) {
		found.fault(FieldToBoard, NoMove)
	}
	return found.err()
}

// amendable says what stands against an entry amending the one that it names. We let an
// entry be amended once only: the next correction is one of the correction, so there is
// never a doubt which of two holds.
func (c *Case) amendable(e Entry) Problem {
	old, there := c.Entry(e.Amends)
	switch {
	case !there, e.Kind == Withdrawal && old.Kind == Withdrawal, e.Details && old.Kind != e.Kind:
		return NoEntry
	case c.amender(e.Amends) != 0:
		return Amended
	}
	return 0
}

// amender is the entry that amends another, 0 while none does.
func (c *Case) amender(number uint32) uint32 {
	for i := range c.entries {
		if c.entries[i].Amends == number {
			return c.entries[i].Number
		}
	}
	return 0
}

// promise says whether an entry promised something that can be done.
func (c *Case) promise(number uint32) bool {
	e, there := c.Entry(number)
	return there && e.promises()
}

// promises says whether an entry is about something that somebody will do.
func (e *Entry) promises() bool {
	switch e.Kind {
	case ActionAgreed:
		return true
	case Contact, Meeting:
		return e.Owner != Party{} || !e.Due.IsZero()
	}
	return false
}

// movable says whether a move goes somewhere. Another edition is one of the same board;
// another board is another. An entry that amends a move is measured against what was before it.
func (c *Case) movable(e Entry) bool {
	now := c.editionOf(c.mover(e.Amends))
	switch e.Kind {
	case BoardChanged:
		return e.To.Board != now.Board
	case EditionMoved, EditionStayed:
		return e.To.Board == now.Board && e.To.Pack != now.Pack
	}
	return true
}

// Edition is what the case is under now: the last move that stands, or what it began under.
func (c *Case) Edition() Edition { return c.editionOf(c.mover(0)) }

// EditionOf is the edition that an entry was written under.
func (c *Case) EditionOf(e Entry) Edition { return c.editionOf(e.Under) }

func (c *Case) editionOf(mover uint32) Edition {
	if e, there := c.Entry(mover); there {
		return e.To
	}
	return c.start.Edition
}

// mover is the number of the last move that stands, leaving out one entry; 0 for none.
//
// We take the move that was written last, not the one with the latest day: it is a decision
// about the record, and takes effect when the writer takes it.
func (c *Case) mover(without uint32) uint32 {
	for i := len(c.entries) - 1; i >= 0; i-- {
		e := &c.entries[i]
		if e.Kind.moves() && e.Number != without && c.amender(e.Number) == 0 {
			return e.Number
		}
	}
	return 0
}
