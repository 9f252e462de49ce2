//go:build !guideonly

package screen

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
	"waymark/app/workday"
)

// The reply slip, at both ends: a manager writes one, a practitioner's case takes it in.

func (r *receive) paste(ctx app.Context, _ app.Event) { r.readReply(ctx, valueOf(pasteField)) }

// readReply reads a reply out of a mail, and shows it.
func (r *receive) readReply(ctx app.Context, text string) {
	reply, err := handover.ReadReply(text)
	r.failed, r.wrong = nil, nil
	ctx.Update()
	if err != nil {
		r.wrong = faults{{pasteField, view.ReplyTrouble(err)}}
		r.wrong.tell(ctx)
		return
	}
	r.reply = &reply
	focusOn(ctx)
}

// replyStep shows a reply and, where the case is here, offers to add it.
func (r *receive) replyStep() []app.UI {
	out := r.env.blocks(view.ReplyTable(*r.reply))
	_, there := caseOf(r.reply.Code)
	switch {
	case !there:
		return append(out, app.P().Class("warning").Text(view.ReplyNoCase), r.again())
	case !current.mayWrite():
		return append(out, app.P().Text(view.ReceiveOtherTab), r.again())
	}
	return append(out, app.Div().Class("row").Body(
		app.Button().Type("button").Class("button").Disabled(r.busy).Text(view.ReplyAdd).OnClick(r.addReply),
		plainButton(view.ReceiveNot, r.back)))
}

// caseOf is the case of a code.
func caseOf(code string) (notebook.ID, bool) {
	lines := current.book.Lines()
	i := slices.IndexFunc(lines, func(l notebook.Summary) bool { return l.Code == code })
	if i < 0 {
		return notebook.ID{}, false
	}
	return lines[i].ID, true
}

func (r *receive) addReply(app.Context, app.Event) {
	id, there := caseOf(r.reply.Code)
	if r.busy || !there {
		return
	}
	r.busy, r.failed = true, nil
	entry := r.reply.Entry()
	current.run(func(b *book.Book) error {
		_, err := b.Add(id, entry, notebook.ID{}, now())
		return err
	}, func(ctx app.Context, err error) {
		if r.busy = false; err != nil {
			r.fail(ctx, err)
			return
		}
		r.finish(ctx, []view.Block{view.Para{Text: view.ReplyAdded}, view.Buttons{Items: []view.Link{{Href: "notebook/case/#" + id.String(), Text: view.BarCases}}}})
	})
}

// replySlip has a manager write a reply. Nothing of it is stored; it becomes a few lines to send.
type replySlip struct {
	app.Compo
	env   Env
	open  bool
	slip  string
	code  string // of the case that it is about
	said  string
	wrong faults
}

// The fields of a slip, by the names of its parts.
var slipFields = map[string]string{"Case": "slip-case", "Decision": "slip-decision", "Reason": "slip-reason", "Date": "slip-date", "From": "slip-role", "": "slip-decision"}

const agencyField = "slip-agency"

// OnMount has it drawn again when the session changes.
func (s *replySlip) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows a button, the form or the slip.
func (s *replySlip) Render() app.UI {
	out := []app.UI{app.H2().Text(view.ReplyWrite), app.P().Text(view.ReplyWriteLead)}
	switch {
	case s.slip != "":
		out = append(out, app.P().ID("slip-made").TabIndex(-1).Text(view.ReplySlipIs), app.Pre().Class("slip").Text(s.slip), told("slip-said", s.said),
			app.Div().Class("row").Body(append([]app.UI{button(view.CopyText, func(app.Context, app.Event) { copyText(s.slip, func(said string) { s.said = said }) })}, append(outlets(view.ReplyFile(s.code), "text/plain", func() []byte { return []byte(s.slip) },
				func() { current.change(func(app.Context) { s.said = view.HandSaved }) }), linkButton(view.Back, s.back))...)...))
	case s.open:
		out = append(out, s.form()...)
	default:
		out = append(out, app.Div().Class("row").Body(plainButton(view.ReplyWrite, s.begin)))
	}
	return app.Section().Body(out...)
}

func (s *replySlip) begin(ctx app.Context, _ app.Event) {
	s.open = true
	ctx.Defer(func(app.Context) { focusFirst("#slip-case") })
}

func (s *replySlip) form() []app.UI {
	one := func(part, label, hint string, kind fieldKind, start string) app.UI {
		id := slipFields[part]
		return &field{ID: id, Of: "slip", Label: label, Hint: hint, Kind: kind, Start: start, Wrong: s.wrong.of(id)}
	}
	return []app.UI{s.wrong.summary(),
		one("Case", view.ReplyLabelCase, view.ReplyCaseHint, lineField, ""),
		one("Decision", view.ReplyLabelWhat, "", textField, ""),
		one("Reason", view.ReplyLabelWhy, "", textField, ""),
		one("Date", view.ReplyLabelDay, "", dateField, today().String()),
		one("From", view.ReplyLabelRole, "", lineField, ""),
		&field{ID: agencyField, Of: "slip", Label: view.ReplyLabelFrom},
		app.Div().Class("row").Body(button(view.ReplyMake, s.make))}
}

func (s *replySlip) make(ctx app.Context, _ app.Event) {
	day, _ := workday.ParseDate(valueOf(slipFields["Date"])) // none is said at the field
	slip, err := handover.Reply{Code: valueOf(slipFields["Case"]), Decision: valueOf(slipFields["Decision"]), Reason: valueOf(slipFields["Reason"]),
		Date: day, From: notebook.Party{Role: valueOf(slipFields["From"]), Agency: valueOf(agencyField)}}.Slip()
	s.wrong = nil
	ctx.Update()
	if err != nil {
		s.wrong = faults{{slipFields[handover.PartOf(err)], view.ReplyTrouble(err)}}
		s.wrong.tell(ctx)
		return
	}
	s.slip, s.code = slip, strings.ToUpper(strings.TrimSpace(valueOf(slipFields["Case"])))
	ctx.Defer(func(app.Context) { focusFirst("#slip-made") })
}

func (s *replySlip) back(app.Context, app.Event) { s.slip, s.said, s.open = "", "", false }
