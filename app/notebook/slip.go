package notebook

import "fmt"

// Slip is one entry stored by itself, beside its case, until the case is next written whole: to save an entry is then to
// store one small record, however long the case is. It says all that a case says of the entry, and its number there.
type Slip struct {
	Case  ID
	Entry Entry
	Draft ID // that it was typed into, and that went when it was stored; zero for none
}

// Encode writes a slip. The error is ErrEntry where it names no case, or its entry has no number.
func (s Slip) Encode() ([]byte, error) {
	if s.Case.IsZero() || s.Entry.Number == 0 {
		return nil, fmt.Errorf("encode slip: %w", ErrEntry)
	}
	w := startRecord(recordSlip)
	w.b = append(append(w.b, s.Case[:]...), s.Draft[:]...)
	w.uvarint(uint64(s.Entry.Number))
	s.Entry.write(w)
	return w.b, nil
}

// DecodeSlip reads what Encode wrote, and nothing else. The error is ErrDamaged or ErrNewerFormat.
func DecodeSlip(b []byte) (Slip, error) {
	r, err := openRecord(b, recordSlip, MaxCase)
	if err != nil {
		return Slip{}, fmt.Errorf("decode slip: %w", err)
	}
	s := Slip{Case: readID(r), Draft: readID(r)}
	s.Entry.Number = uint32(r.uvarint(MaxEntries))
	s.Entry.read(r)
	if s.Case.IsZero() || s.Entry.Number == 0 {
		r.fail()
	}
	if err := r.done(); err != nil {
		return Slip{}, fmt.Errorf("decode slip: %w", err)
	}
	return s, nil
}

// With is the case with the entry of a slip: the same case where it has that entry already. The error is ErrDamaged where
// the slip is of another case, does not come next, or names what is not in the case.
func (c *Case) With(s Slip) (*Case, error) {
	if there, is := c.Entry(s.Entry.Number); is && s.Case == c.start.ID && there == s.Entry {
		return c, nil
	}
	amended := make(map[uint32]bool)
	for i := range c.entries {
		amended[c.entries[i].Amends] = true
	}
	delete(amended, 0)
	if s.Case != c.start.ID || int(s.Entry.Number) != len(c.entries)+1 || !c.linked(&s.Entry, amended) {
		return nil, fmt.Errorf("add slip: %w", ErrDamaged)
	}
	return c.and(s.Entry), nil
}

// and is the case with an entry that belongs at its end.
func (c *Case) and(e Entry) *Case {
	entries := make([]Entry, len(c.entries), len(c.entries)+1) // no room for a second one: it would not be used
	copy(entries, c.entries)
	return &Case{c.start, append(entries, e), c.written + e.encode()}
}
