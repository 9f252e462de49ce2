//go:build !guideonly

package view

import (
	"errors"
	"strconv"
	"strings"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
)

// Trouble is an error as people are told it: what happened, whether their words are safe, and what to do now.
type Trouble struct{ What, Words, Now string }

const (
	wordsSafe   = "What was saved before is as it was."
	wordsUnread = "Nothing has been changed."
	notSaved    = "What you just entered is not saved. It is still on this page. What was saved before is as it was."
	maybeSaved  = "What you just entered may be saved or not. What was saved before is as it was."
	reloadNow   = "Load the page again."
)

// troubles has a row for every error that a store or a vault is known for. The first that fits is taken.
var troubles = []struct {
	err error
	say Trouble
}{
	{vault.ErrWrongPassphrase, Trouble{"This passphrase does not open the notebook.", wordsUnread, "Try again; capitals do not matter, spaces between words do. You can try as often as you like. Or use the recovery code."}},
	{vault.ErrWrongCode, Trouble{"This is a recovery code, but of another notebook.", wordsUnread, "Look for the paper that was printed for this one. A newer code takes the place of an older one."}},
	{notebook.ErrGone, Trouble{"There was a notebook in this browser, and its storage is empty now. The browser, or somebody who cleared its data, has deleted it.", "What was written here is gone from this browser.", "If you have a copy, open it under “Open a file”. If an icon on the home screen is yours, look there: it has a notebook of its own."}},
	{notebook.ErrUnread, Trouble{"The browser cannot read its own storage. The database is damaged.", "What was saved may be damaged. Nothing has been changed by this program.", "Do not clear anything yet. Close the browser, open it again and try once more. If it stays so, use the rescue page or bring back a copy."}},
	{vault.ErrDamaged, Trouble{"A record of the notebook is damaged: it is not what was written.", "The other records are as they were. Nothing has been changed.", "Use the rescue page to save what can be read, or bring back a copy."}},
	{notebook.ErrDamaged, Trouble{"A record of the notebook is damaged: it is not what was written.", "The other records are as they were. Nothing has been changed.", "Use the rescue page to save what can be read, or bring back a copy."}},
	{vault.ErrParams, Trouble{"The lock on this notebook asks for more work than any lock of ours. It is damaged, or somebody has put it there.", wordsUnread, "Use the recovery code, or bring back a copy."}},
	{book.ErrNoSlot, Trouble{"The notebook’s lock for this is missing: the browser, or somebody, has taken it away.", wordsUnread, "Try the other way in, by the passphrase or by the recovery code. If neither opens it, bring back a copy."}},
	{vault.ErrNewerFormat, Trouble{"The notebook was written by a newer edition of Waymark than this page.", "It is whole, and nothing has been changed.", "Load the page again with a signal, and take the newer edition when it is offered."}},
	{notebook.ErrNewerFormat, Trouble{"The notebook was written by a newer edition of Waymark than this page.", "It is whole, and nothing has been changed.", "Load the page again with a signal, and take the newer edition when it is offered."}},
	{notebook.ErrTooNew, Trouble{"The notebook’s storage was made by a newer edition of Waymark than this page.", "It is whole, and nothing has been changed.", "Load the page again with a signal, and take the newer edition when it is offered."}},
	{vault.ErrRolledBack, Trouble{"The notebook is an older state of itself. The browser, or somebody, has put back what was there before.", "What was written since then is not here. What is here is whole.", "Compare it with your last copy before you go on."}},
	{notebook.ErrNoStorage, Trouble{"This browser has no storage for a notebook.", "Nothing was written, so nothing is lost.", "Use another browser, or go on without storing: “This is not my device”."}},
	{notebook.ErrDenied, Trouble{"The browser refuses to store anything for this site. A private window does that, and so does a setting that blocks cookies and site data.", "Nothing was written here. A notebook in an ordinary window is as it was.", "Open Waymark in an ordinary window, or allow this site to store data."}},
	{notebook.ErrBlocked, Trouble{"Another tab holds the notebook open in an older form.", wordsUnread, "Close the other tabs with Waymark, then load this page again."}},
	{notebook.ErrReplaced, Trouble{"Another tab needs the notebook’s storage for itself, or has deleted it.", notSaved, "Copy what you just typed to a safe place. Then load this page again."}},
	{notebook.ErrClosed, Trouble{"The browser has closed the notebook’s storage.", notSaved, "Copy what you just typed to a safe place. Then load this page again."}},
	{notebook.ErrQuota, Trouble{"There is no room left on this device, or the browser gives this site no more.", notSaved, "Make room: delete pictures or apps you do not need. Then save again. Make a copy of the notebook soon; a full device is when browsers delete."}},
	{book.ErrReadOnly, Trouble{"Another tab is writing in the notebook.", notSaved, "Press “Write here instead”, and save once more."}},
	{book.ErrRekeyed, Trouble{"The notebook was given new keys in another tab.", notSaved, "Copy what you just typed to a safe place. Then lock, and unlock with the new passphrase or code."}},
	{vault.ErrNotWhole, Trouble{"Something in the notebook is missing or damaged, so it cannot be locked anew.", wordsUnread, "Look under “On this device” what it is, and bring it back from a copy first."}},
	{notebook.ErrConflict, Trouble{"Another tab has changed the notebook meanwhile.", notSaved, "Press “Write here instead”, or load the page again, and save once more."}},
	{notebook.ErrTooLarge, Trouble{"This is longer than can be stored in one piece.", notSaved, "Make two entries of it."}},
	{notebook.ErrTooLong, Trouble{"One of the texts is longer than can be stored.", notSaved, "Make two entries of it."}},
	{notebook.ErrFull, Trouble{"This case has as many entries as one case can hold.", notSaved, "Begin a second case for the same disagreement, and say in both which one goes on."}},
	{notebook.ErrNoAnswer, Trouble{"The browser’s storage did not answer.", notSaved, "Wait a moment and save again. If it stays so, close the browser and open it again."}},
	{notebook.ErrUncertain, Trouble{"The browser’s storage did not answer in time.", maybeSaved, "Copy what you just typed to a safe place. Then load the page again and look whether it is there."}},
	{notebook.ErrAborted, Trouble{"The browser gave up saving, and does not say why.", notSaved, "Save again."}},
}

// TroubleOf says an error in three sentences.
func TroubleOf(err error) Trouble {
	for _, t := range troubles {
		if errors.Is(err, t.err) {
			return t.say
		}
	}
	return Trouble{"Something went wrong that this program has no words for.", maybeSaved, reloadNow + " If it comes again, make a copy of the notebook before you go on."}
}

// CodeWrong says where a recovery code is mistyped, "" where err says nothing of that.
func CodeWrong(err error) string {
	var code *vault.CodeError
	if !errors.As(err, &code) {
		return ""
	}
	switch {
	case code.Fault == vault.CodeLength && code.Typed == 0:
		return "Type the recovery code: 7 groups of 5 characters."
	case code.Fault == vault.CodeLength:
		return "A code has 35 characters; this has " + strconv.Itoa(code.Typed) + "." + lookAt(code.Groups)
	case code.Fault == vault.CodeSymbol:
		return "There is a sign in it that no code has." + lookAt(code.Groups)
	case code.Fault == vault.CodeGroup:
		return "There is a slip in it." + lookAt(code.Groups)
	}
	return "There is a slip in it. Compare it with the paper, group by group."
}

func lookAt(groups []int) string {
	var names []string
	for _, g := range groups {
		names = append(names, strconv.Itoa(g))
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return " Look at group " + names[0] + "."
	}
	return " Look at groups " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1] + "."
}

// PhraseWrong says why a passphrase is refused, "" where it is not.
func PhraseWrong(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, vault.ErrDigitsOnly):
		return "Numbers alone can be tried out in about a day. Add words."
	case errors.Is(err, vault.ErrTooWeak):
		return "This could be guessed. Make it longer: a few more words that do not belong together."
	case errors.Is(err, vault.ErrPassphraseText):
		return "Type a passphrase, of at most 1,000 characters."
	}
	return TroubleOf(err).What
}
