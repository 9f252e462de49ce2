package book

import (
	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// batch is how many records are read at once. Each reading waits for the browser, so that nothing
// here holds a page up for longer than a batch takes.
const batch = 32

// readAhead is how many parts are asked for before they are needed: with one, who reads waits for the store after each.
const readAhead = 4

// part is some of what is stored.
type part struct {
	store  string
	within notebook.Span
}

// partsOf is a store in parts of which the bounds are known beforehand: between the places that a manifest lists. What
// is there and not listed is in them too. Where there is no manifest, each part leads to the next.
func partsOf(list *vault.Manifest, store string) (parts []part) {
	if list == nil {
		return []part{{store, notebook.Span{Most: batch}}}
	}
	after, ids := "", list.IDs(store)
	for ; len(ids) > batch; ids = ids[batch:] {
		parts = append(parts, part{store, notebook.Span{After: after, UpTo: ids[batch-1], Expected: ids[:batch]}})
		after = ids[batch-1]
	}
	return append(parts, part{store, notebook.Span{After: after, Expected: ids}})
}

// read reads a part. Where a record is not the one that the manifest lists under the id that was expected, the part is read
// again by its keys.
func (p part) read(from notebook.Store, list *vault.Manifest) ([]notebook.Record, error) {
	records, err := from.All(p.store, p.within)
	if err != nil || len(p.within.Expected) == 0 {
		return records, err
	}
	for _, r := range records {
		if !list.Lists(recordOf(r)) {
			p.within.Expected = nil
			return from.All(p.store, p.within)
		}
	}
	return records, nil
}

// ahead reads one part after another, and asks for some before they are needed.
type ahead struct {
	store notebook.Store
	list  *vault.Manifest                     // by which the parts were made; nil for none
	parts []part                              // that were not read yet
	asked []func() ([]notebook.Record, error) // the first of them, asked for already
}

// next is the records of the next part. After an error they are asked for again. It may be called while there are parts.
func (a *ahead) next() ([]notebook.Record, error) {
	a.ask()
	records, err := a.asked[0]()
	if err != nil {
		a.asked = nil
		return nil, err
	}
	p := a.parts[0]
	a.parts, a.asked = a.parts[1:], a.asked[1:]
	if n := len(records); n > 0 && n == p.within.Most {
		p.within.After = records[n-1].ID
		a.parts = append(a.parts, p)
	}
	a.ask()
	return records, nil
}

func (a *ahead) ask() {
	for n := len(a.asked); n < min(readAhead, len(a.parts)); n++ {
		p := a.parts[n]
		a.asked = append(a.asked, ask(func() ([]notebook.Record, error) { return p.read(a.store, a.list) }))
	}
}

// ask begins a call of the store, and gives a function that waits for its answer, to be called once. Who asks for several
// things before waiting for the first waits for the browser once.
func ask[T any](call func() (T, error)) (wait func() (T, error)) {
	type answer struct {
		is  T
		err error
	}
	answers := make(chan answer, 1)
	go func() {
		is, err := call()
		answers <- answer{is, err}
	}()
	return func() (T, error) {
		a := <-answers
		return a.is, a.err
	}
}

// each reads all records of some stores, in parts of a manifest, or one after another where that is nil.
func (b *Book) each(list *vault.Manifest, do func(notebook.Record), stores ...string) error {
	a := &ahead{store: b.store, list: list}
	for _, store := range stores {
		a.parts = append(a.parts, partsOf(list, store)...)
	}
	for len(a.parts) > 0 {
		records, err := a.next()
		if err != nil {
			return err
		}
		for _, r := range records {
			do(r)
		}
	}
	return nil
}
