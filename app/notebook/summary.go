package notebook

import (
	"fmt"

	"waymark/app/stable"
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
	Received Stamp // see Start.Received

	// Events, answers and promises as Encode writes them. There may be hundreds of summaries in memory, and the garbage
	// collector, in a browser's one thread, goes through every event that stands by itself, and not through one text.
	told string
}

// Told is what a summary tells the guide.
type Told struct {
	Events   []Event
	Answers  map[string]Answer
	Promises []Promise
}

// Summary is worked out anew from the entries.
func (c *Case) Summary() Summary {
	return Summary{ID: c.start.ID, Code: c.start.Code, Edition: c.Edition(), Created: c.start.Created, Written: c.Last(),
		Entries: len(c.entries), Received: c.start.Received}.Telling(Told{c.Events(), c.Answers(), c.Promises()})
}

// Telling is the summary that tells something else.
func (s Summary) Telling(t Told) Summary {
	w := &writer{}
	w.uvarint(uint64(len(t.Events)))
	for i := range t.Events {
		t.Events[i].walk(w)
		w.end()
	}
	w.uvarint(uint64(len(t.Answers)))
	for _, q := range stable.Keys(t.Answers) {
		w.string(q)
		w.b = append(w.b, byte(t.Answers[q]))
	}
	w.uvarint(uint64(len(t.Promises)))
	for i := range t.Promises {
		t.Promises[i].walk(w)
		w.end()
	}
	s.told = string(w.b)
	return s
}

// Told is what the summary tells the guide.
func (s Summary) Told() Told {
	t := Told{Answers: map[string]Answer{}}
	if s.told == "" {
		return t
	}
	t.Events = make([]Event, 0, (&reader{s: s.told}).count())
	(&reader{s: s.told}).told(&t)
	return t
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
	if s.told == "" {
		s = s.Telling(Told{})
	}
	w.b = append(w.b, s.told...)
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
	from := r.at
	r.told(nil)
	s.told = r.s[from:r.at]
	s.Received = r.receipt()
	if err := r.done(); err != nil {
		return Summary{}, fmt.Errorf("decode summary: %w", err)
	}
	return s, nil
}

// told reads what Telling wrote, into t where there is one.
func (r *reader) told(t *Told) {
	r.each(func() {
		var e Event
		if e.walk(r); t != nil {
			t.Events = append(t.Events, e)
		}
	})
	r.answers(t)
	r.each(func() {
		var p Promise
		if p.walk(r); t != nil {
			t.Promises = append(t.Promises, p)
		}
	})
}

// each reads as many things as it says.
func (r *reader) each(one func()) {
	for n := r.count(); n > 0 && !r.bad; n-- {
		one()
		r.end()
	}
}

// count reads how many things there are, of which each takes a byte or more.
func (r *reader) count() uint64 { return r.uvarint(min(MaxEntries, uint64(r.left()))) }

// answers reads the answers, which stand in the order of their questions.
func (r *reader) answers(t *Told) {
	last := ""
	for n := r.uvarint(MaxEntries); n > 0 && !r.bad; n-- {
		question, given := r.string(MaxLine), Answer(r.byte())
		if question <= last || given < Yes || given > NotSure {
			r.fail()
		}
		if t != nil {
			t.Answers[question] = given
		}
		last = question
	}
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
