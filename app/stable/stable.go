// Package stable sorts lists. It is slices.SortStableFunc in another form: that one is compiled again for every type that
// is sorted, 10 KB of browser program each, and this one once for all.
package stable

import "sort"

// Sort sorts a list in place; what compares alike keeps its order.
func Sort[T any](list []T, compare func(a, b T) int) {
	sort.SliceStable(list, func(i, j int) bool { return compare(list[i], list[j]) < 0 })
}
