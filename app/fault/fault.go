// Package fault is how a mistake in a written file is told to the person who
// wrote it: where it is, what is wrong, and what would be right.
//
// The reader may never have programmed. A fault names the thing that was found
// and shows a line that would pass. All faults of a file are told at once.
package fault

import (
	"cmp"
	"fmt"
	"slices"
)

// Fault is one mistake in one file.
type Fault struct {
	File  string
	Line  int    // from 1
	Wrong string // what was found: `unknown word "shuold"`
	Right string // what would pass: `write "should"`
}

// String is the fault on one line: `file:line: what is wrong; what would be right`.
func (f Fault) String() string {
	return fmt.Sprintf("%s:%d: %s; %s", f.File, f.Line, f.Wrong, f.Right)
}

// List gathers the faults of one file.
type List struct {
	File   string
	Faults []Fault
}

// Add notes a fault.
func (l *List) Add(line int, wrong, right string) {
	l.Faults = append(l.Faults, Fault{l.File, max(line, 1), wrong, right})
}

// Sorted is the faults by line, in the order of adding within one, and each
// once: two checks may stumble over the same mistake.
func (l *List) Sorted() []Fault {
	Sort(l.Faults)
	return slices.Compact(l.Faults)
}

// Sort puts faults in the order of file and line.
func Sort(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}
