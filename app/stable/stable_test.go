package stable_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"waymark/app/stable"
)

// TestSortsAsTheLibraryDoes: the same order, also of what compares alike.
func TestSortsAsTheLibraryDoes(t *testing.T) {
	type one struct{ key, place int }
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		list := make([]one, n)
		for i := range list {
			list[i] = one{r.IntN(1 + n/3), i}
		}
		want := slices.Clone(list)
		byKey := func(a, b one) int { return cmp.Compare(a.key, b.key) }
		slices.SortStableFunc(want, byKey)
		if stable.Sort(list, byKey); !slices.Equal(list, want) {
			t.Fatalf("%d: %v, want %v", n, list, want)
		}
	}
}

// TestKeys: all of them, in the order of their bytes.
func TestKeys(t *testing.T) {
	table := map[string]bool{"b": true, "": false, "a": true, "é": true, "B": false, "aa": true}
	if got, want := stable.Keys(table), []string{"", "B", "a", "aa", "b", "é"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := stable.Keys(map[string]int{}); len(got) > 0 {
		t.Errorf("no table has the keys %q", got)
	}
}
