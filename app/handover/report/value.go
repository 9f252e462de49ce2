package report

import (
	"slices"
	"strings"

	"waymark/app/guide"
	"waymark/app/notebook"
)

// value is what a case holds for a fill of the policy's list; "" where it holds nothing. The
// whole text, not the first page's cut of it.
func (s Source) value(fill string) string {
	switch fill {
	case "adult":
		return or(s.name(s.Case.Start().Adult), s.Case.Start().Adult+" (case "+s.Case.Start().Code+")")
	case "practitioner", "name":
		return join(", ", s.name(s.Case.Start().Keeper.Role), s.Case.Start().Keeper.Role)
	case "job":
		return s.Case.Start().Keeper.Role
	case "contact":
		return s.note(s.Case.Start().Keeper.Role)
	case "agency":
		return s.Case.Start().Keeper.Agency
	case "other-agency":
		return s.others()
	case "code":
		return s.Case.Start().Code
	case "today":
		return s.Today.Long()
	case "arose":
		return s.arose().Long()
	case "ended":
		st, _ := s.resolvedAt()
		return st.End.Long()
	case "days":
		return s.days()
	case "views":
		return s.allViews()
	case "next-stage":
		return s.nextStage()
	case "stage-resolved":
		if st, resolved := s.resolvedAt(); resolved {
			return s.stage(st.Rank)
		}
		return ""
	case "action-taken":
		if st, resolved := s.resolvedAt(); resolved {
			return st.Text
		}
		return ""
	}
	return s.told(fill)
}

// told is what the entries say, put together or the latest.
func (s Source) told(fill string) string {
	switch fill {
	case "evidence", "notes", "learning":
		if s.bare() {
			return ""
		}
	}
	switch fill {
	case "concern":
		return or(s.last(func(e notebook.Entry) string { return e.Concern }), s.texts(notebook.Arose))
	case "evidence":
		return s.last(func(e notebook.Entry) string { return e.Evidence })
	case "risk":
		return s.last(func(e notebook.Entry) string { return e.Risk })
	case "wanted":
		return s.last(func(e notebook.Entry) string { return e.Asked })
	case "wishes":
		return s.texts(notebook.Views)
	case "agreed":
		return s.allAgreed()
	case "copied":
		return s.parties(notebook.Copied)
	case "notes":
		return s.texts(notebook.Note)
	case "decision":
		return s.texts(notebook.Decision)
	case "learning":
		return s.texts(notebook.Learning)
	case "skipped":
		var out []string
		for _, st := range s.steps() {
			if st.Skipped {
				out = append(out, s.label(st.Rank)+": "+st.Text)
			}
		}
		return strings.Join(out, "\n")
	}
	return ""
}

// person is who stands behind a role on the names sheet, where that was put in.
func (s Source) person(called string) (notebook.Person, bool) {
	if s.Names != nil {
		for _, p := range s.Names.People {
			if strings.EqualFold(strings.TrimSpace(p.Called), strings.TrimSpace(called)) && called != "" {
				return p, true
			}
		}
	}
	return notebook.Person{}, false
}

func (s Source) name(called string) string {
	p, _ := s.person(called)
	return p.Name
}

func (s Source) note(called string) string {
	p, _ := s.person(called)
	return p.Note
}

// last is what the latest entry that says it says.
func (s Source) last(of func(notebook.Entry) string) string {
	e, _ := s.latest(func(e notebook.Entry) bool { return of(e) != "" })
	return of(e)
}

// texts is the words of all entries of a kind, each with its day and reason.
func (s Source) texts(kind notebook.Kind) string {
	var out []string
	for _, r := range s.standing() {
		if r.Kind == kind {
			if text := join(" Reason: ", r.Text, r.Reason); text != "" {
				out = append(out, r.Happened.Date.Short()+": "+text)
			}
		}
	}
	return strings.Join(out, "\n")
}

func (s Source) parties(kind notebook.Kind) string {
	var out []string
	for _, r := range s.standing() {
		if r.Kind == kind {
			out = append(out, party(r.Who)+" ("+r.Happened.Date.Short()+")")
		}
	}
	return strings.Join(out, "\n")
}

func (s Source) others() string {
	own := s.Case.Start().Keeper.Agency
	var out []string
	for _, r := range s.standing() {
		if a := r.Who.Agency; a != "" && a != own && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return strings.Join(out, "; ")
}

// allViews is the other agencies' latest views, each in full. Ours is the concern.
func (s Source) allViews() string {
	var out []string
	for _, v := range s.views(0)[1:] {
		if v.text != "" {
			out = append(out, v.label+": "+v.dated(0))
		}
	}
	return strings.Join(out, "\n")
}

func (s Source) allAgreed() string {
	var out []string
	if st, resolved := s.resolvedAt(); resolved && st.Text != "" {
		out = append(out, s.label(st.Rank)+", "+st.End.Short()+": "+st.Text)
	}
	for _, r := range s.promised() {
		by := "no day agreed"
		if !r.Due.IsZero() {
			by = "by " + r.Due.Short()
		}
		if text := s.promise(r); text != "" {
			out = append(out, text+" ("+join("; ", or(party(r.Owner), "owner not recorded"), by)+")")
		}
	}
	return strings.Join(out, "\n")
}

// nextStage is where an unresolved disagreement goes on, once the stage it is at is over.
func (s Source) nextStage() string {
	at := s.Look.Standing.Position
	if at.Kind == guide.RanOut {
		return "The document prints nothing further."
	}
	var out []string
	if at.Kind == guide.AtStage && !at.Over && len(s.steps()) > 1 {
		return s.stage(at.Stage)
	}
	if at.Over {
		for _, o := range s.Look.Standing.Onward {
			if o.Target != nil {
				out = append(out, upper(s.target(o.Target)))
			}
		}
	}
	return strings.Join(out, "\n")
}

// days is how long it took, counted both ways, because no form that we know says which it means.
func (s Source) days() string {
	from := s.arose()
	st, resolved := s.resolvedAt()
	if !resolved || from.IsZero() || st.End.Before(from) {
		return ""
	}
	return plural(from.DaysUntil(st.End), "day") + ", or " + plural(s.Calendar.WorkingDaysBetween(from, st.End), "working day") +
		" (from " + from.Short() + " to " + st.End.Short() + ", the first day not counted; the form does not say which is meant)"
}
