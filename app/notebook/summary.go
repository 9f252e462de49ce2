package notebook

import (
	"fmt"
	"maps"
	"slices"
)

// Summary is what the list of cases needs of one, without opening it: enough for the guide to
// replay where it stands and what is due, and no word that anybody wrote. It has its own
// record, stored in the same transaction as the case.
type Summary struct {
	ID       ID
	Code     string
	Edition  Edition // as it is now
	Created  Stamp
	Written  Stamp // when it was last written in
	Entries  int
	Events   []Event
	Answers  map[string]Answer
	Promises []Promise
	Received Stamp // see Start.Received
}

// Summary is worked out anew from the entries.
func (c *Case) Summary() Summary {
	return Summary{ID: c.start.ID, Code: c.start.Code, Edition: c.Edition(), Created: c.start.Created, Written: c.Last(),
		Entries: len(c.entries), Events: c.Events(), Answers: c.Answers(), Promises: c.Promises(),
		Received: c.start.Received}
}

// Encode writes the summary of a case. The error is ErrFull.
func (s Summary) Encode() ([]byte, error) {
	w := startRecord(recordSummary)
	w.b = append(w.b, s.ID[:]...)
	w.string(s.Code)
	s.Edition.write(w)
	w.stamp(s.Created)
	w.stamp(s.Written)
	w.uvarint(uint64(s.Entries))
	w.uvarint(uint64(len(s.Events)))
	for i := range s.Events {
		s.Events[i].walk(w)
		w.end()
	}
	w.uvarint(uint64(len(s.Answers)))
	for _, q := range slices.Sorted(maps.Keys(s.Answers)) {
		w.string(q)
		w.b = append(w.b, byte(s.Answers[q]))
	}
	w.uvarint(uint64(len(s.Promises)))
	for i := range s.Promises {
		s.Promises[i].walk(w)
		w.end()
	}
	w.receipt(s.Received)
	if len(w.b) > MaxCase {
		return nil, fmt.Errorf("encode summary: %w", ErrFull)
	}
	return w.b, nil
}

// DecodeSummary reads what Encode wrote, and nothing else. The error is ErrDamaged or ErrNewerFormat.
func DecodeSummary(b []byte) (Summary, error) {
	r, err := openRecord(b, recordSummary, MaxCase)
	if err != nil {
		return Summary{}, fmt.Errorf("decode summary: %w", err)
	}
	s := Summary{ID: readID(r), Code: r.string(MaxLine), Edition: readEdition(r), Created: r.stamp(), Written: r.stamp()}
	if s.ID.IsZero() || !ValidCode(s.Code) || !s.Edition.sound() {
		r.fail()
	}
	s.Entries = int(r.uvarint(MaxEntries))
	s.Events = readList(r, (*Event).walk)
	s.Answers = readAnswers(r)
	s.Promises = readList(r, (*Promise).walk)
	s.Received = r.receipt()
	if err := r.done(); err != nil {
		return Summary{}, fmt.Errorf("decode summary: %w", err)
	}
	return s, nil
}

// readList reads as many things of one sort as it says; nil for none.
func readList[T any](r *reader, walk func(*T, walker)) []T {
	n := r.uvarint(min(MaxEntries, uint64(r.left())))
	if n == 0 {
		return nil
	}
	list := make([]T, n)
	for i := 0; i < len(list) && !r.bad; i++ {
		walk(&list[i], r)
		r.end()
	}
	return list
}

// readAnswers reads the answers, which stand in the order of their questions.
func readAnswers(r *reader) map[string]Answer {
	answers := make(map[string]Answer)
	last := ""
	for n := r.uvarint(MaxEntries); n > 0 && !r.bad; n-- {
		question, answer := r.string(MaxLine), Answer(r.byte())
		if question <= last || answer < Yes || answer > NotSure {
			r.fail()
		}
		answers[question], last = answer, question
	}
	return answers
}

// walk stores an event; the numbers of its fields are its own.
func (e *Event) walk(w walker) {
	e.Entry = uint32(w.number(1, uint64(e.Entry), MaxEntries))
	e.Kind = EventKind(w.number(2, uint64(e.Kind), uint64(eventKinds-1)))
	e.On = w.date(3, e.On)
	e.Stage = int(w.number(4, uint64(e.Stage), Panel))
	e.Resolved = w.number(5, truth(e.Resolved), 1) == 1
	e.Who = w.text(6, e.Who, MaxLine)
	e.Form = w.text(7, e.Form, MaxLine)
	e.Agreed = w.date(8, e.Agreed)
}

func (p *Promise) walk(w walker) {
	p.Entry = uint32(w.number(1, uint64(p.Entry), MaxEntries))
	p.Owner.walk(w, 2)
	p.Due = w.date(4, p.Due)
}
