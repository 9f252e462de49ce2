//go:build !guideonly

package screen

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook/book"
	"waymark/app/policy"
	"waymark/app/stable"
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
	file   []byte // made and compared, until another is
	name   string
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
			Picked: func(ctx app.Context, value string) { l.board, l.file, l.said = value, nil, ""; ctx.Update() }})
	}
	cases, p := l.cases()
	return app.Div().Class("lead").Body(append(body, l.figures(cases), l.prompts(cases), l.log(cases, p))...)
}

// cases is the board's cases that are open, in the order in which they were begun, and the policy of one of them that is at hand.
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
	stable.Sort(out, func(a, b report.Source) int {
		x, y := a.Case.Start(), b.Case.Start()
		return cmp.Or(cmp.Compare(x.Created.Instant, y.Created.Instant), cmp.Compare(len(x.Code), len(y.Code)), cmp.Compare(x.Code, y.Code))
	})
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
		app.Div().Class("days").Body(sheetTable(paper.Block{Label: log.Title, Head: log.Head, Rows: paperRows(log.Rows)})),
		app.Div().Class("row").Body(plainButton(view.LeadSaveLog, func(ctx app.Context, _ app.Event) { l.make(ctx, log.CSV, "log", len(log.Rows)) })), l.ready("log"))
}

func (l *lead) figures(cases []report.Source) app.UI {
	f := report.Monitor(cases)
	head, rows := f.Table()
	return app.Div().Body(app.H2().Text(view.LeadFigures), app.P().Class("source").Text(view.LeadMedian),
		app.Div().Class("numbers").Body(sheetTable(paper.Block{Label: view.LeadTotals(f), Head: head, Rows: paperRows(rows)})), charts(f),
		app.Div().Class("row").Body(plainButton(view.LeadSaveFig, func(ctx app.Context, _ app.Event) { l.make(ctx, f.CSV, "figures", len(rows)) })), l.ready("figures"))
}

func paperRows(rows [][]string) []paper.Row {
	out := make([]paper.Row, len(rows))
	for i, r := range rows {
		out[i] = paper.Row{Cells: r}
	}
	return out
}

// prompts is what the policies ask or offer once a disagreement is over, each with the cases in which no entry shows it.
func (l *lead) prompts(cases []report.Source) app.UI {
	var items []app.UI
	for _, p := range report.Outstanding(cases) {
		says := []app.UI{app.Text(p.Text), app.Small().Class("source").Text(p.Clause), app.Text(view.LeadNotIn)}
		for _, of := range p.Cases {
			says = append(says, app.Text(" "), app.A().Href(l.env.place("notebook/case/", of.ID)).Text(of.Code))
		}
		items = append(items, app.Li().Body(says...))
	}
	return app.If(len(items) > 0, func() app.UI {
		return app.Div().Body(app.H2().Text(view.LeadPrompts), app.Ul().Class("bare lead__prompts").Body(items...))
	})
}

// make makes a spreadsheet file, which is read again and compared before it is offered.
func (l *lead) make(ctx app.Context, csv func() ([]byte, error), what string, rows int) {
	file, err := csv()
	l.failed, l.file, l.name, l.said = err != nil, file, what+"-"+l.board+"-"+today().String()+".csv", view.LeadChecked(rows)
	ctx.Defer(func(app.Context) { focusFirst("#handed") })
}

// ready offers the file under the table that it is of, by the ways out that every file has.
func (l *lead) ready(what string) app.UI {
	switch {
	case !strings.HasPrefix(l.name, what+"-") || l.file == nil && !l.failed:
		return app.Div()
	case l.failed:
		return app.Div().Body(app.P().ID("handed").TabIndex(-1).Class("error").Role("alert").Text(view.HandFailed))
	}
	tell := func(said string) { current.change(func(app.Context) { l.said = said }) }
	return app.Div().Body(offer{l.name, "text/csv", l.said, l.file, func() { tell(view.HandSaved) }, tell}.section(app.Div()))
}
