//go:build !guideonly

package view

import (
	"slices"
	"strings"
)

// The parts of the notebook.
const (
	PartHome    Part = "home" // set up, unlock, or the list of cases
	PartDevice  Part = "device"
	PartKeys    Part = "keys"
	PartCopy    Part = "copy"
	PartNew     Part = "new"
	PartCase    Part = "case"
	PartLog     Part = "log"
	PartCard    Part = "card"
	PartNames   Part = "names"
	PartMove    Part = "move"
	PartHand    Part = "hand"    // what leaves of a case
	PartLead    Part = "lead"    // log and figures over all cases
	PartReceive Part = "receive" // open what somebody sent
)

// notebookPages are the notebook's pages. What they show depends on what is on
// the device, so only the program can show it; what is built says so.
var notebookPages = map[string]func(*Site) Page{
	"notebook/":         notebookPage(PartHome, "Your notebook", "A record of your disagreements, kept on this device, locked with your own passphrase."),
	"notebook/new/":     notebookPage(PartNew, "A new case", "Begin the record of a disagreement, under the policy of the board where the risk to the adult is."),
	"notebook/case/":    notebookPage(PartCase, "A case", "The next step, what is owed, what happened and where it stands."),
	"notebook/log/":     notebookPage(PartLog, "Log an entry", "A contact, an action, a stage: with its day, and details when there is time."),
	"notebook/card/":    notebookPage(PartCard, "Words for the call", "What to say in the call: filled in before it, saved as the entry after it."),
	"notebook/names/":   notebookPage(PartNames, "Names", "Who stands behind the roles of a case. Kept apart from the case."),
	"notebook/move/":    notebookPage(PartMove, "Which policy applies", "Another edition or another board: what differs, and what would no longer count."),
	"notebook/device/":  notebookPage(PartDevice, "What is on this device", "What the notebook holds on this device, when it locks itself, and how to delete it."),
	"notebook/keys/":    notebookPage(PartKeys, "Passphrase and recovery code", "Change the passphrase, print a new recovery code, or lock everything with a new key."),
	"notebook/copy/":    notebookPage(PartCopy, "Copies of your notebook", "Make a copy of the whole notebook as one locked file, or bring one back."),
	"notebook/hand/":    notebookPage(PartHand, "Hand over", "The manager’s brief, the board’s form, a confirmation or a learning copy of a case, as a paper or a file that you send yourself."),
	"notebook/lead/":    notebookPage(PartLead, "Log and figures", "The agency’s own log and the monitoring figures, over all cases on this device."),
	"notebook/receive/": notebookPage(PartReceive, "Open a file or a reply", "Open a case that was handed over to you, a copy of a notebook, or a manager's reply, and see what is in it first."),
}

// notebookPage is a page of the notebook as it stands without the program.
func notebookPage(part Part, heading, about string) func(*Site) Page {
	return func(*Site) Page {
		return Page{Title: titled(heading), Heading: heading, Description: about, Lead: about, Body: []Block{
			NotebookPart{Part: part, Fallback: []Block{
				Para{Text: "The notebook is opened by a program that runs on your device and arrives after this text. It should be here in a moment."},
				Para{Text: "If it does not come, this browser does not run it or has switched it off. What you have written is still on the device; nothing here has been changed. Try another browser only for reading the guide: each browser has its own notebook."},
				Links{Items: []Link{
					{Href: RescuePath, Text: RescueLink, Small: "a small page of its own, for when the notebook does not open"},
					{Href: "privacy/", Text: "Privacy", Small: "what is kept, where, and how to remove it"},
					{Href: "risk/", Text: RiskNow, Small: "needs no notebook and no program"},
				}},
			}},
		}}
	}
}

// practiceParts are the parts of the practice notebook. It has none that takes a
// case in, makes a sealed file or counts: nothing of a rehearsal can come among
// real cases.
var practiceParts = []string{"", "new/", "case/", "log/", "card/", "names/", "move/", "hand/", "device/", "keys/"}

func init() {
	for _, sub := range practiceParts {
		if make, ok := notebookPages["notebook/"+sub]; ok {
			practicePages[practiceFolder+"/"+sub] = practicePage(make)
		}
	}
}

// PracticePath is the practice notebook's page in place of a page of the notebook;
// false where it has none.
func PracticePath(to string) (string, bool) {
	page, rest, hash := strings.Cut(to, "#")
	sub, in := strings.CutPrefix(page, notebookFolder+"/")
	if !in || !slices.Contains(practiceParts, sub) {
		return "", false
	}
	if hash {
		rest = "#" + rest
	}
	return practiceFolder + "/" + sub + rest, true
}

// practicePage is a page of the practice notebook: the same page, marked.
func practicePage(make func(*Site) Page) func(*Site) Page {
	return func(s *Site) Page {
		pg := make(s)
		pg.Title, pg.Heading = titled(practiceName), practiceName+": "+pg.Heading
		pg.Rehearsal.Text = practiceMark
		pg.Body = []Block{NotebookPart{Part: pg.Body[0].(NotebookPart).Part, Fallback: []Block{
			Para{Text: "The practice notebook is opened by a program that runs on your device and arrives after this text. It should be here in a moment. If it does not come, rehearse on paper: a scenario needs no program to be printed."},
			Links{Items: []Link{{Href: TrainingFolder + "/", Text: TrainingName}, {Href: "risk/", Text: RiskNow, Small: "needs no notebook and no program"}}},
		}}}
		return pg
	}
}
