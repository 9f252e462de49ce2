// Package book is an open notebook: what people do with it, over a store, a vault and the
// rules of package notebook. Whatever is written is sealed first, listed in the vault's manifest,
// and stored with that manifest in one transaction; what is in memory changes only afterwards.
//
// It has no clock (times are passed in), no browser, no policy and no screen. The keys are in
// memory as long as it is open; the page that held it is reloaded to lock it.
//
//	found, err := book.Look(store)                  // before anything is unlocked
//	b, err := book.SetUp(store, keys, now)          // a new notebook
//	b, err := book.Unlock(store, phrase, now)       // or UnlockByCode
//	b := book.InMemory(now)                         // not my device: nothing is stored
//	b.Lines()                                       // every case in brief: memory only
//	c, err := b.Begin(start, pack, first, now)      // a case, with the edition it is under
//	e, err := b.Add(c.Start().ID, entry, draft, now)
//	for b.Work(budget) {}                           // in slices: compares all with the manifest, opens all
//	for b.File(budget) {}                           // in slices, when there is time: see slips.go
//	b.Troubles()                                    // what was found wrong
//
// # Errors
//
// Errors are those of notebook (stores, entries) and vault, wrapped; notebook.FateOf says what
// they mean for the words. A write whose answer was lost is read back: the caller hears
// that it was saved, or that it was not, and notebook.ErrUncertain only where the store does not answer
// that either. After notebook.ErrConflict another tab has written: Reread, and try again.
//
// All methods may be called by several goroutines. Those that return an error may wait for the
// store; the others read from memory.
package book

import (
	"errors"
	"fmt"
	"sync"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// Where the slots and the manifest are.
var (
	phrasePlace   = notebook.Place{Store: notebook.Slots, ID: "passphrase"}
	codePlace     = notebook.Place{Store: notebook.Slots, ID: "code"}
	listPlace     = notebook.Place{Store: notebook.Manifest, ID: "list"}
	sincePlace    = notebook.Place{Store: notebook.Manifest, ID: "since"} // what is listed otherwise now
	settingsPlace = notebook.Place{Store: notebook.Prefs, ID: "settings"}
)

// listed are the stores that the manifest covers, in the order in which they are checked.
var listed = []string{notebook.Summaries, notebook.Cases, notebook.Identities, notebook.Drafts, notebook.Bin, notebook.Packs, notebook.Prefs}

// readLater are those of them that opening leaves to Work. The others are read whole then, and compared.
var readLater = []string{notebook.Cases, notebook.Identities, notebook.Packs}

// Book is an open notebook.
type Book struct {
	store  notebook.Store
	memory bool

	writing sync.Mutex // held through a whole change, so that changes follow each other

	mu       sync.RWMutex // guards what follows; never held while waiting for the store
	vault    *vault.Vault
	state    state
	cases    map[notebook.ID]*notebook.Case // those that were asked for
	texts    map[notebook.ID]haystack       // of all cases that were opened, for searching
	troubles []Trouble
	check    *checking
	seen     uint64 // the highest counter of a manifest that was ever stored, as far as is known
	stale    bool   // another tab has written, or nobody knows what was: read again first
	readOnly bool
	closed   bool
}

// state is what is read at opening and kept up with every write.
type state struct {
	list     *vault.Manifest
	base     base
	odd      map[notebook.Place]uint64 // the revisions of records that are not the ones listed; 0: not there
	slots    map[notebook.Place]uint64 // their revisions in the store
	lines    map[notebook.ID]notebook.Summary
	inOrder  []notebook.Summary // of the lines; nil where they have changed since
	drafts   map[notebook.ID]notebook.Draft
	binned   map[notebook.ID]notebook.Binned // without their parts
	settings notebook.Settings
	slips    []slip           // in the order of writing
	blanks   []notebook.Place // slips with nothing on them
	begun    bool             // something was written since this was read
}

// lists says whether the manifest has a place.
func (st *state) lists(p vault.Place) bool {
	_, there := st.list.Revision(p)
	return there
}

// setLine puts a line in; without takes one out.
func (st *state) setLine(l notebook.Summary) { st.lines[l.ID], st.inOrder = l, nil }

// base is the manifest as it is stored: a list, and the changes since.
type base struct {
	list    *vault.Manifest // as in the stored list; nil: it is written anew with the next change
	tag     vault.Base
	stored  uint64 // the revision of the list in the store; 0: none is there
	version uint64 // and that of the changes since, which is that of the notebook as a whole
}

// Found is what a device has of a notebook, before anything is unlocked.
type Found struct {
	Locked  bool // there is one
	Counter uint64
}

// Look says what there is. The errors of notebook.Find pass through, ErrGone among them.
func Look(s notebook.Store) (Found, error) {
	found, mark, err := notebook.Find(s)
	out := Found{Locked: found == notebook.FoundRecords}
	if mark != nil {
		out.Counter = mark.Seen
	}
	return out, err
}

// Keys are what a new notebook is locked with. The code was typed back by the person before.
type Keys struct {
	Passphrase string
	Params     vault.Params
	Code       vault.RecoveryCode
}

// SetUp makes a new notebook in an empty store. Errors: those of vault.PassphraseSlot and of the
// store; notebook.ErrConflict where there is a notebook already. Nothing is stored after an error.
func SetUp(s notebook.Store, k Keys, now notebook.Stamp) (*Book, error) {
	if empty, err := s.Empty(); err != nil {
		return nil, fmt.Errorf("set up: %w", err)
	} else if !empty {
		return nil, fmt.Errorf("set up: %w", notebook.ErrConflict)
	}
	b := open(s, vault.New())
	b.state.list = b.vault.NewManifest()
	lock, err := b.vault.PassphraseSlot(k.Passphrase, k.Params)
	if err != nil {
		return nil, fmt.Errorf("set up: %w", err)
	}
	spare, err := b.vault.RecoverySlot(k.Code)
	if err != nil {
		return nil, fmt.Errorf("set up: %w", err)
	}
	first := notebook.FirstSettings()
	first.Opened = now
	err = b.write(edit{slots: []notebook.Change{
		{Place: phrasePlace, Revision: 1, Sealed: lock}, {Place: codePlace, Revision: 1, Sealed: spare}},
		puts: []put{settingsPut(first)}, then: func(st *state) { st.settings = first }})
	if err != nil {
		b.Close()
		return nil, fmt.Errorf("set up: %w", err)
	}
	return b, nil
}

// InMemory is a notebook for a device that is not one's own: the same in everything, and gone
// with the page.
func InMemory(now notebook.Stamp) *Book {
	b := open(new(notebook.Disk).Open(), vault.New())
	b.memory = true
	b.state.list = b.vault.NewManifest()
	first := notebook.FirstSettings()
	first.Opened = now
	_ = b.saveSettings(first) // a store in memory takes them
	return b
}

func open(s notebook.Store, v *vault.Vault) *Book {
	return &Book{store: s, vault: v, cases: map[notebook.ID]*notebook.Case{}, texts: map[notebook.ID]haystack{}, state: newState()}
}

func newState() state {
	return state{odd: map[notebook.Place]uint64{}, slots: map[notebook.Place]uint64{}, lines: map[notebook.ID]notebook.Summary{},
		drafts: map[notebook.ID]notebook.Draft{}, binned: map[notebook.ID]notebook.Binned{}, settings: notebook.FirstSettings()}
}

// ErrNoSlot: the notebook has no lock that is opened in this way. It should.
var ErrNoSlot = errors.New("no such lock")

// Unlock opens a notebook by its passphrase. Errors: vault.ErrWrongPassphrase, and of a slot that
// cannot be opened by anything; ErrNoSlot; of the store.
// What else is wrong does not keep it shut: see Troubles.
func Unlock(s notebook.Store, passphrase string, now notebook.Stamp) (*Book, error) {
	return unlock(s, phrasePlace, now, func(slot []byte) (*vault.Vault, error) { return vault.OpenPassphrase(slot, passphrase) })
}

// UnlockByCode opens it by the printed code. Errors: vault.ErrWrongCode, else as Unlock.
func UnlockByCode(s notebook.Store, code vault.RecoveryCode, now notebook.Stamp) (*Book, error) {
	return unlock(s, codePlace, now, func(slot []byte) (*vault.Vault, error) { return vault.OpenRecovery(slot, code) })
}

func unlock(s notebook.Store, p notebook.Place, now notebook.Stamp, openSlot func([]byte) (*vault.Vault, error)) (*Book, error) {
	slot, err := s.Get(p)
	if absent(err) {
		err = ErrNoSlot
	}
	if err != nil {
		return nil, fmt.Errorf("unlock: %w", err)
	}
	v, err := openSlot(slot.Sealed)
	if err != nil {
		return nil, fmt.Errorf("unlock: %w", err)
	}
	b := open(s, v)
	if err := b.read(); err != nil {
		b.Close()
		return nil, fmt.Errorf("unlock: %w", err)
	}
	b.believe(now)
	return b, nil
}

// believe compares the clock with when the notebook was last open.
func (b *Book) believe(now notebook.Stamp) {
	if last := b.state.settings.Opened; (last != notebook.Stamp{}) {
		switch notebook.Jumped(last, now) {
		case notebook.Back:
			b.note(Trouble{Kind: ClockBack})
		case notebook.Ahead:
			b.note(Trouble{Kind: ClockAhead})
		}
	}
}

// IsMemory says whether nothing is stored.
func (b *Book) IsMemory() bool { return b.memory }

// ReadOnly says whether another tab writes.
func (b *Book) ReadOnly() bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.readOnly
}

// SetReadOnly says whether this tab may write: it may while it holds the pen. Every change fails
// with ErrReadOnly meanwhile, and nothing in memory is lost.
func (b *Book) SetReadOnly(is bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.readOnly = is
}

// What only an open notebook can meet. Nothing was stored.
var (
	ErrReadOnly = errors.New("another tab writes in the notebook")
	// ErrRekeyed: the keys in memory open the notebook no more; it has to be unlocked again.
	ErrRekeyed = errors.New("another tab gave the notebook new keys")
)

// Close ends the use of the notebook and wipes the key. The store is the caller's.
func (b *Book) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.vault.Close()
	clear(b.cases)
	clear(b.texts)
	b.state = newState()
}
