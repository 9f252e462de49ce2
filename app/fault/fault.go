// Package fault is how a mistake in a written file is told to the person who
// wrote it: where it is, what is wrong, and what would be right.
//
// The reader may never have programmed. A fault names the thing that was found
// and shows a line that would pass. All faults of a file are told at once.
package fault

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
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

// Named tells where a thing and its file have different names, or where the name, which stands in addresses too, cannot
// be one. word is what such a thing is called in its file: "board", "scenario".
func (l *List) Named(line int, word, name string, address bool) {
	if want := strings.TrimSuffix(path.Base(l.File), ".md"); name != want {
		l.Add(line, fmt.Sprintf("%s %q in a file called %s.md", word, name, want), "give both the same name, as in: "+word+"  "+want)
	} else if !address {
		l.Add(line, fmt.Sprintf("%s %q is not an address", word, name), "use small letters, figures and single hyphens, for the file's name too")
	}
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
