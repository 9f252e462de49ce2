//go:build !guideonly

package screen

import (
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/view"
	"waymark/app/workday"
)

// inGuide is what the guide of this tab leaves out, for the length of a test.
func inGuide(t *testing.T, days ...workday.Date) {
	was := added
	added = days
	t.Cleanup(func() { added = was })
}

// TestDifferentDaysAreNeverSilent: wherever a case has a date, and where the days are kept.
func TestDifferentDaysAreNeverSilent(t *testing.T) {
	day := workday.Date{Year: 2031, Month: 6, Day: 3}
	id := inCase(t, filed...)
	pages := func() map[string]string {
		return map[string]string{
			"list": app.HTMLString(&cases{}), "case": app.HTMLString(&caseView{Of: id, at: opening{id: id}}), "device": app.HTMLString(&device{}),
		}
	}
	says := func(when, what string, on ...string) {
		t.Helper()
		for name, html := range pages() {
			if want := strings.Contains(strings.Join(on, " "), name); strings.Contains(html, what) != want {
				t.Errorf("%s, %s: %q is said: %v", when, name, what, !want)
			}
		}
	}
	guide, here := view.OnlyGuideSays([]workday.Date{day}), view.OnlyNotebookSays([]workday.Date{day})
	ask, answer := view.OnlyGuideAsk([]workday.Date{day})

	says("no day at all", view.HolidaysApart)
	inGuide(t, day)
	says("in the guide", guide+" "+ask, "list", "case", "device")
	says("in the guide", answer+"</button>", "list", "case", "device")
	current.writing = false
	says("in the guide, and another tab writes", guide, "list", "case", "device")
	says("in the guide, and another tab writes", answer+"</button>")
	current.writing = true
	if len(current.book.Settings().Holidays) > 0 {
		t.Fatal("a day was copied that nobody asked for")
	}
	if err := current.book.ChangeSettings(func(s *notebook.Settings) { s.AddHolidays(day) }); err != nil {
		t.Fatal(err)
	}
	says("in both", guide)
	says("in both", here)
	added = []workday.Date{}
	says("in the notebook", here, "list", "case") // by the list itself it is said already
}

// TestAFullListTakesNoneFromTheGuide, and says so.
func TestAFullListTakesNoneFromTheGuide(t *testing.T) {
	inCase(t)
	if err := current.book.ChangeSettings(func(s *notebook.Settings) {
		for i := range notebook.MaxHolidays {
			s.AddHolidays(workday.Date{Year: 2100 + i, Month: 6, Day: 2})
		}
	}); err != nil {
		t.Fatal(err)
	}
	inGuide(t, workday.Date{Year: 2031, Month: 6, Day: 3})
	if html := app.HTMLString(&guideDays{}); !strings.Contains(html, view.HolidaysFull) || strings.Contains(html, "<button") {
		t.Error(html)
	}
}

// TestOnlyWhoWritesChangesTheDays: another tab shows them.
func TestOnlyWhoWritesChangesTheDays(t *testing.T) {
	inCase(t)
	if err := current.book.ChangeSettings(func(s *notebook.Settings) { s.AddHolidays(workday.Date{Year: 2031, Month: 6, Day: 3}) }); err != nil {
		t.Fatal(err)
	}
	off := regexp.MustCompile(`<button[^>]* disabled[ >]`)
	for _, writing := range []bool{true, false} {
		current.writing = writing
		html := app.HTMLString(&holidays{})
		if !strings.Contains(html, "Tuesday 3 June 2031") || strings.Contains(html, `id="`+holidayField+`"`) != writing || off.MatchString(html) == writing {
			t.Errorf("writing %v: %s", writing, html)
		}
	}
}
