package fault

import (
	"fmt"
	"testing"
)

func TestSorted(t *testing.T) {
	l := List{File: "elm.md"}
	l.Add(9, "a tab", "write spaces")
	l.Add(0, "no stages", "write them")
	l.Add(9, "a tab", "write spaces")
	if got, want := fmt.Sprint(l.Sorted()), "[elm.md:1: no stages; write them elm.md:9: a tab; write spaces]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
