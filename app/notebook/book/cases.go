package book

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/stable"
)

func casePlace(id notebook.ID) notebook.Place {
	return notebook.Place{Store: notebook.Cases, ID: id.String()}
}

func linePlace(id notebook.ID) notebook.Place {
	return notebook.Place{Store: notebook.Summaries, ID: id.String()}
}

// Lines is every case in brief, the one written in last first. It reads from memory. The list is everybody's: it is not
// to be changed.
func (b *Book) Lines() []notebook.Summary {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.state.inOrder == nil {
		b.state.inOrder = inOrder(b.state.lines)
	}
	return b.state.inOrder
}

func inOrder(lines map[notebook.ID]notebook.Summary) []notebook.Summary {
	all := make([]*notebook.Summary, 0, len(lines)) // a summary is large, and sorting moves it about
	for _, l := range lines {
		all = append(all, &l)
	}
	stable.Sort(all, func(x, y *notebook.Summary) int {
		return cmp.Or(cmp.Compare(y.Written.Instant, x.Written.Instant), cmp.Compare(x.Code, y.Code), slices.Compare(x.ID[:], y.ID[:]))
	})
	out := make([]notebook.Summary, len(all))
	for i, l := range all {
		out[i] = *l
	}
	return out
}

// Opened is a case if it is in memory already, nil if it has to be asked for with Case.
func (b *Book) Opened(id notebook.ID) *notebook.Case {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.cases[id]
}

// Case opens a case, or gives back the one that is open. Errors: notebook.ErrNotFound,
// notebook.ErrDamaged or vault.ErrDamaged, the newer formats, and the store's.
func (b *Book) Case(id notebook.ID) (*notebook.Case, error) {
	if c := b.Opened(id); c != nil {
		return c, nil
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	return b.caseNow(id)
}

// caseNow is Case for a caller who holds writing.
func (b *Book) caseNow(id notebook.ID) (*notebook.Case, error) {
	if c := b.Opened(id); c != nil {
		return c, nil
	}
	c, err := b.fetch(casePlace(id))
	if err != nil {
		return nil, fmt.Errorf("open case: %w", err)
	}
	b.keep(c)
	return c, nil
}

// keep puts a case into memory.
func (b *Book) keep(c *notebook.Case) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.closed {
		b.cases[c.Start().ID] = c
	}
}

// Codes are the codes that are taken, those in the bin among them.
func (b *Book) Codes() []string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	var codes []string
	for _, l := range b.state.lines {
		codes = append(codes, l.Code)
	}
	for _, d := range b.state.binned {
		codes = append(codes, d.Code)
	}
	return codes
}

// Begin begins a case with its first entries, and keeps the pack of the edition that it is under.
// An empty code is chosen, an id that is zero is drawn. The draft that it was typed into goes in the same
// transaction; zero for none. Errors: notebook.ErrCase, ErrEntry, ErrFull; of the store, ErrConflict also for a
// case that is there already; ErrReadOnly.
func (b *Book) Begin(s notebook.Start, pack []byte, first []notebook.Entry, draft notebook.ID, now notebook.Stamp) (*notebook.Case, error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	if s.ID.IsZero() {
		s.ID = notebook.NewID()
	}
	if b.lists(casePlace(s.ID)) {
		return nil, fmt.Errorf("begin case: %w", notebook.ErrConflict)
	}
	if s.Code == "" {
		s.Code = notebook.NextCode(b.Codes())
	}
	s.Created = now
	c, err := notebook.Begin(s)
	if err != nil {
		return nil, fmt.Errorf("begin case: %w", err)
	}
	for _, e := range first {
		if c, _, err = c.Add(e, now); err != nil {
			return nil, fmt.Errorf("begin case: %w", err)
		}
	}
	e, err := b.caseEdit(c)
	if err != nil {
		return nil, fmt.Errorf("begin case: %w", err)
	}
	if p := packPlace(s.Edition.Pack); len(pack) > 0 && !b.lists(p) {
		e.puts = append(e.puts, put{p, pack})
	}
	if err := b.write(e.dropping(draft)); err != nil {
		return nil, fmt.Errorf("begin case: %w", err)
	}
	b.keep(c)
	return c, nil
}

// Add adds an entry to a case. The draft that it was typed into goes in the same transaction; zero
// for none. Errors: *notebook.EntryError, notebook.ErrFull, those of Case and of the store;
// ErrReadOnly. After an error the case is as it was, and the draft too.
func (b *Book) Add(id notebook.ID, e notebook.Entry, draft notebook.ID, now notebook.Stamp) (notebook.Entry, error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	c, err := b.caseNow(id)
	if err != nil {
		return notebook.Entry{}, fmt.Errorf("add entry: %w", err)
	}
	next, added, err := c.Add(e, now)
	if err != nil {
		return notebook.Entry{}, fmt.Errorf("add entry: %w", err)
	}
	if err := b.writeEntry(next, notebook.Slip{Case: id, Entry: added, Draft: draft}); err != nil {
		return notebook.Entry{}, fmt.Errorf("add entry: %w", err)
	}
	b.keep(next)
	return added, nil
}

// caseEdit stores a case with its summary, and files what lay beside it.
func (b *Book) caseEdit(c *notebook.Case) (edit, error) {
	whole, err := c.Encode()
	if err != nil {
		return edit{}, err
	}
	line := c.Summary()
	brief, err := line.Encode()
	if err != nil {
		return edit{}, err
	}
	return edit{puts: []put{{casePlace(line.ID), whole}, {linePlace(line.ID), brief}}, filed: b.filedWith(c),
		then: func(st *state) { st.setLine(line) }}, nil
}

// dropping is the edit that also removes a draft.
func (e edit) dropping(draft notebook.ID) edit {
	if draft.IsZero() {
		return e
	}
	before := e.then
	e.removes = append(e.removes, draftPlace(draft))
	e.then = func(st *state) {
		before(st)
		delete(st.drafts, draft)
	}
	return e
}

func packPlace(hash string) notebook.Place { return notebook.Place{Store: notebook.Packs, ID: hash} }

// lists says whether the manifest has a place.
func (b *Book) lists(p notebook.Place) bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.state.lists(vault.Place(p))
}

// Pack is the edition of a policy that cases of the notebook are under, by its hash. Errors:
// notebook.ErrNotFound where the notebook does not have it, vault.ErrDamaged, the store's.
func (b *Book) Pack(hash string) ([]byte, error) {
	p := packPlace(hash)
	if !p.Valid() {
		return nil, fmt.Errorf("open pack: %w", notebook.ErrNotFound)
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	r, err := b.store.Get(p)
	if err != nil {
		return nil, fmt.Errorf("open pack: %w", err)
	}
	pack, _, err := b.vault.Open(vault.Place(p), r.Sealed)
	if err != nil {
		return nil, fmt.Errorf("open pack: %w", err)
	}
	return pack, nil
}

// KeepPack keeps an edition: before a case moves to it. Errors: the store's; ErrReadOnly.
func (b *Book) KeepPack(hash string, pack []byte) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	p := packPlace(hash)
	if !p.Valid() {
		return fmt.Errorf("keep pack: %w", notebook.ErrPlace)
	}
	if b.lists(p) {
		return nil
	}
	if err := b.write(edit{puts: []put{{p, pack}}}); err != nil {
		return fmt.Errorf("keep pack: %w", err)
	}
	return nil
}

// absent says whether an error only says that there is nothing.
func absent(err error) bool { return errors.Is(err, notebook.ErrNotFound) }
