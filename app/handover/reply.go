package handover

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"waymark/app/notebook"
	"waymark/app/strictjson"
	"waymark/app/workday"
)

// Reply is what a manager decided, as a few lines that survive an e-mail. See FORMAT.md. Nobody
// checked who wrote it.
type Reply struct {
	Code     string
	Decision string
	Reason   string
	Date     workday.Date
	From     notebook.Party
}

// MaxReply is the longest text that is searched for a reply, in bytes: a long thread of mails.
const MaxReply = 1 << 20

// ErrReply: there is no reply in the text, or a part of it cannot be read; a *ReplyError.
var ErrReply = errors.New("no reply that can be read")

// ReplyError says which part of a reply is wrong: "" for the whole of it, "Date" and so on for one.
type ReplyError struct{ Part string }

// Error names the part.
func (e *ReplyError) Error() string { return "read reply: " + e.Part + ": " + ErrReply.Error() }

// Unwrap gives ErrReply.
func (e *ReplyError) Unwrap() error { return ErrReply }

const (
	replyFirst = "WAYMARK REPLY 1"
	replyLast  = "END OF REPLY"
)

var replyLabels = [...]string{"Case", "Decision", "Reason", "Date", "From"}

// Entry is the reply as an entry of the case.
func (r Reply) Entry() notebook.Entry {
	return notebook.Entry{Kind: notebook.Decision, Happened: notebook.When{Date: r.Date}, Who: r.From, Text: r.Decision, Reason: r.Reason}
}

// String is the reply as text. Each paragraph is one line.
func (r Reply) String() string {
	from := r.From.Role
	if r.From.Agency != "" {
		from += ", " + r.From.Agency
	}
	var b strings.Builder
	b.WriteString(replyFirst + "\n")
	for i, part := range []string{r.Code, r.Decision, r.Reason, r.Date.String(), from} {
		b.WriteString(replyLabels[i] + ": " + strings.Join(paragraphs(part), "\n\n") + "\n")
	}
	return b.String() + replyLast + "\n"
}

// Slip is the reply as text that is known to be read back as it is. The error is a *ReplyError
// with the part that would not be: one that is empty or too long, or has a line that begins like
// the label of the next part.
func (r Reply) Slip() (string, error) {
	r.Code, r.From = strings.ToUpper(strings.TrimSpace(r.Code)), notebook.Party{Role: bare(r.From.Role), Agency: bare(r.From.Agency)}
	r.Decision, r.Reason = strings.Join(paragraphs(r.Decision), "\n\n"), strings.Join(paragraphs(r.Reason), "\n\n")
	text := r.String()
	back, err := ReadReply(text)
	if err != nil {
		return "", err
	}
	for i, same := range []bool{back.Code == r.Code, back.Decision == r.Decision, back.Reason == r.Reason, back.Date == r.Date, back.From == r.From} {
		if !same {
			return "", fmt.Errorf("write reply: %w", &ReplyError{replyLabels[i]})
		}
	}
	return text, nil
}

// HasReply says whether a text has the line that a reply begins with.
func HasReply(text string) bool {
	for line := range strings.Lines(text) {
		if is(bare(line), replyFirst) {
			return true
		}
	}
	return false
}

// ReadReply finds the first reply in a text: a mail with what is round it, quoted or wrapped. The
// error is a *ReplyError.
func ReadReply(text string) (Reply, error) {
	if len(text) > MaxReply || !utf8.ValidString(text) || strings.ContainsFunc(text, strictjson.Turns) {
		return Reply{}, &ReplyError{}
	}
	parts, whole := cut(text)
	if !whole {
		return Reply{}, &ReplyError{}
	}
	r := Reply{Code: strings.ToUpper(one(parts[0])), Decision: parts[1], Reason: parts[2], Date: readDate(one(parts[3])), From: readParty(one(parts[4]))}
	for i, good := range []bool{notebook.ValidCode(r.Code), fits(r.Decision), fits(r.Reason), r.Date.Valid(),
		r.From.Role != "" && len(r.From.Role) <= notebook.MaxLine && len(r.From.Agency) <= notebook.MaxLine} {
		if !good {
			return Reply{}, &ReplyError{replyLabels[i]}
		}
	}
	return r, nil
}

func fits(text string) bool { return text != "" && len(text) <= notebook.MaxText }

func one(part string) string { return strings.ReplaceAll(part, "\n\n", " ") }

// cut takes a reply apart: what stands behind each label, its lines joined to paragraphs.
func cut(text string) ([len(replyLabels)]string, bool) {
	var parts [len(replyLabels)]string
	var read [len(replyLabels)]strings.Builder
	at := -2 // before the first line; -1 is behind it, before the first label
	for line := range strings.Lines(text) {
		line = bare(line)
		switch {
		case at == -2:
			if is(line, replyFirst) {
				at = -1
			}
			continue
		case at == len(replyLabels)-1 && is(line, replyLast):
			for i := range parts {
				parts[i] = strings.Join(paragraphs(read[i].String()), "\n\n")
			}
			return parts, true
		}
		if at+1 < len(replyLabels) {
			if rest, begins := labelled(line, replyLabels[at+1]); begins {
				at, line = at+1, rest
			}
		}
		if at >= 0 {
			read[at].WriteString(line + "\n")
		}
	}
	return parts, false
}

// labelled says whether a line begins with a label and a colon, and what is behind.
func labelled(line, label string) (string, bool) {
	line = strings.TrimLeft(line, "* ")
	if len(line) < len(label) || !strings.EqualFold(line[:len(label)], label) {
		return "", false
	}
	rest, colon := strings.CutPrefix(strings.TrimLeft(line[len(label):], "* "), ":")
	if !colon {
		return "", false
	}
	if after, starred := strings.CutPrefix(rest, "*"); starred {
		rest = after
	}
	return strings.TrimSpace(rest), true
}

// is compares a line with one of the two that enclose a reply.
func is(line, want string) bool {
	return strings.EqualFold(strings.Trim(strings.Join(strings.Fields(line), " "), "*-_= "), want)
}

// bare is a line without what mail programs put before it, its spaces single and ordinary.
func bare(line string) string {
	line = strings.TrimLeft(strings.ReplaceAll(line, "\u00a0", " "), "> \t")
	return strings.Join(strings.Fields(line), " ")
}

// paragraphs joins lines until an empty one.
func paragraphs(text string) []string {
	var all, lines []string
	end := func() {
		if len(lines) > 0 {
			all, lines = append(all, strings.Join(lines, " ")), nil
		}
	}
	for line := range strings.Lines(text) {
		if line = strings.Join(strings.Fields(line), " "); line == "" {
			end()
		} else {
			lines = append(lines, line)
		}
	}
	end()
	return all
}

// readParty takes what is behind the last comma as the agency.
func readParty(s string) notebook.Party {
	i := strings.LastIndexByte(s, ',')
	if i < 0 {
		return notebook.Party{Role: s}
	}
	return notebook.Party{Role: strings.TrimSpace(s[:i]), Agency: strings.TrimSpace(s[i+1:])}
}

// PartOf is the part of a reply that an error is about, "" where it is about none.
func PartOf(err error) string {
	var e *ReplyError
	if errors.As(err, &e) {
		return e.Part
	}
	return ""
}
