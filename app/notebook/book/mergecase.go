package book

import (
	"cmp"
	"slices"

	"waymark/app/notebook"
	"waymark/app/stable"
)

// merged is a case of ours with the entries of theirs that it had not.
type merged struct {
	whole                    *notebook.Case // nil where nothing is new
	other                    bool
	added, same, conflicting []uint32 // numbers in theirs
}

// merge adds to a case what another record of the same case has more. Entries keep what they say and
// when they were written; their numbers, and the numbers by which they name each other, become
// those that they have here.
//
// Two entries are the same if they say the same and were written at the same instant. Of two that amend one entry
// only ours can stand; theirs is in conflict, and so is whatever names it.
func merge(ours, theirs *notebook.Case) merged {
	var m merged
	if !sameStart(ours.Start(), theirs.Start()) {
		m.other = true
		return m
	}
	all := slices.Collect(ours.Entries())
	here := make(map[notebook.Entry]uint32, len(all)) // an entry without its number, by which it is known here
	amended := map[uint32]bool{}
	for _, e := range all {
		here[unnumbered(e)] = e.Number
		amended[e.Amends] = true
	}
	number := map[uint32]uint32{0: 0} // theirs to ours
	for e := range theirs.Entries() {
		moved, named := renumbered(e, number)
		at, there := here[unnumbered(moved)]
		switch {
		case named && there:
			number[e.Number], m.same = at, append(m.same, e.Number)
		case !named, moved.Amends != 0 && amended[moved.Amends]:
			m.conflicting = append(m.conflicting, e.Number)
		default:
			moved.Number = uint32(len(all) + 1)
			all, m.added = append(all, moved), append(m.added, e.Number)
			number[e.Number], amended[moved.Amends] = moved.Number, true
		}
	}
	if len(m.added) > 0 {
		m.build(ours.Start(), all)
	}
	return m
}

// build makes the whole case; where that cannot be, nothing of theirs is taken.
func (m *merged) build(s notebook.Start, all []notebook.Entry) {
	whole, err := notebook.Rebuild(s, all)
	if err != nil {
		m.conflicting, m.added = append(m.conflicting, m.added...), nil
		stable.Sort(m.conflicting, cmp.Compare)
		return
	}
	m.whole = whole
}

// sameStart compares how two records of one case began. The code is what each notebook calls it, and whether
// it was received is of the notebook and not of the case.
func sameStart(a, b notebook.Start) bool {
	a.Code, b.Code = "", ""
	a.Received, b.Received = notebook.Stamp{}, notebook.Stamp{}
	return a == b
}

func unnumbered(e notebook.Entry) notebook.Entry {
	e.Number = 0
	return e
}

// renumbered is an entry with the numbers that the entries it names have here; false where one of
// them is not here.
func renumbered(e notebook.Entry, number map[uint32]uint32) (notebook.Entry, bool) {
	named := true
	for _, n := range []*uint32{&e.Amends, &e.Action, &e.Under} {
		at, there := number[*n]
		*n, named = at, named && there
	}
	return e, named
}
