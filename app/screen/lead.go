//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook/book"
	"waymark/app/policy"
	"waymark/app/view"
)

// lead is the safeguarding lead's page: the agency's own log and the monitoring figures over all cases of a board.
type lead struct {
	app.Compo
	env    Env
	board  string
	read   bool // every case is open
	err    error
	failed bool
	said   string
}

// CompoID tells it from the pages of a case.
func (l *lead) CompoID() string { return "lead" }

// OnMount opens every case: the log needs what they say.
func (l *lead) OnMount(ctx app.Context) {
	current.watch(ctx)
	lines := current.book.Lines()
	current.run(func(b *book.Book) error {
		for _, line := range lines {
			if _, err := b.Case(line.ID); err != nil {
				return err
			}
		}
		return nil
	}, func(_ app.Context, err error) {
		l.read, l.err = true, err
		for _, line := range lines {
			shelved.want(line.Edition)
		}
	})
}

// boards is the boards that cases are under, in the order of their first case.
func (l *lead) boards() []view.Option {
	var out []view.Option
	seen := map[string]bool{}
	for _, line := range current.book.Lines() {
		if b := line.Edition.Board; !seen[b] {
			seen[b] = true
			out = append(out, view.Option{Value: b, Text: boardName(b)})
		}
	}
	return out
}

// Render shows log and figures of one board.
func (l *lead) Render() app.UI {
	body := []app.UI{heading(view.LeadHeading), app.P().Class("lead").Text(view.LeadLead), failure(l.err)}
	boards := l.boards()
	switch {
	case len(boards) == 0:
		return app.Div().Body(append(body, app.P().Text(view.LeadNone))...)
	case !l.read:
		return app.Div().Body(append(body, app.P().Role("status").Text(view.LeadReading))...)
	case l.board == "":
		l.board = boards[0].Value
	}
	if len(boards) > 1 {
		body = append(body, &pick{ID: "lead-board", Of: "lead", Label: view.LeadBoard, Options: boards, Start: l.board,
			Picked: func(ctx app.Context, value string) { l.board = value; ctx.Update() }})
	}
	cases, p := l.cases()
	return app.Div().Body(append(body, l.log(cases, p), l.figures(cases),
		app.Div().Role("status").Body(app.If(l.said != "", func() app.UI { return app.P().Class("good").Text(l.said) }),
			app.If(l.failed, func() app.UI { return app.P().Class("error").Text(view.HandFailed) })))...)
}

// cases is the board's cases that are open, and the policy of the latest of them that is at hand.
func (l *lead) cases() ([]report.Source, *policy.Policy) {
	var out []report.Source
	var p *policy.Policy
	for _, line := range current.book.Lines() {
		c := current.book.Opened(line.ID)
		if line.Edition.Board != l.board || c == nil {
			continue
		}
		r := view.Record{Case: c, Policy: shelved.of(c.Edition()), Edition: editionName}
		out = append(out, r.Report(look(r), today(), calendar()))
		if r.Policy != nil {
			p = r.Policy
		}
	}
	return out, p
}

func (l *lead) log(cases []report.Source, p *policy.Policy) app.UI {
	log := report.LogOf(p, cases)
	from := view.LeadAsked + log.Source
	switch {
	case p == nil:
		from = view.LeadNoPolicy
	case log.Source == "":
		from = view.LeadOurs
	}
	return app.Div().Body(app.H2().Text(view.LeadLog), app.P().Class("source").Text(from),
		sheetTable(paper.Block{Label: log.Title, Head: log.Head, Rows: paperRows(log.Rows)}),
		app.Div().Class("row").Body(plainButton(view.LeadSaveLog, func(app.Context, app.Event) { l.save(log.CSV, "log") })))
}

func (l *lead) figures(cases []report.Source) app.UI {
	f := report.Monitor(cases)
	head, rows := f.Table()
	return app.Div().Body(app.H2().Text(view.LeadFigures), app.P().Class("source").Text(view.LeadMedian),
		sheetTable(paper.Block{Label: view.LeadTotals(f), Head: head, Rows: paperRows(rows)}), bars(f), prompts(cases),
		app.Div().Class("row").Body(plainButton(view.LeadSaveFig, func(app.Context, app.Event) { l.save(f.CSV, "figures") })))
}

func paperRows(rows [][]string) []paper.Row {
	out := make([]paper.Row, len(rows))
	for i, r := range rows {
		out[i] = paper.Row{Cells: r}
	}
	return out
}

// bars is where cases were resolved, as lengths beside the numbers of the table above.
func bars(f report.Figures) app.UI {
	var rows []app.UI
	for _, st := range f.AtStage {
		rows = append(rows, app.Div().Class("bars__row").Body(app.Span().Text(st.Stage),
			app.Elem("meter").Attr("min", 0).Attr("max", max(f.Cases, 1)).Attr("value", st.Resolved).Aria("label", view.LeadBar(st))))
	}
	return app.Div().Class("bars").Body(rows...)
}

// prompts is what the policy offers once a disagreement is over, and no entry shows.
func prompts(cases []report.Source) app.UI {
	var items []app.UI
	for _, s := range cases {
		for _, p := range report.Prompts(s) {
			if !p.Done {
				items = append(items, app.Li().Text(s.Case.Start().Code+". "+p.Text+" ("+p.Clause+")"))
			}
		}
	}
	return app.If(len(items) > 0, func() app.UI {
		return app.Div().Body(app.H2().Text(view.LeadPrompts), app.Ul().Body(items...))
	})
}

func (l *lead) save(make func() ([]byte, error), name string) {
	file, err := make()
	if l.failed = err != nil; l.failed {
		return
	}
	saveFile(file, name+"-"+today().String()+".csv", "text/csv", func() {
		current.change(func(app.Context) { l.said = view.HandSaved })
	})
}
