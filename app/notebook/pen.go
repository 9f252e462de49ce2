package notebook

import (
	"errors"
	"sync"
)

// Pen is the right to write. Of all tabs that have the notebook open, the one that holds the
// pen writes; the others read, say so, and may take it over. It is a courtesy between tabs:
// what keeps one from silently overwriting another is the revision check of Store.Write.
type Pen interface {
	// Ask takes the pen if nobody has it, and says whether it is ours now.
	Ask() (bool, error)
	// Take takes the pen from whoever has it.
	Take() error
	// Held says whether it is ours.
	Held() bool
	// Lost is called, from another goroutine, when another tab has taken the pen from us.
	Lost(func())
	// Drop gives the pen back. Without effect where it is not ours.
	Drop()
}

// ErrNoPen: the browser cannot say which tab writes. The notebook can be written in all the same.
var ErrNoPen = errors.New("browser knows no locks")

// Cup holds the one pen of stores in memory. The zero value is ready.
type Cup struct {
	mu     sync.Mutex
	holder *memoryPen
}

type memoryPen struct {
	cup  *Cup
	lost func()
}

// Pen is the pen as one tab has it.
func (c *Cup) Pen() Pen { return &memoryPen{cup: c} }

// Ask takes the pen if nobody has it.
func (p *memoryPen) Ask() (bool, error) {
	p.cup.mu.Lock()
	defer p.cup.mu.Unlock()
	if p.cup.holder == nil {
		p.cup.holder = p
	}
	return p.cup.holder == p, nil
}

// Take takes the pen from whoever has it.
func (p *memoryPen) Take() error {
	p.cup.mu.Lock()
	defer p.cup.mu.Unlock()
	if h := p.cup.holder; h != nil && h != p && h.lost != nil {
		go h.lost()
	}
	p.cup.holder = p
	return nil
}

// Held says whether it is ours.
func (p *memoryPen) Held() bool {
	p.cup.mu.Lock()
	defer p.cup.mu.Unlock()
	return p.cup.holder == p
}

// Lost sets what is called when the pen is taken.
func (p *memoryPen) Lost(f func()) {
	p.cup.mu.Lock()
	defer p.cup.mu.Unlock()
	p.lost = f
}

// Drop gives the pen back.
func (p *memoryPen) Drop() {
	p.cup.mu.Lock()
	defer p.cup.mu.Unlock()
	if p.cup.holder == p {
		p.cup.holder = nil
	}
}
