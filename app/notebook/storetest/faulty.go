package storetest

import (
	"fmt"
	"sync"
	"testing"

	"waymark/app/notebook"
)

// Fault is how a call fails.
type Fault int

// The faults. What a store that never answers looks like to its caller is ErrNoAnswer or
// ErrUncertain, because a store watches over itself.
const (
	Throws     Fault = iota + 1 // nothing is done: the browser refuses
	Aborts                      // nothing is done: the transaction was given up
	Full                        // nothing is done: no room
	Silent                      // nothing is done, and no answer came
	LostBefore                  // no answer came, and it was not done
	LostAfter                   // no answer came, but it was done
	DiesBefore                  // the program ends before the call: every later call fails too
	DiesAfter                   // the program ends after it, before it hears so
	faults
)

// String names the fault for a test.
func (f Fault) String() string {
	return [...]string{"", "throws", "aborts", "full", "silent", "lost before", "lost after", "dies before", "dies after"}[f]
}

func (f Fault) err() error {
	return [...]error{nil, notebook.ErrDenied, notebook.ErrAborted, notebook.ErrQuota, notebook.ErrNoAnswer,
		notebook.ErrUncertain, notebook.ErrUncertain, notebook.ErrClosed, notebook.ErrClosed}[f]
}

// Faulty is a store of which one call fails.
type Faulty struct {
	under notebook.Store
	fault Fault

	mu    sync.Mutex
	left  int // calls until the one that fails
	calls int
	dead  bool
}

var _ notebook.Store = (*Faulty)(nil)

// NewFaulty makes a store that passes every call on to another but the nth, from 1. With 0 none fails.
func NewFaulty(under notebook.Store, n int, f Fault) *Faulty {
	return &Faulty{under: under, fault: f, left: n}
}

// Calls is how many calls there were.
func (s *Faulty) Calls() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls
}

// Hit says whether the call that was to fail has come.
func (s *Faulty) Hit() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.left < 0
}

// call makes one call, or makes it fail.
func (s *Faulty) call(act string, do func() error) error {
	s.mu.Lock()
	s.calls++
	dead, now := s.dead, s.left == 1
	if now {
		s.left = -1
		s.dead = s.fault >= DiesBefore
	} else if s.left > 0 {
		s.left--
	}
	s.mu.Unlock()
	switch {
	case dead:
		return fmt.Errorf("%s: %w", act, notebook.ErrClosed)
	case !now:
		return do()
	case s.fault == LostAfter || s.fault == DiesAfter:
		if err := do(); err != nil {
			return err
		}
	}
	return fmt.Errorf("%s: %w", act, s.fault.err())
}

// Get is one record, or the fault.
func (s *Faulty) Get(p notebook.Place) (r notebook.Record, err error) {
	err = s.call("get record", func() (err error) { r, err = s.under.Get(p); return err })
	if err != nil {
		return notebook.Record{}, err
	}
	return r, nil
}

// All is the records of one store, or the fault.
func (s *Faulty) All(store string, within notebook.Span) (all []notebook.Record, err error) {
	err = s.call("get all records", func() (err error) { all, err = s.under.All(store, within); return err })
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Write makes the changes, or the fault.
func (s *Faulty) Write(changes ...notebook.Change) error {
	return s.call("write records", func() error { return s.under.Write(changes...) })
}

// Empty says whether there is no record, or the fault.
func (s *Faulty) Empty() (empty bool, err error) {
	err = s.call("look for records", func() (err error) { empty, err = s.under.Empty(); return err })
	return empty && err == nil, err
}

// Sentinel reads what Mark left, or the fault.
func (s *Faulty) Sentinel() (mark *notebook.Sentinel, err error) {
	err = s.call("read sentinel", func() (err error) { mark, err = s.under.Sentinel(); return err })
	if err != nil {
		return nil, err
	}
	return mark, nil
}

// Mark leaves a sentinel, or the fault.
func (s *Faulty) Mark(m notebook.Sentinel) error {
	return s.call("leave sentinel", func() error { return s.under.Mark(m) })
}

// Close closes the store; it never fails.
func (s *Faulty) Close() error { return s.under.Close() }

// Sweep tries a use of a store with each of its calls failing in each way. fresh makes a place;
// use gets a store on it and says whether it did what it was to do; check then looks at the
// same place, opened anew, knowing what use said. The last round of each fault has no failing call.
func Sweep(t *testing.T, fresh func(*testing.T) Opener, use func(notebook.Store) error,
	check func(t *testing.T, s notebook.Store, used error)) {
	for f := Throws; f < faults; f++ {
		for n := 1; ; n++ {
			open := fresh(t)
			s := NewFaulty(open(), n, f)
			used := use(s)
			t.Run(fmt.Sprintf("call %d %s", n, f), func(t *testing.T) { check(t, open(), used) })
			if !s.Hit() {
				break
			}
		}
	}
}
