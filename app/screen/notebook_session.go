//go:build !guideonly

package screen

import (
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/pace"
	"waymark/app/view"
	"waymark/app/workday"
)

// The screens of the notebook, and what they share.
//
// A page of the notebook is one component, named by its part (view.Part) and the record in the address's fragment. Where
// the notebook is not open it shows the door instead: set up, unlock, or what is wrong (notebook_door.go). To add a page:
// its path in view's notebookPages, its part in parts below, and a component whose CompoID has the record's id in it.
//
// How a screen works with the open notebook:
//
//	current.book.Lines()                       // reads from memory: in Render and handlers
//	current.run(func(b *book.Book) error {…}, func(ctx app.Context, err error) {…})
//	                                           // reads and writes the store: off the main goroutine, then back on it
//	problem(err)                               // any error as three sentences: what happened, are my words safe, what now
//	&field{ID: …, Of: …, Label: …}             // every field; it owns what stands in it (field.go)
//	faults{{"id", "what is wrong"}}            // above a form: summary(), then tell(ctx) (faults.go)
//	form := current.form(draft)                // typing is sealed and stored within two seconds (notebook_draft.go)
//	current.record                             // the id in the fragment; zero for none
//	current.mayWrite()                         // false while another tab has the pen: show no button that writes
//	current.watch(ctx)                         // in OnMount: draw this component again when the session changes
//
// A handler closure that captures something needs app.EventScope with what it captures. Tasks of one's own go through
// task (guard.go). Times come from now(), days from today().

const guideOnly = false

// Device is what the notebook needs of the browser, which this package does not touch itself.
type Device struct {
	There func(name string) bool // whether there may be a notebook; makes none
	Store func(name string, lost func(error)) (notebook.Store, error)
	Pen   func(name string) notebook.Pen
}

// stage is how far the notebook is open.
type stage uint8

const (
	unlooked stage = iota // nobody has asked for it in this tab
	looking
	absent // nothing is on this device
	shut   // there is one, locked
	opened
	failed // it cannot be opened; why is in trouble
)

// session is the notebook of this tab. It survives going from page to page and ends with a reload. Its fields are read and
// set on the main goroutine only.
type session struct {
	device   Device
	practice bool // this tab's notebook is the practice one, see practice.go
	safari   bool // a tab of Safari on a telephone or tablet, where only what is on the home screen lasts
	stage    stage
	trouble  error
	store    notebook.Store
	pen      notebook.Pen
	book     *book.Book
	writing  bool        // this tab may write
	arriving bool        // the bar of its page comes with the next turn
	path     string      // of the page
	record   notebook.ID // from the address's fragment

	root      app.Context // of the component that is always there
	watched   []app.Context
	forms     []*draftForm // on the page, see notebook_draft.go
	clock     clock        // when it locks, see notebook_lock.go
	foreign   bool         // "This is not my device"
	homeward  stage        // where the way back from there leads
	byCode    bool         // it was unlocked with the recovery code
	leaving   bool         // the page is about to be loaded anew
	collected int64        // the sign of a hand since which garbage was collected
	unsafe    error        // why it could not be locked: words that are not stored
	ending    bool         // a notebook in memory: asked whether to erase it

	covered bool      // see notebook_cover.go
	esc     int64     // when Esc was last pressed
	before  app.Value // what had the focus before it was covered
}

// current is the session of this tab.
var current = &session{}

// begin is called once, when the program starts, with the path of the page it starts on.
func begin(d Device, path string) {
	current.practice = view.InPractice(path)
	current.device, current.safari = d, inSafariTab()
}

// now is the device's clock as a stamp of the record: the instant, and the day and time in England.
func now() notebook.Stamp {
	at := instant()
	day, minutes := workday.London(at)
	return notebook.Stamp{Instant: at, Local: notebook.When{Date: day, Clock: notebook.At(minutes/60, minutes%60)}}
}

// parts are the pages of the open notebook.
var parts = map[view.Part]func(Env, notebook.ID) app.UI{
	view.PartHome:    func(e Env, _ notebook.ID) app.UI { return &cases{env: e} },
	view.PartNew:     func(e Env, _ notebook.ID) app.UI { return &newCase{env: e} },
	view.PartCase:    func(e Env, of notebook.ID) app.UI { return &caseView{Of: of, env: e} },
	view.PartLog:     func(e Env, of notebook.ID) app.UI { return &logEntry{Of: of, env: e} },
	view.PartCard:    func(e Env, of notebook.ID) app.UI { return &card{Of: of, env: e} },
	view.PartNames:   func(e Env, of notebook.ID) app.UI { return &names{Of: of, env: e} },
	view.PartMove:    func(e Env, of notebook.ID) app.UI { return &move{Of: of, env: e} },
	view.PartHand:    func(e Env, of notebook.ID) app.UI { return &hand{Of: of, env: e} },
	view.PartLead:    func(e Env, _ notebook.ID) app.UI { return &lead{env: e} },
	view.PartDevice:  func(e Env, _ notebook.ID) app.UI { return &device{env: e} },
	view.PartKeys:    func(e Env, _ notebook.ID) app.UI { return &keys{env: e} },
	view.PartReceive: func(e Env, _ notebook.ID) app.UI { return &receive{env: e} },
	view.PartCopy:    func(e Env, _ notebook.ID) app.UI { return &copies{env: e} },
}

func (e Env) notebook(part view.Part) app.UI {
	return &notebookPage{Part: part, Record: current.record, env: e}
}

// mounted is called when the program has taken the page over.
func mounted(ctx app.Context) { current.root = ctx }

// atRecord notes the record that the address names, and says whether it is another one. A fragment that is no id, such
// as that of the skip link, leaves the record of the page as it is.
func atRecord(path, fragment string) bool {
	id, ok := notebook.ParseID(fragment)
	if !ok && path == current.path {
		return false
	}
	other := id != current.record
	current.path, current.record = path, id
	return other
}

// notebookPage is one page of the notebook, or its door.
type notebookPage struct {
	app.Compo
	Part   view.Part
	Record notebook.ID
	env    Env
}

// CompoID keeps one record's page out of another's.
func (p *notebookPage) CompoID() string { return string(p.Part) + "/" + p.Record.String() }

// OnMount looks for the notebook, once a tab.
func (p *notebookPage) OnMount(ctx app.Context) {
	current.watch(ctx)
	if current.stage == unlooked {
		current.look()
	}
}

// Render shows the part, or the door.
func (p *notebookPage) Render() app.UI {
	if current.stage != opened {
		return app.Div().Body(&door{env: p.env})
	}
	return app.Div().Body(parts[p.Part](p.env, p.Record))
}

// watch draws a component again whenever the session changes, while it is on the page.
func (s *session) watch(ctx app.Context) {
	s.watched = slices.DeleteFunc(s.watched, func(c app.Context) bool { return !c.Src().Mounted() })
	s.watched = append(s.watched, ctx)
}

// change changes the session on the main goroutine and draws all that watch. It may be called from anywhere.
func (s *session) change(do func(app.Context)) {
	s.root.Dispatch(func(ctx app.Context) {
		do(ctx)
		for _, c := range s.watched {
			c.Dispatch(nil)
		}
	})
}

// run does something with the store, off the main goroutine. then is called on the main one with what
// came of it, whether or not the page that asked is still there.
func (s *session) run(do func(*book.Book) error, then func(app.Context, error)) {
	b := s.book
	task(func() {
		err := do(b)
		s.change(func(ctx app.Context) { then(ctx, err) })
	})
}

// mayWrite says whether this tab may write in the open notebook.
func (s *session) mayWrite() bool { return s.stage == opened && s.writing }

// look finds out what is on this device. Where nothing ever was, nothing is made. From here on the hand and the time are
// followed: pages of the guide, which never come here, are spared that.
func (s *session) look() {
	s.stage = looking
	s.listen()
	task(func() {
		st, store, err := s.find()
		s.change(func(app.Context) { s.stage, s.store, s.trouble = st, store, err })
	})
}

func (s *session) find() (stage, notebook.Store, error) {
	if !s.device.There(s.name()) {
		return absent, nil, nil
	}
	store, err := s.device.Store(s.name(), s.lost)
	if err != nil {
		return failed, nil, err
	}
	found, err := book.Look(store)
	switch {
	case err != nil:
		return failed, store, err
	case found.Locked:
		return shut, store, nil
	}
	return absent, store, nil
}

// lost is called when the browser takes the store away. What is open can still be read, and copied by hand.
func (s *session) lost(err error) {
	s.change(func(app.Context) {
		s.trouble, s.writing = err, false
		if s.stage != opened {
			s.stage = failed
		}
	})
}

// open takes up an open book, and asks for the pen. It waits.
func (s *session) open(b *book.Book) {
	pen := s.device.Pen(s.name())
	writing := b.IsMemory()
	if !writing {
		ours, err := pen.Ask()
		writing = ours || err != nil // a browser without locks: the store's own check of revisions is left
		pen.Lost(s.penLost)
		b.SetReadOnly(!writing)
	}
	b.Lines()      // put in order, for which a telephone needs a moment
	pace.Collect() // what unlocking left behind would else be collected in the middle of drawing the list
	s.change(func(ctx app.Context) {
		s.stage, s.arriving, s.book, s.pen, s.writing, s.trouble = opened, true, b, pen, writing, nil
		s.clock = clock{touched: instant(), ticked: instant()}
		s.later()
		ctx.Defer(func(app.Context) { task(s.settle) })
	})
}

// settle finishes the page of a notebook that was just opened: its bar, and the focus, for which the browser lays the page out. With
// the page itself that would be too much for one task.
func (s *session) settle() {
	pace.Turn()
	s.change(func(ctx app.Context) {
		s.arriving = false
		ctx.Defer(func(app.Context) {
			task(func() {
				pace.Turn()
				if !focused() { // nobody has begun to type
					focusHeading(true)
				}
			})
		})
	})
}

// later does, behind what the page shows, what need not be done to show it. What it finds wrong is told under "On this device".
func (s *session) later() {
	b, writing := s.book, s.writing
	task(func() {
		time.Sleep(moment) // the page begins
		if behind(); writing {
			_, _ = b.PurgeExpired(now()) // what cannot be purged now is purged the next time
			pace.Turn()
			_ = b.Seen(now())
		}
		var err error
		pace.InTurns(func(budget func() bool) (more bool) {
			behind()
			more, err = b.Work(budget)
			return more && err == nil
		})
		if err == nil { // otherwise the store is gone, and whoever next needs it is told
			s.change(func(app.Context) {})
		}
	})
}
