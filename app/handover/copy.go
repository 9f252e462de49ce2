package handover

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"filippo.io/age"
	"waymark/app/notebook"
)

// ErrNotSame: a file that was just made holds something else than it should. It must not be used.
var ErrNotSame = errors.New("the file does not hold what was put into it")

// Figures is how much a document or a notebook holds, to be said at both ends.
type Figures struct{ Cases, Entries, People, Drafts, Keys, Packs, Holidays int }

// FiguresOf counts.
func FiguresOf(c notebook.Contents) Figures {
	f := Figures{Cases: len(c.Cases), Entries: c.Entries(), Drafts: len(c.Drafts), Keys: len(c.Keys), Packs: len(c.Packs), Holidays: len(c.Holidays)}
	for _, sheet := range c.Identities {
		f.People += len(sheet.People)
	}
	return f
}

// Make writes a document, seals it with a passphrase, opens the file from its own bytes and
// compares every entry, sheet and draft. Only then does it give the file, and what was counted in
// it. Errors: ErrContents, ErrTooLarge, ErrPassphrase, ErrNotSame.
//
// It stretches the passphrase twice: about a second here, several on a slow telephone.
func Make(d Document, passphrase string) ([]byte, Figures, error) {
	return makeBy(d, func(plain []byte) ([]byte, error) { return Seal(plain, passphrase) },
		func(file []byte) ([]byte, error) { return Open(file, passphrase) })
}

// MakeFor is Make for the public key of another notebook; ErrKey for ErrPassphrase. So that it can
// be opened again, the file is sealed for a second key too, which nobody keeps.
func MakeFor(d Document, publicKey string) ([]byte, Figures, error) {
	to, err := age.ParseX25519Recipient(publicKey)
	if err != nil {
		return nil, Figures{}, fmt.Errorf("make file: %w", ErrKey)
	}
	once, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, Figures{}, fmt.Errorf("make file: %w", err)
	}
	return makeBy(d, func(plain []byte) ([]byte, error) { return seal(plain, to, once.Recipient()) },
		func(file []byte) ([]byte, error) { return open(file, once) })
}

func makeBy(d Document, seal, open func([]byte) ([]byte, error)) ([]byte, Figures, error) {
	plain, err := d.Encode()
	if err != nil {
		return nil, Figures{}, err
	}
	file, err := seal(plain)
	if err != nil {
		return nil, Figures{}, err
	}
	back, err := open(file)
	if err != nil || !bytes.Equal(back, plain) {
		return nil, Figures{}, fmt.Errorf("make file: %w", ErrNotSame)
	}
	read, err := DecodeDocument(back)
	if err != nil || !Same(d, read) {
		return nil, Figures{}, fmt.Errorf("make file: %w", ErrNotSame)
	}
	return file, FiguresOf(read.Contents), nil
}

// Same says whether two documents hold the same, to the last character.
func Same(a, b Document) bool {
	return a.Sort == b.Sort && a.Made == b.Made && a.From == b.From &&
		slices.EqualFunc(a.Contents.Cases, b.Contents.Cases, sameCase) &&
		slices.EqualFunc(a.Contents.Identities, b.Contents.Identities, sameSheet) &&
		slices.EqualFunc(a.Contents.Drafts, b.Contents.Drafts, sameDraft) &&
		slices.Equal(a.Contents.Keys, b.Contents.Keys) && slices.Equal(a.Contents.Holidays, b.Contents.Holidays) &&
		maps.EqualFunc(a.Contents.Packs, b.Contents.Packs, bytes.Equal)
}

func sameCase(a, b *notebook.Case) bool {
	return a.Start() == b.Start() && slices.Equal(slices.Collect(a.Entries()), slices.Collect(b.Entries()))
}

func sameSheet(a, b notebook.Identity) bool {
	return a.Case == b.Case && slices.Equal(a.People, b.People)
}

// sameDraft leaves out what no draft has: a number and a time of writing.
func sameDraft(a, b notebook.Draft) bool {
	for _, d := range []*notebook.Draft{&a, &b} {
		d.Entry.Number, d.Entry.Written, d.Entry.Under = 0, notebook.Stamp{}, 0
	}
	return a == b
}
