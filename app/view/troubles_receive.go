//go:build !guideonly

package view

import (
	"errors"

	"waymark/app/handover"
	"waymark/app/strictjson"
)

// receiveTroubles has a row for every error that making or opening a file is known for.
var receiveTroubles = []struct {
	err error
	say Trouble
}{
	{handover.ErrTooLarge, Trouble{"This file is larger than any file of Waymark.", wordsUnread, "Look whether you chose the right one. A photograph or a film is not a handover file."}},
	{handover.ErrNotSealed, Trouble{"This is not a file that Waymark knows.", wordsUnread, "Choose the file whose name ends in “.age”, or paste the reply as text."}},
	{handover.ErrPassphrase, Trouble{"These words do not open the file. Or its beginning is damaged; nobody can tell which.", wordsUnread, "Ask for the five words once more, and for their order. Then ask for the file again."}},
	{handover.ErrNeedsPassphrase, Trouble{"This file opens with a passphrase.", wordsUnread, "Ask whoever sent it for the five words, by telephone."}},
	{handover.ErrNotForUs, Trouble{"This file was made for another notebook’s key.", wordsUnread, "If it is for a notebook of yours on another device, open it there. Or send the key of this one to whoever made the file, and ask for it again."}},
	{handover.ErrTooMuchWork, Trouble{"This file asks for more work than any file of ours. It could make this device stand still.", wordsUnread, "Do not open it. Ask whoever sent it whether they did."}},
	{handover.ErrBroken, Trouble{"This file was cut off or changed on its way.", wordsUnread, "Ask for it again. Nothing in it can be believed."}},
	{handover.ErrKey, Trouble{"This is not a public key, so no file was made for it.", wordsSafe, "A public key begins with “age1” and has 62 characters. Copy the whole of it."}},
	{handover.ErrNewer, Trouble{"This file was made by a newer edition of Waymark than this page.", wordsUnread, "Load the page again with a signal, take the newer edition when it is offered, and open the file again."}},
	{handover.ErrContents, Trouble{"Something in it cannot be put into a file.", wordsSafe, "Use the rescue page to save what can be read."}},
	{handover.ErrNotSame, Trouble{"The file was made and opened again, and does not hold what it should. It was thrown away.", wordsSafe, "Try again. If it stays so, use the rescue page to save a readable file."}},
}

// faultySentence is for a file that opened and holds a document with a fault.
var faultySentence = map[strictjson.Problem]string{
	strictjson.Cut:        "The document in the file ends too early.",
	strictjson.Syntax:     "The document in the file is not written as such documents are.",
	strictjson.Duplicate:  "The document in the file says one thing twice, so two programs could read two different records.",
	strictjson.UnknownKey: "The document in the file has a part that no document of ours has.",
	strictjson.Missing:    "The document in the file lacks a part that every document has.",
	strictjson.WrongType:  "The document in the file has a number, a text or a list where something else belongs.",
	strictjson.TooLong:    "The document in the file has a text that is longer than the notebook takes.",
	strictjson.TooMany:    "The document in the file has a list or a number that is larger than the notebook takes.",
	strictjson.NotText:    "The document in the file has a text that is no text.",
	strictjson.Turned:     "The document in the file has hidden signs that turn the direction of writing, so it does not read as it looks.",
	strictjson.Value:      "The document in the file says something that cannot be, such as a day that does not exist.",
}

// ReceiveTrouble says in three sentences why a file was not made or not taken. An error that is of no
// file is said as TroubleOf says it.
func ReceiveTrouble(err error) Trouble {
	var fault *handover.DocumentError
	if errors.As(err, &fault) {
		return Trouble{faultySentence[fault.Problem] + at(fault.Path), wordsUnread,
			"Do not use it. Ask whoever sent it to make it again; if it comes out the same, tell them this sentence."}
	}
	for _, t := range receiveTroubles {
		if errors.Is(err, t.err) {
			return t.say
		}
	}
	return TroubleOf(err)
}

func at(path string) string {
	if path == "" {
		return ""
	}
	return " Place: " + path + "."
}

// ReplyTrouble says what is wrong with a reply, "" for nothing.
func ReplyTrouble(err error) string {
	var fault *handover.ReplyError
	if !errors.As(err, &fault) {
		return ""
	}
	switch fault.Part {
	case "Case":
		return "Give the code of the case, such as A7."
	case "Decision":
		return "Write what was decided, in at most 20,000 characters. No line may begin with “Reason:”."
	case "Reason":
		return "Write the reason, in at most 20,000 characters. No line may begin with “Date:”."
	case "Date":
		return "Give the day of the decision with its year, such as 20 November 2026."
	case "From":
		return "Say the role of who decides. The agency may have no comma in it."
	}
	return "There is no whole reply in this text. It begins with “WAYMARK REPLY 1” and ends with “END OF REPLY”, and has no hidden signs that turn the direction of writing."
}
