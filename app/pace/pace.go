// Package pace shares the one thread of a browser's program with the page: long work is done in turns, and garbage is collected
// between them.
package pace

import (
	"runtime"
	"runtime/debug"
	"time"
)

// Each collection of garbage goes through all that is kept in one piece, in which the page does not answer. So they are rare, up to
// the memory that a copy takes anyway, which needs 128 MiB for a moment for its key: no program can give memory back to the browser.
const (
	garbagePercent = 400       // how much may come up before it is collected, in hundredths of what is kept
	mostMemory     = 256 << 20 // bytes, above which it is collected at once
)

// Begin makes collections rare. It is for the beginning of a program.
func Begin() {
	debug.SetGCPercent(garbagePercent)
	debug.SetMemoryLimit(mostMemory)
}

// turnAfter is how long work goes on before the page has its turn. A telephone may need four times as long for the last
// piece as we do, and still answers within fifty milliseconds.
const turnAfter = 8 * time.Millisecond

// InTurns does long work in pieces, between which the page draws and answers. work asks its budget before each piece whether
// there is time left, and says whether there is more to do. It waits, so it is for no handler of the page's.
func InTurns(work func(budget func() bool) (more bool)) {
	for {
		began := time.Now()
		if !work(func() bool { return time.Since(began) < turnAfter }) { // asks the browser for one clock and not for two
			return
		}
		tidy()
		Turn()
	}
}

// tidy collects garbage when it would soon be collected by itself, in the middle of something. That happens somewhere after seven
// tenths of the way to the goal.
func tidy() {
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.HeapAlloc > m.NextGC/10*7 {
		Collect()
	}
}

// Collect collects garbage in a task of its own: a telephone needs nearly as long for it as a page may stand still. It waits.
func Collect() {
	Turn()
	runtime.GC()
	Turn()
}
