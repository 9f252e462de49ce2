// Package rescue turns a stored notebook into one text that anybody can read, when the program that wrote it does not
// start any more. It takes the stored bytes and a passphrase or a recovery code, and gives back every case with its
// chronology in words, unfinished entries, names, what is in the bin, and a list of what could not be opened.
//
// It only reads: it has no store, so it cannot change one. It has no clock and no browser; the page round it is
// web/rescue.html with web/rescue.js, and app/rescue/program ties the two together. It imports no policy and no view,
// because it must go on working when they do not: the titles of stages are handed to it.
//
// # Why this is a small program of its own and no plain script
//
// Plain script would have been nearer to the bone. Measured with Argon2id at 64 MiB and 3 passes: @noble/hashes, which
// is script throughout, takes 1.6 s here and 6.4 s with the processor slowed four times, where 3 s is what we thought a
// person bears; hash-wasm takes 0.5 s and 1.9 s, but is WebAssembly as well. So WebAssembly is needed either way, and
// then the same vault and the same decoders as the notebook's are worth more than the bytes: a second reader of every
// record, in another language, would be wrong on the day when it is needed. This program is 0.67 MB compressed, less
// than half of the big one, and shares with it neither go-app nor screens nor policies.
package rescue

import (
	"cmp"
	"encoding/binary"
	"errors"
	"strings"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/stable"
)

// Stored is a record as the browser's database has it: its key "store/id", and its value, the revision in eight bytes
// and the sealed bytes. A value that the browser could not read is nil.
type Stored struct {
	Key   string
	Value []byte
}

// Key is what opens the notebook: a passphrase, or a recovery code as it was typed. The other one is "".
type Key struct{ Passphrase, Code string }

// ErrNoSlot: nothing in the notebook can be opened with this kind of key.
var ErrNoSlot = errors.New("notebook has no slot of this kind")

// Found is all that could be opened.
type Found struct {
	Contents
	Binned []Binned
	Packs  map[string][]byte // by the name of the edition
	Lost   []Lost

	slips []slip
}

// Contents are the records that people wrote.
type Contents struct {
	Cases      []*notebook.Case // by their codes
	Identities []notebook.Identity
	Drafts     []notebook.Draft // the oldest first
}

// Binned is something that was deleted and is in the bin still.
type Binned struct {
	Code    string
	Deleted notebook.Stamp
	Contents
}

// Open opens everything that the key opens. seen is the counter that the sentinel remembers, 0 for none.
//
// It fails only where there is no key to try the records with: vault.ErrWrongPassphrase, vault.ErrRecoveryCode (a
// *vault.CodeError), vault.ErrWrongCode, vault.ErrDamaged, vault.ErrNewerFormat, vault.ErrParams, ErrNoSlot. Whatever
// else is wrong is in Found.Lost, and the rest is there.
func Open(stored []Stored, k Key, seen uint64) (*Found, error) {
	records, lost := split(stored)
	v, err := unlock(records, k)
	if err != nil {
		return nil, err
	}
	defer v.Close()
	f := &Found{Packs: map[string][]byte{}, Lost: lost}
	summaries := make(map[string]notebook.Summary)
	for _, r := range records {
		if r.Store == notebook.Slots || r.Store == notebook.Manifest {
			continue
		}
		plain, _, err := v.Open(r.Place, r.Sealed)
		if err == nil {
			err = f.take(r.Place, plain, summaries)
		}
		if err != nil {
			f.Lost = append(f.Lost, Lost{Place: r.Place, Problem: problemOf(err)})
		}
	}
	f.addSlips()
	f.compare(v, records, seen)
	f.nameLost(summaries)
	f.sort()
	return f, nil
}

// split takes keys and values apart. What is none of ours is lost and named by its key.
func split(stored []Stored) (records []vault.Record, lost []Lost) {
	for _, s := range stored {
		store, id, _ := strings.Cut(s.Key, "/")
		p := notebook.Place{Store: store, ID: id}
		switch {
		case !p.Valid():
			lost = append(lost, Lost{Place: vault.Place{Store: store, ID: id}, Problem: Stranger})
		case s.Value == nil:
			lost = append(lost, Lost{Place: vault.Place(p), Problem: Unread})
		case len(s.Value) < 8 || binary.BigEndian.Uint64(s.Value) == 0:
			lost = append(lost, Lost{Place: vault.Place(p), Problem: Damaged})
		default:
			records = append(records, vault.Record{Place: vault.Place(p), Sealed: s.Value[8:]})
		}
	}
	return records, lost
}

// unlock tries every slot of the key's kind. Where none opens, the error says of a whole slot that the key was wrong,
// before it says of another that it is damaged.
func unlock(records []vault.Record, k Key) (*vault.Vault, error) {
	var code vault.RecoveryCode
	if k.Code != "" {
		var err error
		if code, err = vault.ParseRecoveryCode(k.Code); err != nil {
			return nil, err
		}
		defer code.Wipe()
	}
	failed := ErrNoSlot
	for _, r := range records {
		if r.Store != notebook.Slots {
			continue
		}
		v, err := openSlot(r.Sealed, k, code)
		if err == nil {
			return v, nil
		}
		if weight(err) > weight(failed) {
			failed = err
		}
	}
	return nil, failed
}

func openSlot(slot []byte, k Key, code vault.RecoveryCode) (*vault.Vault, error) {
	if k.Code != "" {
		return vault.OpenRecovery(slot, code)
	}
	return vault.OpenPassphrase(slot, k.Passphrase)
}

// weight is how much an error of a slot says to a person.
func weight(err error) int {
	switch {
	case errors.Is(err, vault.ErrWrongPassphrase), errors.Is(err, vault.ErrWrongCode):
		return 3
	case errors.Is(err, vault.ErrKind):
		return 0
	case errors.Is(err, ErrNoSlot):
		return 1
	}
	return 2
}

// take keeps an opened record.
func (f *Found) take(p vault.Place, plain []byte, summaries map[string]notebook.Summary) error {
	switch p.Store {
	case notebook.Summaries:
		s, err := notebook.DecodeSummary(plain)
		if err == nil {
			summaries[p.ID] = s
		}
		return err
	case notebook.Bin:
		d, err := notebook.DecodeBinned(plain)
		if err == nil {
			f.takeBinned(p, d)
		}
		return err
	case notebook.Packs:
		f.Packs[p.ID] = plain
		return nil
	case notebook.Slips:
		return f.takeSlip(p, plain)
	case notebook.Prefs:
		return nil // how the program was set up, and no words of anybody's
	}
	return f.Contents.take(p.Store, plain)
}

func (c *Contents) take(store string, plain []byte) error {
	switch store {
	case notebook.Cases:
		one, err := notebook.Decode(plain)
		if err == nil {
			c.Cases = append(c.Cases, one)
		}
		return err
	case notebook.Identities:
		i, err := notebook.DecodeIdentity(plain)
		if err == nil {
			c.Identities = append(c.Identities, i)
		}
		return err
	case notebook.Drafts:
		d, err := notebook.DecodeDraft(plain)
		if err == nil {
			c.Drafts = append(c.Drafts, d)
		}
		return err
	}
	return errStranger
}

// takeBinned opens what was deleted whole: each part of it is a record of its own.
func (f *Found) takeBinned(p vault.Place, d notebook.Binned) {
	b := Binned{Code: d.Code, Deleted: d.Deleted}
	for _, part := range d.Parts {
		if part.Store == notebook.Summaries {
			continue
		}
		if err := b.Contents.take(part.Store, part.Plain); err != nil {
			f.Lost = append(f.Lost, Lost{Place: p, Problem: problemOf(err), Code: d.Code})
		}
	}
	b.Contents.sort()
	f.Binned = append(f.Binned, b)
}

func (f *Found) sort() {
	f.Contents.sort()
	stable.Sort(f.Binned, func(a, b Binned) int { return cmp.Compare(a.Deleted.Instant, b.Deleted.Instant) })
	stable.Sort(f.Lost, func(a, b Lost) int {
		return cmp.Or(cmp.Compare(a.Store, b.Store), cmp.Compare(a.ID, b.ID))
	})
}

func (c *Contents) sort() {
	stable.Sort(c.Cases, func(a, b *notebook.Case) int {
		x, y := a.Start().Code, b.Start().Code
		return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	})
	stable.Sort(c.Drafts, func(a, b notebook.Draft) int { return cmp.Compare(a.Began.Instant, b.Began.Instant) })
}

// Entries is how many entries there are, in the cases that are not in the bin.
func (f *Found) Entries() (n int) {
	for _, c := range f.Cases {
		n += c.Len()
	}
	return n
}

// Editions are the names of the packs that were kept, in order.
func (f *Found) Editions() []string { return stable.Keys(f.Packs) }
