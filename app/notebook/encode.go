package notebook

import (
	"fmt"
	"slices"
)

// Encode writes a case with all its entries as one record. The error is ErrFull.
func (c *Case) Encode() ([]byte, error) {
	w := &writer{make([]byte, 0, startRoom+len(c.written))}
	w.b = append(w.b, recordCase, format)
	c.start.write(w)
	w.uvarint(uint64(len(c.entries)))
	w.b = append(w.b, c.written...)
	w.receipt(c.start.Received)
	if len(w.b) > MaxCase {
		return nil, fmt.Errorf("encode case: %w", ErrFull)
	}
	return w.b, nil
}

// Size is how many bytes the entries take when they are encoded, which is more than there are in their words.
func (c *Case) Size() int { return len(c.written) }

// startRoom is more than the start of a case takes, but for the longest of roles.
const startRoom = 512

// encode is an entry as a case holds it.
func (e *Entry) encode() string {
	var w writer
	e.write(&w)
	return string(w.b)
}

// Decode reads what Encode wrote, and nothing else. The error is ErrDamaged or ErrNewerFormat.
//
// It checks that entries can be shown and replayed, not that each has what Add would ask for:
// a rule that becomes stricter must not make an old record unreadable.
func Decode(b []byte) (*Case, error) {
	return new(Room).Decode(b)
}

// Room is where one case after another is read of which none is kept, so that looking through a notebook leaves little to
// tidy away. The zero value is ready. It is for one goroutine.
type Room struct {
	last  Case
	texts []Text
}

// Text is where a text of an entry stands in an encoded case.
type Text struct {
	Entry    uint32
	From, To int
}

// Decode is as the function of that name. The case is there until the next one is read.
func (r *Room) Decode(b []byte) (*Case, error) {
	if err := r.last.decode(b, &r.texts); err != nil {
		return nil, err
	}
	return &r.last, nil
}

// Texts is where each text that is not empty of the case stands in the bytes that it was read from, in their order there. It
// is true until the next case is read.
func (r *Room) Texts() []Text { return r.texts }

// decode reads a case into c, and uses what room c has for entries and what texts has for what is noted there.
func (c *Case) decode(b []byte, texts *[]Text) error {
	r, err := openRecord(b, recordCase, MaxCase)
	if err != nil {
		return fmt.Errorf("decode case: %w", err)
	}
	c.start = readStart(r)
	n := int(r.uvarint(min(MaxEntries, uint64(r.left()/minEntry))))
	clear(c.entries)
	c.entries = slices.Grow(c.entries[:0], n)[:n]
	from := r.at
	r.texts = (*texts)[:0]
	amended := make(map[uint32]bool)
	for i := range c.entries {
		e := &c.entries[i]
		e.Number = uint32(i + 1)
		r.entry = e.Number
		e.read(r)
		if !c.linked(e, amended) {
			r.fail()
		}
		if r.bad {
			break
		}
	}
	c.written, *texts = r.s[from:r.at], r.texts
	c.start.Received = r.receipt()
	if err := r.done(); err != nil {
		return fmt.Errorf("decode case: %w", err)
	}
	return nil
}

// linked says whether an entry names only entries written before it, and amends one that
// was not amended before.
func (c *Case) linked(e *Entry, amended map[uint32]bool) bool {
	if e.Amends >= e.Number || e.Action >= e.Number || e.Under >= e.Number || amended[e.Amends] {
		return false
	}
	if e.Amends != 0 {
		amended[e.Amends] = true
	}
	if e.Action != 0 && !c.entries[e.Action-1].promises() {
		return false
	}
	if e.Kind.moves() && !e.To.sound() || e.Kind == Answered && (e.Question == "" || e.Answer == NotAnswered) {
		return false
	}
	return e.Under == 0 || c.entries[e.Under-1].Kind.moves()
}

const minEntry = 10 // bytes: no entry is shorter

func (e *Entry) write(w *writer) {
	w.b = append(w.b, byte(e.Kind))
	w.when(e.Happened)
	w.stamp(e.Written)
	w.uvarint(uint64(e.Under))
	e.walk(w)
	w.end()
}

func (e *Entry) read(r *reader) {
	e.Kind = Kind(r.byte())
	if !e.Kind.Valid() {
		r.fail()
	}
	e.Happened = r.when()
	e.Written = r.stamp()
	e.Under = uint32(r.uvarint(MaxEntries))
	e.fill(r)
}

func (s *Start) write(w *writer) {
	w.b = append(w.b, s.ID[:]...)
	w.string(s.Code)
	w.string(s.Adult)
	w.string(s.Keeper.Role)
	w.string(s.Keeper.Agency)
	s.Edition.write(w)
	w.stamp(s.Created)
}

func readStart(r *reader) Start {
	s := Start{ID: readID(r), Code: r.string(MaxLine), Adult: r.string(MaxLine)}
	s.Keeper = Party{r.string(MaxLine), r.string(MaxLine)}
	s.Edition = readEdition(r)
	s.Created = r.stamp()
	if !s.sound() {
		r.fail()
	}
	return s
}

func (e Edition) write(w *writer) {
	w.string(e.Board)
	w.string(e.Pack)
}

func readEdition(r *reader) Edition { return Edition{r.string(MaxLine), r.string(MaxLine)} }

func readID(r *reader) ID {
	var id ID
	if r.left() < len(id) {
		r.fail()
		return id
	}
	copy(id[:], r.take(len(id)))
	return id
}
