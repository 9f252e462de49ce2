//go:build !guideonly

package screen

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// hand makes what leaves of a case: for whom first, then what, then in which form.
type hand struct {
	app.Compo
	Of     notebook.ID
	env    Env
	own    app.Context
	at     opening
	who    report.Audience
	what   string // "brief", "form-…", "confirm", "days"
	named  bool
	blank  bool // the form without the case
	sheet  notebook.Identity
	typed  map[string]string // what was written into blanks, by label
	lesson string
	file   []byte // made and compared, until it is saved
	name   string
	kind   string
	said   string
	failed bool
	locks  bool // the words of a locked file are being chosen
	lock   lockWay

	finish  finishStep // see hand_finish.go
	receipt handover.Receipt
	err     error
}

// CompoID keeps what was chosen for one case out of another's.
func (h *hand) CompoID() string { return "hand/" + h.Of.String() }

// OnMount opens the case, and reads its names: they go in only where the person says so.
func (h *hand) OnMount(ctx app.Context) {
	h.own, h.typed, h.what = ctx, map[string]string{}, "brief"
	current.watch(ctx)
	h.at.begin(h.Of, func() {
		var sheet notebook.Identity
		current.run(func(b *book.Book) (err error) { sheet, err = b.Identity(h.Of); return err }, func(_ app.Context, err error) {
			if err == nil {
				h.sheet = sheet
			}
		})
	})
}

// Render shows the choices that come before, and the paper under them.
func (h *hand) Render() app.UI {
	if h.finish >= deleted {
		return h.done()
	}
	r, open := h.at.record()
	if !open {
		return h.at.instead(h.env)
	}
	body := []app.UI{heading(view.HandHeading + ": " + r.Case.Start().Code), app.P().Class("lead").Text(view.HandLead),
		&pick{ID: "hand-who", Of: h.Of.String(), Label: view.HandFor, Options: view.HandAudiences, Picked: h.choose}}
	if h.locks {
		return app.Div().Body(&newKeys{Of: "hand/" + h.Of.String(), Phrase: true, Lead: view.HandLockLead, Words: handover.NewPassphrase,
			Finish: view.HandLockMake, Busy: view.CopyMaking, Make: h.makeSaid, Done: h.locked})
	}
	if h.who == 0 {
		return app.Div().Class("hand").Body(body...)
	}
	s := h.source(r)
	made, sent, blanks := h.paper(s)
	body = append(body, h.leaves(), h.ask(s), h.beside(s, sent), h.blanks(blanks), h.leaks(made, s), h.make(), h.ready())
	if h.what != "days" && h.what != "locked" {
		body = append(body, sheet(made))
	}
	return app.Div().Class("hand").Body(body...)
}

func (h *hand) source(r view.Record) report.Source {
	s := r.Report(look(r), today(), calendar())
	s.Typed = h.typed
	s.Practice = practiceOnPaper()
	if h.named && h.who == report.Full {
		s.Names = &h.sheet
	}
	return s
}

// paper is what was chosen, with what stands beside it.
func (h *hand) paper(s report.Source) (paper.Paper, []string, []report.Blank) {
	if id, is := strings.CutPrefix(h.what, "form-"); is && s.Look.Policy != nil {
		if form := s.Look.Policy.Form(id); form != nil {
			if h.blank {
				return report.BlankForm(s.Look.Policy, form, s.Today).Paper, form.Sent, nil
			}
			bare := s
			bare.Typed = nil // a blank stays on the page while somebody fills it in
			return report.FillForm(s, form, h.who).Paper, form.Sent, report.FillForm(bare, form, h.who).Blanks
		}
	}
	switch {
	case h.what == "confirm":
		return report.Confirmation(s), nil, nil
	case h.who == report.Learning:
		return report.LearningCopy(s, strings.Split(h.lesson, "\n")), nil, nil
	}
	return report.Brief(s, h.who), nil, nil
}

func (h *hand) choose(ctx app.Context, value string) {
	h.who, h.what, h.file, h.said, h.finish = view.HandAudience(value), "brief", nil, "", notFinished
	ctx.Update()
}

// leaves says in words what the chosen audience does not get.
func (h *hand) leaves() app.UI {
	var items []app.UI
	for _, l := range report.LeavesOut(h.who) {
		items = append(items, app.Li().Text(l))
	}
	return app.Section().Class("ours").Aria("label", view.HandLeaves).Body(app.P().Class("ours__title").Text(view.HandLeaves), app.Ul().Body(items...))
}

func (h *hand) ask(s report.Source) app.UI {
	scope := h.Of.String() + string(rune('0'+h.who))
	return app.Div().Body(
		&pick{ID: "hand-what", Of: scope, Label: view.HandWhat, Options: view.HandPapers(s, h.who), Start: "brief", Picked: func(ctx app.Context, value string) {
			h.what, h.file, h.said, h.blank, h.finish = value, nil, "", false, notFinished
			ctx.Update()
		}},
		app.If(h.who == report.Learning, func() app.UI {
			return &field{ID: "hand-lesson", Of: scope, Label: view.HandLessons, Hint: view.HandLessonHint, Kind: textField,
				Typed: func(_ app.Context, typed string) { h.lesson, h.file = typed, nil }, Left: func(ctx app.Context) { ctx.Update() }}
		}),
		app.If(strings.HasPrefix(h.what, "form-"), func() app.UI { return h.formChoices() }),
	)
}

func (h *hand) formChoices() app.UI {
	return app.Div().Body(
		app.If(h.who == report.Full && len(h.sheet.People) > 0, func() app.UI {
			return checkbox("hand-names", view.HandNames, view.HandNamesHint, h.named, func() { h.named, h.file = !h.named, nil })
		}),
		checkbox("hand-blank", view.HandBlankForm, "", h.blank, func() { h.blank, h.file = !h.blank, nil }),
	)
}

// beside is when and to whom it goes, and who is to be copied in.
func (h *hand) beside(s report.Source, sent []string) app.UI {
	list := func(title string, lines []string) app.UI {
		if len(lines) == 0 {
			return app.Div()
		}
		var items []app.UI
		for _, l := range lines {
			items = append(items, app.Li().Text(l))
		}
		return app.Div().Body(app.H2().Text(title), app.Ul().Body(items...))
	}
	var copies []string
	for _, c := range report.CopyIns(s) {
		copies = append(copies, c.Text+" ("+c.Clause+")")
	}
	return app.Div().Body(list(view.HandSent, sent), list(view.HandCopyIn, copies))
}

// blanks is every field that the case does not fill, with the question to ask.
func (h *hand) blanks(blanks []report.Blank) app.UI {
	if len(blanks) == 0 {
		return app.Div()
	}
	var fields []app.UI
	seen := map[string]bool{}
	for _, b := range blanks {
		if seen[b.Label] {
			continue
		}
		seen[b.Label] = true
		if b.Row {
			fields = append(fields, app.P().Text(b.Label+": "+b.Question))
			continue
		}
		label, hint, kind := b.Label, b.Question, lineField
		if strings.HasSuffix(hint, label) {
			hint = "" // it would be said twice
		}
		if b.Long {
			kind = textField
		}
		fields = append(fields, &field{ID: "blank-" + plainID(label), Of: h.Of.String() + h.what, Label: label, Hint: hint, Kind: kind,
			Typed: func(_ app.Context, typed string) { h.typed[label], h.file = typed, nil }, Left: func(ctx app.Context) { ctx.Update() }})
	}
	return app.Details().Class("fold").Open(true).Body(append([]app.UI{app.Summary().Text(view.HandBlanks), app.P().Class("hint").Text(view.HandBlanksHint)}, fields...)...)
}

// plainID makes an id of a label: letters and figures, the rest as hyphens.
func plainID(label string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, label)
}

func (h *hand) leaks(p paper.Paper, s report.Source) app.UI {
	if h.what == "days" || h.what == "locked" || h.blank {
		return app.Div()
	}
	leaks := report.Leaks(p, notebook.LeakCheck{Today: s.Today})
	if len(leaks) == 0 {
		return app.P().Class("source").Text(view.HandNoLeaks)
	}
	var items []app.UI
	for _, l := range leaks[:min(len(leaks), 40)] {
		items = append(items, app.Li().Text(view.HandLeak(l)))
	}
	return app.Section().Class("warning").Aria("label", view.HandLeaks).Body(app.P().Text(view.HandLeaks), app.Ul().Body(items...))
}
