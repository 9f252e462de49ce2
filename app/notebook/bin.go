package notebook

import "fmt"

// KeepBinned is how long in milliseconds what was deleted can be brought back.
const KeepBinned = day

// Binned is one thing that was deleted, whole: a case is its record, its summary, its
// identity sheet and its drafts. It is one record, sealed like all others. Entries cannot be
// deleted, so none is ever here by itself.
type Binned struct {
	ID      ID
	Code    string // of the case, so that it can be named and is not given out again
	Deleted Stamp
	Parts   []Part
}

// Part is a record as it was before it was deleted, not sealed.
type Part struct {
	Place
	Plain []byte
}

// MaxBinned is the longest that what goes to the bin may be, in bytes, as one record.
const MaxBinned = MaxCase + 4<<20

const maxParts = 1000

// Encode writes what goes to the bin. The error is ErrTooLong, ErrCase for no id or code or
// time, or ErrPlace.
func (d Binned) Encode() ([]byte, error) {
	if d.ID.IsZero() || !ValidCode(d.Code) || !d.Deleted.sound() {
		return nil, fmt.Errorf("encode for the bin: %w", ErrCase)
	}
	if len(d.Parts) > maxParts {
		return nil, fmt.Errorf("encode for the bin: %w", ErrTooLong)
	}
	w := startRecord(recordBinned)
	w.b = append(w.b, d.ID[:]...)
	w.string(d.Code)
	w.stamp(d.Deleted)
	w.uvarint(uint64(len(d.Parts)))
	for _, p := range d.Parts {
		if !p.Place.Valid() {
			return nil, fmt.Errorf("encode for the bin: %w", ErrPlace)
		}
		w.string(p.Store)
		w.string(p.ID)
		w.uvarint(uint64(len(p.Plain)))
		w.b = append(w.b, p.Plain...)
	}
	if len(w.b) > MaxBinned {
		return nil, fmt.Errorf("encode for the bin: %w", ErrTooLong)
	}
	return w.b, nil
}

// DecodeBinned reads what Encode wrote, and nothing else. The error is ErrDamaged or ErrNewerFormat.
func DecodeBinned(b []byte) (Binned, error) {
	r, err := openRecord(b, recordBinned, MaxBinned)
	if err != nil {
		return Binned{}, fmt.Errorf("decode from the bin: %w", err)
	}
	d := Binned{ID: readID(r), Code: r.string(MaxLine), Deleted: r.stamp()}
	if d.ID.IsZero() || !ValidCode(d.Code) {
		r.fail()
	}
	for n := r.uvarint(maxParts); n > 0 && !r.bad; n-- {
		p := Part{Place: Place{r.string(MaxLine), r.string(MaxLine)}}
		p.Plain = r.bytes(MaxBinned)
		if !p.Place.Valid() {
			r.fail()
		}
		d.Parts = append(d.Parts, p)
	}
	if err := r.done(); err != nil {
		return Binned{}, fmt.Errorf("decode from the bin: %w", err)
	}
	return d, nil
}

// Left is how many milliseconds it can still be brought back; 0 when its time is up.
func (d Binned) Left(now Stamp) int64 {
	gone := now.Instant - d.Deleted.Instant
	if gone < 0 {
		return KeepBinned // the clock has gone back
	}
	return max(KeepBinned-gone, 0)
}

// Expired is which of what is in the bin is to be deleted for good. last is when the notebook
// is known to have been open before.
//
// Where the clock has jumped since then, nothing is: we would rather keep something for a day
// too long than believe a clock that says a year has gone by.
func Expired(bin []Binned, last, now Stamp) []ID {
	if Jumped(last, now) != Steady {
		return nil
	}
	var gone []ID
	for _, d := range bin {
		if d.Left(now) == 0 {
			gone = append(gone, d.ID)
		}
	}
	return gone
}
