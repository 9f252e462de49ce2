package handover_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
)

func TestLook(t *testing.T) {
	key := newKey(t)
	said, err := handover.SealWork([]byte("{}"), "five small words for us", 2)
	if err != nil {
		t.Fatal(err)
	}
	keyed, err := handover.SealFor([]byte("{}"), key.Public)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what string
		file []byte
		want handover.Found
		err  error
	}{
		{"nothing", nil, handover.NothingOfOurs, nil},
		{"a Word file", []byte("PK\x03\x04"), handover.NothingOfOurs, nil},
		{"a letter", []byte("Dear all,\n"), handover.NothingOfOurs, nil},
		{"a passphrase file", said, handover.SealedWithPassphrase, nil},
		{"a file for a key", keyed, handover.SealedForKey, nil},
		{"a document", []byte(example(t)), handover.Plain, nil},
		{"a reply in a mail", []byte("Hi\n> " + strings.ReplaceAll(reply.String(), "\n", "\n> ")), handover.ReplySlip, nil},
		{"a trap", []byte("age-encryption.org/v1\n-> scrypt AAAA 30\n"), handover.NothingOfOurs, handover.ErrTooMuchWork},
		{"a torn file", keyed[:30], handover.NothingOfOurs, handover.ErrBroken},
	} {
		if got, err := handover.Look(c.file); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %v, %v", c.what, got, err)
		}
	}
}

// TestReceivedCaseIsMarked: with its own entries, and without what is the sender's alone.
func TestReceivedCaseIsMarked(t *testing.T) {
	now := casetest.Wrote(26, "12:00")
	for n := range uint64(60) {
		d := anyDocument(t, n)
		got, err := d.Into(now)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range d.Contents.Cases {
			want := c.Start()
			if d.Sort == handover.OneCase {
				want.Received = now
			}
			if got.Cases[i].Start() != want || got.Entries() != d.Contents.Entries() {
				t.Fatalf("%d: %+v, want %+v", n, got.Cases[i].Start(), want)
			}
		}
		if d.Sort == handover.OneCase && (got.Drafts != nil || got.Keys != nil) {
			t.Fatal("the sender's drafts or keys came along")
		}
	}
	one := anyDocument(t, 3)
	if _, err := one.Into(notebook.Stamp{}); err == nil {
		t.Error("received at no time")
	}
}

// TestAPolicyUnderAnothersNameIsLeftOut: a file that brings a policy of its maker's own under the name of a board's edition would
// change what every case under that edition is told to do.
func TestAPolicyUnderAnothersNameIsLeftOut(t *testing.T) {
	board, forged := []byte("what the board wrote"), []byte("what somebody else wrote")
	name := notebook.PackName(board)
	if sum := sha256.Sum256(board); name != hex.EncodeToString(sum[:]) {
		t.Fatal(name)
	}
	for _, n := range []uint64{1, 3} { // a whole notebook, and one case
		d := anyDocument(t, n)
		d.Contents.Packs = map[string][]byte{name: forged, notebook.PackName(forged): forged, "e1": board}
		got, err := d.Into(casetest.Wrote(26, "12:00"))
		if err != nil || handover.Misnamed(d.Contents) != 2 || len(got.Packs) != 1 || string(got.Packs[notebook.PackName(forged)]) != string(forged) {
			t.Errorf("%d: %v, %v", n, got.Packs, err)
		}
		if len(d.Contents.Packs) != 3 {
			t.Error("the document itself was changed")
		}
	}
}

func TestMadeFilesAreCheckedAndCounted(t *testing.T) {
	d, key := anyDocument(t, 2), newKey(t)
	file, figures, err := handover.MakeFor(d, key.Public)
	if err != nil || figures != handover.FiguresOf(d.Contents) {
		t.Fatalf("%+v, %v", figures, err)
	}
	plain, err := handover.OpenWith(file, key.Secret)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := handover.DecodeDocument(plain); err != nil || !handover.Same(back, d) {
		t.Errorf("comes back otherwise: %v", err)
	}
	if _, _, err := handover.MakeFor(d, "age1"); !errors.Is(err, handover.ErrKey) {
		t.Error(err)
	}
	if _, _, err := handover.Make(d, ""); !errors.Is(err, handover.ErrPassphrase) {
		t.Error(err)
	}
	d.Contents.Cases = append(d.Contents.Cases, d.Contents.Cases[0])
	if file, _, err := handover.MakeFor(d, key.Public); file != nil || !errors.Is(err, handover.ErrNotSame) {
		t.Errorf("a document that cannot be read again: %v", err)
	}
}

func TestSameNoticesEveryChange(t *testing.T) {
	fresh := func() handover.Document { return anyDocument(t, 2) }
	for name, change := range map[string]func(*handover.Document){
		"sort":   func(d *handover.Document) { d.Sort = handover.OneCase },
		"made":   func(d *handover.Document) { d.Made.Instant++ },
		"from":   func(d *handover.Document) { d.From.Role += "x" },
		"cases":  func(d *handover.Document) { d.Contents.Cases = d.Contents.Cases[1:] },
		"entry":  func(d *handover.Document) { d.Contents.Cases[0] = casetest.Begin(t) },
		"sheet":  func(d *handover.Document) { d.Contents.Identities[0].People = []notebook.Person{{Name: "other"}} },
		"draft":  func(d *handover.Document) { d.Contents.Drafts[0].Entry.Text += "x" },
		"key":    func(d *handover.Document) { d.Contents.Keys = nil },
		"policy": func(d *handover.Document) { d.Contents.Packs["e1"] = nil },
	} {
		d := fresh()
		change(&d)
		if handover.Same(fresh(), d) {
			t.Errorf("%s: not noticed", name)
		}
	}
	if !handover.Same(fresh(), fresh()) {
		t.Error("the same is another")
	}
}

// TestReceiptNamesNobody: nothing that was written into the case stands in it.
func TestReceiptNamesNobody(t *testing.T) {
	c := casetest.Add(t, casetest.Begin(t), notebook.Entry{Kind: notebook.Note, Happened: casetest.On(3, ""), Text: "secret"})
	r := handover.ReceiptOf(c, []byte("abc"), casetest.Wrote(24, "10:00"))
	want := handover.Receipt{Code: "A7", Board: "elm", Entries: 1, Began: casetest.On(1, "09:00"), Last: casetest.On(20, "09:00"),
		Made: casetest.Wrote(24, "10:00"), Fingerprint: "ba7816bf8f01cfea"} // FIPS 180-2, "abc"
	if r != want {
		t.Errorf("%+v, want %+v", r, want)
	}
}
