package book

import (
	"fmt"
	"slices"

	"waymark/app/notebook"
)

// Comparison says what contents from elsewhere would change here. Nothing here is ever written over.
type Comparison struct {
	Cases      []CaseComparison
	Identities Tally // people on identity sheets
	Drafts     Tally
	Holidays   Tally // one-off bank holidays: a new one counts in every case that is here, too
}

// Tally is how many of something are new, the same, or in conflict with what is here.
type Tally struct{ New, Same, Conflicting int }

// CaseComparison compares one case entry by entry, by the numbers that the entries have in the other.
type CaseComparison struct {
	ID          notebook.ID
	Code        string // that it has there
	Here        string // the code that it has here, or would get because its own is taken
	Known       bool   // the case is here already
	Other       bool   // it is here and began differently: no entry of it is taken
	New         []uint32
	Same        []uint32
	Conflicting []uint32 // cannot stand beside what is here: both correct the same entry
}

// plan is a comparison with what would be stored.
type plan struct {
	Comparison
	cases  []*notebook.Case
	sheets []notebook.Identity
	drafts []notebook.Draft
	packs  map[string][]byte
	set    *notebook.Settings // with what comes along of theirs; nil where nothing does
}

// Compare says what Merge would do. Errors: those of opening cases that are here, and the store's.
func (b *Book) Compare(c notebook.Contents) (Comparison, error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	p, err := b.plan(c)
	if err != nil {
		return Comparison{}, fmt.Errorf("compare: %w", err)
	}
	return p.Comparison, nil
}

// Merge takes over what is new, in one transaction, and leaves what is in conflict. A key comes along
// where there is none yet. Errors: as
// Compare, notebook.ErrFull, and ErrReadOnly. After an error nothing has changed.
func (b *Book) Merge(c notebook.Contents) (Comparison, error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	p, err := b.plan(c)
	if err != nil {
		return Comparison{}, fmt.Errorf("merge: %w", err)
	}
	e, err := b.merging(p)
	if err != nil {
		return Comparison{}, fmt.Errorf("merge: %w", err)
	}
	if len(e.puts) == 0 {
		return p.Comparison, nil
	}
	if err := b.write(e); err != nil {
		return Comparison{}, fmt.Errorf("merge: %w", err)
	}
	b.renew(p.cases)
	return p.Comparison, nil
}

// renew forgets what was in memory of cases that have changed; they are opened again when they are asked for, and
// by Work.
func (b *Book) renew(cases []*notebook.Case) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range cases {
		delete(b.cases, c.Start().ID)
		delete(b.texts, c.Start().ID)
	}
	b.check = nil
}

// merging is the edit that stores a plan.
func (b *Book) merging(p *plan) (edit, error) {
	var whole edit
	var then []func(*state)
	for _, c := range p.cases {
		e, err := b.caseEdit(c)
		if err != nil {
			return whole, err
		}
		whole.puts, whole.filed, then = append(whole.puts, e.puts...), append(whole.filed, e.filed...), append(then, e.then)
	}
	for _, s := range p.sheets {
		e, err := identityEdit(s)
		if err != nil {
			return whole, err
		}
		whole.puts = append(whole.puts, e.puts...)
	}
	for _, d := range p.drafts {
		plain, err := d.Encode()
		if err != nil {
			return whole, err
		}
		whole.puts = append(whole.puts, put{draftPlace(d.ID), plain})
		then = append(then, func(st *state) { st.drafts[d.ID] = d })
	}
	if p.set != nil {
		whole.puts = append(whole.puts, settingsPut(*p.set))
		then = append(then, func(st *state) { st.settings = *p.set })
	}
	for hash, pack := range p.packs {
		whole.puts = append(whole.puts, put{packPlace(hash), pack})
	}
	whole.then = func(st *state) {
		for _, f := range then {
			f(st)
		}
	}
	return whole, nil
}

// plan works out what is new.
func (b *Book) plan(c notebook.Contents) (*plan, error) {
	p := &plan{packs: map[string][]byte{}}
	codes := b.Codes()
	for _, theirs := range c.Cases {
		if err := b.planCase(p, theirs, &codes); err != nil {
			return nil, err
		}
	}
	for _, i := range c.Identities {
		if err := b.planIdentity(p, i); err != nil {
			return nil, err
		}
	}
	mine := b.Drafts()
	for _, d := range c.Drafts {
		at := slices.IndexFunc(mine, func(m notebook.Draft) bool { return m.ID == d.ID })
		switch {
		case at < 0 && b.has(p, d.Case):
			p.Drafts.New++
			p.drafts = append(p.drafts, d)
		case at >= 0 && mine[at] == d:
			p.Drafts.Same++
		default:
			p.Drafts.Conflicting++
		}
	}
	b.planSettings(p, c)
	for hash, pack := range c.Packs {
		if at := packPlace(hash); at.Valid() && !b.lists(at) {
			p.packs[hash] = pack
		}
	}
	return p, nil
}

// planSettings takes over the first of their keys where there is none here, and adds the bank holidays that are not here yet.
func (b *Book) planSettings(p *plan, c notebook.Contents) {
	set := b.Settings()
	key := set.Identity == "" && len(c.Keys) > 0
	if key {
		set.Identity = c.Keys[0]
	}
	all := unite(&p.Holidays, slices.Clip(set.Holidays), c.Holidays, notebook.MaxHolidays)
	set.AddHolidays(all[len(set.Holidays):]...)
	if key || p.Holidays.New > 0 {
		p.set = &set
	}
}

// unite is ours with what only they have, up to so many, and counts it.
func unite[T comparable](count *Tally, ours, theirs []T, most int) []T {
	for _, one := range theirs {
		switch {
		case slices.Contains(ours, one):
			count.Same++
		case len(ours) >= most:
			count.Conflicting++
		default:
			count.New++
			ours = append(ours, one)
		}
	}
	return ours
}

// has says whether a case is here or will be; a draft of no case yet needs none.
func (b *Book) has(p *plan, id notebook.ID) bool {
	return id.IsZero() || b.lists(linePlace(id)) || slices.ContainsFunc(p.cases, func(c *notebook.Case) bool { return c.Start().ID == id })
}

func (b *Book) planCase(p *plan, theirs *notebook.Case, codes *[]string) error {
	id := theirs.Start().ID
	cmp := CaseComparison{ID: id, Code: theirs.Start().Code, Here: theirs.Start().Code, Known: b.lists(linePlace(id))}
	if !cmp.Known {
		for e := range theirs.Entries() {
			cmp.New = append(cmp.New, e.Number)
		}
		if slices.Contains(*codes, cmp.Code) {
			cmp.Here = notebook.NextCode(*codes)
		}
		*codes = append(*codes, cmp.Here)
		c, err := recoded(theirs, cmp.Here)
		if err != nil {
			return err
		}
		p.cases, p.Cases = append(p.cases, c), append(p.Cases, cmp)
		return nil
	}
	ours, err := b.caseNow(id)
	if err != nil {
		return err
	}
	cmp.Here = ours.Start().Code
	m := merge(ours, theirs)
	cmp.Other, cmp.New, cmp.Same, cmp.Conflicting = m.other, m.added, m.same, m.conflicting
	p.Cases = append(p.Cases, cmp)
	if m.whole != nil {
		p.cases = append(p.cases, m.whole)
	}
	return nil
}

// recoded is a case under another code, as its own is taken here.
func recoded(c *notebook.Case, code string) (*notebook.Case, error) {
	s := c.Start()
	if s.Code == code {
		return c, nil
	}
	s.Code = code
	return notebook.Rebuild(s, slices.Collect(c.Entries()))
}

// planIdentity adds the people who are not on the sheet yet.
func (b *Book) planIdentity(p *plan, theirs notebook.Identity) error {
	if !b.has(p, theirs.Case) {
		p.Identities.Conflicting += len(theirs.People)
		return nil
	}
	ours, err := b.identityNow(theirs.Case)
	if err != nil {
		return err
	}
	before := len(ours.People)
	ours.People = unite(&p.Identities, ours.People, theirs.People, notebook.MaxPeople)
	if len(ours.People) > before {
		p.sheets = append(p.sheets, ours)
	}
	return nil
}
