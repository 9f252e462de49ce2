// Package stable sorts lists. It is slices.SortStableFunc in another form: that one is compiled again for every type that
// is sorted, 10 KB of browser program each, and this one once for all.
package stable

import (
	"sort"
	"strings"
)

// Sort sorts a list in place; what compares alike keeps its order.
func Sort[T any](list []T, compare func(a, b T) int) {
	sort.SliceStable(list, func(i, j int) bool { return compare(list[i], list[j]) < 0 })
}

// Texts sorts texts in place.
func Texts(list []string) { Sort(list, strings.Compare) }

// Keys is the keys of a table, sorted.
func Keys[V any](table map[string]V) []string {
	keys := make([]string, 0, len(table))
	for key := range table {
		keys = append(keys, key)
	}
	Texts(keys)
	return keys
}
