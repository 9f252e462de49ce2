package notebook

import "fmt"

// Identity is the one sheet of a case that may hold names. It is a record of its own, so that
// a case can be shown, printed and handed over without it.
type Identity struct {
	Case   ID
	People []Person
}

// Person says who stands behind a role in the case.
type Person struct {
	Called string // as the case calls them: "Adult A", "social worker, Council"
	Name   string
	Note   string // how to reach them, a number of theirs
}

// MaxPeople is how many people an identity sheet holds.
const MaxPeople = 200

// MaxIdentity is the longest a stored identity sheet may be, in bytes.
const MaxIdentity = 1 << 20

// Encode writes an identity sheet. The error is ErrTooLong, or ErrEntry where a line is not
// text or the sheet is of no case.
func (i Identity) Encode() ([]byte, error) {
	if i.Case.IsZero() {
		return nil, fmt.Errorf("encode identity sheet: %w", ErrEntry)
	}
	if len(i.People) > MaxPeople {
		return nil, fmt.Errorf("encode identity sheet: %w", ErrTooLong)
	}
	looked := &census{}
	w := startRecord(recordIdentity)
	w.b = append(w.b, i.Case[:]...)
	w.uvarint(uint64(len(i.People)))
	for _, p := range i.People {
		p.walk(looked)
		p.walk(w)
		w.end()
	}
	if err := looked.storable(); err != nil {
		return nil, fmt.Errorf("encode identity sheet: %w", err)
	}
	if len(w.b) > MaxIdentity {
		return nil, fmt.Errorf("encode identity sheet: %w", ErrTooLong)
	}
	return w.b, nil
}

// DecodeIdentity reads what Encode wrote, and nothing else. The error is ErrDamaged or ErrNewerFormat.
func DecodeIdentity(b []byte) (Identity, error) {
	r, err := openRecord(b, recordIdentity, MaxIdentity)
	if err != nil {
		return Identity{}, fmt.Errorf("decode identity sheet: %w", err)
	}
	i := Identity{Case: readID(r)}
	if i.Case.IsZero() {
		r.fail()
	}
	for n := r.uvarint(MaxPeople); n > 0 && !r.bad; n-- {
		var p Person
		p.walk(r)
		r.end()
		i.People = append(i.People, p)
	}
	if err := r.done(); err != nil {
		return Identity{}, fmt.Errorf("decode identity sheet: %w", err)
	}
	return i, nil
}

func (p *Person) walk(w walker) {
	p.Called = w.text(1, p.Called, MaxLine)
	p.Name = w.text(2, p.Name, MaxLine)
	p.Note = w.text(3, p.Note, MaxText)
}
