package site

import (
	"strings"
	"testing"
)

func TestLinks(t *testing.T) {
	tests := []struct{ body, want string }{ // want "" is no fault
		{`<a href="/sub/">x</a>`, ""},
		{`<a href="/sub/swindon/stage-1/?a=b#who">x</a>`, ""},
		{`<a href="stage-1/">x</a>`, ""},
		{`<a href="..">x</a>`, ""},
		{`<a href="ladder.svg">x</a>`, ""},
		{`<a href="?x=1">x</a>`, ""},
		{`<a href="mailto:a@b.c">x</a>`, ""},
		{`<a href="tel:999">x</a>`, ""},
		{`<a href="https://a.b/" rel="noopener noreferrer">x</a>`, ""},
		{`<img src="/sub/icons/icon.svg">`, ""},
		{`<svg><use href="#s"></use><path id="s"></path></svg>`, ""},

		{`<a href="stage-2/">x</a>`, `page "swindon/": link to "swindon/stage-2/": no such page`},
		{`<a href="stage-1">x</a>`, `link to "swindon/stage-1": no such page`},
		{`<a href="/swindon/">x</a>`, `link to "/swindon/": leads out of the base "/sub/"`},
		{`<a href="/sub/swindon/stage-1/#what">x</a>`, `link to "swindon/stage-1/": no element on that page has the id "what"`},
		{`<a href="#nowhere">x</a>`, `no element on that page has the id "nowhere"`},
		{`<a href="#">x</a>`, `link to "#": names no place`},
		{`<a href="https://a.b/">x</a>`, `needs rel="noreferrer noopener"`},
		{`<a href="http://a.b/" rel="noopener noreferrer">x</a>`, "a link leads to a page of this site"},
		{`<a href="//a.b/">x</a>`, "a link leads to a page of this site"},
		{`<a href="javascript:x()">x</a>`, "a link leads to a page of this site"},
		{`<a href="JavaScript:x()">x</a>`, "a link leads to a page of this site"},
		{`<a href="data:text/html,x">x</a>`, "a link leads to a page of this site"},
		{`<a href="a\\b">x</a>`, "not an address"},
		{`<img src="https://a.b/c.png">`, "which is not a file of this site"},
		{`<img src="//a.b/c.png">`, "which is not a file of this site"},
		{`<img src="data:image/png;base64,xx">`, "which is not a file of this site"},
		{`<img src="/sub/icons/none.svg">`, "there is no such file"},
		{`<svg><use href="#t"></use></svg>`, `uses "#t", and no element has that id`},
		{`<b id="x"></b><b id="x"></b>`, `<b id="x">: the id is given twice`},
		{`<label for="y">x</label>`, `for names "y", and no element has that id`},
		{`<p aria-describedby="y">x</p>`, `aria-describedby names "y"`},
		{`<q cite="javascript:x">x</q>`, "must be an https address"},
	}
	for _, test := range tests {
		s := testSite(t, "/sub/")
		s.Pages[1].Body = "<div>" + test.body + "</div>"
		_, err := checkSite(s)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.body, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: got error %v; want %q", test.body, err, test.want)
		}
	}
}

func TestNotFoundLinksWorkAnywhere(t *testing.T) {
	s := testSite(t, "/sub/")
	s.NotFound.Body = `<div><a href="#a">x</a><b id="a"></b><a href="swindon/">x</a></div>`
	_, err := checkSite(s)
	if err == nil || err.Error() != `page "404.html": link to "swindon/": this page answers at any address, so its links must start with the base "/sub/"` {
		t.Errorf("got %v", err)
	}
}

// TestAllFaultsAtOnce also holds that a page which cannot be read does not make
// links to it dead.
func TestAllFaultsAtOnce(t *testing.T) {
	s := testSite(t, "/")
	s.Pages[0].Body = `<div><a href="/none/">x</a><a href="/swindon/">x</a></div>`
	s.Pages[1].Body = `<div onclick="x">y</div>`
	s.Pages[2].Title = ""
	_, err := checkSite(s)
	want := `page "swindon/stage-1/": has no title
page "swindon/": <div>: not an attribute that a page may have: "onclick=\"x\">y</div>"
page "": link to "none/": no such page`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
