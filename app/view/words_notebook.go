//go:build !guideonly

package view

// The words of the notebook's frame: its door, its bar, its lock. What is said about errors stands in troubles.go.

// Words of every page of the notebook.
const (
	ProblemHeading = "There is a problem"
	NotebookLabel  = "Notebook"
	NotebookName   = "Your notebook"
	LookingFor     = "Looking on this device…"
	Back           = "Back"
	Continue       = "Continue"
	Undo           = "Undo"
	ReloadPage     = "Load the page again"
)

// Words of the bar over an open notebook.
const (
	BarCases     = "Cases"
	BarDevice    = "On this device"
	BarCopy      = "Copies"
	BarReceive   = "Open a file"
	BarKeys      = "Keys"
	LockNow      = "Lock"
	CoverNow     = "Cover"
	CoverHint    = "Esc, Esc"
	CoverLabel   = "The page is covered"
	Uncover      = "Show the page"
	BarOpen      = "Notebook open"
	BarMemory    = "Not stored: gone when this page closes"
	BarOtherTab  = "Another tab of this browser is writing in the notebook. Here you can read. What you typed here before that and see as saved is safe."
	BarWrong     = "Something about this notebook, or about the clock of this device, is not in order."
	BarSeeWhat   = "See what it is"
	TakeThePen   = "Write here instead"
	BarLost      = "The browser has closed the notebook’s storage. You can read what is on the page; nothing more can be saved until you load the page again."
	NotLocked    = "Not locked: your last words are not stored yet."
	LockAnyway   = "Lock and lose them"
	KeepOpen     = "Keep it open"
	DraftNone    = "What you type is kept as a draft by itself."
	EndMemory    = "End and erase"
	EndMemoryAsk = "Everything written here is erased, for good. Take out what you need first."
	EndMemoryYes = "Erase all of it and close"
)

// DraftHeld is said of a notebook in memory.
const DraftHeld = "Held in this page, stored nowhere."

// DraftSaved says that all that was typed is stored.
func DraftSaved(clock string) string { return "Draft saved " + clock + ", on this device only." }

// UnfinishedFrom names a draft that was found.
func UnfinishedFrom(clock, day string) string {
	if day != "" {
		return "Unfinished entry from " + clock + ", " + day
	}
	return "Unfinished entry from " + clock
}

// Said is a heading with what stands under it, one paragraph each.
type Said struct {
	Heading string
	Text    []string
}

// Words of setting up.
const (
	SetUpHeading  = "Set up your notebook"
	SetUpLead     = "A record of a disagreement: what happened, with whom, what was agreed, what is due. It remembers for you, and shows you the next step."
	SetUpBegin    = "Set up the notebook"
	SetUpForeign  = "This is not my device"
	SetUpGuide    = "You need no notebook to use the guide. If you have a copy of one, set up first, then open it under “Open a file”."
	PhraseHeading = "Your passphrase"
	PhraseLead    = "These four words open the notebook. They were drawn by lot, on this device. Write them down and keep them apart from it until you know them by heart."
	PhraseAgain   = "Draw others"
	PhraseNoted   = "I have written them down"
	PhraseOwn     = "Use words of my own instead"
	PhraseDrawn   = "Use drawn words instead"
	OwnHeading    = "A passphrase of your own"
	OwnLead       = "A sentence or some words that nobody would guess, not from a song, not about you. Capitals and signs are welcome and not needed. A number by itself is not enough: it can be tried out in a day."
	OwnLabel      = "Your passphrase"
	OwnAgain      = "The same once more"
	OwnDiffer     = "The two are not the same. Type both again."
	CodeHeading   = "Your recovery code"
	CodeLead      = "If you forget the passphrase, this code opens the notebook. Nothing else does. Print it or write it down, and keep it where you keep what matters, not with this device."
	CodePrint     = "Print the code"
	CodePaper     = "Waymark recovery code. It opens the notebook on the device where it was made, and copies made there. Keep it apart from the device. It names nobody."
	CodeLabel     = "Type the code from your paper"
	CodeHint      = "Capitals, spaces and hyphens do not matter. Letters that look like figures are taken as such."
	CodeOther     = "This is another code than the one shown. Type the one that you have just printed or written down."
	SetUpFinish   = "Make the notebook"
	SetUpMaking   = "Making the lock. This device needs a moment for it; the page may stand still."
	ForeignHead   = "Not your device"
	ForeignBegin  = "Begin, and store nothing"
)

// SetUpSays is what a person should know before there is a notebook; at its end comes OnlyACopy, or NoCopy where it is for
// rehearsing.
var SetUpSays = []Said{
	{"Where it lives", []string{"In this browser, on this device, and nowhere else. Nothing is sent. Another browser, another device, and an icon on the home screen each have a notebook of their own."}},
	{"What the lock stops", []string{
		"Who finds this device, borrows it or copies what is stored on it cannot read the notebook without your passphrase.",
		"It does not stop somebody who sees the screen while it is open, and not a program on this device that records what you type. If your organisation manages the device, ask what it records."}},
	{"Nobody can reset it", []string{"There is no account and nobody to call. You will have a passphrase, and a recovery code on paper. Who has lost both has lost the notebook."}},
}

var (
	OnlyACopy = Said{"Only a copy protects it from the browser", []string{"A browser can throw away what a site has stored: when the device is full, when its data are cleared, and Safari after seven days without a visit. The notebook is safe when you have a copy somewhere else. It shows how old your last copy is."}}
	NoCopy    = Said{"It may go, and that is no loss", []string{"A browser can throw away what a site has stored, and of a rehearsal no copy is made. What you want to keep of it, print or save."}}
)

// InstallFirst is said in Safari on an iPhone or iPad.
var InstallFirst = Said{"First put Waymark on your home screen", []string{
	"Press the share button, then “Add to Home Screen”, and open Waymark from there. Safari throws away what is stored after seven days without a visit; an icon on the home screen is not treated so.",
	"Do it before you set up: the icon has a notebook of its own and does not see the one in Safari."}}

// ForeignSays is what a person should know who writes on somebody else's device.
var ForeignSays = []string{
	"What you write is held in this page only. Nothing of it is stored on this device.",
	"It is gone, for good, when you close or reload this page, when the browser closes it, and when the battery runs out. Before you leave, take out what you need as a copy.",
	"After five minutes without a sign of you the page is covered. After thirty it erases itself.",
}

// Words of unlocking.
const (
	UnlockHeading = "Unlock your notebook"
	UnlockLabel   = "Your passphrase"
	UnlockHint    = "Capitals do not matter."
	UnlockButton  = "Unlock"
	Unlocking     = "Opening. This device needs a moment for it; the page may stand still."
	UnlockByCode  = "I have forgotten it: use the recovery code"
	UnlockByWords = "Use the passphrase"
	UnlockCode    = "Your recovery code"
	PhraseNone    = "Type the passphrase."
	ShowSecret    = "Show what I type"
	NewPhraseNow  = "You came in with the recovery code. Choose a new passphrase now; you are not asked for the old one."
)

// Words of the home page until there are cases.
const (
	HomeHeading = "Cases"
)

// Words of the page of keys.
const (
	KeysHeading  = "Passphrase and recovery code"
	KeysOld      = "The passphrase as it is now"
	KeysChangeDo = "Change the passphrase"
	KeysCodeDo   = "Use this code from now on"
	KeysRekeyDo  = "Lock everything anew"
	KeysChanged  = "Done. The new passphrase opens the notebook from now on, and the old one does not. Copies made before still open with what opened them then."
	KeysCoded    = "Done. The new code opens the notebook from now on. Destroy the old paper: that code opens older copies."
	KeysRekeyed  = "Done. Everything is locked with a new key, and only the new passphrase and the new code open it. Older copies still open with the old ones; delete them if you do not trust those any more."
	KeysMemory   = "This notebook is held in this page only and has no lock. There is nothing to change."
	KeysOtherTab = "Another tab is writing in the notebook. The keys can be changed there, or here once you write here."
)

// What can be done to the keys, and what for.
var (
	KeysChange = Said{"Change the passphrase", []string{"When you would like another one. The recovery code stays as it is."}}
	KeysCode   = Said{"Print a new recovery code", []string{"When the paper is lost. The old code stops working on this notebook."}}
	KeysRekey  = Said{"Lock everything with a new key", []string{"When somebody may know your passphrase or has seen the code. Who copied the notebook’s lock before could still open it with them; after this they cannot open what is here. You choose a new passphrase and print a new code, and every record is written anew."}}
)
