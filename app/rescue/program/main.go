//go:build js && wasm

// Command program is the small program behind the rescue page: it gives the page one function, and knows nothing but
// package rescue. web/rescue.js reads the database, asks for the key, and saves what comes back.
package main

import (
	"errors"
	"syscall/js"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/rescue"
	"waymark/app/workday"
)

// The page has set globalThis.waymarkRescue = { titles, ready } before it started this:
//
//	titles(text)   the titles in a pack, as arrays of what, of, text
//	ready(open)    called once, with open({ stored, passphrase, code, seen, now })
//
// stored are arrays of a key and a Uint8Array or null. open gives back { text, summary, unsaved, doubts }, or
// { wrong, groups } where the key opened nothing.
func main() {
	page := js.Global().Get("waymarkRescue")
	page.Call("ready", js.FuncOf(func(_ js.Value, args []js.Value) any { return open(page, args[0]) }))
	select {}
}

func open(page, asked js.Value) any {
	list := asked.Get("stored")
	stored := make([]rescue.Stored, list.Length())
	for i := range stored {
		pair := list.Index(i)
		stored[i] = rescue.Stored{Key: pair.Index(0).String(), Value: bytesOf(pair.Index(1))}
	}
	key := rescue.Key{Passphrase: asked.Get("passphrase").String(), Code: asked.Get("code").String()}
	found, err := rescue.Open(stored, key, uint64(asked.Get("seen").Float()))
	if err != nil {
		return wrong(err)
	}
	unsaved := 0
	for _, l := range found.Lost {
		if l.Unsaved() {
			unsaved++
		}
	}
	return map[string]any{
		"text":    found.Text(when(asked.Get("now").Float()), func(pack []byte) []rescue.Title { return titles(page, pack) }),
		"summary": found.Summary(), "unsaved": unsaved, "doubts": len(found.Lost) - unsaved,
	}
}

func bytesOf(v js.Value) []byte {
	if v.IsNull() {
		return nil
	}
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return b
}

// when is what the clocks in England showed at an instant.
func when(instant float64) notebook.When {
	day, minutes := workday.London(int64(instant))
	return notebook.When{Date: day, Clock: notebook.At(minutes/60, minutes%60)}
}

func titles(page js.Value, pack []byte) []rescue.Title {
	list := page.Call("titles", string(pack))
	all := make([]rescue.Title, list.Length())
	for i := range all {
		t := list.Index(i)
		all[i] = rescue.Title{What: rescue.TitleOf(t.Index(0).String()), Of: t.Index(1).String(), Text: t.Index(2).String()}
	}
	return all
}

// wrong names the error; the page has a sentence for each name.
func wrong(err error) map[string]any {
	names := []struct {
		err  error
		name string
	}{
		{vault.ErrWrongPassphrase, "passphrase"}, {vault.ErrRecoveryCode, "code"}, {vault.ErrWrongCode, "other-code"},
		{rescue.ErrNoSlot, "no-slot"}, {vault.ErrNewerFormat, "newer"}, {vault.ErrParams, "params"},
	}
	answer := map[string]any{"wrong": "damaged", "groups": []any{}}
	for _, n := range names {
		if errors.Is(err, n.err) {
			answer["wrong"] = n.name
		}
	}
	var slip *vault.CodeError
	if errors.As(err, &slip) {
		groups := []any{}
		for _, g := range slip.Groups {
			groups = append(groups, g)
		}
		answer["groups"] = groups
	}
	return answer
}
