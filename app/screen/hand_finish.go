//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/handover/report"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// finishStep is how far a case is from being deleted after it was handed over. That begins when the whole record has left
// as a file that was opened again and compared; it is asked twice, and what is deleted can be brought back.
type finishStep uint8

const (
	notFinished finishStep = iota
	askRecord              // is it in the main record?
	askDelete
	deleted // put where it can be brought back from
	askPurge
	purged
)

// holdsAll says whether what was made has every entry of the case in it.
func (h *hand) holdsAll() bool {
	return h.who == report.Full && (h.what == "brief" || h.what == "locked")
}

// out notes that the file has left, from wherever that is known.
func (h *hand) out() {
	current.change(func(app.Context) {
		h.said = view.HandSaved
		if r, open := h.at.record(); open && h.holdsAll() && current.mayWrite() && h.finish == notFinished {
			h.receipt, h.finish = handover.ReceiptOf(r.Case, h.file, now()), askRecord
		}
	})
}

// finishing asks whether the case can be deleted here.
func (h *hand) finishing() app.UI {
	var body []app.UI
	switch h.finish {
	case notFinished:
		return app.Div()
	case askRecord:
		body = []app.UI{app.P().Text(view.FinishHint), app.P().Body(app.B().Text(view.FinishAsk)),
			app.Div().Class("row").Body(plainButton(view.FinishYes, h.inRecord), plainButton(view.FinishNot, h.keep))}
	default:
		body = []app.UI{app.P().Text(view.FinishSays(h.receipt.Entries, len(h.sheet.People), h.unfinished())),
			app.Div().Class("row").Body(app.Button().Type("button").Class("button danger").Text(view.FinishDelete).OnClick(h.delete), plainButton(view.CaseKeep, h.keep))}
	}
	return app.Section().ID("finish").TabIndex(-1).Class("warning").Aria("label", view.FinishHeading).Body(append([]app.UI{
		app.P().Class("ours__title").Text(view.FinishHeading), failure(h.err)}, body...)...)
}

// unfinished is how many entries of the case were begun and not finished.
func (h *hand) unfinished() int {
	n := 0
	for _, d := range current.book.Drafts() {
		if d.Case == h.Of {
			n++
		}
	}
	return n
}

func (h *hand) inRecord(ctx app.Context, _ app.Event) {
	h.receipt.Kept, h.finish = true, askDelete
	ctx.Defer(func(app.Context) { focusFirst("#finish") })
}

func (h *hand) keep(ctx app.Context, _ app.Event) {
	h.finish = notFinished
	ctx.Defer(func(app.Context) { focusFirst("#handed") })
}

// delete puts the case where it can be brought back from, unless it is no longer the one that the file has.
func (h *hand) delete(app.Context, app.Event) {
	r, open := h.at.record()
	if !open || r.Case.Len() != h.receipt.Entries {
		h.finish, h.file, h.said = notFinished, nil, view.FinishChanged
		return
	}
	at := now()
	h.does(deleted, func(b *book.Book) error { return b.Delete(h.Of, at) }, func() { h.receipt.Deleted = at })
}

// does changes what is stored, and goes on to a step where that could be done.
func (h *hand) does(next finishStep, do func(*book.Book) error, then func()) {
	current.run(do, func(ctx app.Context, err error) {
		if h.err = err; err != nil {
			ctx.Defer(func(app.Context) { focusFirst("#failed") })
			return
		}
		h.finish, h.said = next, ""
		then()
		ctx.Defer(func(app.Context) { focusFirst("h1") })
	})
}

// done is the receipt, and the way back.
func (h *hand) done() app.UI {
	text := func() []byte { return []byte(view.ReceiptText(h.receipt, practiceOnPaper())) }
	out := []app.UI{heading(view.FinishDone + ": " + h.receipt.Code), failure(h.err), told("receipt-said", h.said)}
	switch h.finish {
	case purged:
		out = append(out, app.P().Text(view.FinishGone))
	case askPurge:
		out = append(out, app.P().ID("sure").TabIndex(-1).Role("alert").Text(view.PurgeSure), app.Div().Class("row").Body(
			app.Button().Type("button").Class("button danger").Text(view.PurgeYes).OnClick(h.purge),
			plainButton(view.PurgeNo, func(app.Context, app.Event) { h.finish = deleted })))
	default:
		out = append(out, app.P().Text(view.FinishBin), app.Div().Class("row").Body(plainButton(view.BringBack, h.bringBack),
			plainButton(view.FinishNow, func(ctx app.Context, _ app.Event) {
				h.finish = askPurge
				ctx.Defer(func(app.Context) { focusFirst("#sure") })
			})))
	}
	return app.Div().Body(append(out, app.P().Text(view.FinishReceipt), app.Pre().Class("slip").Text(string(text())),
		app.Div().Class("row").Body(append(outlets("receipt-"+h.receipt.Code+"-"+h.receipt.Deleted.Local.Date.String()+".txt", "text/plain", text, func() { h.tell(view.HandSaved) }),
			plainButton(view.CopyText, func(app.Context, app.Event) { copyText(string(text()), h.tell) }))...),
		app.P().Body(app.A().Href(h.env.href("notebook/")).Text(view.HomeHeading)))...)
}

func (h *hand) purge(app.Context, app.Event) {
	h.does(purged, func(b *book.Book) error { return b.Purge(h.Of) }, func() { h.receipt.ForGood = true })
}

func (h *hand) bringBack(app.Context, app.Event) {
	h.does(notFinished, func(b *book.Book) error { return b.Restore(h.Of) }, func() { h.file = nil })
}
