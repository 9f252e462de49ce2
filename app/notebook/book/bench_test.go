package book_test

import (
	"fmt"
	"strings"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

var size = 500

func BenchmarkAddSmall(b *testing.B) {
	size = 10
	defer func() { size = 500 }()
	BenchmarkAdd(b)
}

// large is a notebook of 500 cases with 20 entries of 1 KB each.
func large(tb testing.TB) (*book.Book, []notebook.ID) {
	tb.Helper()
	b := book.InMemory(now)
	var c notebook.Contents
	var ids []notebook.ID
	var codes []string
	for i := range size {
		codes = append(codes, notebook.NextCode(codes))
		s := start()
		s.ID, s.Code, s.Created = notebook.NewID(), codes[i], now
		one := must(notebook.Begin(s))(tb)
		for n := range 20 {
			next, _, err := one.Add(note(fmt.Sprint(i, n, strings.Repeat(" some words", 90))), now)
			if err != nil {
				tb.Fatal(err)
			}
			one = next
		}
		c.Cases, ids = append(c.Cases, one), append(ids, s.ID)
	}
	must(b.Merge(c))(tb)
	return b, ids
}

// BenchmarkAdd is one entry saved, over a store that costs nothing.
func BenchmarkAdd(b *testing.B) {
	open, ids := large(b)
	for i := 0; b.Loop(); i++ {
		if _, err := open.Add(ids[i%len(ids)], note("one more"), notebook.ID{}, later); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen is everything read, opened and compared, over a store that costs nothing.
func BenchmarkOpen(b *testing.B) {
	open, _ := large(b)
	for b.Loop() {
		if err := open.Reread(); err != nil {
			b.Fatal(err)
		}
		for more := true; more; {
			more, _ = open.Work(func() bool { return true })
		}
	}
}
