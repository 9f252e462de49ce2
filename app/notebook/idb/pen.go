//go:build js && wasm

package idb

import (
	"fmt"
	"syscall/js"
	"time"

	"waymark/app/notebook"
)

// Pen is a notebook.Pen by Web Locks: the browser gives it back when a tab ends, however it ends.
type Pen struct {
	name string
	lost func()
	hold *hold // nil while it is not ours
}

// hold is one time of having the lock. Its promise keeps the lock until it is resolved.
type hold struct{ resolve js.Value }

var _ notebook.Pen = (*Pen)(nil)

// NewPen is the pen of the notebook of a name, as this tab has it.
func NewPen(name string) *Pen { return &Pen{name: name + " pen"} }

// Ask takes the pen if nobody has it. Errors: ErrNoPen, ErrDenied, ErrNoAnswer.
func (p *Pen) Ask() (bool, error) { return p.request("ask for the pen", "ifAvailable") }

// Take takes the pen from whoever has it. Errors: as Ask.
func (p *Pen) Take() error {
	_, err := p.request("take the pen", "steal")
	return err
}

// Held says whether it is ours.
func (p *Pen) Held() bool { return p.hold != nil }

// Lost sets what is called when the pen is taken.
func (p *Pen) Lost(f func()) { p.lost = f }

// Drop gives the pen back.
func (p *Pen) Drop() {
	if h := p.hold; h != nil {
		p.hold = nil
		h.resolve.Invoke()
	}
}

// question is what is asked of the browser, with what it calls back. Exactly one of settled and
// failed comes at its end.
type question struct {
	got     chan bool
	refused chan string
	mine    *hold
	given   js.Func
	settled js.Func
	failed  js.Func
}

func (p *Pen) asking() *question {
	a := &question{got: make(chan bool, 1), refused: make(chan string, 1), mine: &hold{}}
	a.given = js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) == 0 || !args[0].Truthy() {
			a.got <- false
			return nil
		}
		kept := a.mine.promise()
		p.hold = a.mine
		a.got <- true
		return kept
	})
	a.settled = js.FuncOf(func(js.Value, []js.Value) any {
		a.release()
		return nil
	})
	a.failed = js.FuncOf(func(_ js.Value, args []js.Value) any {
		if p.hold == a.mine {
			p.stolen()
		} else if a.mine.resolve.IsUndefined() && len(args) > 0 {
			a.refused <- nameOf(args[0])
		}
		a.release()
		return nil
	})
	return a
}

func (a *question) release() {
	a.given.Release()
	a.settled.Release()
	a.failed.Release()
}

// request asks the browser for the lock, with one option.
func (p *Pen) request(act, option string) (bool, error) {
	if p.hold != nil {
		return true, nil
	}
	var locks js.Value
	if err := try(func() { locks = js.Global().Get("navigator").Get("locks") }); err != nil || !locks.Truthy() {
		return false, fmt.Errorf("%s: %w", act, notebook.ErrNoPen)
	}
	a := p.asking()
	err := try(func() {
		locks.Call("request", p.name, map[string]any{option: true}, a.given).Call("then", a.settled, a.failed)
	})
	if err != nil {
		a.release()
		return false, wrapped(act, notebook.ErrDenied, nameIn(err))
	}
	select {
	case ours := <-a.got:
		return ours, nil
	case name := <-a.refused:
		return false, wrapped(act, notebook.ErrDenied, name)
	case <-time.After(patience):
		return false, fmt.Errorf("%s: %w", act, notebook.ErrNoAnswer)
	}
}

// stolen notes that another tab has the pen now.
func (p *Pen) stolen() {
	p.hold = nil
	if p.lost != nil {
		go p.lost()
	}
}

// promise is one that stays open until resolve is called.
func (h *hold) promise() js.Value {
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		h.resolve = args[0]
		return nil
	})
	defer executor.Release()
	return js.Global().Get("Promise").New(executor)
}
