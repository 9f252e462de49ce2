package policy

// GapSubjects is the closed list of what a gap can be about.
var GapSubjects = []string{
	"agencies", "contact", "date", "deadline", "diversion", "edition", "end", "final", "form", "issuer",
	"learning", "log", "order", "owner", "panel", "recipients", "review", "risk", "role", "skip", "stages",
	"start", "strength", "support", "text", "timescale", "way out", "working day",
}

// FillNames is the closed list of what of a case can stand in a form.
var FillNames = []string{
	"adult", "adult-born", "adult-address", "practitioner", "agency", "contact", "concern", "wanted", "views",
	"agreed", "next-stage", "copied", "stage-resolved", "action-taken", "notes", "days", "stage", "date", "who",
	"how", "outcome", "name", "job", "signed", "code", "risk", "evidence", "wishes", "other-agency", "arose", "began", "ended",
	"today", "skipped", "decision", "learning",
}

// FillNone stands in a log for a field that nothing of a case fills.
const FillNone = "none"

// MostStages is the highest rank a stage can have.
const MostStages = 9
