package handover_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/casetest"
)

// TestAThousandCasesArriveOnACleanProfile goes the whole way of a case that is handed over: made and checked at one end, opened,
// merged into a notebook that holds nothing, and read there again. It is what it was, but for the mark of having been received.
func TestAThousandCasesArriveOnACleanProfile(t *testing.T) {
	key, now := newKey(t), casetest.Wrote(26, "12:00")
	entries := 0
	for n := range uint64(1000) {
		c, pack := anyCase(t, dice(n), int(n%24)), fmt.Append(nil, "pack ", n)
		sent := handover.Document{Sort: handover.OneCase, Made: casetest.Wrote(24, "11:00"), Contents: notebook.Contents{
			Cases: []*notebook.Case{c}, Packs: map[string][]byte{notebook.PackName(pack): pack}}}
		file, figures, err := handover.MakeFor(sent, key.Public)
		if err != nil || figures.Entries != c.Len() {
			t.Fatalf("%d: %+v, %v", n, figures, err)
		}
		clean := book.InMemory(now)
		receive(t, clean, file, key.Secret, now)
		got, err := clean.Case(c.Start().ID)
		if err != nil {
			t.Fatalf("%d: %v", n, err)
		}
		want := c.Start()
		want.Received = now
		if got.Start() != want || !slices.Equal(slices.Collect(got.Entries()), slices.Collect(c.Entries())) {
			t.Fatalf("%d: it is another case than was sent:\n%+v\n%+v", n, got.Start(), want)
		}
		if arrived, err := clean.Pack(notebook.PackName(pack)); err != nil || !bytes.Equal(arrived, pack) {
			t.Fatalf("%d: the policy did not arrive: %v", n, err)
		}
		entries += got.Len()
	}
	if entries < 5000 {
		t.Errorf("only %d entries in a thousand cases", entries)
	}
}

// receive opens a file as a person does, and takes all of it in.
func receive(t *testing.T, b *book.Book, file []byte, secret string, now notebook.Stamp) {
	t.Helper()
	plain, err := handover.OpenWith(file, secret)
	if err != nil {
		t.Fatal(err)
	}
	d, err := handover.DecodeDocument(plain)
	if err != nil {
		t.Fatal(err)
	}
	takes, err := d.Into(now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Merge(takes); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkExport200 is a case of 200 entries as an encrypted file, for a passphrase and for a key, opened and compared again.
func BenchmarkExport200(b *testing.B) {
	d := handover.Document{Sort: handover.OneCase, Made: casetest.Wrote(24, "11:00"), Contents: notebook.Contents{
		Cases: []*notebook.Case{anyCase(b, dice(1), 200)}}}
	key := newKey(b)
	for b.Loop() {
		if _, figures, err := handover.Make(d, "five words said by telephone"); err != nil || figures.Entries < 200 {
			b.Fatal(figures, err)
		}
		if _, _, err := handover.MakeFor(d, key.Public); err != nil {
			b.Fatal(err)
		}
	}
}
