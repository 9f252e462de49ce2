//go:build !guideonly

package screen

import (
	"strings"
	"sync/atomic"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook/book"
	"waymark/app/pace"
)

// finder looks for words in the entries of all cases, in turns with the page, so that typing goes on meanwhile.
type finder struct {
	words string            // that were looked for last
	found map[string]string // by the id of the case: what stands around them
	more  bool              // there were cases that are not open yet
	asked atomic.Uint32     // how often: an older question is given up
}

// look finds what was typed, and has the page drawn again.
func (f *finder) look(words string) {
	b, asked := current.book, f.asked.Add(1)
	if strings.TrimSpace(words) == "" {
		f.words, f.found, f.more = "", nil, false
		current.change(func(app.Context) {})
		return
	}
	task(func() {
		pace.Turn() // with the letter on the page
		for more := true; more && f.asked.Load() == asked; {
			var hits []book.Hit
			hits, more = f.search(b, words, asked)
			current.change(func(app.Context) {
				if f.asked.Load() == asked {
					f.words, f.found, f.more = words, around(hits), more
				}
			})
			if more {
				time.Sleep(again)
			}
		}
	})
}

// again is how long to wait for more cases to be open.
const again = time.Second

// search looks through all cases that are open, unless something else is asked meanwhile.
func (f *finder) search(b *book.Book, words string, asked uint32) (hits []book.Hit, more bool) {
	front.Add(1)
	defer front.Add(-1)
	s := b.Search(words)
	pace.InTurns(func(budget func() bool) bool { return s.Work(budget) && f.asked.Load() == asked })
	hits, ready := s.Hits()
	return hits, !ready
}

func around(hits []book.Hit) map[string]string {
	found := make(map[string]string, len(hits))
	for _, h := range hits {
		found[h.Case.String()] = h.At
	}
	return found
}
