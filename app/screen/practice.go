//go:build !guideonly

package screen

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/view"
)

// The practice notebook is a notebook in a database of its own, for rehearsals.
//
// Which of the two a tab has is settled once, when the program starts, by the page it
// starts on; one program never opens both. Going from a page of one to a page of the
// other loads the page anew (root.go). So there is no way by which a case could come
// from one into the other, and a practice notebook has no page that takes cases in,
// makes a locked file or counts.

// The names of the notebooks' databases and pens in the browser.
const (
	notebookName = "waymark"
	practiceName = "waymark-practice"
)

// name is the database of this tab's notebook.
func (s *session) name() string {
	if s.practice {
		return practiceName
	}
	return notebookName
}

// practising reports whether this tab's notebook is the practice one.
func practising() bool { return current.practice }

// practiceOnPaper is the mark of all that leaves a practice notebook, "" where the notebook is the real one.
func practiceOnPaper() string {
	if practising() {
		return view.PracticeMark
	}
	return ""
}

// otherNotebook reports whether a page belongs to the notebook that this tab has not got.
func otherNotebook(path string) bool {
	return view.InPractice(path) && !current.practice || view.InNotebook(path) && current.practice
}

// keptApart is the name by which a tab keeps something: what was rehearsed is not what the guide shows afterwards.
func keptApart(key string) string {
	if practising() {
		return practiceName + "/" + key
	}
	return key
}

// practiceMark stands over every page of a tab that has the practice notebook, and
// colours it.
func (e Env) practiceMark() app.UI {
	e.trainingSheet()
	return app.Div().Class("marked").Body(
		app.Section().Class("rehearsal").Aria("label", view.RehearsalLabel).Body(app.P().Text(view.PracticeSays)),
		app.Nav().Class("leave").Aria("label", view.PracticeLeave).Body(app.A().Href(e.Base+"notebook/").Attr("data-load", "yes").Text(view.PracticeLeave)))
}

var errPractice = errors.New("a practice notebook makes no locked file")

// makeLocked makes a file that a notebook can open. A practice notebook makes none:
// whoever opened one would have a rehearsal among their cases.
func makeLocked(d handover.Document, phrase string) ([]byte, handover.Figures, error) {
	if practising() {
		return nil, handover.Figures{}, errPractice
	}
	return handover.Make(d, phrase)
}

// makeLockedFor is makeLocked for the key of another notebook.
func makeLockedFor(d handover.Document, key string) ([]byte, handover.Figures, error) {
	if practising() {
		return nil, handover.Figures{}, errPractice
	}
	return handover.MakeFor(d, key)
}
