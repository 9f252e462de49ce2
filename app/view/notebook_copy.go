//go:build !guideonly

package view

import (
	"errors"
	"strconv"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

// Words of the page of copies.
const (
	CopyHeading       = "Copies of your notebook"
	CopyWhat          = "A copy is one file with everything that is in the notebook, names and drafts too, locked with a passphrase. Keep it somewhere else than on this device: it is what is left when the device is lost or the browser throws the notebook away."
	CopyBegin         = "Make a copy"
	CopyPhraseLead    = "These words will open the copy, and nothing else will. Write them down and keep them apart from it. You can also use the passphrase of the notebook, or any other words of your own."
	CopyMake          = "Make the copy with these words"
	CopyMaking        = "Making the copy, then opening it again and comparing every entry. The page may stand still for a moment."
	CopyReady         = "The copy is ready to be saved"
	CopyWhere         = "Save it where your organisation lets you keep such files, not only on this device. Its name says nothing about anybody."
	CopySave          = "Save the file"
	CopyDrop          = "Do not save it"
	CopySaved         = "Done. The copy was opened again and holds everything, and the file has been handed to the device. Look that it is where you wanted it."
	RestoreHeading    = "Bring a copy back"
	RestoreOtherTab   = "Another tab is writing in the notebook. A copy can be brought back there, or here once you write here."
	RestoreFile       = "The file of the copy"
	RestoreFileHint   = "Nothing is changed until you have seen what is in it."
	RestorePhrase     = "The passphrase of this copy"
	RestorePhraseHint = "As you wrote it down when the copy was made. Here capitals and spaces count."
	RestoreOpen       = "Open the copy"
	RestoreOpening    = "Opening. The page may stand still for a moment."
	RestoreOther      = "Choose another file"
	RestoreNever      = "What is here already stays as it is. Nothing is ever written over."
	RestoreDo         = "Bring in what is new"
	RestoreNot        = "Leave everything as it is"
	RestoreNothing    = "Everything in this copy is in the notebook already. There is nothing to bring in."
	FileTooLarge      = "The file could not be read, or is larger than any of ours. Nothing has been changed. Choose the file of the copy; its name ends in .age."
	FileNotOurs       = "This is not a copy of a notebook, or it is locked for another notebook’s key. Nothing has been changed. Choose another file."
)

// fileTroubles are the sentences for a file that cannot be used. Each says that nothing was changed.
var fileTroubles = []struct {
	err error
	say string
}{
	{handover.ErrPassphrase, "These words do not open the file, or its first part is damaged. Nothing has been changed. Try again: here capitals and spaces count."},
	{handover.ErrTooMuchWork, "Opening this file asks for more work than any of ours. It may have been made to do harm. It was not opened, and nothing has been changed."},
	{handover.ErrTooLarge, FileTooLarge},
	{handover.ErrBroken, "The file is damaged: part of it is missing or was changed. Nothing has been changed here. Fetch it again from where you kept it, or use an older copy."},
	{handover.ErrNewer, "The copy was made by a newer edition of Waymark. It is whole, and nothing has been changed. Load the page again with a signal, and take the newer edition."},
	{handover.ErrDocument, "The file opens, but does not hold a copy that this program can read. Nothing has been changed."},
	{handover.ErrNotForUs, FileNotOurs},
	{handover.ErrNotSealed, FileNotOurs},
}

// FileTrouble says what is wrong with a file.
func FileTrouble(err error) string {
	for _, t := range fileTroubles {
		if errors.Is(err, t.err) {
			return t.say
		}
	}
	t := TroubleOf(err)
	return t.What + " " + t.Words + " " + t.Now
}

// CopyName is the name of a copy's file: the day it was made, and nothing about anybody.
func CopyName(made notebook.Stamp) string { return "waymark-copy-" + made.Local.Date.String() + ".age" }

// CopyAge says how old the last copy is, and what is not in it.
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

// CopyOf says what a copy is.
func CopyOf(made notebook.Stamp, cases, n int) string {
	return "This copy was made " + On(made) + ". It holds " + plural(cases, "case") + " and " + entries(n) + "."
}

// CompareTable sets what a copy holds against what is here.
func CompareTable(c book.Comparison) Table {
	t := Table{Caption: "What would come in", Head: []string{"Case", "New", "Here already", "In conflict"}, RowHeads: true}
	for _, one := range c.Cases {
		name := one.Code
		switch {
		case one.Other:
			name += " (here it began otherwise: nothing of it is taken)"
		case !one.Known && one.Here != one.Code:
			name += " (becomes " + one.Here + ")"
		case !one.Known:
			name += " (a new case)"
		}
		t.Rows = append(t.Rows, []string{name, strconv.Itoa(len(one.New)), strconv.Itoa(len(one.Same)), strconv.Itoa(len(one.Conflicting))})
	}
	tally := func(name string, n book.Tally) {
		if n != (book.Tally{}) {
			t.Rows = append(t.Rows, []string{name, strconv.Itoa(n.New), strconv.Itoa(n.Same), strconv.Itoa(n.Conflicting)})
		}
	}
	tally("People on sheets of names", c.Identities)
	tally("Drafts", c.Drafts)
	return t
}

// AnythingNew says whether bringing a copy back would change anything.
func AnythingNew(c book.Comparison) bool {
	for _, one := range c.Cases {
		if len(one.New) > 0 || !one.Known && !one.Other {
			return true
		}
	}
	return c.Identities.New > 0 || c.Drafts.New > 0
}

// Restored says what came in.
func Restored(c book.Comparison) string {
	cases, n, left := 0, 0, c.Identities.Conflicting+c.Drafts.Conflicting
	for _, one := range c.Cases {
		n, left = n+len(one.New), left+len(one.Conflicting)
		if !one.Known && !one.Other {
			cases++
		}
	}
	say := "Done. " + plural(cases, "new case") + " and " + entries(n) + " came in and are stored."
	if left > 0 {
		say += " " + strconv.Itoa(left) + " in conflict with what is here were left out; they are still in the copy."
	}
	return say
}
