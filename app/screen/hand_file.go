//go:build !guideonly

package screen

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
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
		return h.lockPart()
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

func (h *hand) took(file []byte, extension, kind, said string, err error) {
	if h.failed = err != nil; h.failed {
		h.own.Update()
		return
	}
	h.keepFile(file, extension, kind, said)
	h.own.Defer(func(app.Context) { focusFirst("#handed") })
	h.own.Update()
}

func (h *hand) keepFile(file []byte, extension, kind, said string) {
	r, _ := h.at.record()
	h.file, h.kind, h.said = file, kind, said
	h.name = report.FileName(h.who, r.Case.Start().Code, today(), extension)
}

// ready offers what was made: the share sheet or a download, and where it is text, the text itself.
func (h *hand) ready() app.UI {
	if h.file == nil {
		return app.Div()
	}
	return offer{h.name, h.kind, h.said, h.file, h.out, h.tell}.section(h.finishing(),
		app.If(current.mayWrite(), func() app.UI { return h.sent() }),
		linkButton(view.HandAgain, func(ctx app.Context, _ app.Event) { h.file, h.said, h.finish = nil, "", notFinished; ctx.Update() }))
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

// tell says what has become of the file, from wherever that is known.
func (h *hand) tell(said string) {
	current.change(func(app.Context) { h.said = said })
}
