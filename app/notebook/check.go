package notebook

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"waymark/app/stable"
	"waymark/app/workday"
)

// Problem is what is wrong with a field.
type Problem uint8

// The problems.
const (
	Empty      Problem = iota + 1 // needed, and not there
	NotOfKind                     // there, and no part of an entry of this kind
	TooLong                       // over MaxText, or MaxLine for a short field
	NotText                       // not UTF-8
	OutOfRange                    // no such stage, way, answer, date or kind
	NoEntry                       // names an entry that is not there, or not one that it can name
	Amended                       // names an entry that is amended already: amend the later one
	NoMove                        // the case is under that board or edition already, or the board is another
)

// Fault is what is wrong with one field of an entry.
type Fault struct {
	Field   Field
	Problem Problem
}

// EntryError is why an entry was not taken: all its faults, in the order of fields. It wraps ErrEntry.
type EntryError struct{ Faults []Fault }

// Error says no more than that, because the rest is for a form to show beside its fields.
func (e *EntryError) Error() string { return ErrEntry.Error() }

// Unwrap gives ErrEntry.
func (e *EntryError) Unwrap() error { return ErrEntry }

// Check says what is wrong with an entry as far as it can be known without its case: nil or an *EntryError.
func (e Entry) Check() error {
	c := e.look()
	c.fits(e.Kind)
	if e.Amends != 0 && e.Why == "" && !e.Details {
		c.fault(FieldWhy, Empty)
	}
	if e.Amends == 0 && e.Why != "" {
		c.fault(FieldAmends, Empty)
	}
	if e.Amends == 0 && e.Details {
		c.fault(FieldAmends, Empty)
	}
	return c.err()
}

// look finds what would not survive being stored.
func (e Entry) look() *census {
	c := &census{}
	e.walk(c)
	if !e.Kind.Valid() {
		c.fault(FieldKind, OutOfRange)
	}
	if e.Happened.Date.IsZero() {
		c.fault(FieldHappened, Empty)
	} else if !e.Happened.sound() {
		c.fault(FieldHappened, OutOfRange)
	}
	return c
}

// census is a walker that changes nothing: it notes which fields are there and which are wrong.
type census struct {
	there  fields
	faults []Fault
}

func (c *census) fault(f Field, p Problem) {
	if !slices.Contains(c.faults, Fault{f, p}) {
		c.faults = append(c.faults, Fault{f, p})
	}
}

func (c *census) err() error {
	if len(c.faults) == 0 {
		return nil
	}
	stable.Sort(c.faults, func(a, b Fault) int { return cmp.Compare(a.Field, b.Field) })
	return &EntryError{c.faults}
}

// storable is the error of what need not be complete but must be text of a bearable length.
func (c *census) storable() error {
	switch {
	case len(c.faults) == 0:
		return nil
	case slices.ContainsFunc(c.faults, func(f Fault) bool { return f.Problem == TooLong }):
		return ErrTooLong
	}
	return ErrEntry
}

// fits compares what is there with what an entry of a kind should have.
func (c *census) fits(k Kind) {
	if !k.Valid() {
		return
	}
	for f := FieldStage; f <= FieldDetails; f++ {
		switch {
		case k.Needs(f) && !c.there.has(f):
			c.fault(f, Empty)
		case c.there.has(f) && !k.Takes(f):
			c.fault(f, NotOfKind)
		}
	}
}

func (c *census) number(f Field, v, most uint64) uint64 {
	if v != 0 {
		c.there |= setOf(f)
	}
	if v > most {
		c.fault(f, OutOfRange)
	}
	return v
}

func (c *census) text(f Field, v string, most int) string {
	if v != "" {
		c.there |= setOf(f)
	}
	if len(v) > most {
		c.fault(f, TooLong)
	}
	if !utf8.ValidString(v) {
		c.fault(f, NotText)
	}
	return v
}

func (c *census) date(f Field, v workday.Date) workday.Date {
	if v.IsZero() {
		return v
	}
	c.there |= setOf(f)
	if !v.Valid() {
		c.fault(f, OutOfRange)
	}
	return v
}
