package notebook

import (
	"bytes"
	"fmt"
	"strings"
	"sync"

	"waymark/app/stable"
)

// Disk keeps records in memory, for tests and for a device that is not one's own: closing the
// page ends it. The zero value is an empty one. Stores opened on one disk see the same records,
// as two tabs do.
type Disk struct {
	mu      sync.Mutex
	records map[Place]Record
	mark    *Sentinel
}

// Open opens a store on the disk.
func (d *Disk) Open() *Memory { return &Memory{disk: d} }

// Lose empties the disk and leaves the sentinel: what a browser does with a database that it
// cannot read.
func (d *Disk) Lose() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.records = nil
}

// Memory is a Store on a Disk.
type Memory struct {
	disk   *Disk
	closed bool // guarded by disk.mu
}

var _ Store = (*Memory)(nil)

// use locks the disk; the caller unlocks it where there is no error.
func (m *Memory) use(act string) error {
	m.disk.mu.Lock()
	if m.closed {
		m.disk.mu.Unlock()
		return fmt.Errorf("%s: %w", act, ErrClosed)
	}
	return nil
}

// Get is one record.
func (m *Memory) Get(p Place) (Record, error) {
	if err := m.use("get record"); err != nil {
		return Record{}, err
	}
	defer m.disk.mu.Unlock()
	r, there := m.disk.records[p]
	if !there {
		return Record{}, fmt.Errorf("get record: %w", ErrNotFound)
	}
	return r.clone(), nil
}

// All is the records of one store. Like a browser's, it believes those who expect as many records as there are.
func (m *Memory) All(store string, within Span) ([]Record, error) {
	if err := m.use("get all records"); err != nil {
		return nil, err
	}
	defer m.disk.mu.Unlock()
	var all []Record
	for p, r := range m.disk.records {
		if p.Store == store && p.ID > within.After && (within.UpTo == "" || p.ID <= within.UpTo) {
			all = append(all, r)
		}
	}
	stable.Sort(all, func(a, b Record) int { return strings.Compare(a.ID, b.ID) })
	if within.Most > 0 && len(all) > within.Most {
		all = all[:within.Most]
	}
	for i := range all {
		all[i] = all[i].clone()
		if len(within.Expected) == len(all) {
			all[i].ID = within.Expected[i]
		}
	}
	return all, nil
}

// Write makes all changes or none.
func (m *Memory) Write(changes ...Change) error {
	if err := CheckChanges(changes); err != nil {
		return fmt.Errorf("write records: %w", err)
	}
	if err := m.use("write records"); err != nil {
		return err
	}
	defer m.disk.mu.Unlock()
	for _, c := range changes {
		if m.disk.records[c.Place].Revision != c.Was && !(c.Along && c.Was != 0) {
			return fmt.Errorf("write records: %w", ErrConflict)
		}
	}
	if m.disk.records == nil {
		m.disk.records = make(map[Place]Record)
	}
	for _, c := range changes {
		if c.Revision == 0 {
			delete(m.disk.records, c.Place)
		} else {
			m.disk.records[c.Place] = Record{c.Place, c.Revision, c.Sealed}.clone()
		}
	}
	return nil
}

// Empty says whether there is no record at all.
func (m *Memory) Empty() (bool, error) {
	if err := m.use("look for records"); err != nil {
		return false, err
	}
	defer m.disk.mu.Unlock()
	return len(m.disk.records) == 0, nil
}

// Sentinel reads what Mark left.
func (m *Memory) Sentinel() (*Sentinel, error) {
	if err := m.use("read sentinel"); err != nil {
		return nil, err
	}
	defer m.disk.mu.Unlock()
	if m.disk.mark == nil {
		return nil, nil
	}
	mark := *m.disk.mark
	return &mark, nil
}

// Mark leaves a sentinel.
func (m *Memory) Mark(s Sentinel) error {
	if !s.Valid() {
		return fmt.Errorf("leave sentinel: %w", ErrPlace)
	}
	if err := m.use("leave sentinel"); err != nil {
		return err
	}
	defer m.disk.mu.Unlock()
	m.disk.mark = &s
	return nil
}

// Close ends the use of the store. The disk keeps what it has.
func (m *Memory) Close() error {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	m.closed = true
	return nil
}

func (r Record) clone() Record {
	r.Sealed = bytes.Clone(r.Sealed)
	return r
}
