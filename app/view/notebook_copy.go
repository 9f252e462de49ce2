//go:build !guideonly

package view

import (
	"strconv"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

// Words of making a copy of the notebook.
const (
	CopyHeading  = "Copies of your notebook"
	CopyLead     = "A copy is one locked file with all your cases. Keep it where this device is not: it is what brings the notebook back when a browser or a device is lost."
	CopyWords    = "These five words open the copy, and nothing else does: not your passphrase, not your recovery code. Write them down, apart from the file."
	MakeCopy     = "Make a copy"
	CopyAgain    = "Draw five others"
	CopyMake     = "I have written them down: make the copy"
	CopyMaking   = "Making the copy and opening it again. This device needs a moment for it; the page may stand still."
	CopySave     = "Save the file"
	CopyShare    = "Send or save it elsewhere"
	CopySaved    = "Handed to the browser. Look whether the file is where you wanted it."
	CopySaveFail = "The browser did not take the file. Try the other way, or another browser."
	CopyBack     = "Bring back a copy"
	CopyBackLead = "Open the file on this device, or on any other. You see what is new before anything is taken in, and nothing is written over."
	CopyNoKeep   = "The bin, the lock’s times and the passphrase are not in it."
	MoveAllHead  = "Move to another device"
	CopyFileName = "waymark-notebook-"
	CopyFileEnd  = ".age"
)

// MoveSteps are how a notebook moves, also from a browser's tab to an icon on the home screen.
var MoveSteps = []string{
	"Make a copy here, and keep the five words.",
	"On the other device open Waymark, set up a notebook, and bring the copy back there.",
	"Compare the numbers of cases and entries that it shows with those here.",
	"Only then delete anything on this device.",
}

// LastCopy says how old the last copy is.
func LastCopy(f book.Figures, set notebook.Settings) Block {
	if (set.LastCopy == notebook.Stamp{}) {
		return Warning{Text: "There is no copy yet. The notebook holds " + plural(f.Cases, "case") + " and " + entries(f.Entries) + "."}
	}
	text := "Last copy: " + On(set.LastCopy) + ". " + strconv.Itoa(f.SinceCopy) + " of " + entries(f.Entries) + " written since then."
	if f.SinceCopy > 0 {
		return Warning{Text: text}
	}
	return Para{Text: text}
}

// CopyDone says in numbers what was made and checked.
func CopyDone(f handover.Figures, bytes int, fingerprint string, unread int) []Block {
	out := []Block{Para{Text: "Done and checked: the file was opened again from its own bytes, and holds " + FiguresText(f) + ". It has " + Size(int64(bytes)) + "; its fingerprint is " + fingerprint + "."}}
	if unread > 0 {
		out = append(out, Warning{Text: plural(unread, "record") + " of the notebook cannot be read and is not in the copy. See “On this device”."})
	}
	return out
}
