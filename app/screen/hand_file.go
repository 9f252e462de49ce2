//go:build !guideonly

package screen

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// make offers the formats of what was chosen.
func (h *hand) make() app.UI {
	if h.file != nil {
		return app.Div()
	}
	buttons := []app.UI{
		plainButton(view.HandWord, func(app.Context, app.Event) { h.write(paper.Word) }),
		plainButton(view.HandText, func(app.Context, app.Event) { h.write(paper.Plain) }),
		plainButton(view.HandPage, func(app.Context, app.Event) { h.write(paper.HTML) }),
		plainButton(view.HandPrint, func(app.Context, app.Event) { app.Window().Call("print") }),
	}
	switch h.what {
	case "days":
		buttons = []app.UI{plainButton(view.HandCalendar, func(app.Context, app.Event) { h.days() })}
	case "locked":
		buttons = []app.UI{app.P().Text(view.HandLockedSay), plainButton(view.HandLock, func(ctx app.Context, _ app.Event) {
			h.locks = true
			focusOn(ctx)
		})}
		if practising() {
			buttons = []app.UI{app.P().Text(view.PracticeNoLocked)}
		}
	}
	return app.Div().Body(app.H2().Text(view.HandMake), app.Div().Class("row").Body(buttons...),
		app.If(h.failed, func() app.UI { return app.P().Class("error").Role("alert").Text(view.HandFailed) }),
		app.If(h.said != "", func() app.UI { return app.P().Class("good").Role("status").Text(h.said) }))
}

// write makes the file, which is opened again and compared before it is offered.
func (h *hand) write(f paper.Format) {
	r, open := h.at.record()
	if !open {
		return
	}
	p, _, _ := h.paper(h.source(r))
	file, figures, err := paper.Write(p, f)
	h.took(file, f.Extension(), f.Type(), view.HandFigures(figures), err)
}

func (h *hand) days() {
	r, open := h.at.record()
	if !open {
		return
	}
	days := report.Days(h.source(r))
	if len(days) == 0 {
		h.said = view.HandNoDays
		h.own.Update()
		return
	}
	at := now()
	made := strings.ReplaceAll(at.Local.Date.String(), "-", "") + "T" + strings.ReplaceAll(at.Local.Clock.String(), ":", "") + "00Z"
	file, err := paper.Calendar(strconv.FormatInt(at.Instant, 36), made, days)
	h.took(file, "ics", "text/calendar", view.HandChecked+": "+strconv.Itoa(len(days))+".", err)
}

// lock makes the file of the case and of the editions that it names, opens it again and compares. It waits.
func (h *hand) lock(phrase string, _ vault.RecoveryCode) error {
	r, _ := h.at.record()
	contents := notebook.Contents{Cases: []*notebook.Case{r.Case}, Packs: map[string][]byte{}}
	editions := []notebook.Edition{r.Case.Start().Edition}
	for e := range r.Case.Entries() {
		if e.To.Pack != "" {
			editions = append(editions, e.To)
		}
	}
	for _, e := range editions {
		if pack, err := current.book.Pack(e.Pack); err == nil {
			contents.Packs[e.Pack] = pack
		}
	}
	file, figures, err := makeLocked(handover.Document{Sort: handover.OneCase, Made: now(), From: r.Case.Start().Keeper, Contents: contents}, phrase)
	if err != nil {
		return err
	}
	h.file, h.kind, h.said = file, "application/octet-stream", view.HandLockedSaid(figures.Entries, len(file))
	h.name = report.FileName(h.who, r.Case.Start().Code, today(), "age")
	return nil
}

func (h *hand) locked(ctx app.Context) {
	h.locks = false
	ctx.Defer(func(app.Context) { focusFirst("#handed") })
}

func (h *hand) took(file []byte, extension, kind, said string, err error) {
	if h.failed = err != nil; h.failed {
		h.own.Update()
		return
	}
	r, _ := h.at.record()
	h.file, h.kind, h.said = file, kind, said
	h.name = report.FileName(h.who, r.Case.Start().Code, today(), extension)
	h.own.Defer(func(app.Context) { focusFirst("#handed") })
	h.own.Update()
}

// ready offers what was made: the share sheet or a download, and where it is text, the text itself.
func (h *hand) ready() app.UI {
	if h.file == nil {
		return app.Div()
	}
	return app.Section().ID("handed").TabIndex(-1).Class("ours").Role("status").Body(
		app.P().Class("ours__title").Text(h.name),
		app.P().Text(h.said),
		app.Div().Class("row").Body(append(outlets(h.name, h.kind, func() []byte { return h.file }, h.out),
			app.If(h.kind == "text/plain", func() app.UI {
				return plainButton(view.CopyText, func(app.Context, app.Event) { h.copy(string(h.file)) })
			}),
			app.If(current.mayWrite(), func() app.UI { return h.sent() }),
			linkButton(view.HandAgain, func(ctx app.Context, _ app.Event) { h.file, h.said, h.finish = nil, "", notFinished; ctx.Update() }),
		)...), h.finishing())
}

// sent leads to the entry that says it was sent: nothing here can know that.
func (h *hand) sent() app.UI {
	if id, is := strings.CutPrefix(h.what, "form-"); is {
		return h.env.lead(h.Of, view.LogStart{Kind: notebook.FormSent, Form: id}, "button button--plain", view.HandLog)
	}
	if h.what == "confirm" {
		return h.env.lead(h.Of, view.LogStart{Kind: notebook.Confirmed}, "button button--plain", view.HandLog)
	}
	return app.Div()
}

func (h *hand) copy(text string) {
	copyText(text, func(_ app.Context, kept bool) {
		h.said = view.CopyTextFailed
		if kept {
			h.said = view.CopiedText
		}
	})
}

// tell says what has become of the file, from wherever that is known.
func (h *hand) tell(said string) {
	current.change(func(app.Context) { h.said = said })
}
