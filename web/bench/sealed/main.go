//go:build js && wasm

// Command sealed is the notebook as the bench measures it: package book over IndexedDB, without
// screens, led by notebook.mjs. It is no part of the site.
//
// It leaves one object, "sealed", whose functions return promises of milliseconds or of what was found. The
// names are those of the uses; each is told in notebook.mjs.
package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"syscall/js"
	"time"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/idb"
	"waymark/app/notebook/vault"
	"waymark/app/pace"
	"waymark/app/workday"
)

var (
	least = vault.Params{MemoryKiB: 19456, Passes: 2}
	best  = vault.Params{MemoryKiB: 65536, Passes: 3}

	code   = vault.NewRecoveryCode()
	store  notebook.Store
	opened *book.Book
	filled notebook.Contents
	ids    []notebook.ID
)

func main() {
	pace.Begin()
	js.Global().Set("sealed", map[string]any{
		"prepare": promise(prepare), "plain": promise(plain), "setUp": promise(setUp), "fill": promise(fill), "forget": promise(forget), "open": promise(open),
		"all": promise(all), "ready": promise(ready), "save": promise(save), "search": promise(search), "lines": promise(lines), "derive": promise(derive),
	})
	select {}
}

// promise makes a JavaScript function of one of ours, which may wait.
func promise(do func(args []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		return js.Global().Get("Promise").New(js.FuncOf(func(_ js.Value, ends []js.Value) any {
			go func() {
				if v, err := do(args); err != nil {
					ends[1].Invoke(err.Error())
				} else {
					ends[0].Invoke(v)
				}
			}()
			return nil
		}))
	})
}

func took(do func() error) (any, error) {
	began := time.Now()
	err := do()
	return float64(time.Since(began).Microseconds()) / 1000, err
}

func stamp(n int) notebook.Stamp {
	day := workday.Date{Year: 2026, Month: 3, Day: 2}.AddDays(n / 20)
	return notebook.Stamp{Instant: 1_772_000_000_000 + int64(n)*60_000, Local: notebook.When{Date: day, Clock: notebook.At(9, n%60)}}
}

var vocabulary = strings.Fields("visit call adult risk agreed team manager asked shared waiting threshold council nurse " +
	"housing concern review evidence reply written stage again later because evening family support door letter plan")

// words are about size bytes of text.
func words(dice *rand.Rand, size int) string {
	var b strings.Builder
	for b.Len() < size {
		b.WriteString(vocabulary[dice.IntN(len(vocabulary))])
		b.WriteByte(' ')
	}
	return b.String()
}

// prepare makes cases with as many entries of 1 KB in memory.
func prepare(args []js.Value) (any, error) {
	cases, entries := args[0].Int(), args[1].Int()
	dice := rand.New(rand.NewPCG(1, 2))
	filled, ids = notebook.Contents{}, nil
	var codes []string
	for i := range cases {
		codes = append(codes, notebook.NextCode(codes))
		c, err := notebook.Begin(notebook.Start{ID: notebook.NewID(), Code: codes[i], Adult: "Adult A",
			Keeper:  notebook.Party{Role: "social worker", Agency: "Council"},
			Edition: notebook.Edition{Board: "swindon", Pack: "p1"}, Created: stamp(i)})
		if err != nil {
			return nil, err
		}
		for n := range entries {
			e := notebook.Entry{Kind: notebook.Contact, Happened: stamp(i + n).Local, Stage: 1 + n%4, How: notebook.ByPhone,
				Who: notebook.Party{Role: "duty social worker", Agency: "Council"}, Said: words(dice, 450), Asked: words(dice, 250), Reply: words(dice, 250)}
			if c, _, err = c.Add(e, stamp(i+n)); err != nil {
				return nil, err
			}
		}
		filled.Cases, ids = append(filled.Cases, c), append(ids, c.Start().ID)
	}
	return nil, nil
}

// plain is the entries that were prepared as JSON-like records for the others: the same texts.
func plain([]js.Value) (any, error) {
	out := js.Global().Get("Array").New()
	for i, c := range filled.Cases {
		for e := range c.Entries() {
			out.Call("push", map[string]any{"id": fmt.Sprintf("%d-%d", i, e.Number), "case": i, "kind": int(e.Kind),
				"happened": e.Happened.Date.String(), "written": float64(e.Written.Instant), "stage": e.Stage, "how": int(e.How),
				"role": e.Who.Role, "agency": e.Who.Agency, "said": e.Said, "asked": e.Asked, "reply": e.Reply})
		}
	}
	return out, nil
}

// setUp makes an empty notebook in the browser's storage, under a name of its own.
func setUp(args []js.Value) (any, error) {
	if store != nil {
		store.Close()
	}
	var err error
	if store, err = idb.Open(idb.Options{Name: "sealed " + args[0].String()}); err != nil {
		return nil, err
	}
	opened, err = book.SetUp(store, book.Keys{Passphrase: vault.GeneratePassphrase(), Params: least, Code: code}, stamp(0))
	return nil, err
}

func fill([]js.Value) (any, error) {
	if len(filled.Cases) == 0 {
		return nil, errors.New("nothing prepared")
	}
	return took(func() error {
		_, err := opened.Merge(filled)
		return err
	})
}

// forget gives up what was prepared and the notebook that was open: a real one is in memory once, and opened by a program that
// has just begun.
func forget([]js.Value) (any, error) {
	filled, opened = notebook.Contents{}, nil
	runtime.GC()
	return nil, nil
}

// open goes from the key to the list of all cases. The printed code is not stretched, so no derivation is in it.
func open([]js.Value) (any, error) {
	return took(func() (err error) {
		if opened, err = book.UnlockByCode(store, code, stamp(1)); err == nil && len(opened.Lines()) != len(ids) {
			err = fmt.Errorf("%d cases in the list", len(opened.Lines()))
		}
		return err
	})
}

// all opens every entry and makes it ready for searching, in turns as a page would.
func all([]js.Value) (any, error) {
	return took(func() (err error) {
		pace.InTurns(func(budget func() bool) (more bool) {
			more, err = opened.Work(budget)
			return more && err == nil
		})
		if tr := opened.Troubles(); err == nil && len(tr) > 0 {
			err = fmt.Errorf("%d troubles", len(tr))
		}
		return err
	})
}

// ready opens so many cases, as a case is open where one writes in it.
func ready(args []js.Value) (any, error) {
	return took(func() error {
		for _, id := range ids[:min(args[0].Int(), len(ids))] {
			if _, err := opened.Case(id); err != nil {
				return err
			}
		}
		return nil
	})
}

func save(args []js.Value) (any, error) {
	n := args[0].Int()
	id := ids[n%len(ids)]
	dice := rand.New(rand.NewPCG(3, uint64(n)))
	e := notebook.Entry{Kind: notebook.Note, Happened: stamp(n).Local, Text: words(dice, 1000)}
	return took(func() error {
		_, err := opened.Add(id, e, notebook.ID{}, stamp(100_000+n))
		return err
	})
}

// search looks for words in all entries; it should find as many cases at least.
func search(args []js.Value) (any, error) {
	query, least := args[0].String(), args[1].Int()
	return took(func() error {
		s := opened.Search(query)
		pace.InTurns(s.Work)
		if hits, ready := s.Hits(); !ready || len(hits) < least {
			return fmt.Errorf("%d hits, ready: %v", len(hits), ready)
		}
		return nil
	})
}

func lines([]js.Value) (any, error) {
	return took(func() error {
		if len(opened.Lines()) != len(ids) {
			return fmt.Errorf("%d cases in the list", len(opened.Lines()))
		}
		return nil
	})
}

// derive is what unlocking with a passphrase costs before the key is there: "best" or "least".
func derive(args []js.Value) (any, error) {
	p := least
	if args[0].String() == "best" {
		p = best
	}
	return took(func() error { return vault.Work(p) })
}
