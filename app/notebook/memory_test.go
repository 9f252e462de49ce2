package notebook_test

import (
	"errors"
	"fmt"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/storetest"
)

func disk(*testing.T) storetest.Opener {
	d := &notebook.Disk{}
	return func() notebook.Store { return d.Open() }
}

func TestMemory(t *testing.T) { storetest.Stores(t, disk) }

func TestMemoryPens(t *testing.T) {
	storetest.Pens(t, func(*testing.T) func() notebook.Pen {
		return new(notebook.Cup).Pen
	})
}

// TestFaultyIsAStore: one whose failing call never comes does all that a store does.
func TestFaultyIsAStore(t *testing.T) {
	storetest.Stores(t, func(t *testing.T) storetest.Opener {
		open := disk(t)
		return func() notebook.Store { return storetest.NewFaulty(open(), 0, 0) }
	})
}

// TestSweep tries the harness itself on a use that reads, writes twice and leaves a sentinel.
func TestSweep(t *testing.T) {
	a := notebook.Place{Store: notebook.Cases, ID: "a"}
	use := func(s notebook.Store) error {
		if _, _, err := notebook.Find(s); err != nil {
			return err
		}
		for was := range uint64(2) {
			if err := s.Write(notebook.Change{Place: a, Was: was, Revision: was + 1, Sealed: []byte{1}}); err != nil {
				return err
			}
		}
		if _, err := s.All(notebook.Cases, notebook.Span{}); err != nil {
			return err
		}
		if _, err := s.Get(a); err != nil {
			return err
		}
		return s.Mark(notebook.Sentinel{Key: "k", Seen: 2})
	}
	rounds, done := 0, 0
	storetest.Sweep(t, disk, use, func(t *testing.T, s notebook.Store, used error) {
		rounds++
		r, err := s.Get(a)
		if err != nil && !errors.Is(err, notebook.ErrNotFound) {
			t.Fatal(err)
		}
		if used == nil {
			if done++; r.Revision != 2 {
				t.Errorf("it said it was done, at revision %d", r.Revision)
			}
		}
	})
	const calls, faults = 7, 8
	if rounds != (calls+1)*faults || done != faults {
		t.Errorf("%d rounds, %d done; want %d and %d", rounds, done, (calls+1)*faults, faults)
	}
}

func TestLostDiskIsNotANewUser(t *testing.T) {
	d := &notebook.Disk{}
	s := d.Open()
	a := notebook.Place{Store: notebook.Slots, ID: "a"}
	if err := errors.Join(s.Write(notebook.Change{Place: a, Revision: 1}), s.Mark(notebook.Sentinel{Key: "k"})); err != nil {
		t.Fatal(err)
	}
	d.Lose()
	if _, _, err := notebook.Find(d.Open()); !errors.Is(err, notebook.ErrGone) {
		t.Errorf("found: %v", err)
	}
	unmarked := storetest.NewFaulty(d.Open(), 2, storetest.Throws)
	if _, _, err := notebook.Find(unmarked); !errors.Is(err, notebook.ErrDenied) {
		t.Errorf("nothing there, and whether there was cannot be known: %v", err)
	}
}

func TestFateOf(t *testing.T) {
	for err, want := range map[error]notebook.Fate{
		nil:                      notebook.FateSaved,
		notebook.ErrQuota:        notebook.FateNotSaved,
		notebook.ErrConflict:     notebook.FateNotSaved,
		notebook.ErrNoAnswer:     notebook.FateNotSaved,
		notebook.ErrUncertain:    notebook.FateUncertain,
		errors.New("never seen"): notebook.FateUncertain,
		notebook.ErrGone:         notebook.FateLost,
		notebook.ErrUnread:       notebook.FateLost,
	} {
		if err != nil {
			err = fmt.Errorf("write records: %w", err)
		}
		if got := notebook.FateOf(err); got != want {
			t.Errorf("%v: %v, want %v", err, got, want)
		}
	}
}
