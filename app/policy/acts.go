package policy

import "strings"

var verbs = map[string]Act{
	"discuss": ActDiscuss, "speak": ActDiscuss, "talk": ActDiscuss, "meet": ActDiscuss,
	"contact":  ActContact,
	"refer":    ActRefer,
	"escalate": ActEscalate, "take": ActEscalate, "report": ActEscalate,
	"inform": ActInform, "tell": ActInform, "feed": ActInform,
	"copy":   ActCopy,
	"record": ActWrite, "write": ActWrite, "document": ActWrite, "keep": ActWrite, "complete": ActWrite,
	"confirm": ActConfirm,
	"send":    ActSend, "submit": ActSend, "return": ActSend,
	"share": ActShare, "disseminate": ActShare,
	"convene": ActConvene, "hold": ActConvene,
	"reach":   ActReach,
	"agree":   ActAgree,
	"debrief": ActDebrief,
}

// Some of these verbs also have quite another use: to keep calm is no record, to
// take care is no escalation. They count only with one of these words after them.
var needs = map[string][]string{
	"keep":     {"record", "log", "note", "file", "minutes"},
	"complete": {"form", "record", "log"},
	"take":     {"stage", "step", "manager", "head", "lead", "director", "board", "partnership", "chair", "higher"},
	"hold":     {"meeting", "panel", "event", "review", "round", "debrief"},
	"feed":     {"back"},
	"return":   {"form", "record", "log"},
}

// ActOf is the act that a duty's words ask for, by their first verb. ActOther
// for a verb that nothing is done with beyond showing it.
func ActOf(text string) Act {
	verb, rest, _ := strings.Cut(strings.ToLower(text), " ")
	verb = strings.TrimRight(verb, ",;:")
	words, picky := needs[verb]
	if !picky {
		return verbs[verb]
	}
	for _, w := range words {
		if strings.Contains(rest, w) {
			return verbs[verb]
		}
	}
	return ActOther
}

// Inflected reports the plain form of a verb that ActOf would know if it were
// written so: "refer" for "refers", "" for all others.
func Inflected(text string) string {
	verb, _, _ := strings.Cut(strings.ToLower(text), " ")
	for _, end := range []string{"s", "es", "ed", "ing"} {
		if base, ok := strings.CutSuffix(verb, end); ok {
			if _, known := verbs[base]; known {
				return base
			}
		}
	}
	return ""
}
