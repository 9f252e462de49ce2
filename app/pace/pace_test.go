package pace

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestWorkIsDoneInPieces: each has time for something, none more than it asked for, and all is done.
func TestWorkIsDoneInPieces(t *testing.T) {
	left, calls := 40, 0
	InTurns(func(budget func() bool) bool {
		calls++
		for left > 0 && budget() {
			time.Sleep(turnAfter / 4)
			left--
		}
		return left > 0
	})
	if left != 0 || calls < 10 { // four quarters of a turn fit into one, or fewer
		t.Errorf("%d left after %d pieces", left, calls)
	}
}

// TestGarbageIsCollectedBetweenPieces where it would soon be collected by itself, and not after each.
func TestGarbageIsCollectedBetweenPieces(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	collections := func(bytes int) uint32 {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		kept := make([]byte, min(bytes, int(before.NextGC-before.HeapAlloc)*8/10))
		InTurns(func(func() bool) bool {
			again := kept != nil
			kept = nil
			return again
		})
		runtime.ReadMemStats(&after)
		return after.NumForcedGC - before.NumForcedGC
	}
	if n := collections(1 << 10); n != 0 {
		t.Errorf("%d collections of nothing", n)
	}
	if n := collections(1 << 30); n != 1 {
		t.Errorf("%d collections where the next is near", n)
	}
}

// TestCollectionsAreRare: the page's program is begun with them so.
func TestCollectionsAreRare(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	Begin()
	if percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); percent != 400 || limit != 256<<20 {
		t.Errorf("%d %%, %d bytes", percent, limit)
	}
}
