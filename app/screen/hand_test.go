//go:build !guideonly

package screen

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/view"
)

// TestForWhomComesFirst: nothing is made or shown before it is chosen, and then it says what is left out.
func TestForWhomComesFirst(t *testing.T) {
	id := inCase(t, filed...)
	html := app.HTMLString(recordPages(id)["hand"])
	if strings.Contains(html, view.HandMake) || strings.Contains(html, "sheet") {
		t.Error("something is offered before it is chosen for whom it is")
	}
	for page, a := range map[string]report.Audience{"brief": report.Full, "learning": report.Learning} {
		html := app.HTMLString(recordPages(id)[page])
		for _, want := range append(report.LeavesOut(a), view.HandWord, view.HandPrint) {
			if !strings.Contains(html, want) {
				t.Errorf("%s lacks %q", page, want)
			}
		}
	}
}

// TestTheSheetSaysWhatTheFileSays: the paper on the page is that of the file, and nothing typed is a tag in it.
func TestTheSheetSaysWhatTheFileSays(t *testing.T) {
	id := inCase(t, append(filed, notebook.Entry{Kind: notebook.Note, Happened: filed[0].Happened, Text: `<img src=x onerror=alert(1)>"'&`})...)
	html := app.HTMLString(recordPages(id)["brief"])
	if strings.Contains(html, "<img") || !strings.Contains(html, "&lt;img src=x onerror=alert(1)&gt;") {
		t.Error("a text is a tag on the page, or is not there")
	}
	for _, want := range []string{"Case A1", "What was tried", "Chronology", "How each date was counted", "The clauses, as they stood"} {
		if !strings.Contains(html, want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
}
