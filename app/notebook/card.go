package notebook

import "waymark/app/workday"

// Card is the conversation card of a stage. Filled in before the call it is what one says;
// after it, the same words are the contact entry.
type Card struct {
	Stage    int
	Who      Party
	How      How
	Concern  string // what worries me
	Evidence string // what I have seen or been told, and when
	Risk     string // what may happen to the adult
	Ask      string // what I ask them to do
	Owner    Party  // who does it
	By       workday.Date
	Repeated Answer // they said it back
}

// Entry is the card as a contact that happened. What they answered and all else can be
// written into it before it is added to a case.
func (c Card) Entry(happened When) Entry {
	return Entry{Kind: Contact, Happened: happened, Stage: c.Stage, Who: c.Who, How: c.How,
		Concern: c.Concern, Evidence: c.Evidence, Risk: c.Risk, Asked: c.Ask,
		Owner: c.Owner, Due: c.By, Repeated: c.Repeated}
}

// Card is the contact's side of it: nothing of the card is lost on its way there and back.
func (e Entry) Card() Card {
	return Card{Stage: e.Stage, Who: e.Who, How: e.How, Concern: e.Concern, Evidence: e.Evidence, Risk: e.Risk,
		Ask: e.Asked, Owner: e.Owner, By: e.Due, Repeated: e.Repeated}
}
