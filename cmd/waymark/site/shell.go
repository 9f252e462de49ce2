package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"strings"
)

// shell lays web/shell.html round a page. What comes before a page's title and
// after its body is the same on every page: top and tail. Only the part between
// travels in the offline bundles; the worker puts the three together.
type shell struct {
	template  *template.Template
	fields    shellFields
	top, tail string
}

// shellFields are what web/shell.html may mention.
type shellFields struct {
	Base, Policy               string
	Boot, Packs, Program, Exec string // relative to the base; Program and Exec may be empty
	Look, Print                string // style sheets of the program and of paper, relative to the base
	Words                      Words
	Style                      template.CSS
	Title, Description, Sheet  string
	NoIndex, Rescue            bool
	ReviewMonths               int
	Body                       template.HTML
}

const bodyMark = "<!-- body -->"

func newShell(s Site, look style, names assetNames) (*shell, error) {
	t, err := template.New("shell.html").Option("missingkey=error").Parse(string(s.Shell))
	if err != nil {
		return nil, err
	}
	sh := &shell{template: t, fields: shellFields{
		Base: s.Base, Policy: contentPolicy(look.source), Words: s.Words, Style: template.CSS(look.css),
		Boot: names.boot, Packs: names.packs, Program: names.program, Exec: names.exec, Look: names.look, Print: names.print, Rescue: s.Rescue.there(),
		ReviewMonths: s.ReviewMonths,
	}}
	return sh, sh.divide()
}

// divide finds top and tail, and checks what the shell promises.
func (sh *shell) divide() error {
	whole, err := sh.render(Page{Title: "t"}, bodyMark)
	if err != nil {
		return err
	}
	title, body := strings.Index(whole, "<title>"), strings.Index(whole, bodyMark)
	if title < 0 || body < title {
		return errors.New("shell.html: needs a <title>, and after it the body")
	}
	sh.top, sh.tail = whole[:title], whole[body+len(bodyMark):]
	switch {
	case !strings.Contains(sh.top, "<style>"+string(sh.fields.Style)+"</style>"):
		return errors.New("shell.html: the style sheet must stand unchanged in a <style> before the title, or the content security policy refuses it")
	case !strings.HasSuffix(whole[:body], "<body>"):
		return errors.New("shell.html: the body's element must come first in <body>; the program takes the first element's place")
	}
	return policyFirst(sh.top)
}

// policyFirst holds that nothing in the head comes before the policy: it does
// not cover what stands before it.
func policyFirst(top string) error {
	_, head, _ := strings.Cut(top, "<head>")
	if !strings.HasPrefix(strings.TrimSpace(head), `<meta http-equiv="Content-Security-Policy"`) {
		return errors.New("shell.html: the content security policy must be the first element in <head>")
	}
	if i := strings.Index(top, `<meta charset="utf-8">`); i < 0 || i > 1024-len(`<meta charset="utf-8">`) {
		return errors.New("shell.html: <meta charset> must stand in the first 1024 bytes")
	}
	return nil
}

// page returns a whole page, and its own part.
func (sh *shell) page(p Page, body string) (whole, own string, err error) {
	whole, err = sh.render(p, body)
	if err != nil {
		return "", "", err
	}
	own, topSame := strings.CutPrefix(whole, sh.top)
	own, tailSame := strings.CutSuffix(own, sh.tail)
	if !topSame || !tailSame {
		return "", "", errors.New("shell.html: all before <title> and after the body must be the same on every page")
	}
	return whole, own, nil
}

func (sh *shell) render(p Page, body string) (string, error) {
	f := sh.fields
	f.Title, f.Description, f.Sheet, f.NoIndex, f.Body = p.Title, p.Description, p.Sheet, p.NoIndex, template.HTML(body)
	var b bytes.Buffer
	if err := sh.template.Execute(&b, f); err != nil {
		return "", err
	}
	return b.String(), nil
}

// fillManifest puts the base into the manifest. Addresses in a manifest could be
// relative to it, but its id is resolved against the host alone: two sites on one
// host would be one app.
func fillManifest(source []byte, base string) ([]byte, error) {
	filled := bytes.ReplaceAll(source, []byte("{{.Base}}"), []byte(base))
	var m struct {
		ID       string `json:"id"`
		StartURL string `json:"start_url"`
		Scope    string `json:"scope"`
	}
	if err := json.Unmarshal(filled, &m); err != nil {
		return nil, fmt.Errorf("manifest.webmanifest: %w", err)
	}
	if m.ID != base || m.StartURL != base || m.Scope != base {
		return nil, errors.New("manifest.webmanifest: id, start_url and scope must be {{.Base}}")
	}
	return filled, nil
}
