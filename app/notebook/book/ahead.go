package book

import (
	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// batch is how many records are read at once. Each reading waits for the browser, so that nothing
// here holds a page up for longer than a batch takes.
const batch = 32

// caseBatch is how many cases are. They are large: a telephone would need longer for more of them than a page may stand still.
const caseBatch = batch / 2

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
	most := batch
	if store == notebook.Cases {
		most = caseBatch
	}
	if list == nil {
		return []part{{store, notebook.Span{Most: most}}}
	}
	after := ""
	for ids := list.IDs(store); len(ids) > most; ids = ids[most:] {
		parts = append(parts, part{store, notebook.Span{After: after, UpTo: ids[most-1]}})
		after = ids[most-1]
	}
	return append(parts, part{store, notebook.Span{After: after}})
}

// ahead reads one part after another, and asks for some before they are needed.
type ahead struct {
	store notebook.Store
	parts []part         // that were not read yet
	asked []chan reading // the first of them, asked for already
}

// reading is the records of a part, or why there are none.
type reading struct {
	records []notebook.Record
	err     error
}

// next is the records of the next part. After an error they are asked for again. It may be called while there are parts.
func (a *ahead) next() ([]notebook.Record, error) {
	a.ask()
	got := <-a.asked[0]
	if got.err != nil {
		a.asked = nil
		return nil, got.err
	}
	p := a.parts[0]
	a.parts, a.asked = a.parts[1:], a.asked[1:]
	if n := len(got.records); n > 0 && n == p.within.Most {
		p.within.After = got.records[n-1].ID
		a.parts = append(a.parts, p)
	}
	a.ask()
	return got.records, nil
}

func (a *ahead) ask() {
	for n := len(a.asked); n < min(readAhead, len(a.parts)); n++ {
		p, answer := a.parts[n], make(chan reading, 1)
		go func() {
			records, err := a.store.All(p.store, p.within)
			answer <- reading{records, err}
		}()
		a.asked = append(a.asked, answer)
	}
}

// each reads all records of a store, in parts of a manifest, or one after another where that is nil.
func (b *Book) each(list *vault.Manifest, store string, do func(notebook.Record)) error {
	for a := (&ahead{store: b.store, parts: partsOf(list, store)}); len(a.parts) > 0; {
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
