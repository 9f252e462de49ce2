//go:build !guideonly

package view

// The parts of the notebook.
const (
	PartHome   Part = "home" // set up, unlock, or the list of cases
	PartDevice Part = "device"
	PartKeys   Part = "keys"
	PartCopy   Part = "copy"
)

// notebookPages are the notebook's pages. What they show depends on what is on
// the device, so only the program can show it; what is built says so.
var notebookPages = map[string]func(*Site) Page{
	"notebook/":        notebookPage(PartHome, "Your notebook", "A record of your disagreements, kept on this device, locked with your own passphrase."),
	"notebook/device/": notebookPage(PartDevice, "What is on this device", "What the notebook holds on this device, when it locks itself, and how to delete it."),
	"notebook/keys/":   notebookPage(PartKeys, "Passphrase and recovery code", "Change the passphrase, print a new recovery code, or lock everything with a new key."),
	"notebook/copy/":   notebookPage(PartCopy, "Copies of your notebook", "Make a copy of the whole notebook as one locked file, or bring one back."),
}

// notebookPage is a page of the notebook as it stands without the program.
func notebookPage(part Part, heading, about string) func(*Site) Page {
	return func(*Site) Page {
		return Page{Title: titled(heading), Heading: heading, Description: about, Lead: about, Body: []Block{
			NotebookPart{Part: part, Fallback: []Block{
				Para{Text: "The notebook is opened by a program that runs on your device and arrives after this text. It should be here in a moment."},
				Para{Text: "If it does not come, this browser does not run it or has switched it off. What you have written is still on the device; nothing here has been changed. Try another browser only for reading the guide: each browser has its own notebook."},
				Links{Items: []Link{
					{Href: "privacy/", Text: "Privacy", Small: "what is kept, where, and how to remove it"},
					{Href: "risk/", Text: RiskNow, Small: "needs no notebook and no program"},
				}},
			}},
		}}
	}
}
