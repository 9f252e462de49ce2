//go:build !guideonly

package view

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"waymark/app/casework"
	"waymark/app/handover"
	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
	"waymark/app/workday"
)

// Words of handing over.
const (
	HandHeading    = "Hand over"
	HandLead       = "Make a paper or a file of this case. You send it yourself; nothing is sent from here."
	HandFor        = "Who is it for?"
	HandPick       = "Choose who it is for"
	HandLeaves     = "What is left out"
	HandWhat       = "What do you need?"
	HandNames      = "Put in the names from the names sheet"
	HandNamesHint  = "Only where the form or your manager needs them. Only forms ask for names; the brief goes by roles."
	HandBlanks     = "Blank, because the case does not hold it"
	HandBlanksHint = "Fill in what you know. It goes on this paper and is not kept."
	HandSent       = "When and to whom it is sent"
	HandCopyIn     = "Copy in, says the policy"
	HandLeaks      = "Look before it leaves: this may say who somebody is"
	HandNoLeaks    = "Nothing found that looks like a name or a number of somebody. The check misses much: read it yourself."
	HandMake       = "Make it as"
	HandWord       = "Word"
	HandText       = "Plain text"
	HandPage       = "Web page, no script"
	HandCalendar   = "Calendar file"
	HandPrint      = "Print"
	HandChecked    = "Made, opened again and compared"
	HandSaved      = "Handed over to your device. Where it goes from there is up to you."
	HandFailed     = "It could not be made: what was read back was not what was written. Nothing was saved. Try another format."
	HandPreview    = "The paper"
	HandAgain      = "Make another"
	HandNoDays     = "No day is due in this case, so there is nothing for a calendar."
	HandBrief      = "The manager’s brief, with the chronology"
	HandConfirm    = "A written confirmation for the other agency"
	HandDays       = "What is due, for a calendar"
	HandLocked     = "The whole case as a locked file, for another Waymark"
	HandLockedSay  = "The other side opens it on “Open a file or a reply” of this site. The names sheet is not in it."
	HandLockWay    = "How is it opened?"
	HandWordsSay   = "Five words open it. Say them by telephone; never send them with the file."
	HandKeySay     = "Only their notebook opens it, and there are no words to say. They find their key on “Open a file or a reply”, under “Your public key”, and send it to you."
	HandKey        = "Their public key"
	HandKeyHint    = "It begins with “age1” and has 62 characters. Anybody can send a key: have them read out the last eight characters by telephone."
	HandLock       = "Choose the words"
	HandLockLead   = "These words open the file. Say them by telephone, and to nobody else."
	HandLockMake   = "Make the locked file"
	HandLog        = "Log that it was sent"
	HandBlankForm  = "Print it blank"
	HandLessons    = "Lessons, in words for everybody"
	HandLessonHint = "Written for this copy only. No names, places or dates."
)

// Words of the ways out for every file.
const (
	FileSave  = "Save it"
	FileShare = "Share it"
)

// Words of the safeguarding lead's page.
const (
	LeadHeading  = "Log and figures"
	LeadLead     = "Over all cases on this device that are under one board’s policy. Only what is recorded here counts."
	LeadBoard    = "Which board"
	LeadNone     = "There is no case to count yet."
	LeadLog      = "The log"
	LeadAsked    = "The document asks for it: "
	LeadOurs     = "The document names no log. These columns are ours."
	LeadFigures  = "Figures"
	LeadMedian   = "The days are the middle of those resolved at a stage (median), from the day it arose, or the first entry."
	LeadUsed     = "Cases that came to each stage"
	LeadWhere    = "Cases resolved at each stage"
	LeadLong     = "Working days to resolution, by the stage at which it was resolved (median)"
	LeadSaveLog  = "Make the log as a spreadsheet file"
	LeadSaveFig  = "Make the figures as a spreadsheet file"
	LeadPrompts  = "After it is resolved"
	LeadNotIn    = "No entry shows it in"
	LeadReading  = "Opening the cases…"
	LeadNoPolicy = "The policy of these cases is not at hand, so the columns are ours."
)

// HandAudiences is for whom a paper can be, in the order of choosing.
var HandAudiences = []Option{
	{"", HandPick}, {"need", "The next person who decides: what they need to know"}, {"full", "My own manager, or the agency’s record: everything"}, {"learning", "Learning: nothing that says who anybody is"},
}

// HandLockWays is how a locked file can be opened: by words, by a key.
var HandLockWays = []Option{{"words", "With five words that I tell them"}, {"key", "With the key of their notebook"}}

// HandAudience is the audience that was chosen, 0 for none.
func HandAudience(value string) report.Audience {
	return map[string]report.Audience{"need": report.NeedToKnow, "full": report.Full, "learning": report.Learning}[value]
}

// HandPapers is what can be made of a case for an audience.
func HandPapers(s report.Source, a report.Audience) []Option {
	if a == report.Learning {
		return []Option{{"brief", "The learning copy"}}
	}
	out := []Option{{"brief", HandBrief}}
	if p := s.Look.Policy; p != nil {
		for _, section := range p.Sections {
			for _, b := range section.Blocks {
				if b.Form != nil {
					out = append(out, Option{"form-" + b.Form.ID, "Form: " + b.Form.Title})
				}
			}
		}
	}
	if a == report.Full {
		out = append(out, Option{"locked", HandLocked})
	}
	return append(out, Option{"confirm", HandConfirm}, Option{"days", HandDays})
}

// Report is the record as package report writes about it.
func (r Record) Report(l casework.Look, today workday.Date, cal workday.Calendar) report.Source {
	return report.Source{Case: r.Case, Look: l, Today: today, Calendar: cal, Words: func(e notebook.Entry) report.Said {
		w := r.Words(e)
		said := report.Said{Title: w.Title}
		for _, line := range w.Lines {
			said.Lines = append(said.Lines, strings.TrimSpace(strings.TrimSpace(line.Label)+" "+line.Text))
		}
		return said
	}}
}

// HandFigures says in numbers what was read back from a file and found the same.
func HandFigures(f paper.Figures) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{f.Entries, "entr"}, {f.Fields, "field"}, {f.Rows, "table row"}, {f.Signatures, "signature block"}, {f.Texts, "heading or paragraph"}} {
		switch {
		case p.n == 0:
		case p.what == "entr" && p.n == 1:
			parts = append(parts, "1 entry")
		case p.what == "entr":
			parts = append(parts, plural(p.n, "entrie"))
		case p.what == "heading or paragraph" && p.n > 1:
			parts = append(parts, plural(p.n, "heading")+" and paragraphs")
		default:
			parts = append(parts, plural(p.n, p.what))
		}
	}
	return HandChecked + ": " + joinWords(parts) + ", all the same."
}

// HandLeak is one place of the leak check in words.
func HandLeak(l report.Leak) string { return l.Where + ": looks like " + leakWords[l.Kind] }

// HandLockedSaid says in numbers what was read back from a locked file.
func HandLockedSaid(n, bytes int) string {
	return HandChecked + ": 1 case, " + entries(n) + ", all the same. " + Size(int64(bytes)) + "."
}

// HandKeyedSaid is HandLockedSaid for a file that is made for a key.
func HandKeyedSaid(n, bytes int, key string) string {
	return HandLockedSaid(n, bytes) + " Only the notebook with the key that ends in “" + key[max(0, len(key)-8):] + "” opens it."
}

// KeyWrong says what is wrong with a tidy text that should be somebody's public key; own is this notebook's. "" is for nothing.
func KeyWrong(key, own string) string {
	const lost = " Nothing was made, and nothing you wrote is lost. "
	switch {
	case key == "":
		return "Paste the public key of whoever is to open the file."
	case handover.ValidPublic(key) && key == own:
		return "This is the key of your own notebook, so nobody else could open the file." + lost + "Paste the key of whoever is to open it."
	case handover.ValidPublic(key):
		return ""
	case strings.HasPrefix(key, "age-secret-key-"):
		return "This is a secret key, and no public one." + lost + "Do not use it. Tell whoever sent it that others can now read what is made for it, and ask for the key that begins with “age1”."
	case !strings.HasPrefix(key, "age1"):
		return "This is not a public key: one begins with “age1”." + lost + "Copy the whole of the key again, and nothing before or after it."
	case len(key) != keyLength:
		return "This is not a whole public key: it has " + strconv.Itoa(utf8.RuneCountInString(key)) + " characters, and one has " + strconv.Itoa(keyLength) + "." + lost + "Copy the whole of the key again, and nothing before or after it."
	}
	return "A character of this key is wrong, so no file can be made for it." + lost + "Copy it again where it is shown, and do not type it."
}

const keyLength = 62 // of a public key in age's writing

// LeadTotals says the figures in a line.
func LeadTotals(f report.Figures) string {
	return plural(f.Cases, "case") + ": " + strconv.Itoa(f.Resolved) + " resolved, " + strconv.Itoa(f.Open) + " open; " + plural(f.Skipped, "stage") + " left out"
}

// LeadChecked says in numbers what was read back from a spreadsheet file.
func LeadChecked(rows int) string {
	return HandChecked + ": " + plural(rows, "row") + ", all the same."
}

// Chart is figures as bars.
type Chart struct {
	Title string
	Bars  []Bar
}

// Bar is one figure: its length in hundredths, and what it says.
type Bar struct {
	Label, Text string
	Part        int
}

// LeadCharts is the figures that these documents ask to be monitored: the stages that were used, where it was resolved, and how long that took.
func LeadCharts(f report.Figures) []Chart {
	most := 1
	for _, st := range f.AtStage {
		most = max(most, st.WorkingDays)
	}
	used, where, long := Chart{Title: LeadUsed}, Chart{Title: LeadWhere}, Chart{Title: LeadLong}
	for _, st := range f.AtStage {
		add := func(c *Chart, n, of int, text string) {
			c.Bars = append(c.Bars, Bar{Label: st.Stage, Text: text, Part: 100 * max(n, 0) / max(of, 1)})
		}
		add(&used, st.Reached, f.Cases, strconv.Itoa(st.Reached)+" of "+strconv.Itoa(f.Cases))
		add(&where, st.Resolved, f.Cases, strconv.Itoa(st.Resolved)+" of "+strconv.Itoa(f.Cases))
		if st.WorkingDays >= 0 {
			add(&long, st.WorkingDays, most, strconv.Itoa(st.WorkingDays))
		}
	}
	if len(long.Bars) == 0 {
		return []Chart{used, where}
	}
	return []Chart{used, where, long}
}
