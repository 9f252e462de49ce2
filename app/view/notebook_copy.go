//go:build !guideonly

package view

import (
	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

// Words of the page of copies.
const (
	CopyHeading    = "Copies of your notebook"
	CopyWhat       = "A copy is one file with everything that is written in the notebook, names and drafts too, locked with a passphrase. Keep it somewhere else than on this device: it is what is left when the device is lost or the browser throws the notebook away."
	CopyBegin      = "Make a copy"
	CopyPhraseLead = "These words will open the copy, and nothing else will. Write them down and keep them apart from it. You can also use the passphrase of the notebook, or any other words of your own."
	CopyMake       = "Make the copy with these words"
	CopyMaking     = "Making the copy, then opening it again and comparing every entry. The page may stand still for a moment."
	CopyReady      = "The copy is ready to be saved"
	CopyWhere      = "Save it where your organisation lets you keep such files, not only on this device. Its name says nothing about anybody."
	CopyDrop       = "Do not save it"
	CopySaved      = "Done. The copy was opened again and holds everything, and the file has been handed to the device. Look that it is where you wanted it."
	RestoreHeading = "Bring a copy back"
	RestoreHow     = "Open its file as you would open any that is sent to you. You see what is in it before anything is taken in, and nothing is ever written over."
	MovingHeading  = "Moving to another device"
	MovingHow      = "From a browser tab to the icon on the home screen, or to a new telephone: make a copy here, open it there, and type here the number that it shows when all has arrived. Delete nothing here before."
	MovingNumber   = "The number that the other device shows"
	MovingNumberEg = "Eight figures, such as 4821 7730."
	MovingCompare  = "Compare"
)

// Moved says whether another device holds all that is here, by the number that it showed.
func Moved(same bool, here handover.Figures) []Block {
	if !same {
		return []Block{Warning{Text: "Not the same. Look at the number again. If it is right, something was written here after the copy was made, or not all has arrived: make a copy now and open that one there. Delete nothing here."}}
	}
	return []Block{Para{Text: "The same. The other device holds all that is here: " + FiguresText(here) + ". Do not write in both: from now on they would differ."},
		Links{Items: []Link{{Href: "privacy/#remove", Text: "How to remove this notebook"}}}}
}

// CopyName is the name of a copy's file: the day it was made, and nothing about anybody.
func CopyName(made notebook.Stamp) string { return "waymark-copy-" + made.Local.Date.String() + ".age" }

// CopyAge says how old the last copy is.
func CopyAge(f book.Figures, set notebook.Settings, memory bool) []Block {
	switch {
	case memory:
		return []Block{Warning{Text: "This notebook is held in this page only. A copy is the one way to take it with you."}}
	case (set.LastCopy == notebook.Stamp{}):
		return []Block{Para{Text: "There is no copy yet."}}
	}
	return []Block{Para{Text: "Last copy: " + On(set.LastCopy) + ". " + upper(entries(f.SinceCopy)) + " written since."}}
}

// CopyHolds says what is in a copy that was made and compared.
func CopyHolds(cases, n, drafts, bytes int) string {
	return "It was opened again and compared: " + plural(cases, "case") + ", " + entries(n) + ", " + plural(drafts, "draft") + ". " + Size(int64(bytes)) + "."
}

// CopyUnread warns that something could not be read and is not in the copy.
func CopyUnread(n int) string {
	return plural(n, "record") + " of the notebook could not be read and is not in this copy. Look under “On this device” what it is, and keep your older copies."
}
