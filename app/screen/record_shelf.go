//go:build !guideonly

package screen

import (
	"errors"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/pace"
	"waymark/app/policy"
	"waymark/app/view"
	"waymark/app/workday"
)

// shelf holds the policies that cases are under, by the hash of their packs, and the newest edition of each board that
// this site has. It is used on the main goroutine only; packs are read in tasks.
type shelf struct {
	held   map[string]*policy.Policy // by hash; nil where it is on its way, or not to be had
	newest map[string]release        // by board
	coming int                       // how often something was asked for that is not here yet
	then   []func()                  // what waits for all of it
	puts   int                       // how often a policy came to be held
}

// release is one edition as the site carries it.
type release struct {
	hash   string
	pack   []byte
	policy *policy.Policy
}

// shelved is the shelf of this tab.
var shelved = &shelf{held: map[string]*policy.Policy{}, newest: map[string]release{}}

var errNoPack = errors.New("this site has no policy of that board")

// of is the policy of an edition, nil while it is not at hand.
func (s *shelf) of(e notebook.Edition) *policy.Policy { return s.held[e.Pack] }

// put holds a policy.
func (s *shelf) put(hash string, p *policy.Policy) {
	s.held[hash] = p
	s.puts++
}

// want brings the policies of some editions, and then draws what watches the session.
func (s *shelf) want(editions ...notebook.Edition) {
	var missing []notebook.Edition
	for _, e := range editions {
		if _, asked := s.held[e.Pack]; !asked {
			s.held[e.Pack] = nil
			missing = append(missing, e)
		}
	}
	if len(missing) == 0 {
		return
	}
	s.coming++
	front.Add(1)
	found := map[string]*policy.Policy{}
	current.run(func(b *book.Book) error {
		for _, e := range missing {
			if p := packOf(b, e); p != nil {
				found[e.Pack] = p
			}
		}
		return nil
	}, func(app.Context, error) {
		s.coming--
		front.Add(-1)
		for hash, p := range found {
			s.put(hash, p)
		}
		s.arrived()
	})
}

// whenHere calls then when all that was asked for has come or cannot be had: at once, where nothing is on its way.
func (s *shelf) whenHere(then func()) {
	s.then = append(s.then, then)
	s.arrived()
}

func (s *shelf) arrived() {
	if s.coming > 0 {
		return
	}
	waiting := s.then
	s.then = nil
	for _, then := range waiting {
		then()
	}
}

// packOf reads an edition: from the notebook, which keeps those of its cases, or from the site if that has the same one.
func packOf(b *book.Book, e notebook.Edition) *policy.Policy {
	pace.Turn() // each of these takes a telephone a while
	pack, err := b.Pack(e.Pack)
	pace.Turn()
	if err == nil && notebook.PackName(pack) == e.Pack {
		if p, err := decodeInTurns(pack); err == nil {
			return p
		}
	}
	if r, err := releaseOf(e.Board); err == nil && r.hash == e.Pack {
		return r.policy
	}
	return nil
}

// decodeInTurns is policy.Decode in two pieces, with a turn of the browser's before, between and after.
func decodeInTurns(pack []byte) (p *policy.Policy, err error) {
	pace.Turn()
	u, err := policy.Unpack(pack)
	pace.Turn()
	if err == nil {
		p, err = u.Check()
		pace.Turn()
	}
	return p, err
}

// wantNewest brings the newest edition of a board; then is called with it, or with why there is none.
func (s *shelf) wantNewest(board string, then func(app.Context, release, error)) {
	if r, there := s.newest[board]; there {
		current.change(func(ctx app.Context) { then(ctx, r, nil) })
		return
	}
	task(func() {
		r, err := releaseOf(board)
		current.change(func(ctx app.Context) {
			if err == nil {
				s.newest[board] = r
				s.put(r.hash, r.policy)
			}
			then(ctx, r, err)
		})
	})
}

// releaseOf fetches what the site has of a board. It waits.
func releaseOf(board string) (release, error) {
	url := loaded.urls[board]
	if url == "" {
		return release{}, fmt.Errorf("newest edition: %w", errNoPack)
	}
	pack, err := fetch(url)
	if err != nil {
		return release{}, fmt.Errorf("newest edition: %w", err)
	}
	p, err := decodeInTurns(pack)
	if err != nil {
		return release{}, fmt.Errorf("newest edition: %w", err)
	}
	return release{notebook.PackName(pack), pack, p}, nil
}

// boardName is how a board is called whose policy need not be at hand.
func boardName(board string) string {
	for _, b := range loaded.site.Boards {
		if b.ID == board {
			return b.Heading()
		}
	}
	return board
}

// editionName is how an edition is called.
func editionName(e notebook.Edition) string {
	if p := shelved.of(e); p != nil {
		return view.EditionName(p)
	}
	return boardName(e.Board)
}

// calendar is the working days, less those that the person has taken out.
func calendar() workday.Calendar { return view.NotebookCalendar(current.book.Settings().Holidays) }

// reviewMonths is the age of a case, in months, at which it is asked about: as the person chose, or else as the organisation that
// built the site did; 0 for never.
func reviewMonths() int {
	if chosen := current.book.Settings().ReviewMonths; chosen > 0 {
		return chosen
	}
	return loaded.review
}
