package notebook

import (
	"encoding/binary"
	"time"
	"unicode/utf8"

	"waymark/app/workday"
)

// How records are stored. All numbers are unsigned varints of the shortest form, a text is
// its length and its bytes, a date is one number. A part that may be absent is a field: its
// number, then its value; absent parts take no room, and a list of fields ends with 0. There
// is one way to write each record, and only that way is read.

// walker is passed every field of a thing in the order of storing. A writer stores the value, a
// reader gives back another, a census only looks.
type walker interface {
	number(f Field, v, most uint64) uint64
	text(f Field, v string, most int) string
	date(f Field, v workday.Date) workday.Date
}

// writer stores.
type writer struct{ b []byte }

func (w *writer) uvarint(v uint64) { w.b = binary.AppendUvarint(w.b, v) }

func (w *writer) string(s string) {
	w.uvarint(uint64(len(s)))
	w.b = append(w.b, s...)
}

func (w *writer) number(f Field, v, _ uint64) uint64 {
	if v != 0 {
		w.b = append(w.b, byte(f))
		w.uvarint(v)
	}
	return v
}

func (w *writer) text(f Field, v string, _ int) string {
	if v != "" {
		w.b = append(w.b, byte(f))
		w.string(v)
	}
	return v
}

func (w *writer) date(f Field, v workday.Date) workday.Date {
	w.number(f, packDate(v), maxDate)
	return v
}

func (w *writer) end() { w.b = append(w.b, 0) }

func (w *writer) when(v When) {
	w.uvarint(packDate(v.Date))
	w.uvarint(uint64(v.Clock))
}

func (w *writer) stamp(v Stamp) {
	w.uvarint(uint64(v.Instant))
	w.when(v.Local)
}

// receipt stands at the very end, and only in what was received.
func (w *writer) receipt(v Stamp) {
	if v != (Stamp{}) {
		w.stamp(v)
	}
}

const maxDate = 9999<<9 | 12<<5 | 31

func packDate(d workday.Date) uint64 { return uint64(d.Year)<<9 | uint64(d.Month)<<5 | uint64(d.Day) }

// reader takes from s, from at on. After the first thing that does not fit it is bad, takes
// nothing more and gives zero values. Texts are cut from s and not copied.
type reader struct {
	s     string
	at    int
	bad   bool
	texts []Text // where those of entries were found
	entry uint32 // the one that is being read
}

func (r *reader) fail() { r.bad, r.at = true, len(r.s) }

// left is how many bytes there still are.
func (r *reader) left() int { return len(r.s) - r.at }

// take gives the next n bytes, which are there.
func (r *reader) take(n int) string {
	v := r.s[r.at : r.at+n]
	r.at += n
	return v
}

func (r *reader) byte() byte {
	if r.left() == 0 {
		r.fail()
		return 0
	}
	r.at++
	return r.s[r.at-1]
}

// uvarint reads a number no greater than most, in its shortest form.
func (r *reader) uvarint(most uint64) uint64 {
	if r.at < len(r.s) && r.s[r.at] < 0x80 && uint64(r.s[r.at]) <= most { // nearly always
		r.at++
		return uint64(r.s[r.at-1])
	}
	var v uint64
	for shift := 0; shift < 63; shift += 7 {
		b := r.byte()
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if v > most || b == 0 && shift > 0 {
				break
			}
			return v
		}
	}
	r.fail()
	return 0
}

func (r *reader) string(most int) string {
	n := r.uvarint(uint64(most))
	if n > uint64(r.left()) {
		r.fail()
		return ""
	}
	v := r.take(int(n))
	if !utf8.ValidString(v) {
		r.fail()
		return ""
	}
	return v
}

// bytes reads bytes that need not be text, and copies them.
func (r *reader) bytes(most int) []byte {
	n := r.uvarint(uint64(most))
	if n > uint64(r.left()) {
		r.fail()
		return nil
	}
	return []byte(r.take(int(n)))
}

// next says whether the field that comes next is f, and takes its number if so. A field
// that should have come before f is one too many.
func (r *reader) next(f Field) bool {
	if r.left() == 0 {
		r.fail()
		return false
	}
	switch b := r.s[r.at]; {
	case b == byte(f):
		r.at++
		return true
	case b != 0 && b < byte(f):
		r.fail()
	}
	return false
}

func (r *reader) number(f Field, _, most uint64) uint64 {
	if !r.next(f) {
		return 0
	}
	v := r.uvarint(most)
	if v == 0 {
		r.fail()
	}
	return v
}

func (r *reader) text(f Field, _ string, most int) string {
	if !r.next(f) {
		return ""
	}
	v := r.string(most)
	if v == "" {
		r.fail()
	}
	if r.entry != 0 {
		r.texts = append(r.texts, Text{r.entry, headSize + r.at - len(v), headSize + r.at})
	}
	return v
}

func (r *reader) date(f Field, _ workday.Date) workday.Date {
	if !r.next(f) {
		return workday.Date{}
	}
	return r.day()
}

func (r *reader) end() {
	if r.byte() != 0 {
		r.fail()
	}
}

func (r *reader) day() workday.Date {
	v := r.uvarint(maxDate)
	d := workday.Date{Year: int(v >> 9), Month: time.Month(v >> 5 & 15), Day: int(v & 31)}
	if !ordinary(d) && !d.Valid() {
		r.fail()
		return workday.Date{}
	}
	return d
}

// ordinary says of most dates, without looking at a calendar, that they exist.
func ordinary(d workday.Date) bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= time.January && d.Month <= time.December && d.Day >= 1 && d.Day <= 28
}

func (r *reader) when() When {
	return When{r.day(), Clock(r.uvarint(dayMinutes))}
}

func (r *reader) stamp() Stamp {
	s := Stamp{int64(r.uvarint(maxInstant)), r.when()}
	if !s.Local.Clock.Valid() {
		r.fail()
	}
	return s
}

func (r *reader) receipt() Stamp {
	if r.left() == 0 {
		return Stamp{}
	}
	return r.stamp()
}

// The kinds of record, by their first byte. The second is the format.
const (
	recordCase     = 'C'
	recordSummary  = 'S'
	recordIdentity = 'I'
	recordDraft    = 'D'
	recordBinned   = 'B'
	recordSettings = 'T'
	recordSlip     = 'L'

	format = 1
)

func startRecord(kind byte) *writer { return &writer{[]byte{kind, format}} }

const headSize = 2 // the kind of record, and its format

// openRecord reads the head. The error is ErrDamaged or ErrNewerFormat.
func openRecord(b []byte, kind byte, most int) (*reader, error) {
	if len(b) < headSize || b[0] != kind || b[1] == 0 || len(b) > most {
		return nil, ErrDamaged
	}
	if b[1] > format {
		return nil, ErrNewerFormat
	}
	return &reader{s: string(b[headSize:])}, nil
}

// done is the error of a record that should be read to its end.
func (r *reader) done() error {
	if r.bad || r.left() > 0 {
		return ErrDamaged
	}
	return nil
}
