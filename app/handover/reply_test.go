package handover_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/workday"
)

var reply = handover.Reply{Code: "A7", Decision: "Go ahead.", Reason: "Because.",
	Date: workday.Date{Year: 2026, Month: time.November, Day: 20}, From: notebook.Party{Role: "manager", Agency: "Trust"}}

func TestMailsAreRead(t *testing.T) {
	b, err := os.ReadFile("testdata/reply/mails.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(b), "\n# ")[1:]
	for _, c := range cases {
		title, rest, _ := strings.Cut(c, "\n[\n")
		mail, want, whole := strings.Cut(rest, "\n]\n")
		if !whole {
			t.Fatalf("%s: not whole", title)
		}
		got, err := handover.ReadReply(spell(t, mail) + "\n")
		said := "read " + strings.Join([]string{got.Code, got.Decision, got.Reason, got.Date.String(), got.From.Role, got.From.Agency}, " | ")
		var e *handover.ReplyError
		if errors.As(err, &e) && errors.Is(err, handover.ErrReply) {
			said = "refused " + e.Part
		}
		if said = strings.ReplaceAll(said, "\n\n", "¶"); strings.TrimSpace(said) != strings.TrimSpace(want) {
			t.Errorf("%s:\n%s\nwant\n%s", title, said, want)
		}
	}
	if len(cases) < 20 {
		t.Errorf("only %d mails", len(cases))
	}
}

func TestSlipIsReadBack(t *testing.T) {
	text, err := reply.Slip()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := handover.ReadReply(text); err != nil || got != reply || !handover.HasReply(text) {
		t.Errorf("%+v, %v", got, err)
	}
	next, e, err := casetest.Begin(t).Add(reply.Entry(), casetest.Wrote(21, "09:00"))
	if err != nil || next.Len() != 1 || e.Kind != notebook.Decision || e.Text != "Go ahead." || e.Reason != "Because." || e.Who.Agency != "Trust" {
		t.Errorf("as an entry: %+v, %v", e, err)
	}
}

func TestSlipsThatWouldNotBeReadBack(t *testing.T) {
	for part, spoil := range map[string]func(*handover.Reply){
		"Case":     func(r *handover.Reply) { r.Code = "x" },
		"Decision": func(r *handover.Reply) { r.Decision = "Go.\n\nReason: mine" },
		"Reason":   func(r *handover.Reply) { r.Reason = strings.Repeat("x", notebook.MaxText+1) },
		"Date":     func(r *handover.Reply) { r.Date.Day = 31 },
		"From":     func(r *handover.Reply) { r.From = notebook.Party{Role: "a", Agency: "b, c"} },
		"":         func(r *handover.Reply) { r.Reason = "\u202e" },
	} {
		r := reply
		spoil(&r)
		text, err := r.Slip()
		var e *handover.ReplyError
		if text != "" || !errors.As(err, &e) || e.Part != part {
			t.Errorf("%q: %q, %v", part, text, err)
		}
	}
	r := reply
	r.Decision = "First.\r\n  still  first\n\n\nSecond."
	if text, err := r.Slip(); err != nil || !strings.Contains(text, "Decision: First. still first\n\nSecond.\n") {
		t.Errorf("paragraphs: %q, %v", text, err)
	}
	r.Code, r.From.Role = " a7", " manager  of the ward "
	if text, err := r.Slip(); err != nil || !strings.Contains(text, "Case: A7\n") || !strings.Contains(text, "From: manager of the ward, Trust\n") {
		t.Errorf("as a telephone types it: %q, %v", text, err)
	}
}

// FuzzReply: what is read can be written and is read again.
func FuzzReply(f *testing.F) {
	f.Add(reply.String())
	f.Add("> *waymark reply 1*\n> case: a7\n> decision: x\n\n> reason: y\n> date: 20th Nov 2026\n> from: z\n> end of reply")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := handover.ReadReply(text)
		if err != nil {
			if !errors.Is(err, handover.ErrReply) {
				t.Fatal(err)
			}
			return
		}
		if len(got.Decision) > notebook.MaxText || got.Reason == "" || !got.Date.Valid() {
			t.Fatalf("%+v", got)
		}
		if _, err := got.Slip(); err != nil && !errors.Is(err, handover.ErrReply) {
			t.Fatal(err)
		}
	})
}
