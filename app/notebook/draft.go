package notebook

import "fmt"

// Draft is an entry that is not finished. It need not be complete, and it has no number.
// When it becomes an entry it is deleted in the same transaction in which the case is stored.
type Draft struct {
	ID      ID
	Case    ID    // the case that it is for; zero for one that has not begun
	Entry   Entry // as far as it goes
	Card    bool  // it is a conversation card, filled in before the call
	Began   Stamp // "unfinished entry from 14:10"
	Changed Stamp
}

// Encode writes a draft. The error is ErrTooLong where a field is longer than it could be in
// an entry, and ErrEntry where one is not text or the draft has no id, kind or time.
func (d Draft) Encode() ([]byte, error) {
	looked := &census{}
	d.Entry.walk(looked)
	if err := looked.storable(); err != nil {
		return nil, fmt.Errorf("encode draft: %w", err)
	}
	if d.ID.IsZero() || !d.Entry.Kind.Valid() || !d.Began.sound() || !d.Changed.sound() || !d.halfWhen() {
		return nil, fmt.Errorf("encode draft: %w", ErrEntry)
	}
	w := startRecord(recordDraft)
	w.b = append(append(w.b, d.ID[:]...), d.Case[:]...)
	w.b = append(w.b, byte(truth(d.Card)), byte(d.Entry.Kind))
	w.stamp(d.Began)
	w.stamp(d.Changed)
	w.uvarint(uint64(d.Entry.Happened.Clock))
	w.date(1, d.Entry.Happened.Date)
	w.end()
	d.Entry.walk(w)
	w.end()
	return w.b, nil
}

// halfWhen says whether the time of the draft is one, as far as it is filled in.
func (d *Draft) halfWhen() bool {
	w := d.Entry.Happened
	return (w.Date.IsZero() || w.Date.Valid()) && w.Clock <= dayMinutes
}

// MaxDraft is the longest a stored draft may be, in bytes.
const MaxDraft = 12 * MaxText

// DecodeDraft reads what Encode wrote, and nothing else. The error is ErrDamaged or ErrNewerFormat.
func DecodeDraft(b []byte) (Draft, error) {
	r, err := openRecord(b, recordDraft, MaxDraft)
	if err != nil {
		return Draft{}, fmt.Errorf("decode draft: %w", err)
	}
	d := Draft{ID: readID(r), Case: readID(r)}
	card := r.byte()
	d.Card, d.Entry.Kind = card == 1, Kind(r.byte())
	d.Began, d.Changed = r.stamp(), r.stamp()
	d.Entry.Happened.Clock = Clock(r.uvarint(dayMinutes))
	d.Entry.Happened.Date = r.date(1, d.Entry.Happened.Date)
	r.end()
	d.Entry.fill(r)
	if d.ID.IsZero() || card > 1 || !d.Entry.Kind.Valid() {
		r.fail()
	}
	if err := r.done(); err != nil {
		return Draft{}, fmt.Errorf("decode draft: %w", err)
	}
	return d, nil
}

// SaveWithin is the longest in milliseconds that typing may wait to be saved.
const SaveWithin = 2 * second

// Typing knows since when there is something that is not saved. The zero value: nothing.
//
// We count from the first key since the last save, not from the latest: somebody who types
// without a pause is saved all the same.
type Typing struct {
	since   int64
	waiting bool
}

// Key notes a change at an instant.
func (t *Typing) Key(instant int64) {
	if !t.waiting {
		t.since, t.waiting = instant, true
	}
}

// Saved notes that everything typed before an instant is stored. Keys after it wait on.
func (t *Typing) Saved() { t.waiting = false }

// Waiting says whether there is something to save: on blur, on hide and on back, at once.
func (t *Typing) Waiting() bool { return t.waiting }

// Due is how many milliseconds are left before it must be saved: 0 when it is time, also
// where the clock has gone back; -1 when nothing waits.
func (t *Typing) Due(instant int64) int64 {
	if !t.waiting {
		return -1
	}
	gone := instant - t.since
	if gone < 0 {
		return 0
	}
	return max(SaveWithin-gone, 0)
}
