//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// lockWay is how a locked file is opened: by words that are said, or by the notebook whose key it is made for.
type lockWay struct {
	byKey bool
	key   string // as it was typed
	busy  bool
	wrong faults
	err   error
}

const keyField = "hand-key"

// lockPart offers both ways. What comes and goes above the key stands in elements that stay, so that the key does too.
func (h *hand) lockPart() app.UI {
	if practising() {
		return app.Div().Body(app.H2().Text(view.HandMake), app.P().Text(view.PracticeNoLocked))
	}
	return app.Div().Body(app.H2().Text(view.HandMake), receiveFailure(h.lock.err), h.lock.wrong.summary(), app.P().Text(view.HandLockedSay),
		&pick{ID: "hand-lock", Of: h.Of.String(), Label: view.HandLockWay, Options: view.HandLockWays, Start: view.HandLockWays[h.lock.way()].Value, Picked: h.lockBy},
		app.If(h.lock.byKey, func() app.UI { return h.keyPart() }).Else(func() app.UI { return h.wordsPart() }))
}

func (l lockWay) way() int {
	if l.byKey {
		return 1
	}
	return 0
}

func (h *hand) lockBy(ctx app.Context, value string) {
	h.lock.byKey, h.lock.wrong, h.lock.err = value == view.HandLockWays[1].Value, nil, nil
	ctx.Update()
}

func (h *hand) wordsPart() app.UI {
	return app.Div().Body(app.P().Text(view.HandWordsSay), app.Div().Class("row").Body(plainButton(view.HandLock, func(ctx app.Context, _ app.Event) {
		h.locks = true
		focusOn(ctx)
	})))
}

func (h *hand) keyPart() app.UI {
	return app.Div().Body(app.P().Text(view.HandKeySay),
		&field{ID: keyField, Of: h.Of.String(), Label: view.HandKey, Hint: view.HandKeyHint, Kind: textField, Start: h.lock.key, Wrong: h.lock.wrong.of(keyField),
			Typed: func(_ app.Context, typed string) { h.lock.key = typed }},
		app.Div().Class("row").Body(app.Button().Type("button").Class("button button--plain").Disabled(h.lock.busy).Text(view.HandLockMake).OnClick(h.makeKeyed)),
		working(h.lock.busy, view.CopyMaking))
}

// makeSaid makes the file that words open. It waits.
func (h *hand) makeSaid(phrase string, _ vault.RecoveryCode) error {
	d, open := h.document(current.book)
	if !open {
		return notebook.ErrNotFound
	}
	file, figures, err := makeLocked(d, phrase)
	if err == nil {
		h.keepFile(file, "age", lockedType, view.HandLockedSaid(figures.Entries, len(file)))
	}
	return err
}

// makeKeyed makes the file for the key that was typed, which stays in its field until it is right.
func (h *hand) makeKeyed(ctx app.Context, _ app.Event) {
	key := handover.TidyKey(h.lock.key)
	own, _ := handover.PublicOf(current.book.Settings().Identity) // none is no key
	h.lock.wrong, h.lock.err = nil, nil
	if wrong := view.KeyWrong(key, own.Public); wrong != "" {
		h.lock.wrong = faults{{keyField, wrong}}
		h.lock.wrong.tell(ctx)
		return
	}
	if h.lock.busy {
		return
	}
	h.lock.busy = true
	var file []byte
	var figures handover.Figures
	current.run(func(b *book.Book) (err error) {
		d, open := h.document(b)
		if !open {
			return notebook.ErrNotFound
		}
		file, figures, err = makeLockedFor(d, key)
		return err
	}, func(ctx app.Context, err error) {
		h.lock.busy, h.lock.err = false, err
		if err != nil {
			ctx.Defer(func(app.Context) { focusFirst("#failed") })
			return
		}
		h.took(file, "age", lockedType, view.HandKeyedSaid(figures.Entries, len(file), key), nil)
	})
}

const lockedType = "application/octet-stream"

// document is the case, with the editions that it names. It waits.
func (h *hand) document(b *book.Book) (handover.Document, bool) {
	r, open := h.at.record()
	if !open {
		return handover.Document{}, false
	}
	contents := notebook.Contents{Cases: []*notebook.Case{r.Case}, Packs: map[string][]byte{}}
	editions := []notebook.Edition{r.Case.Start().Edition}
	for e := range r.Case.Entries() {
		if e.To.Pack != "" {
			editions = append(editions, e.To)
		}
	}
	for _, e := range editions {
		if pack, err := b.Pack(e.Pack); err == nil {
			contents.Packs[e.Pack] = pack
		}
	}
	return handover.Document{Sort: handover.OneCase, Made: now(), From: r.Case.Start().Keeper, Contents: contents}, true
}

func (h *hand) locked(ctx app.Context) {
	h.locks = false
	ctx.Defer(func(app.Context) { focusFirst("#handed") })
}
